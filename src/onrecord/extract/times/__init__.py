"""Time expressions: spans, TIMEX3 values and intervals, by an own grammar."""

from __future__ import annotations

from onrecord.extract.times.find import find_times

__all__ = ["find_times"]
