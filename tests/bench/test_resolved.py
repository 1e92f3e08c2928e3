"""Our figures over incidents are the referee's, none is below its floor, and the mark is what it is said to be."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.bench.incidents import score_incidents
from onrecord.bench.mark import Mark
from onrecord.bench.resolved import PARTS, TASK, Part, Resolved, resolve_split, rows_of, run_incidents
from onrecord.bench.tasks import load_floors
from onrecord.errors import UsageError

_PARTS = [pytest.param(part, marks=pytest.mark.xdist_group(part.folder), id=part.name) for part in PARTS]


@pytest.fixture(scope="session")
def resolved(corpora: Path) -> Callable[[str], Resolved]:
    """The dev split of a corpus, resolved once for all tests."""
    return lru_cache(lambda folder: resolve_split(corpora / folder / "dev"))


def _referee(corpora: Path, name: str) -> Any:
    if str(corpora) not in sys.path:
        sys.path.insert(0, str(corpora))
    return importlib.import_module(f"scoring.{name}")


@pytest.mark.parametrize("part", _PARTS)
def test_no_metric_is_below_its_floor(resolved: Callable[[str], Resolved], part: Part) -> None:
    """Every pinned floor holds on the visible corpora, and is one of a metric that there is."""
    rows = rows_of(part, "dev", resolved(part.folder).only(part.subset))
    assert [row for row in rows if not row.holds()] == []
    assert load_floors()[TASK].get(f"{part.name} dev", {}).keys() <= {row.metric.name for row in rows}


@pytest.mark.parametrize("part", _PARTS)
def test_figures_equal_the_referees(corpora: Path, resolved: Callable[[str], Resolved], part: Part) -> None:
    """What `onrecord bench incidents` prints is what the referee prints, for our incidents and for the mark's."""
    found = resolved(part.folder).only(part.subset)
    for incidents in (found.incidents, Mark(found.inputs).incidents()):
        referee = _referee(corpora, "incidents").score(found.gold, None, incidents)
        expected = {metric.name: metric.value for metric in referee.metrics}
        for metric in score_incidents(found.gold, incidents):
            wanted = expected[metric.name]
            assert metric.value == (None if wanted is None else pytest.approx(100 * wanted, abs=1e-9)), metric.name


@pytest.mark.xdist_group("gva")
def test_the_mark_scores_what_is_told_of_it(resolved: Callable[[str], Resolved]) -> None:
    """On gva dev, 88.6 and 72.0 to a tenth."""
    found = resolved("gva")
    values = {one.name: one.value for one in score_incidents(found.gold, Mark(found.inputs).incidents())}
    assert values["CoNLL average"] == pytest.approx(88.6, abs=0.1)
    assert values["pair links"] == pytest.approx(72.0, abs=0.1)


def test_missing_corpus_says_what_to_do(tmp_path: Path) -> None:
    """A folder without the corpora is named, with the remedy."""
    with pytest.raises(UsageError, match="--data"):
        list(run_incidents(tmp_path))


_FACTS = {"killed": [2], "injured": {"min": 1, "max": 3}, "date": "2023-03-14", "lat": 50.0, "lon": 30.0}


def _toll(low: int, high: int) -> dict[str, Any]:
    return {"min": low, "best": low, "max": high, "open": False}


def _incident(name: str, *reports: str, **facts: Any) -> dict[str, Any]:
    return {
        "id": name,
        "reports": [{"id": report, "rank": 0} for report in reports],
        "tolls": facts.get("tolls", {}),
        "time": facts.get("time"),
        "place": facts.get("place"),
    }


def test_facts_are_compared_with_the_incident_that_corresponds() -> None:
    """The incident with most of the reports counts; the stray report's has other facts, and they do not matter."""
    gold = [{"id": report, "incidents": ["x"], "facts": {"x": _FACTS}} for report in "abc"]
    day = {"start": "2023-03-14", "end": "2023-03-14", "precision": "day"}
    right = {"tolls": {"killed": _toll(2, 2), "injured": _toll(1, 3)}, "time": day}
    point = {"latitude": 50.1, "longitude": 30.1}
    rows = score_incidents(gold, [_incident("1", "a"), _incident("2", "b", "c", **right, place=point)])
    found = {row.name: row.value for row in rows if row.name.startswith("matched")}
    assert found == dict.fromkeys(
        ("matched killed exact", "matched injured exact", "matched date", "matched within 25 km"), 100
    )
