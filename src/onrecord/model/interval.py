"""When: closed intervals of days or instants, with the precision the words carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Precision = Literal["hour", "day", "days", "week", "month", "season", "year", "unknown"]
"""How finely the words place it (UCDP date_prec and ACLED time_precision are derived from this)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Some time within `start` to `end`, both ends included; None where that side is open.

    A `datetime` end carries its offset from UTC; without a known offset the precision is `day` or coarser.
    """

    start: date | None
    end: date | None
    precision: Precision


def day_of(moment: date) -> date:
    """The calendar day of a date or a date-time, in the moment's own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def day_interval(day: date) -> Interval:
    """The one day."""
    return Interval(day, day, "day")


def intervals_meet(one: Interval, other: Interval) -> bool:
    """True where some day belongs to both; an open side meets everything."""

    def before(end: date | None, start: date | None) -> bool:
        return end is not None and start is not None and day_of(end) < day_of(start)

    return not before(one.end, other.start) and not before(other.end, one.start)
