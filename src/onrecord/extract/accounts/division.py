"""One group told as several incidents of different kinds: a kidnapping and a bombing are two accounts, whatever joins their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.segments import Group


def divide_by_kind(groups: Iterable[Group]) -> list[Group]:
    """The groups, each divided where its frames belong to incidents of different kinds (`Frame.muc_type`).

    A sentence without a kind of its own goes with the one before it. The first kind keeps the group's time and places.
    """
    divided: list[Group] = []
    for group in groups:
        kinds = list(dict.fromkeys(kind for piece in group.pieces if (kind := kind_of(piece)) is not None))
        if len(kinds) < 2 or _is_one_strike(group, kinds):
            divided.append(group)
            continue
        parts = {kind: Group(recalled=group.recalled, time=group.time, places=list(group.places)) for kind in kinds}
        current = parts[kinds[0]]
        for piece in group.pieces:
            current = parts.get(kind_of(piece) or "", current)
            current.pieces.append(piece)
            current.types.update(frame.trigger.type for frame in piece.frames)
        divided.extend(parts.values())
    return divided


_FROM_AFAR = frozenset({"airstrike", "drone-strike", "missile-strike", "shelling"})


def _is_one_strike(group: Group, kinds: Sequence[str]) -> bool:
    """True where a strike from afar is also called a bombing or an explosion: "the air strike ... the bombing"."""
    return set(kinds) == {"attack", "bombing"} and not _FROM_AFAR.isdisjoint(
        frame.trigger.type for piece in group.pieces for frame in piece.frames
    )


def kind_of(piece: Piece) -> str | None:
    """The kind of incident that most of the sentence's frames belong to; the first of them where there is a tie."""
    return most(
        [
            frame.muc_type
            for frame in piece.frames
            if frame.muc_type is not None and frame.trigger.type not in _CONSEQUENCES
        ]
    )


_CONSEQUENCES = frozenset({"injuring"})
"""What any kind of incident leads to: "seven more were injured" goes on with the bombing before it."""


def most(kinds: Sequence[str]) -> str | None:
    """The commonest of the kinds, the first of them where there is a tie; None of none."""
    return max(dict.fromkeys(kinds), key=kinds.count, default=None)
