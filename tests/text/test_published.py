"""The day of publication as inputs give it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputRefused
from onrecord.text.published import parse_published


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023-03-14", date(2023, 3, 14)),
        ("2023-03-14T23:30:00-05:00", datetime(2023, 3, 14, 23, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("2023-03-14T09:30:00Z", datetime(2023, 3, 14, 9, 30, tzinfo=UTC)),
        ("2023-03-14 09:30:00", date(2023, 3, 14)),
        ("Tue, 14 Mar 2023 09:30:00 +0200", datetime(2023, 3, 14, 9, 30, tzinfo=timezone(timedelta(hours=2)))),
        ("", None),
        (None, None),
    ],
)
def test_published(words: str | None, day: date | None) -> None:
    """ISO and mail dates are read; a zone is kept as given; an hour without a zone is dropped; nothing is invented."""
    assert parse_published(words, "a") == day


@pytest.mark.parametrize(
    "value", ["yesterday", "14/03/2023", "2023-02-30", "0001-01-01", "9999-12-31", 20230314, True, ["2023"], {}]
)
def test_refused(value: object) -> None:
    """What is no date of a report is refused with a remedy."""
    with pytest.raises(InputRefused) as refused:
        parse_published(value, "a.jsonl line 7")
    assert refused.value.code == "bad-date"
    assert "a.jsonl line 7" in str(refused.value)


@given(st.text(alphabet="0123456789-T:Z+ W.MarTue,", max_size=30))
def test_any_words(words: str) -> None:
    """Any words give a day of a plausible year or a refusal."""
    try:
        day = parse_published(words, "a")
    except InputRefused:
        return
    assert day is None or 1600 <= day.year <= 2200
