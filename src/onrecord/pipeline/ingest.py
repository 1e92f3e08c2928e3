"""From captures to a ledger: evidence first, then what is read from it, batch by batch.

Each batch of evidence is one transaction, each batch of results another. Wherever a run is killed, the next one finds the evidence that
has no reading by today's stages and goes on from there; whatever it finds done is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.errors import InputRefused
from onrecord.extract.reader import Reader
from onrecord.model.capture import Capture, Visit
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal
from onrecord.pipeline.claims import entry_of, written
from onrecord.pipeline.read import read_capture, worker_lost
from onrecord.pipeline.stages import Stage, records_of, stamps_of
from onrecord.store.api import Changes, Entry, Ledger, Rejected, Stamps, Taken
from onrecord.text.published import parse_published
from onrecord.text.records import split_record
from onrecord.text.report import TextOptions

_BATCH = 64
"""Captures, or results, a transaction: about a second's work, which is what a kill can cost."""
_BATCH_BYTES = 16 * 1024**2
"""Bytes of captures a transaction, unless one alone is larger."""


@dataclass(frozen=True, slots=True)
class Job:
    """One acquisition to be read, by stages with these stamps."""

    seq: int
    capture: Capture
    stamps: Stamps


Found = Capture | Refusal | Visit
"""What inputs give: captures, refusals in their place, and word of pages whose captures stand before it."""
Result = Entry | Rejected
Execute = Callable[[Iterable[Job]], Iterator[Result]]
"""Runs jobs somewhere and gives their results in the order of the jobs, reading ahead only a little."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        seen: inputs so far, refused ones and pages that had not changed included.
        new: captures that the ledger had not.
        read: reports read, new and stale ones.
        refused: inputs and captures turned away, those among the inputs that an earlier run refused included, each once.
        refusals: those of them since the last progress.
        changes: in claims of reports that had been read before.
        resolved: reports whose accounts were put into incidents, again or for the first time.
        stale: how many readings were stale when the run began, by each part that had changed since (`lexicon`, `rules`, ...).
    """

    seen: int = 0
    new: int = 0
    read: int = 0
    refused: int = 0
    refusals: tuple[Refusal, ...] = ()
    changes: Changes = field(default_factory=Changes)
    stale: Mapping[str, int] = field(default_factory=dict)
    resolved: int = 0


def read_job(reader: Reader, job: Job) -> Result:
    """The job's capture, read and taken apart, or why it could not be. Never raises for what the bytes hold."""
    assumed = job.capture.metadata.get("assumed", {})
    published = parse_published(assumed.get("published"), job.capture.name)
    outcome = read_capture(reader, job.capture, TextOptions(published=published, publisher=assumed.get("publisher")))
    if isinstance(outcome, Refusal):
        return Rejected(job.seq, job.stamps, outcome)
    told = reading_to_json(outcome)
    return entry_of(job.seq, written(told), job.stamps, told)


def lost_job(job: Job) -> Result:
    """What stands in for the result of a job that ends its worker process each time."""
    return Rejected(job.seq, job.stamps, worker_lost(job.capture.name))


def assuming(one: Found, published: date | None, publisher: str | None) -> Found:
    """The capture with what the user says of all inputs: evidence too, but believed only where the input itself does not say."""
    told = {"published": published and published.isoformat(), "publisher": publisher}
    assumed = {key: value for key, value in told.items() if value}
    if not isinstance(one, Capture) or not assumed:
        return one
    return replace(one, metadata={**one.metadata, "assumed": assumed})


def ingest(
    ledger: Ledger, inputs: Iterable[Found], stages: tuple[Stage, Stage], execute: Execute, tool: str
) -> Iterator[Progress]:
    """Takes the inputs in, reads what is new, then reads what an earlier run left or what is stale; tells how far it is after each batch.

    Inputs are read as they are needed. Closing the iterator stops the run between two batches with nothing lost.
    """
    known = records_of(stages)
    ledger.know_stages(known)
    intake = _Intake(ledger, inputs, stamps_of(stages), tool)
    intake.progress = Progress(stale=ledger.stale_because(known))
    yield from _keep(ledger, intake, execute(intake.jobs()))
    yield from _keep(ledger, intake, execute(_left(ledger, stamps_of(stages))))
    yield from _keep(ledger, intake, _renewed(ledger, stamps_of(stages)))


