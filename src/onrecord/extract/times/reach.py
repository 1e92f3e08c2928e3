"""From a length of time to the days that lie so far back: `a year since` in July 2024 reaches 2023."""

from __future__ import annotations

import re
from datetime import date

from onrecord.extract.times.points import interval_of, point_of, shift_point
from onrecord.model.interval import Interval, day_interval, day_of

_COUNTED = re.compile(r"P(\d{1,4})([YMWD])")


def reached_back(value: str, base: date, *, to_the_day: bool = False) -> Interval | None:
    """The interval that lies a duration before a day, as fine as the duration's unit; None where the duration is vague.

    Args:
        value: TIMEX3, such as `P1Y` or `P2W`.
        base: the day to count back from.
        to_the_day: the words mark an anniversary, so that years and months too reach one day.
    """
    match = _COUNTED.fullmatch(value)
    if match is None:
        return None
    amount, unit = int(match[1]), match[2]
    start = point_of(day_of(base))
    if to_the_day and unit in ("Y", "M"):
        return _same_day(start.date(), amount * (12 if unit == "Y" else 1))
    reached = shift_point(start, -amount, unit)
    return interval_of(reached) if reached is not None else None


def _same_day(day: date, months: int) -> Interval | None:
    count = day.year * 12 + day.month - 1 - months
    try:
        return day_interval(day.replace(year=count // 12, month=count % 12 + 1))
    except ValueError:  # 29 February, or the calendar ends
        return None
