"""What was once quadratic in lists of thousands, each by the size of what it keeps or the number of its comparisons."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.extract.accounts import victims
from onrecord.extract.accounts.aggregates import _occasions
from onrecord.extract.accounts.evidence import _last_speaker
from onrecord.extract.accounts.links import index_statements
from onrecord.extract.accounts.victims import unique_victims
from onrecord.model.account import Account
from onrecord.model.casualty import Victim
from onrecord.model.interval import Interval, day_interval
from onrecord.model.span import Span
from onrecord.model.statement import Source, Statement

_DAY = date(2023, 3, 14)


def test_a_family_of_thousands_is_compared_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shared surname, or a first name of many, makes no pairs of all with all."""
    compared = 0
    plain = victims.is_short_for

    def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
        nonlocal compared
        compared += 1
        return plain(short, full)

    monkeypatch.setattr(victims, "is_short_for", is_short_for)
    names = [f"Name{number} Hale" for number in range(2_000)] + [f"Omar Word{number}" for number in range(2_000)]
    names += ["Omar"] * 1_000 + ["Hale"] * 1_000
    found = unique_victims(Victim(Span(place, place + 1, "x"), name) for place, name in enumerate(names))
    assert len(found) == 4_001  # "Hale" is the first of the Hales, "Omar" is nobody else
    assert compared < 10_000


def _account(number: int, time: Interval) -> Account:
    return Account(f"a{number}", "main", "happened", "shelling", None, (), time=time)


def test_a_figure_includes_the_incidents_of_its_day() -> None:
    """Those of the day, those of a month that holds it, in their order; none where they are too many to be meant."""
    month = Interval(_DAY.replace(day=1), _DAY.replace(day=31), "month")
    days = [day_interval(_DAY), month, day_interval(_DAY - timedelta(1)), day_interval(_DAY)]
    found = _occasions([_account(number, time) for number, time in enumerate(days)])
    assert found.of({_DAY}) == ("a0", "a1", "a3")
    assert found.of({_DAY + timedelta(60)}) == ()
    assert _occasions([_account(number, day_interval(_DAY)) for number in range(1_000)]).of({_DAY}) == ()


def test_the_last_speaker_stands_before_the_words() -> None:
    """By where the sources stand, whatever the order of what they say."""
    spans = [(50, 10), (5, 20), (90, 60)]
    statements = [
        Statement(f"s{start}", Source(Span(start, start + 3, "Ann"), f"Ann {start}"), None, (Span(said, said + 5, "words"),), "indirect", "says")
        for start, said in spans
    ]  # fmt: skip
    index = index_statements(statements)
    assert [_last_speaker(index, offset) for offset in (5, 6, 50, 51, 200)] == [
        None,
        "Ann 5",
        "Ann 5",
        "Ann 50",
        "Ann 90",
    ]