class _Intake:
    """Takes inputs in while jobs are asked for, and counts them; a class, since the counts are wanted beside the jobs."""

    def __init__(self, ledger: Ledger, inputs: Iterable[Found], stamps: Stamps, tool: str) -> None:
        self._ledger = ledger
        self._inputs = inputs
        self._stamps = stamps
        self._tool = tool
        self._refusals: list[Refusal] = []
        self._told: set[int] = set()  # acquisitions whose refusal this run has told of
        self.progress = Progress()

    def jobs(self) -> Iterator[Job]:
        """What is new among the inputs, each stored before it is handed out."""
        for batch in _batches(self._inputs):
            yield from self._take(batch)

    def advance(self, results: list[Result], changes: Changes) -> Progress:
        """The progress after these results."""
        rejected = [result.refusal for result in results if isinstance(result, Rejected)]
        self._told.update(result.seq for result in results if isinstance(result, Rejected))
        refusals = (*self._refusals, *rejected)
        self._refusals = []
        done = self.progress
        self.progress = replace(
            done,
            read=done.read + len(results) - len(rejected),
            refused=done.refused + len(refusals),
            refusals=refusals,
            changes=done.changes + changes,
        )
        return self.progress

    def _take(self, batch: list[Found]) -> list[Job]:
        refused = [one for one in batch if isinstance(one, Refusal)]
        captures = [_split(one) for one in batch if isinstance(one, Capture)]
        self._ledger.refuse(refused)
        taken = self._ledger.take_in(captures, self._tool) if captures else []
        visits = [one for one in batch if isinstance(one, Visit)]
        self._ledger.remember(visits)  # after what they gave: a kill in between costs another request, and no report
        self._refusals += refused + [one for one in taken if isinstance(one, Refusal)] + self._still_refused(taken)
        jobs = [
            Job(one.seq, capture, self._stamps)
            for capture, one in zip(captures, taken, strict=True)
            if isinstance(one, Taken) and one.new
        ]
        done = self.progress
        seen = len(batch) - sum(not visit.unchanged for visit in visits)
        self.progress = replace(done, seen=done.seen + seen, new=done.new + len(jobs))
        return jobs

    def _still_refused(self, taken: list[Taken | Refusal]) -> list[Refusal]:
        """What an earlier run refused of these: whoever names it again is told again, or a script would take it for read."""
        known = {one.seq for one in taken if isinstance(one, Taken) and not one.new} - self._told
        found = self._ledger.standing(sorted(known), self._stamps)
        self._told.update(found)
        return list(found.values())


def _split(capture: Capture) -> Capture:
    """The report in a record; what holds none is kept as it came, to be refused where it is read."""
    if capture.media_type != "application/json":
        return capture
    try:
        return split_record(capture)
    except InputRefused:
        return capture


def _left(ledger: Ledger, stamps: Stamps) -> Iterator[Job]:
    """What earlier runs took in and did not read, or read by other stages than today's."""
    after = 0
    while found := ledger.stale(stamps, after, _BATCH):
        after = found[-1].seq
        for seq, capture in ledger.captures([one.seq for one in found if one.needs == "read"]):
            yield Job(seq, capture, stamps)


def _renewed(ledger: Ledger, stamps: Stamps) -> Iterator[Result]:
    """Readings of today whose claims are of yesterday, taken apart anew."""
    after = 0
    while found := ledger.stale(stamps, after, _BATCH):
        after = found[-1].seq
        for seq, reading in ledger.readings([one.seq for one in found if one.needs == "claims"]):
            yield entry_of(seq, reading, stamps)


def _keep(ledger: Ledger, intake: _Intake, results: Iterator[Result]) -> Iterator[Progress]:
    batch: list[Result] = []
    size = 0
    for result in results:
        batch.append(result)
        size += len(result.reading) if isinstance(result, Entry) else 0
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield intake.advance(batch, ledger.keep(batch))
            batch, size = [], 0
    yield intake.advance(batch, ledger.keep(batch) if batch else Changes())


def _batches(inputs: Iterable[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for one in inputs:
        batch.append(one)
        size += len(one.data) if isinstance(one, Capture) else 0
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
