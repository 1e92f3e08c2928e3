"""Our figures are the referee's, and none is below its floor."""

from __future__ import annotations

import importlib
import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.bench.measure import Json
from onrecord.bench.tasks import TASKS, Row, load_floors, read_split, run_task

_SPLITS = [
    pytest.param(task.name, split, marks=pytest.mark.xdist_group(f"{task.name} {split}"))
    for task in TASKS.values()
    for split in task.splits
]


@lru_cache(maxsize=1)
def _read(folder: Path) -> tuple[list[Json], list[Json]]:
    return read_split(folder)


def _referee(corpora: Path, name: str) -> Any:
    if str(corpora) not in sys.path:
        sys.path.insert(0, str(corpora))
    return importlib.import_module(f"scoring.{name}")


@pytest.mark.parametrize(("name", "split"), _SPLITS)
def test_no_metric_is_below_its_floor(corpora: Path, name: str, split: str) -> None:
    """Every pinned floor holds on the visible corpora."""
    gold, readings = _read(corpora / TASKS[name].folder / split)
    floors = load_floors().get(name, {}).get(split, {})
    rows = [Row(name, split, metric, floors.get(metric.name)) for metric in TASKS[name].score(gold, readings)]
    assert [row for row in rows if not row.holds()] == []
    assert set(floors) <= {row.metric.name for row in rows}


@pytest.mark.parametrize(("name", "split"), _SPLITS)
def test_figures_equal_the_referees(corpora: Path, name: str, split: str) -> None:
    """What `onrecord bench` prints is what the referee prints."""
    folder = corpora / TASKS[name].folder / split
    gold, readings = _read(folder)
    by_id = {reading["report"]["id"]: reading for reading in readings}
    records = _referee(corpora, "base").read_gold(folder)
    module = {"documents": "incidents", "templates": "muc"}.get(name, name if name != "pages" else "html")
    referee = _referee(corpora, module)
    result = referee.score(records, by_id, None) if module == "incidents" else referee.score(records, by_id)
    expected = {metric.name: metric.value for metric in result.metrics}
    own = {"date", "title", "author"} if name == "pages" else set()  # of which the referee has none
    for metric in TASKS[name].score(gold, readings):
        if metric.name in own:
            continue
        wanted = expected[metric.name]
        assert metric.value == (None if wanted is None else pytest.approx(100 * wanted, abs=1e-9)), metric.name


@pytest.mark.parametrize(("name", "split"), _SPLITS)
def test_readings_keep_the_contract(corpora: Path, name: str, split: str) -> None:
    """The referee's checker finds no violation in any reading of the visible corpora, and one reading for every input."""
    folder = corpora / TASKS[name].folder / split
    _, readings = _read(folder)
    base, contract = _referee(corpora, "base"), _referee(corpora, "contract")
    inputs = {record["id"]: record for record in base.read_jsonl(folder / "input.jsonl")}
    assert contract.score(json.loads(json.dumps(readings)), [], inputs).notes == []


def test_missing_corpus_says_what_to_do(tmp_path: Path) -> None:
    """A folder without the corpora is named, with the remedy."""
    with pytest.raises(Exception, match="--data"):
        list(run_task(TASKS["times"], tmp_path))
