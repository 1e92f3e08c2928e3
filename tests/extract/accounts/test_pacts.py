"""Days of pacts and of old photographs date no incident."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.app import make_reader
from onrecord.model.interval import Interval
from onrecord.model.report import Report, ReportId
from onrecord.pipeline.read import read_report


def _when(text: str, published: date | None = None) -> Interval | None:
    return read_report(make_reader(), Report(ReportId("r1"), text, published=published)).accounts[0].time


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed a woman in Torvik on 16 October 2021, in breach of the truce of 6 March 2020.",
        "Shelling killed a woman in Torvik on 16 October 2021. The shelling broke the ceasefire agreement reached "
        "after talks between both presidents, which came into effect on 6 March 2020.",
    ],
)
def test_the_day_of_a_pact_is_not_the_incidents(text: str) -> None:
    """What was agreed before, and when, says nothing of the day on which it was broken."""
    time = _when(text)
    assert time is not None
    assert time.start == date(2021, 10, 16)


def test_a_day_beside_a_pact_that_was_not_made_on_it_counts() -> None:
    """The truce is named, the day dates the shells."""
    time = _when("Despite the truce, on 16 October 2021 shells killed nine people in Torvik.")
    assert time is not None
    assert time.start == date(2021, 10, 16)


CAPTION = "Soldiers look at a house hit by shells in Torvik on 9 August 2021. (Jo Orlan/AFP)\n\n"
STORY = "Shells killed nine people at the market of Torvik, doctors said."


def test_the_day_of_an_old_photograph_is_not_the_incidents() -> None:
    """A caption, known by its credit, dates its picture; with no day of publication nobody knows how old it is."""
    assert _when(CAPTION + STORY) is None
    assert _when(CAPTION + STORY, date(2021, 12, 1)) is None


def test_a_fresh_photograph_may_date_it() -> None:
    """A picture of the days before publication shows the report's own incident."""
    time = _when(CAPTION + STORY, date(2021, 8, 10))
    assert time is not None
    assert time.start == date(2021, 8, 9)
