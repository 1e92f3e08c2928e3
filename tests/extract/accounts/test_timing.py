"""The day of an incident is its own: not the day of the words, nor that of a commemoration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.app import make_reader
from onrecord.model.interval import Interval, day_of
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report

_PUBLISHED = date(2024, 7, 5)  # a Friday


def _when(text: str) -> Interval | None:
    report = Report(ReportId("r1"), text, published=_PUBLISHED)
    return read_report(make_reader(), report).accounts[0].time


@pytest.mark.parametrize(
    "text",
    [
        "It has been a year since a missile killed 13 people in Kramatorsk.",
        "A year after a missile killed 13 people in Kramatorsk, relatives laid flowers on Monday.",
        "On Monday relatives laid flowers in Kramatorsk, where a missile killed 13 people a year ago.",
        "The trial opened on Thursday, a year after a missile killed 13 people in Kramatorsk.",
    ],
)
def test_reckoned_from_the_incident(text: str) -> None:
    """Words that count the time since an incident date it, and the day of the flowers does not."""
    assert _when(text) == Interval(date(2023, 1, 1), date(2023, 12, 31), "year")


def test_an_anniversary_gives_the_day() -> None:
    """A day that marks so many years since an incident is its day, so many years on."""
    assert _when("Thursday marks ten years since a bomb killed 20 people in Kabul.") == Interval(
        date(2014, 7, 4), date(2014, 7, 4), "day"
    )


def test_another_incident_keeps_its_day() -> None:
    """An incident that came two weeks after another has its own day."""
    when = _when("Two weeks after gunmen killed five people in Karachi, a bomb killed three in Quetta on Thursday.")
    assert when == Interval(date(2024, 7, 4), date(2024, 7, 4), "day")


@pytest.mark.parametrize(
    "text",
    [
        "Police said Thursday that gunmen killed five people in Goma.",
        "A drone killed three people in a market in Kherson, the governor told reporters on Thursday.",
        "On Thursday, the governor said four people had been killed in shelling of Nikopol.",
        "Police in Goma on Thursday confirmed that gunmen had killed five people.",
    ],
)
def test_the_speakers_day_is_a_bound(text: str) -> None:
    """Where only the day of the words is told, the incident was not after it, and no more is known."""
    assert _when(text) == Interval(None, date(2024, 7, 4), "unknown")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The governor said on Wednesday that a strike on Monday killed four people in Nikopol.", 1),
        ("Syria's health ministry said on Wednesday that a strike the night before killed 12 people in Idlib.", 2),
        ("At least five people were killed in Goma on Tuesday, police said on Thursday.", 2),
        ("Eight people were killed in Goma the night before, police said on Thursday.", 3),
        ("On Thursday, police said, gunmen killed five people in Goma.", 4),
        ("Police said on Thursday that nine people were killed in Mopti. The ambush took place on Tuesday.", 2),
    ],
)
def test_the_incidents_own_day_wins(text: str, day: int) -> None:
    """A day that the words give to the incident is taken before the day on which somebody spoke."""
    assert _when(text) == Interval(date(2024, 7, day), date(2024, 7, day), "day")


def test_fresh_news_of_a_death() -> None:
    """Where police confirm on a day that somebody is dead, it was that day or the day before."""
    text = "Police confirmed Thursday one man is dead following a shooting in Goma."
    assert _when(text) == Interval(date(2024, 7, 3), date(2024, 7, 4), "days")


@pytest.mark.parametrize(
    "text",
    [
        "A man shot another in the leg in Goma on Monday, police said. He was arrested at a cousin's home at about 9 p.m. Wednesday.",
        "On Wednesday mourners gathered in Goma for the victims of a blast that left two dead and six injured on Monday.",
    ],
)
def test_what_came_after_dates_nothing(text: str) -> None:
    """The day of an arrest or of the mourning is not the incident's."""
    assert _when(text) == Interval(date(2024, 7, 1), date(2024, 7, 1), "day")


def test_a_day_within_the_month_before_the_noun() -> None:
    """ "The May killing" was on the day in May that the report tells."""
    text = (
        "A man wanted in the May killing of a student was arrested in Goma on Thursday. "
        "He is charged with murder in the May 11 fatal shooting of the student."
    )
    assert _when(text) == Interval(date(2024, 5, 11), date(2024, 5, 11), "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The film, shown on Tuesday, tells how soldiers killed 30 villagers in Dujail in 1982.",
            Interval(date(1982, 1, 1), date(1982, 12, 31), "year"),
        ),
        (
            "The memoir, presented in London on Tuesday, recounts a bombing that killed four people in Belfast.",
            Interval(None, date(2024, 7, 2), "unknown"),
        ),
        (
            "A bomb killed 12 people at a market in Baghdad in 2019.",
            Interval(date(2019, 1, 1), date(2019, 12, 31), "year"),
        ),
    ],
)
def test_the_day_of_a_film_or_a_book_is_not_the_incidents(text: str, expected: Interval) -> None:
    """A work's own day only bounds what it tells of; a year beside the event dates it."""
    assert _when(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Hundreds held a vigil in Jos on Sunday on the tenth anniversary of a bombing that killed 40 people.",
            "2014-06-30",
        ),
        (
            "Mourners lit candles in Oslo on Saturday to mark the 12th anniversary of the attack that killed 77.",
            "2012-06-29",
        ),
        (
            "On the third anniversary of the shelling that killed 12, villagers lit candles in Avdiivka on Friday.",
            "2021-06-28",
        ),
        (
            "Residents marked the first anniversary of the bombing, which killed 30 people, with a vigil on Sunday.",
            "2023-06-30",
        ),
        (
            "They met on Monday, the fifth anniversary of the raid of 5 May 2013 that killed nine people in Gao.",
            "2013-05-05",
        ),
    ],
)
def test_an_ordinal_anniversary_reaches_back(read: Callable[[str], Reading], text: str, day: str) -> None:
    """The vigil's day counts back to the incident's; a day that the words give goes before it."""
    account = read(text).accounts[0]
    assert account.standing == "follow-up"
    assert account.time is not None and account.time.start is not None
    assert day_of(account.time.start).isoformat() == day


def test_years_that_have_passed_reach_back(read: Callable[[str], Reading]) -> None:
    """ "Two years have passed since" dates the incident to a year."""
    (account,) = read("Two years have passed since a strike killed nine people in Saada.").accounts
    assert account.time is not None and account.time.start is not None
    assert (day_of(account.time.start).year, account.time.precision) == (2022, "year")
