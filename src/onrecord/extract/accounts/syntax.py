"""What stands beside a word in its sentence: the nearest verb of an event, of saying, of what came after."""

from __future__ import annotations

from onrecord.extract.accounts.pieces import Piece

GOVERNORS = frozenset({"reporting", "aftermath", "occurrence", "care"})
"""Cue kinds that compete with the event's own words for a time or a place."""


def governor(piece: Piece, token: int) -> tuple[str, int]:
    """The kind of the nearest governing word (`event`, one of GOVERNORS, or `none`) and its signed distance in tokens.

    A negative distance means that the word stands before the token. Words before win over words after at equal
    distance, as English puts "on Tuesday" after its verb more often than before it.
    """
    best = ("none", 99)
    reach = 99.0
    for anchor in piece.anchors():
        best, reach = _nearer(best, reach, "event", anchor - token)
    for cue in piece.cues:
        if cue.kind in GOVERNORS:
            best, reach = _nearer(best, reach, cue.kind, cue.first - token)
    return best


def _nearer(best: tuple[str, int], reach: float, kind: str, distance: int) -> tuple[tuple[str, int], float]:
    length = abs(distance) + (0.5 if distance > 0 else 0.0)
    return ((kind, distance), length) if length < reach else (best, reach)


def word_before(piece: Piece, token: int, back: int = 1) -> str:
    """The word `back` tokens before, in lower case; empty where the sentence begins after it."""
    place = token - back
    return piece.document.lowers[place] if place >= piece.sentence.first else ""
