"""What the ledger costs, each figure beside what it is compared with, in one run.

Rates are by processor time where nothing else is said: whatever else the machine does moves the clock, and hardly the processor's time.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.app import TOOL, ReadOptions, ingest_inputs, make_reader, read_inputs
from onrecord.bench.generated import page_captures, write_reports
from onrecord.errors import UsageError
from onrecord.ingest.files import capture_files
from onrecord.ledgers import today
from onrecord.model.capture import Capture
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal
from onrecord.pipeline.ingest import Job, Progress, read_job
from onrecord.store.api import Entry, Ledger, Taken
from onrecord.store.ledger import create_ledger

MOST_INGEST = 1.3
"""What ingesting may cost at most, in times of reading alone."""
LEAST_CLAIMS = 20_000
"""Claims a second that are written at least, on SQLite."""
MOST_GROWTH_MB = 20
"""What memory may grow by over the second half of a long run: pages of the database that are kept, never the reports."""
COPIES = {"SQLite": 4, "PostgreSQL": 6}
"""How often the packed bytes of a capture are in memory at most while it is verified, beside 100 MB; PostgreSQL's driver gets them as text, twice as long."""

_WARM = 50
_BULK = 1_000
"""Reports a transaction where results are written in bulk."""
_PAGES = 5_000
_LARGE = 200_000_000
"""Bytes of the one large capture."""
_PEAK = (
    "import sys; from onrecord.ledgers import open_ledger; assert not open_ledger(sys.argv[1]).verify().broken; "
    "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


@dataclass(frozen=True, slots=True)
class Ingest:
    """Milliseconds a report for reading to the contract's JSON alone, and for ingesting end to end."""

    reports: int
    read_ms: float
    ingest_ms: float


@dataclass(frozen=True, slots=True)
class Many:
    """A long run of small reports: its rate by the clock, growth of memory over its second half in MB of 10^6 bytes, and a second run."""

    reports: int
    rate: float
    growth_mb: float
    again_rate: float
    again_new: int


@dataclass(frozen=True, slots=True)
class Bulk:
    """Claims written from results that are at hand, a second of processor time and of the clock."""

    claims: int
    rate: float
    clock_rate: float


@dataclass(frozen=True, slots=True)
class Verify:
    """Seconds by the clock to verify captures, and for two things it cannot do without.

    Attributes:
        hashing: SHA-256 over the same bytes, unpacked and in memory.
        reading: reading the ledger's file from its beginning to its end; None on PostgreSQL.
        peak_mb: of the process that verifies the ledger with a capture of 200 MB in it, which has `large_packed_mb` when packed.
    """

    captures: int
    size: int
    seconds: float
    processor: float
    hashing: float
    reading: float | None
    peak_mb: float
    large_packed_mb: float


def measure_ingest(data: Path, address: str) -> Ingest:
    """Ingesting the gva dev articles, or generated reports where they are absent, beside reading them."""
    with TemporaryDirectory() as folder:
        corpus = data / "gva" / "dev" / "input.jsonl"
        inputs = (str(corpus if corpus.is_file() else write_reports(Path(folder) / "reports.jsonl", 2_000)),)
        options = ReadOptions()
        list(islice(read_inputs(inputs, options), _WARM))
        reports = 0

        def read() -> None:
            nonlocal reports
            reports = 0
            for outcome in read_inputs(inputs, options):
                if not isinstance(outcome, Refusal):
                    json.dumps(reading_to_json(outcome), ensure_ascii=False)
                reports += 1

        before, ingest = _processor(read), _processor(lambda: _run(address, inputs))
        reading = (
            before + _processor(read)
        ) / 2  # before and after, so that a machine that grows slower favours neither
    return Ingest(reports, reading / reports * 1000, ingest / reports * 1000)


def measure_many(address: str, reports: int) -> Many:
    """So many generated reports, ingested twice."""
    with TemporaryDirectory() as folder:
        inputs = (str(write_reports(Path(folder) / "reports.jsonl", reports)),)
        half = 0.0
        start = time.perf_counter()
        for progress in ingest_inputs(address, inputs, ReadOptions()):
            if progress.read >= reports // 2 and not half:
                half = _resident_mb()
        took, whole = time.perf_counter() - start, _resident_mb()
        start = time.perf_counter()
        again = _run(address, inputs)
        return Many(
            reports, reports / took, whole - half, reports / (time.perf_counter() - start), again.new + again.read
        )


def measure_bulk(address: str, reports: int = 20_000) -> Bulk:
    """Readings that are at hand, written as those of so many new reports."""
    stamps = today()
    with TemporaryDirectory() as folder, closing(create_ledger(address, TOOL)) as ledger:
        path = write_reports(Path(folder) / "reports.jsonl", 100)
        captures = [one for one in capture_files((str(path),)) if isinstance(one, Capture)]
        models = [read_job(make_reader(), Job(0, capture, stamps)) for capture in captures]
        claims, processor, clock = 0, 0.0, 0.0
        for start in range(0, reports, _BULK):
            numbers = range(start, start + _BULK)
            taken = ledger.take_in(
                [Capture(f"bulk {n}", b"bulk %d" % n, "text/plain", {"id": f"b{n}"}) for n in numbers], TOOL
            )
            seqs = [one.seq for one in taken if isinstance(one, Taken)]
            batch = [_as_new(models[n % len(models)], seq, n) for seq, n in zip(seqs, numbers, strict=True)]
            claims += sum(len(account.claims) for entry in batch for account in entry.accounts)
            before = time.perf_counter(), time.process_time()
            ledger.keep(batch)
            clock += time.perf_counter() - before[0]
            processor += time.process_time() - before[1]
    return Bulk(claims, claims / processor, claims / clock)


def measure_verify(address: str, captures: int = _PAGES) -> Verify:
    """Verifying so many captures of pages, then with one large capture more."""
    with closing(create_ledger(address, TOOL)) as ledger:
        pages = page_captures(captures)
        while batch := list(islice(pages, 256)):
            ledger.take_in(batch, TOOL)
        before = time.process_time()
        seconds = _clock(lambda: _whole(ledger))
        processor = time.process_time() - before
        found = ledger.verify()
        hashing = 0.0
        for page in page_captures(captures):
            start = time.perf_counter()
            hashlib.sha256(page.data).hexdigest()
            hashing += time.perf_counter() - start
        reading = None if "://" in address else _clock(lambda: _read_through(Path(address)))
        noise = os.urandom(_LARGE // 4)
        large = noise + bytes(_LARGE - len(noise))
        ledger.take_in([Capture("large", large, "application/octet-stream", {})], TOOL)
        del noise, large
    command = [sys.executable, "-c", _PEAK, address]
    peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ourselves
    peak_mb = int(peak) * 1024 / 1e6
    return Verify(found.captures, found.size, seconds, processor, hashing, reading, peak_mb, _LARGE / 4 / 1e6)


def measure_dask(folder: Path, reports: int = 1_000) -> tuple[float, float]:
    """Seconds by the clock to ingest generated reports in one process, and with two local Dask workers.

    Raises:
        UsageError: Dask is not installed.
    """
    try:
        from distributed import LocalCluster
    except ImportError as fault:
        raise UsageError("ledger: found no Dask to measure with; install onrecord[dask]") from fault
    inputs = (str(write_reports(folder / "reports.jsonl", reports)),)
    warm = (str(write_reports(folder / "warm.jsonl", 64)),)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        on_dask = ReadOptions(executor=cluster.scheduler_address.replace("tcp://", "dask://"))
        seconds = []
        for name, options in (("one", ReadOptions()), ("two", on_dask)):
            _run(str(folder / f"{name}-warm.db"), warm, options)  # the workers have loaded their lexicon
            address = str(folder / f"{name}.db")
            seconds.append(_clock(lambda a=address, o=options: _run(a, inputs, o)))  # type: ignore[misc]
    return seconds[0], seconds[1]


def _run(address: str, inputs: tuple[str, ...], options: ReadOptions | None = None) -> Progress:
    *_, last = ingest_inputs(address, inputs, options or ReadOptions())
    return last


def _as_new(model: object, seq: int, number: int) -> Entry:
    """The model's entry, as that of another report."""
    assert isinstance(model, Entry)
    accounts = tuple(replace(one, anchor=one.anchor and f"b{number}\n{one.rank}") for one in model.accounts)
    return replace(model, seq=seq, report={**model.report, "id": f"b{number}"}, accounts=accounts)


def _whole(ledger: Ledger) -> None:
    if broken := ledger.verify().broken:
        raise UsageError(f"ledger: found {broken.found}, expected {broken.expected}; this is a bug")


def _read_through(path: Path) -> None:
    with path.open("rb", buffering=0) as file:
        while file.read(1024**2):
            pass


def _clock(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _processor(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _resident_mb() -> float:
    """Resident memory of this process now, in MB of 10^6 bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def report_ledger(data: Path, address: str, reports: int) -> Iterator[tuple[str, bool]]:
    """Each figure as a line, and whether it keeps what is promised."""
    database = "PostgreSQL" if "://" in address else "SQLite"
    ingest = measure_ingest(data, address)
    times = ingest.ingest_ms / ingest.read_ms
    yield (
        f"ingesting costs {times:.2f} times reading: {ingest.ingest_ms:.1f} ms a report, {ingest.read_ms:.1f} ms alone "
        f"({ingest.reports} reports, {database}), limit {MOST_INGEST}",
        times <= MOST_INGEST,
    )
    many = measure_many(address, reports)
    yield (
        f"{many.reports:,} small reports at {many.rate:.0f}/s by the clock, memory {many.growth_mb:+.1f} MB over the second half, limit "
        f"{MOST_GROWTH_MB}; a second run adds {many.again_new}, at {many.again_rate:,.0f}/s",
        many.growth_mb <= MOST_GROWTH_MB and not many.again_new,
    )
    bulk = measure_bulk(address)
    yield (
        f"{bulk.rate:,.0f} claims/s written in bulk ({bulk.claims:,} claims, {bulk.clock_rate:,.0f}/s by the clock), at least {LEAST_CLAIMS:,} on SQLite",
        bulk.rate >= LEAST_CLAIMS or database != "SQLite",
    )
    found = measure_verify(address)
    beside = "" if found.reading is None else f", reading the file {found.reading:.2f} s"
    yield (
        f"verifying {found.captures:,} captures of {found.size / 1e6:,.0f} MB takes {found.seconds:.1f} s by the clock, {found.processor:.1f} s of "
        f"processors; their SHA-256 alone {found.hashing:.2f} s{beside}; a million captures in {found.seconds / found.captures * 1e6 / 60:.1f} minutes",
        True,
    )
    yield (
        f"verifying with a capture of 200 MB, {found.large_packed_mb:.0f} MB packed, takes {found.peak_mb:.0f} MB of memory at most",
        found.peak_mb < 100 + COPIES[database] * found.large_packed_mb,
    )
    with TemporaryDirectory() as folder:
        one, two = measure_dask(Path(folder))
    load = os.getloadavg()[0]
    yield (
        f"two Dask workers are {one / two:.2f} times as fast as one process (load {load:.1f} on {os.cpu_count()} processors)",
        True,
    )
