"""Which times can be when an event happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.interval import Interval, day_of
from onrecord.model.mention import TimeMention

_FINENESS = {"hour": 0, "day": 1, "days": 2, "week": 3, "month": 4, "season": 5, "year": 6, "unknown": 7}


def event_times(times: Iterable[TimeMention], published: date | None) -> tuple[TimeMention, ...]:
    """The times among these that can be when a told event happened, the finest first, text order among equals.

    Durations, sets, vague words and what cannot be anchored are left out (`in 24 hours` is the length of a period), and so is
    what lies after publication. An interval that runs past publication is cut there: `this week` in a report of Tuesday ends
    on Tuesday. Pass the times of one sentence or clause; the first answer is the best guess, no answer means unknown.
    """
    fitting = [placed for time in times if (placed := _before(time, published)) is not None]
    return tuple(sorted(fitting, key=lambda time: _FINENESS[time.interval.precision] if time.interval else 9))


def _before(time: TimeMention, published: date | None) -> TimeMention | None:
    interval = time.interval
    if interval is None or interval.start is None or interval.end is None:
        return None
    if published is None:
        return time
    day = day_of(published)
    if day_of(interval.start) > day:
        return None
    return time if day_of(interval.end) <= day else replace(time, interval=replace(interval, end=day))


def joined_days(one: TimeMention, other: TimeMention) -> Interval | None:
    """The days from one to the other where the two are days next to each other (`13` and `14 March`); None else."""
    first, last = one.interval, other.interval
    if first is None or last is None or first.start is None or last.start is None:
        return None
    start, end = day_of(first.start), day_of(last.start)
    if first.precision != "day" or last.precision != "day" or end - start != timedelta(days=1):
        return None
    return Interval(start, end, "days")
