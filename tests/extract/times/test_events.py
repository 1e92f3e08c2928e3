"""Which times can be when an event happened."""

from __future__ import annotations

from datetime import date

from onrecord.extract.times import event_times, find_times, joined_days
from onrecord.lexicon.load import load_lexicon
from onrecord.model.interval import Interval
from onrecord.model.mention import TimeMention
from onrecord.text.document import make_document

LEXICON = load_lexicon()
PUBLISHED = date(2021, 6, 9)


def mentions(text: str) -> tuple[TimeMention, ...]:
    """The times of a text published on Wednesday 9 June 2021."""
    return find_times(make_document(text), PUBLISHED, LEXICON)


def test_finest_past_time_comes_first() -> None:
    """The day goes before the year; a period's length and a day to come are left out."""
    times = mentions("Last year and on Tuesday shells fell, ten in 24 hours; talks will resume on Friday.")
    assert [time.value for time in event_times(times, PUBLISHED)] == ["2021-06-08", "2020"]


def test_interval_ends_with_publication() -> None:
    """An interval that runs on past publication is cut there."""
    (time,) = event_times(mentions("Shells fell this week."), PUBLISHED)
    assert time.interval == Interval(date(2021, 6, 7), PUBLISHED, "week")


def test_days_next_to_each_other_join() -> None:
    """Two days named as a range are one interval."""
    one, other = mentions("Shells fell on 3 and 4 June.")
    assert joined_days(one, other) == Interval(date(2021, 6, 3), date(2021, 6, 4), "days")
    assert joined_days(other, one) is None
