"""Days that lie a duration back."""

from __future__ import annotations

from datetime import date

from onrecord.extract.times import reached_back
from onrecord.model.interval import Interval


def test_as_fine_as_the_unit() -> None:
    """Years reach a year, days a day; a vague length reaches nothing."""
    base = date(2024, 7, 5)
    assert reached_back("P1Y", base) == Interval(date(2023, 1, 1), date(2023, 12, 31), "year")
    assert reached_back("P3M", base) == Interval(date(2024, 4, 1), date(2024, 4, 30), "month")
    assert reached_back("P10D", base) == Interval(date(2024, 6, 25), date(2024, 6, 25), "day")
    assert reached_back("PXY", base) is None


def test_to_the_day() -> None:
    """An anniversary reaches the same day of an earlier year; 29 February has none in most."""
    assert reached_back("P1Y", date(2024, 7, 5), to_the_day=True) == Interval(date(2023, 7, 5), date(2023, 7, 5), "day")
    assert reached_back("P1Y", date(2024, 2, 29), to_the_day=True) is None
