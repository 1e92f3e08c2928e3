"""Talk of violence in general, which tells of no occasion."""

from __future__ import annotations

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.segments import event_places, is_definite
from onrecord.extract.accounts.syntax import word_before
from onrecord.extract.accounts.timing import event_time
from onrecord.extract.api import Frame

_PRESENT = frozenset({"are", "is", "'re", "’re", "keep", "keeps", "continue", "continues", "be", "been", "being"})


def is_generic(piece: Piece) -> bool:
    """True where the piece's events are spoken of in general: "they are shelling villages", "attacks on schools go on".

    Somebody counted, a spot, or "the attack" ties the words to an occasion; a day beside them does too.
    """
    if piece.counted or not piece.frames or is_definite(piece) or event_places(piece):
        return False
    if event_time(piece, None) is not None:
        return False
    return all(_is_general(piece, frame) for frame in piece.frames)


def _is_general(piece: Piece, frame: Frame) -> bool:
    """True for plural nouns ("bombings"), bare nouns of doing ("shelling") and verbs in the present ("are hitting", "shells")."""
    if frame.victims:
        return False
    word = frame.trigger.span.quote.lower().split()[-1]
    before = word_before(piece, piece.document.token_at(frame.trigger.span.start))
    if word.endswith("ing"):
        return before in _PRESENT or before not in ("a", "an", "the")
    return (word.endswith("s") and not word.endswith("ss")) or before in ("to", "would", "could", "may", "might", "can")
