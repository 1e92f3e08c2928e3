"""The day of publication, from the words that an input gives for it."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import InputRefused

FIRST_YEAR, LAST_YEAR = 1600, 2200
"""Years in which a report can have been published: the first newspaper is of 1605. A year outside is a slip, and arithmetic on it fails."""


def parse_published(value: object, name: str) -> date | None:
    """The day, or the date-time with its offset, that `value` gives; None for None and for blank words.

    Takes ISO 8601 dates and date-times ("2023-03-14", "2023-03-14T09:30:00+02:00", "...Z") and the dates of mail and feeds
    ("Tue, 14 Mar 2023 09:30:00 +0200"), and Python's own dates and date-times. An hour without an offset is dropped, since nobody can say which moment it was; the zone is never
    changed, since the day of publication is the publisher's.

    Raises:
        InputRefused: `bad-date`, for anything else.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    moment = _parse(value.strip()) if isinstance(value, str) else value if isinstance(value, date) else None
    if isinstance(moment, datetime) and moment.tzinfo is None:
        moment = moment.date()
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise InputRefused(
            "bad-date",
            name,
            found=f"published {str(value)[:60]!r}",
            expected="an ISO date such as 2023-03-14, or a date-time with its offset",
            remedy="mend the date, or leave it out: without one, nothing is invented",
        )
    return moment


def _parse(words: str) -> date | None:
    try:
        if len(words) <= 10:
            return date.fromisoformat(words)
        moment = datetime.fromisoformat(words)
    except ValueError:
        try:
            moment = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return moment
