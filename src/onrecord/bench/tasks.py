"""The tasks by name: which corpus, which scorer, which floors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import yaml

from onrecord.app import ReadOptions, TextOptions, read_inputs
from onrecord.bench.counts import score_counts
from onrecord.bench.documents import score_documents
from onrecord.bench.measure import Json, Metric
from onrecord.bench.pages import score_pages
from onrecord.bench.places import score_places
from onrecord.bench.statements import score_statements
from onrecord.bench.templates import score_templates
from onrecord.bench.times import score_times
from onrecord.errors import UsageError
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal

Score = Callable[[Sequence[Json], Sequence[Json]], list[Metric]]


@dataclass(frozen=True, slots=True)
class Task:
    """One benchmark: `folder` under the data directory holds the splits, each with `input.jsonl` and `gold.jsonl`."""

    name: str
    folder: str
    splits: tuple[str, ...]
    score: Score


TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        Task("counts", "airwars_narratives", ("dev", "dev_undated"), score_counts),
        Task("documents", "gva", ("dev",), score_documents),
        Task("statements", "statements", ("dev",), score_statements),
        Task("times", "times", ("dev", "train"), score_times),
        Task("places", "places", ("dev", "train"), score_places),
        Task("templates", "muc4", ("dev",), score_templates),
        Task("pages", "html", ("dev",), score_pages),
    )
}


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of one split beside its floor, and what the mark to beat scores; each None where there is none."""

    task: str
    split: str
    metric: Metric
    floor: float | None
    mark: float | None = None

    def holds(self) -> bool:
        """True unless the metric is below its floor."""
        return self.floor is None or (self.metric.value is not None and self.metric.value >= self.floor)


def run_task(task: Task, data: Path, jobs: int = 1) -> Iterator[Row]:
    """Reads every split of the task under `data` and scores it against its gold.

    Raises:
        UsageError: a split is not there, or an input was refused.
    """
    floors = load_floors()
    for split in task.splits:
        gold, readings = read_split(data / task.folder / split, jobs)
        for metric in task.score(gold, readings):
            yield Row(task.name, split, metric, floors.get(task.name, {}).get(split, {}).get(metric.name))


def read_split(folder: Path, jobs: int = 1) -> tuple[list[Json], list[Json]]:
    """(gold records, readings in the same order) of one split folder; text is read without repair, as offsets are scored.

    Raises:
        UsageError: a file is missing, or the reader refuses an input.
    """
    need_split(folder)
    gold = {record["id"]: record for record in read_lines(folder / "gold.jsonl")}
    options = ReadOptions(TextOptions(repair=False), jobs)
    readings = []
    for outcome in read_inputs((str(folder / "input.jsonl"),), options):
        if isinstance(outcome, Refusal):
            raise UsageError(outcome.message())
        readings.append(reading_to_json(outcome))
    return [gold[reading["report"]["id"]] for reading in readings], list(readings)


def need_split(folder: Path) -> None:
    """Nothing, where the split's two files are there.

    Raises:
        UsageError: one is missing.
    """
    for name in ("input.jsonl", "gold.jsonl"):
        if not (folder / name).is_file():
            raise UsageError(
                f"benchmark split {folder}: found no {name}, expected one; give the corpora's folder with --data"
            )


def load_floors() -> dict[str, dict[str, dict[str, float]]]:
    """The pinned floors, task by split by metric, in percent."""
    floors = yaml.safe_load(files("onrecord.bench").joinpath("floors.yaml").read_text(encoding="utf-8"))
    assert isinstance(floors, dict)
    return floors


def read_lines(path: Path) -> Iterator[Json]:
    """The records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
