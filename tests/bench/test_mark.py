"""The mark puts together what shares words and week."""

from __future__ import annotations

from typing import Any

from onrecord.bench.mark import Mark

_STRIKE = "A rocket fell on the bakery of Sokolivka and killed two bakers at dawn, the mayor wrote."
_COPY = "A rocket fell on the bakery of Sokolivka and killed two bakers at dawn, officials told reporters."
_OTHER = "Gunmen on motorbikes robbed a bus near Gao; nobody was hurt, but the driver had his radio taken."


def _report(name: str, text: str, published: str | None = "2023-03-14") -> dict[str, Any]:
    return {"id": name, "title": None, "text": text, "published": published}


def _groups(*reports: dict[str, Any]) -> set[frozenset[str]]:
    return {frozenset(one["id"] for one in group["reports"]) for group in Mark(reports).incidents()}


def test_reports_of_the_same_words_are_together() -> None:
    """And one of other words is alone."""
    found = _groups(_report("a", _STRIKE), _report("b", _COPY), _report("c", _OTHER))
    assert found == {frozenset("ab"), frozenset("c")}


def test_a_week_parts() -> None:
    """The same words eight days later are another incident."""
    assert _groups(_report("a", _STRIKE), _report("b", _COPY, "2023-03-22"), _report("c", _OTHER)) == {
        frozenset(one) for one in "abc"
    }


def test_without_a_day_words_alone_count() -> None:
    """What says no day of publication is near every day."""
    found = _groups(_report("a", _STRIKE), _report("b", _COPY, None), _report("c", _OTHER))
    assert found == {frozenset("ab"), frozenset("c")}


def test_one_report_is_one_group() -> None:
    """A tree of one leaf is none."""
    assert _groups(_report("a", _STRIKE)) == {frozenset("a")}


def test_a_report_without_words_is_alone() -> None:
    """It is like nothing."""
    assert frozenset("b") in _groups(_report("a", _STRIKE), _report("b", "..."), _report("c", _COPY))
