"""Talk of violence in general, which tells of no occasion."""

from __future__ import annotations

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.signs import event_places, is_definite
from onrecord.extract.accounts.syntax import word_before
from onrecord.extract.accounts.timing import is_beside
from onrecord.extract.api import Frame

_ONE = frozenset({"a", "an", "the", "this", "another", "one", "two", "three", "'s", "’s", "his", "her", "their"})
"""Words that make of a noun one occasion."""


def is_generic(piece: Piece) -> bool:
    """True where the piece's events are spoken of in general: "they are shelling villages", "it has repeatedly been bombed".

    Somebody counted, a spot, or "the attack" ties the words to an occasion; a day beside them does too.
    """
    if piece.counted or not piece.frames:
        return False
    if piece.has("habitual"):
        return True
    if is_definite(piece) or event_places(piece):
        return False
    if any(time.interval is not None and is_beside(piece, time) for time in piece.times):
        return False
    return all(_is_general(piece, frame) for frame in piece.frames)


def is_performed(piece: Piece) -> bool:
    """True where somebody is said to have carried the event out somewhere: "the army conducted airstrikes in Ruritania"."""
    return any(mention.role == "place" for mention in piece.places) and any(
        frame.reality == "happened" and _follows_deed(piece, frame) for frame in piece.frames
    )


def _follows_deed(piece: Piece, frame: Frame) -> bool:
    first = piece.document.token_at(frame.trigger.span.start)
    return not piece.words.performed.isdisjoint(word_before(piece, first, back) for back in (1, 2, 3))


def _is_general(piece: Piece, frame: Frame) -> bool:
    """False for a verb in the past ("struck") and for one occasion named by a noun ("a raid"); victims make it one too."""
    if frame.victims or any(named.status == "denied" for named in frame.perpetrators):
        return False
    words = frame.trigger.span.quote.lower().split()
    if words[0].endswith("ed") or words[0] in piece.words.past:
        return False
    if _follows_deed(piece, frame):
        return False
    if words[-1] in piece.words.lasting or (words[-1].endswith("s") and not words[-1].endswith("ss")):
        return True
    first = piece.document.token_at(frame.trigger.span.start)
    return not any(word_before(piece, first, back) in _ONE for back in (1, 2, 3))
