"""`onrecord.read` as a caller meets it: what is wrong with a call is told in an error of the tree."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.errors import InputRefused, UsageError

_TEXT = "A shell killed two people in Avdiivka on Monday."


@pytest.mark.parametrize("text", [5, None, _TEXT.encode(), Path("report.txt"), {"text": _TEXT}, [_TEXT], object()])
def test_a_text_of_the_wrong_type_is_wrong_usage(text: Any) -> None:
    """The message gives the argument, what was found, what was expected and what to do."""
    with pytest.raises(UsageError, match=rf"^text: found {type(text).__name__}, expected a string .*; .+"):
        onrecord.read(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [("published", 5), ("published", [2023]), ("title", 5), ("title", b"Two"), ("language", 5), ("language", "Klingon"), ("language", "e")],
)  # fmt: skip
def test_other_arguments_of_the_wrong_kind_are_wrong_usage(name: str, value: Any) -> None:
    """Each is told by its name."""
    with pytest.raises(UsageError, match=rf"^{name}: found .+, expected .+; .+"):
        onrecord.read(_TEXT, **{name: value})


@pytest.mark.parametrize("published", ["soon", "2023-02-30", date(1, 1, 1), datetime(9999, 1, 1, tzinfo=UTC)])
def test_what_is_no_day_of_publication_is_refused(published: Any) -> None:
    """Words that give no day, and days on which no report can have been published."""
    with pytest.raises(InputRefused) as refused:
        onrecord.read(_TEXT, published=published)
    assert refused.value.code == "bad-date"


def test_an_hour_without_an_offset_is_dropped() -> None:
    """Nobody can say which moment it was; the contract has date-times with offsets only."""
    assert onrecord.read(_TEXT, published=datetime(2023, 3, 14, 6, 30)).report.published == date(2023, 3, 14)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_refused(text: str) -> None:
    """Nothing can be read from nothing."""
    with pytest.raises(InputRefused) as refused:
        onrecord.read(text)
    assert refused.value.code == "empty"
