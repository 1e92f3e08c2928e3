"""Days and moments in the words of pages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.pagemeta.moments import day_in_address, parse_moment


@pytest.mark.parametrize(
    ("words", "tag", "expected"),
    [
        ("14. März 2023, 18:30 Uhr", "de", "2023-03-14"),
        ("le 14 mars 2023 à 18h30", "fr", "2023-03-14"),
        ("14 de marzo de 2023", "es", "2023-03-14"),
        ("14 березня 2023", "uk", "2023-03-14"),
        ("14 марта 2023, 13:43", "ru", "2023-03-14"),
        ("14 Mart 2023", "tr", "2023-03-14"),
        ("١٤ مارس 2023", "ar", "2023-03-14"),
        ("14 stycznia 2023", "pl", "2023-01-14"),
        ("14 listopada 2023", "pl", "2023-11-14"),
        ("March 14th, 2023", "en", "2023-03-14"),
        ("2023年3月14日", "ja", "2023-03-14"),
        ("03.04.2023", "de", "2023-04-03"),
        ("03/04/2023", "en-GB", "2023-04-03"),
        ("03/04/2023", "en-US", "2023-03-04"),
        ("14/03/2023", "en", "2023-03-14"),
        ("2023-03-14 09:30:00 +0200", None, "2023-03-14T09:30:00+02:00"),
        ("2023-03-14T09:30Z", None, "2023-03-14T09:30:00+00:00"),
        ("Tue, 14 Mar 2023 09:30:00 -0500", None, "2023-03-14T09:30:00-05:00"),
        ("2023-03-14T09:30:00 Europe/Kyiv", None, "2023-03-14"),
        ("20230314", None, "2023-03-14"),
    ],
)
def test_days_as_pages_write_them(words: str, tag: str | None, expected: str) -> None:
    """The page's language tells months and order; an offset stays as told, an hour without one is dropped."""
    found = parse_moment(words, tag)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "words",
    ["03/04/2023", "31.02.2023", "14 Smarch 2023", "call 14 03 2023 777", "1970-01-01", "0001-01-01T00:00:00Z", ""],
)
def test_no_day(words: str) -> None:
    """Days of two meanings, days that no calendar has, and software's zero give nothing."""
    assert parse_moment(words, "en") is None


@given(st.text(max_size=200), st.sampled_from([None, "en", "de", "ar"]))
def test_any_words(words: str, tag: str | None) -> None:
    """Any words give a date or None, and an hour always has its offset."""
    found = parse_moment(words, tag)
    assert found is None or not isinstance(found, datetime) or found.tzinfo is not None


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_offsets_are_kept(moment: datetime, minutes: int) -> None:
    """The offset that is written is the offset that is read."""
    sign, hours = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    written = f"{moment.isoformat(timespec='seconds')}{sign}{hours[0]:02}:{hours[1]:02}"
    found = parse_moment(written, None)
    assert isinstance(found, datetime)
    assert found.isoformat() == written


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://mill.example/2023/03/14/shell", date(2023, 3, 14)),
        ("https://mill.example/news-2023-03-14", None),
        ("https://mill.example/20230314-shell", date(2023, 3, 14)),
        ("https://mill.example/14-03-2023", date(2023, 3, 14)),
        ("https://mill.example/2023/03/shell", None),
        ("https://mill.example/?d=/2023/03/14/", None),
    ],
)
def test_day_in_address(url: str, expected: date | None) -> None:
    """A whole day in the path, and nothing less."""
    assert day_in_address(url) == expected
