"""Where a piece stands in its report, and among the pieces that tell of events: signs of how its times and places are used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.extract.accounts.pieces import Piece


def order_signs(pieces: Sequence[Piece]) -> Mapping[int, tuple[str, ...]]:
    """The signs of each piece, by its `order`: its rank among those that tell, and how far it is behind the first of them."""
    telling = [piece.order for piece in pieces if piece.tells and piece.paragraph >= 0]
    rank = {order: number for number, order in enumerate(telling)}
    lead = telling[0] if telling else 0
    return {piece.order: _signs(piece, rank.get(piece.order, -1), piece.order - lead) for piece in pieces}


def _signs(piece: Piece, rank: int, after: int) -> tuple[str, ...]:
    if piece.paragraph < 0:
        return ("order:title",)
    return (
        f"telling:{rank if rank < 4 else 'later'}",
        "order:before" if after < 0 else f"order:{min(after, 6)}",
    )
