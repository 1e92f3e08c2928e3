"""Time expressions: spans, TIMEX3 values and intervals, by an own grammar."""

from __future__ import annotations

from datetime import date

from onrecord.lexicon.schema import Lexicon
from onrecord.model.mention import TimeMention
from onrecord.text.document import Document


def find_times(document: Document, published: date | None, lexicon: Lexicon) -> tuple[TimeMention, ...]:
    """The time expressions of the document, in text order; relative ones are anchored to `published` where it is known."""
    return ()
