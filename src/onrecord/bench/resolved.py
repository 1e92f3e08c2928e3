"""The task `incidents`: reports taken into a ledger and resolved there, beside the mark (corpora gva and airwars_sources)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.app import ReadOptions, ingest_inputs
from onrecord.bench.incidents import CLUSTERS, score_incidents
from onrecord.bench.mark import DISTANCE, GRID, Mark
from onrecord.bench.measure import Json, Metric
from onrecord.bench.tasks import Row, load_floors, need_split, read_lines
from onrecord.errors import UsageError
from onrecord.store.api import IncidentFilter
from onrecord.store.ledger import open_ledger

TASK = "incidents"


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the task: a corpus, or those of its records whose `subset` is the named one.

    Attributes:
        tuned: the mark takes the distance of its grid that serves it best here, since the one it was set to fails.
    """

    name: str
    folder: str
    subset: str | None = None
    tuned: bool = False


PARTS = (
    Part("gva", "gva"),
    Part("airwars en", "airwars_sources", "en", tuned=True),
    Part("airwars other", "airwars_sources", "other", tuned=True),
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """One split: the gold, the inputs, and what a ledger made of them, in the form in which it lists incidents."""

    gold: Sequence[Json]
    inputs: Sequence[Json]
    incidents: Sequence[Json]

    def only(self, subset: str | None) -> Resolved:
        """The part with that subset; what the ledger made of all of them together stays."""
        if subset is None:
            return self
        gold = [record for record in self.gold if record["subset"] == subset]
        ids = {record["id"] for record in gold}
        return Resolved(gold, [one for one in self.inputs if one["id"] in ids], self.incidents)


def run_incidents(data: Path, splits: Sequence[str] = ("dev",)) -> Iterator[Row]:
    """Resolves each split of both corpora and scores it part by part, each metric beside the mark's.

    Raises:
        UsageError: a split is not there, or an input was refused.
    """
    for split in splits:
        for folder in dict.fromkeys(part.folder for part in PARTS):
            found = resolve_split(data / folder / split)
            for part in PARTS:
                if part.folder == folder:
                    yield from rows_of(part, split, found.only(part.subset))


def resolve_split(folder: Path, address: Path | None = None) -> Resolved:
    """The split's inputs, ingested into a ledger of their own: at that path, else in a file that is deleted afterwards.

    Raises:
        UsageError: a file is missing, or an input was refused.
    """
    need_split(folder)
    with TemporaryDirectory(prefix="onrecord-bench-") as place:
        target = str(address or Path(place) / "ledger.db")
        for progress in ingest_inputs(target, (str(folder / "input.jsonl"),), ReadOptions()):
            for refusal in progress.refusals:
                raise UsageError(refusal.message())
        with closing(open_ledger(target)) as ledger:
            incidents = list(ledger.incidents(IncidentFilter()))
    return Resolved(list(read_lines(folder / "gold.jsonl")), list(read_lines(folder / "input.jsonl")), incidents)


def rows_of(part: Part, split: str, found: Resolved) -> list[Row]:
    """Every metric of a part with its floor, and the mark's where it has one."""
    name = f"{part.name} {split}"
    floors = load_floors().get(TASK, {}).get(name, {})
    mark = {metric.name: metric.value for metric in best_mark(part, found)[1] if metric.name in CLUSTERS}
    return [
        Row(TASK, name, metric, floors.get(metric.name), mark.get(metric.name))
        for metric in score_incidents(found.gold, found.incidents)
    ]


def best_mark(part: Part, found: Resolved) -> tuple[float, list[Metric]]:
    """The mark's distance and its metrics: at its own distance, or at that of its grid where its CoNLL average is best."""
    mark = Mark(found.inputs)
    tried = [
        (distance, score_incidents(found.gold, mark.incidents(distance)))
        for distance in (GRID if part.tuned else (DISTANCE,))
    ]
    return max(tried, key=lambda one: conll(one[1]))


def conll(metrics: Sequence[Metric]) -> float:
    """The CoNLL average of a table; 0 where nothing was scored."""
    return next(metric.value or 0.0 for metric in metrics if metric.name == "CoNLL average")
