"""How reading grows: by counting what it does, which is the same on every machine, function by function."""

from __future__ import annotations

import pytest

from onrecord.app import make_reader
from onrecord.bench import growth
from onrecord.bench.growth import STEEPEST, Growth, count_work, make_report, measure_growth
from onrecord.bench.patterns import PATTERNS, make_text
from onrecord.extract.accounts import aggregates, segments
from onrecord.extract.casualties import persons
from onrecord.model.report import Report
from onrecord.pipeline.read import read_report

_SHORT, _LONG = 2_000, 8_000
"""Code points: some 20 and 80 sentences."""

_STEEPEST = 8
"""Four times the text, and no function is entered more than eight times as often: an exponent of 1.5; quadratic is 16."""

_SEEN, _SLACK = 60, 100
"""Functions entered less often in the short text are not measured by it; a few entries more are no growth."""

_VARIED = [
    "incidents",
    "places of one day",
    "victims",
    "one family",
    "one first name",
    "pronouns",
    "periods",
    "periods and days",
]


@pytest.fixture
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists that are bounded, bounded early: what is linear beyond its bound is linear in short texts."""
    monkeypatch.setattr(segments, "_MOST_GROUPS", 3)
    monkeypatch.setattr(segments, "_MOST_PLACES", 3)
    monkeypatch.setattr(persons, "_MEMORY", 4)
    monkeypatch.setattr(aggregates, "_MOST_WIDE", 3)
    monkeypatch.setattr(aggregates, "_MOST_INCLUDED", 3)


@pytest.mark.parametrize("pattern", _VARIED)
@pytest.mark.usefixtures("small_bounds")
def test_no_function_is_quadratic(pattern: str) -> None:
    """Names, places, days and speakers that never repeat: what compares them pair by pair is found and named."""
    read_report(make_reader(), make_report(pattern, _LONG))  # the caches of words and places are as full for both
    short, long = count_work(pattern, _SHORT), count_work(pattern, _LONG)
    seen = {name: (number, long[name]) for name, number in short.items() if number >= _SEEN}
    steep = {name: (few, many) for name, (few, many) in seen.items() if many > _STEEPEST * few + _SLACK}
    assert len(seen) > 100
    assert steep == {}


def test_quadratic_work_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count sees a comparison of all with all at lengths at which it takes no time yet."""

    def same(one: object, other: object) -> bool:
        return one is other

    def compare(_: object, report: Report) -> None:
        words = report.text.split()
        assert any(same(one, other) for one in words for other in reversed(words))
        assert sum(same(one, other) for one in words for other in words)

    monkeypatch.setattr(growth, "read_report", compare)
    short, long = (sum(count_work("victims", length).values()) for length in (_SHORT, _LONG))
    assert long > 12 * short


def test_every_pattern_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each pattern has a growth, the steepest first; no limit is set here, since a busy machine has its own mind."""
    chosen = {name: PATTERNS[name] for name in ("victims", "one sentence", "quotes")}
    monkeypatch.setattr(growth, "PATTERNS", chosen)
    monkeypatch.setattr(growth, "SHORT", 100)
    monkeypatch.setattr(growth, "LONG", 200)
    found = measure_growth()
    assert {one.pattern for one in found} == set(chosen)
    assert [one.ratio for one in found] == sorted((one.ratio for one in found), reverse=True)


def test_growth_above_the_limit_does_not_hold() -> None:
    """The limit itself still holds."""
    assert Growth("x", 1.0, STEEPEST).holds()
    assert not Growth("x", 1.0, STEEPEST + 0.1).holds()


def test_longer_texts_begin_with_the_shorter() -> None:
    """What is compared is the same text, read further."""
    assert make_text("victims", 5_000).startswith(make_text("victims", 1_000))
    assert len(make_text("victims", 1_000)) == 1_000
