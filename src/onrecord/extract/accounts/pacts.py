"""Days that date something else than the event beside them: the truce that it broke, and the day of an old photograph."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import word_before
from onrecord.model.interval import Interval, day_of
from onrecord.model.mention import TimeMention

_REACH = 24
"""Tokens, at most, from the pact to its day: "the truce reached after talks between the two presidents, which came into effect on"."""


def is_pact_day(piece: Piece, time: TimeMention) -> bool:
    """True for the day on which a pact was made: "breaking the truce of 6 March 2020", "the deal that came into effect on 6 March"."""
    document, words = piece.document, piece.words
    first = document.token_at(time.span.start)
    made = word_before(piece, first) == "of" and word_before(piece, first, 2) in words.pacts
    for place in range(first - 1, max(piece.sentence.first, first - _REACH) - 1, -1):
        if place in piece.anchors:
            return False
        word = document.lowers[place]
        if word in words.pacts:
            return made
        made = made or word in words.concluded
    return False


_CREDIT = re.compile(r"[(\[](?:[^()\[\]\n]{0,60}\bphotos?|(?:photo|image|picture|file|credit)\b[^()\[\]\n]{0,60}|[^()\[\]\n]{3,40}/\s?(?:AP|AFP|Getty)\b[^()\[\]\n]{0,20})[)\]]", re.IGNORECASE)  # fmt: skip
_FRESH = timedelta(days=7)
"""A photograph that a report gives this long after it was taken is one of its own days."""


def is_old_caption(piece: Piece, interval: Interval, published: date | None) -> bool:
    """True for a day in the words under a photograph, known by its credit, that is not of the days before publication."""
    if piece.document.field != "text":
        return False
    text, sentence = piece.document.text, piece.sentence
    stop = text.find("\n", sentence.end)
    if _CREDIT.search(text, sentence.start, min(sentence.end + 120, stop if stop >= 0 else len(text))) is None:
        return False
    assert interval.end is not None
    return published is None or not timedelta() <= day_of(published) - day_of(interval.end) <= _FRESH
