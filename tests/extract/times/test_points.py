"""Points on the calendar: values, intervals, steps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.times.feasts import easter_sunday, thanksgiving
from onrecord.extract.times.points import Point, interval_of, is_valid, point_of, shift_point, timex_value
from onrecord.model.interval import Interval, day_of

TAILS = ["", "Q1", "Q4", "H1", "H2", "SP", "SU", "FA", "WI", "W07", "W52", "W07-WE", "DE", "CE"]
UNITS = ["Y", "Q", "M", "W", "WE", "F", "D", "NI", "DE", "CE"]

points = st.builds(
    Point,
    year=st.none() | st.integers(-800, 2200).filter(bool),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    tail=st.sampled_from(TAILS),
    part=st.sampled_from(["", "NI", "06:26", "24:00"]),
    zone=st.none() | st.sampled_from([0, -300, 330]),
    days=st.integers(1, 3),
)


@pytest.mark.parametrize(
    ("point", "value"),
    [
        (Point(2021, 6, 9), "2021-06-09"),
        (Point(2021, 6), "2021-06"),
        (Point(month=6, day=9), "XXXX-06-09"),
        (Point(1990, tail="DE"), "199"),
        (Point(1900, tail="CE"), "19"),
        (Point(-241), "BC0241"),
        (Point(2021, tail="SU"), "2021-SU"),
        (Point(2021, 6, 9, part="NI"), "2021-06-09TNI"),
    ],
)
def test_value(point: Point, value: str) -> None:
    """A point has one TIMEX3 value, X for what is unknown."""
    assert timex_value(point) == value


def test_hour_needs_an_offset() -> None:
    """A clock time is an hour only where the offset from UTC is known; else it is its day."""
    with_zone, without = (
        interval_of(Point(2021, 6, 9, part="06:26", zone=0)),
        interval_of(Point(2021, 6, 9, part="06:26")),
    )
    assert with_zone is not None
    assert with_zone.precision == "hour"
    assert without == Interval(date(2021, 6, 9), date(2021, 6, 9), "day")


def test_winter_runs_into_the_next_year() -> None:
    """The winter named for a year ends with February of the next."""
    assert interval_of(Point(2019, tail="WI")) == Interval(date(2019, 12, 1), date(2020, 2, 29), "season")


@given(points)
def test_interval_runs_forward(point: Point) -> None:
    """Every interval has both ends, the first not after the last."""
    interval = interval_of(point)
    assert timex_value(point)
    if interval is not None:
        assert interval.start is not None
        assert interval.end is not None
        assert day_of(interval.start) <= day_of(interval.end)


@given(points, st.integers(-9999, 9999), st.sampled_from(UNITS))
def test_step_never_fails(point: Point, amount: int, unit: str) -> None:
    """A step gives a valid point, or None where the point is too coarse or the calendar ends."""
    reached = shift_point(point, amount, unit)
    assert reached is None or is_valid(reached)


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(-5000, 5000))
def test_days_count_one_by_one(day: date, amount: int) -> None:
    """So many days on is so many days on."""
    assert shift_point(point_of(day), amount, "D") == point_of(day + timedelta(days=amount))


def test_feasts_that_move() -> None:
    """Easter and Thanksgiving fall where the calendars of those years have them."""
    assert [easter_sunday(year) for year in (1916, 2000, 2023)] == [
        date(1916, 4, 23),
        date(2000, 4, 23),
        date(2023, 4, 9),
    ]
    assert [thanksgiving(year) for year in (1999, 2023)] == [date(1999, 11, 25), date(2023, 11, 23)]
