"""The day that a text states as its own on a line that is a date alone."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.app import make_reader
from onrecord.extract.times import find_stamp
from onrecord.lexicon.load import load_lexicon
from onrecord.model.reading import Reading
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report
from onrecord.text.document import make_document

STORY = (
    "A shell hit the bus station of Torvik on Sunday at dawn and killed nine people who were waiting there, the mayor "
    "of the town said, and more are missing under the roof."
)


def stamped(text: str) -> date | None:
    """The day that the text states as its own."""
    stamp = find_stamp(make_document(text), load_lexicon())
    return stamp.day if stamp is not None else None


@pytest.mark.parametrize(
    "line",
    [
        "9 October, 2022",
        "9 October، 2022",
        "Sunday, 9 Oct 2022, 15:01",
        "Published: 9 October 2022",
        "Updated Oct 9, 2022 at 4 pm",
        "11:55 AM · Oct 9, 2022",
        "2022-10-09",
    ],
)
def test_a_line_above_the_story_is_the_day(line: str) -> None:
    """A line that is a date alone, with an hour or a word such as "published" or without, states the report's own day."""
    assert stamped(f"NEWS DESK\n\n{line}\n\n{STORY}") == date(2022, 10, 9)


@pytest.mark.parametrize(
    "line",
    [
        "Nine killed on 9 October 2022",
        "October 2022",
        "9 October",
        "03/04/2022",
        "Jane Orlan (@janeorlan) October 9, 2022",
        "9 October 2022 - 12 October 2022",
    ],
)
def test_what_is_no_whole_date_alone_is_none(line: str) -> None:
    """Headlines, bylines, spans of days, and dates without day or year state nothing."""
    assert stamped(f"{line}\n\n{STORY}") is None


def test_two_days_above_the_story_contradict_each_other() -> None:
    """Of two different days neither is believed, unless one is a day of change."""
    assert stamped(f"9 October 2022\n\n11 October 2022\n\n{STORY}") is None
    assert stamped(f"Updated 11 October 2022\n\nPosted 9 October 2022\n\n{STORY}") == date(2022, 10, 9)


def test_below_the_story_a_bare_date_is_another_storys() -> None:
    """There only a line with an hour or a word of publication counts."""
    assert stamped(f"{STORY}\n\n9 October 2022") is None
    assert stamped(f"{STORY}\n\n11:55 AM · Oct 9, 2022") == date(2022, 10, 9)
    assert stamped(f"{STORY}\n\nPublished 9 October 2022") == date(2022, 10, 9)


def test_a_date_between_paragraphs_is_none() -> None:
    """A line of the story's middle heads a chapter."""
    assert stamped(f"{STORY}\n\n9 October 2022\n\n{STORY}") is None


def _reading(text: str, published: date | None = None) -> Reading:
    return read_report(make_reader(), Report(ReportId("r1"), text, published=published))


def test_weekdays_count_from_the_stated_day() -> None:
    """It anchors the words of an undated report and bounds its publication; `published` stays unknown."""
    reading = _reading(f"Tuesday, 11 October 2022\n\n{STORY}")
    time = reading.accounts[0].time
    assert time is not None
    assert (time.start, time.end) == (date(2022, 10, 9), date(2022, 10, 9))
    assert reading.report.published is None
    assert reading.report.published_bounds == (date(2022, 10, 11), date(2022, 10, 11))


def test_the_stated_day_is_not_the_events() -> None:
    """Where the story tells no time, the line gives it none."""
    story = STORY.replace(" on Sunday at dawn", "")
    assert _reading(f"11 October 2022\n\n{story}").accounts[0].time is None


def test_the_input_goes_first() -> None:
    """A day of publication that is given is not questioned by a line of the text."""
    reading = _reading(f"Tuesday, 11 October 2022\n\n{STORY}", published=date(2022, 10, 20))
    assert reading.accounts[0].time is not None
    assert reading.accounts[0].time.start == date(2022, 10, 16)
    assert reading.report.published_bounds is None
