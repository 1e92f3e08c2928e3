"""Whose attack a piece tells of: one side's shells are not the other's, though told in one breath."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import word_before

_FROM_AFAR = frozenset({"airstrike", "drone-strike", "missile-strike", "shelling", "strike", "bombing"})
"""Kinds of event by which one side answers the other."""

_STEM = 4
"""Letters that a state's name and its adjective share: "Israel", "Israeli"."""


def sides_of(piece: Piece) -> frozenset[str]:
    """Who the piece's own words say did it: the beginnings of the words that tell one side from another, in lower case."""
    names = (who.name.casefold() for frame in piece.frames for who in frame.perpetrators if who.status != "denied")
    words = (word.strip("'’.,") for name in (*names, *_origins(piece)) for word in name.replace("-", " ").split())
    return frozenset(word[:_STEM] for word in words if len(word) > 2 and word not in piece.words.anybodys)


_SENT = frozenset(
    {
        "fired",
        "launched",
        "rocket",
        "rockets",
        "missile",
        "missiles",
        "shell",
        "shells",
        "drone",
        "drones",
        "shelling",
        "fire",
    }
)


def _origins(piece: Piece) -> Iterator[str]:
    """Where rockets came from: "a rocket from Lebanon", "mortars fired from the north of Gaza" name a side too."""
    for mention in piece.places:
        token = piece.document.token_at(mention.span.start)
        if word_before(piece, token) == "from" and word_before(piece, token, 2) in _SENT:
            yield mention.place.name.casefold()


def strikes_from_afar(piece: Piece) -> bool:
    """True where the piece tells of shells, rockets, drones or bombs."""
    return bool(piece.weapons) or any(frame.trigger.type in _FROM_AFAR for frame in piece.frames)


def are_opposed(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """True where both name a side of their own and none that they may share ("Israel" and "Israeli jets" may be one)."""
    return bool(one and other) and one.isdisjoint(other)
