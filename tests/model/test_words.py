"""Values in a person's words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from onrecord.model.casualty import Toll
from onrecord.model.decision import Decision
from onrecord.model.interval import Interval, day_interval
from onrecord.model.place import Place
from onrecord.model.words import (
    one_line,
    say_count,
    say_day,
    say_decided,
    say_duration,
    say_interval,
    say_place,
    say_place_briefly,
    say_range,
    say_toll,
)


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
    assert say_interval(Interval(date(2022, 4, 1), date(2022, 4, 30), "month")) == "April 2022"
    first, last = date(2023, 3, 13), date(2023, 3, 19)
    assert say_interval(Interval(first, last, "days")) == "13 March 2023 to 19 March 2023"
    assert say_interval(Interval(first, last, "week")) == "13 March 2023 to 19 March 2023 (to the week)"
    assert say_interval(Interval(first, last, "unknown")) == "between 13 March 2023 and 19 March 2023"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PT24H", "24 hours"),
        ("P1D", "1 day"),
        ("P2W", "2 weeks"),
        ("PXY", "some years"),
        ("PTXM", "some minutes"),
        ("P1Y6M", "1 year 6 months"),
        ("P1DT12H", "1 day 12 hours"),
        ("P1.5Y", "1.5 years"),
        ("P3DE", "3 decades"),
        ("P2CE", "2 centuries"),
        ("P", "P"),
        ("PT", "PT"),
        ("2023-W11", "2023-W11"),
    ],
)
def test_a_duration_is_said_in_words(value: str, words: str) -> None:
    """Nobody need know TIMEX3; what is no duration is left as it is."""
    assert say_duration(value) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (1, "statement", "1 statement"),
        (0, "statement", "0 statements"),
        (2, "embassy", "2 embassies"),
        (3, "bus", "3 buses"),
        (4, "railway", "4 railways"),
        (5, "aircraft", "5 aircraft"),
    ],
)
def test_one_is_not_several(number: int, noun: str, words: str) -> None:
    """The noun follows its number."""
    assert say_count(number, noun) == words


def test_place_says_what_its_point_stands_for() -> None:
    """A place ends with its precision."""
    assert (
        say_place(Place("Bakhmut", country="UA", admin1="Donetsk", precision="settlement"))
        == "Bakhmut, Donetsk, UA (settlement)"
    )


@pytest.mark.parametrize("limit", range(10, 60))
def test_words_are_never_cut_in_two(limit: int) -> None:
    """What is left of a long quote is whole words of it."""
    quote = "at least seventeen people died under the strike on the marketplace"
    shown = one_line(quote, limit).strip("“”")
    assert len(shown) <= limit + 5
    assert [word for word in shown.replace("…", " ").split() if word not in quote.split()] == []


@pytest.mark.parametrize("words", ['"We ran."', "“We ran.”", "We ran.", " “We\nran.” "])
def test_quoted_words_are_quoted_once(words: str) -> None:
    """The report's own pair of quotes is not put into another."""
    assert one_line(words) == "“We ran.”"


def test_a_word_longer_than_the_limit_is_cut() -> None:
    """Words without blanks, such as addresses, are cut where they must be."""
    assert len(one_line("x" * 500, 40)) < 50


def test_long_words_keep_both_ends() -> None:
    """A quote that is cut keeps its beginning and its end, on one line."""
    line = one_line("the first words\nand " + "more " * 40 + "the last", 40)
    assert line.startswith("“the first") and line.endswith("the last”") and "\n" not in line


def test_an_hour_is_said_with_its_offset() -> None:
    """A date-time keeps the zone of whoever stated it."""
    moment = datetime(2023, 1, 14, 23, 40, tzinfo=timezone(timedelta(hours=2)))
    assert say_day(moment) == "14 January 2023, 23:40 +02:00"


@pytest.mark.parametrize(
    ("verdict", "field", "value", "words"),
    [
        ("SAME", None, None, "SAME"),
        ("GRADE", None, "fair", "GRADE fair"),
        ("EXCLUDE", "casualties.killed", {"claim": "c1"}, "EXCLUDE casualties.killed"),
        (
            "SET",
            "casualties.killed",
            {"min": 3, "best": None, "max": 5, "open": True},
            "SET casualties.killed: 3 to 5 or more",
        ),
        ("SET", "time", {"start": "2024-03-11", "end": "2024-03-11", "precision": "day"}, "SET time: 11 March 2024"),
        ("SET", "place", None, "SET place: not told"),
        ("SET", "event_type", "drone-strike", "SET event_type: drone strike"),
        ("SET", "perpetrators", [{"name": "Ruritania", "status": "alleged"}], "SET perpetrators: Ruritania (alleged)"),
        ("SET", "perpetrators", [], "SET perpetrators: nobody"),
        ("RELEASE", "victims", {"victim": "ab12"}, "RELEASE victims"),
    ],
)
def test_a_decision_says_what_holds(verdict: Any, field: str | None, value: Any, words: str) -> None:
    """Its field and value; of a released name, nothing."""
    decision = Decision("d1", verdict, (), "seen", "Ana", datetime(2026, 5, 1, tzinfo=UTC), field, value)
    assert say_decided(decision) == words


def test_large_numbers_have_separators() -> None:
    """In claims as in tolls."""
    assert say_range(52800, None) == "52,800 or more" and say_range(0, 1200) == "up to 1,200"
    assert say_toll(Toll(1200, None, 52800, False)) == "1,200 to 52,800"


def test_a_place_has_its_countrys_code_at_every_precision() -> None:
    """Also where its point stands for the country."""
    place = Place("Aitaroun", country="LB", precision="country")
    assert say_place(place) == say_place_briefly(place) == "Aitaroun, LB (country)"
