"""Values in a person's words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from onrecord.model.casualty import Toll
from onrecord.model.interval import Interval, day_interval, month_interval
from onrecord.model.place import Place
from onrecord.model.words import one_line, say_day, say_interval, say_place, say_range, say_toll


@pytest.mark.parametrize(
    ("least", "most", "words"), [(3, 3, "3"), (3, 5, "3 to 5"), (2, None, "2 or more"), (0, 40, "up to 40")]
)
def test_range_says_what_is_open(least: int, most: int | None, words: str) -> None:
    """An open top is said, never hidden behind a plain number."""
    assert say_range(least, most) == words


def test_open_toll_says_or_more() -> None:
    """A toll whose top is open says so after its highest number."""
    assert say_toll(Toll(12, None, 24, True)) == "12 to 24 or more"


def test_interval_says_its_precision() -> None:
    """A day, a month and a span of days read differently."""
    assert say_interval(day_interval(date(2023, 3, 14))) == "14 March 2023"
    assert say_interval(month_interval(2022, 4)) == "April 2022"
    assert (
        say_interval(Interval(date(2023, 3, 13), date(2023, 3, 14), "days")) == "13 March 2023 to 14 March 2023 (days)"
    )


def test_place_says_what_its_point_stands_for() -> None:
    """A place ends with its precision."""
    assert (
        say_place(Place("Bakhmut", country="UA", admin1="Donetsk", precision="settlement"))
        == "Bakhmut, Donetsk, UA (settlement)"
    )


def test_long_words_keep_both_ends() -> None:
    """A quote that is cut keeps its beginning and its end, on one line."""
    line = one_line("the first words\nand " + "more " * 40 + "the last", 40)
    assert line.startswith("“the first") and line.endswith("the last”") and "\n" not in line


def test_an_hour_is_said_with_its_offset() -> None:
    """A date-time keeps the zone of whoever stated it."""
    moment = datetime(2023, 1, 14, 23, 40, tzinfo=timezone(timedelta(hours=2)))
    assert say_day(moment) == "14 January 2023, 23:40 +02:00"
