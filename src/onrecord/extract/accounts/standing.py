"""Whether an incident is the report's own, a development in an earlier one, or recalled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.extract.accounts.pieces import Piece
from onrecord.model.account import Standing
from onrecord.model.interval import Interval, day_of

_FOLLOW_UP_DAYS = 3
"""News of an incident this many days old that opens with what came after (an arrest, a trial, a funeral) follows it up."""


def own_standing(pieces: Sequence[Piece], time: Interval | None, published: date | None) -> Standing:
    """`main` or `follow-up` for an incident that the report is about."""
    if time is None or time.end is None or published is None:
        return "main"
    age = (day_of(published) - day_of(time.end)).days
    lead = pieces[:2]
    if age > _FOLLOW_UP_DAYS or (age > 0 and any(piece.has("aftermath") and not piece.counted for piece in lead[:1])):
        return "follow-up"
    return "main"
