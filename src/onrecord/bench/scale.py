"""How resolution grows with a ledger: made-up ledgers of ten thousand to a million accounts, each in a process of its own.

Time per account is of processors, since whatever else a machine does moves the clock; what adding to a full ledger takes is told by the clock as well.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.app import TOOL
from onrecord.bench.chart import draw_line
from onrecord.bench.clusters import pair_metric
from onrecord.bench.measure import Json
from onrecord.bench.synthetic import make_readings
from onrecord.model.capture import Capture
from onrecord.pipeline.claims import entry_of, written
from onrecord.pipeline.resolve import Obeyed, resolve
from onrecord.store.api import Entry, IncidentFilter, Ledger, Stamps, Taken
from onrecord.store.ledger import create_ledger

SIZES = (10_000, 100_000, 1_000_000)
MOST_GROWTH = 1.5
"""What time per account may grow by at most from the first size to the last."""
MOST_MB = 4_000
MOST_ADDING_S = 5.0
"""What adding 100 accounts to the last size may take at most, by the clock."""

_BATCH = 1_024
"""Reports that come at once."""
_ADDED = 100
_CHECKED = 20_000
"""Accounts up to which the incidents are held against the attacks that were made up."""
_STAMP = "scale"
_ONE = "import sys; from onrecord.bench.scale import measure_here; print(measure_here(int(sys.argv[1]), sys.argv[2]))"


@dataclass(frozen=True, slots=True)
class Scale:
    """What one ledger took.

    Attributes:
        accounts: that tell of an incident, in so many `reports` and `incidents`.
        keep_ms: milliseconds of processors to keep one account's evidence, report and claims.
        resolve_ms: the same to resolve it, over the whole growth of the ledger, and `last_ms` over its last tenth.
        peak_mb: memory at most, in MB of 10^6 bytes.
        adding_s: seconds by the clock to keep and resolve 100 more accounts, and `adding_processor_s` of processors.
        file_mb: the ledger's file.
        right: pair links between incidents and the attacks that were made up, in percent; None for large ledgers.
    """

    accounts: int
    reports: int
    incidents: int
    keep_ms: float
    resolve_ms: float
    last_ms: float
    peak_mb: float
    adding_s: float
    adding_processor_s: float
    file_mb: float
    right: float | None


def measure_scale(accounts: int) -> Scale:
    """A ledger of so many accounts, in a process of its own, so that its memory is told apart from ours."""
    with TemporaryDirectory(prefix="onrecord-bench-") as folder:
        command = [sys.executable, "-c", _ONE, str(accounts), str(Path(folder) / "ledger.db")]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - ourselves
    return Scale(**json.loads(told))


def measure_here(accounts: int, address: str) -> str:
    """The same in this process, into a ledger at this path, as JSON."""
    with closing(create_ledger(address, TOOL)) as ledger:
        return json.dumps(asdict(grow_ledger(ledger, accounts, Path(address))))


def grow_ledger(ledger: Ledger, accounts: int, file: Path) -> Scale:
    """Keeps and resolves made-up reports until there are so many accounts, then a hundred more."""
    coming = make_readings(accounts)
    truth: dict[str, list[str]] = {}
    kept = reports = 0
    keep_s = resolve_s = last_s = 0.0
    last = 0
    while kept < accounts:
        batch = list(_take(coming, min(_BATCH, accounts - kept)))
        told = sum(len(reading["accounts"]) for _, reading in batch)
        if accounts <= _CHECKED:
            truth.update((reading["report"]["id"], [attack]) for attack, reading in batch)
        keep_s += _processor(ledger, batch)
        took = _resolve(ledger)
        resolve_s += took
        kept, reports = kept + told, reports + len(batch)
        if kept >= 0.9 * accounts:
            last_s, last = last_s + took, last + told
    more = list(_take(coming, _ADDED))
    start = time.perf_counter()
    processor = _processor(ledger, more) + _resolve(ledger)
    adding = time.perf_counter() - start
    return Scale(
        accounts=kept,
        reports=reports,
        incidents=_count(ledger),
        keep_ms=keep_s / kept * 1000,
        resolve_ms=resolve_s / kept * 1000,
        last_ms=last_s / max(1, last) * 1000,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        adding_s=adding,
        adding_processor_s=processor,
        file_mb=file.stat().st_size / 1e6,
        right=_right(ledger, truth) if truth else None,
    )


def _take(coming: Iterator[tuple[str, Json]], accounts: int) -> Iterator[tuple[str, Json]]:
    """The next reports, until they have so many accounts."""
    found = 0
    for attack, reading in coming:
        yield attack, reading
        found += len(reading["accounts"])
        if found >= accounts:
            return


def _processor(ledger: Ledger, batch: Sequence[tuple[str, Json]]) -> float:
    """Keeps the batch; the seconds that it took."""
    start = time.process_time()
    ids = [reading["report"]["id"] for _, reading in batch]
    captures = [Capture(identifier, identifier.encode(), "text/plain", {"id": identifier}) for identifier in ids]
    seqs = [one.seq for one in ledger.take_in(captures, TOOL) if isinstance(one, Taken)]
    ledger.keep([_entry(seq, reading) for seq, (_, reading) in zip(seqs, batch, strict=True)])
    return time.process_time() - start


def _entry(seq: int, reading: Json) -> Entry:
    told = dict(reading)
    return entry_of(seq, written(told), Stamps(_STAMP, _STAMP), told)


def _resolve(ledger: Ledger) -> float:
    start = time.process_time()
    for _ in resolve(ledger, _STAMP, Obeyed):
        pass
    return time.process_time() - start


def _count(ledger: Ledger) -> int:
    return ledger.stats(Stamps(_STAMP, _STAMP)).incidents


def _right(ledger: Ledger, truth: dict[str, list[str]]) -> float | None:
    """Over reports' first accounts: a report's second tells of another attack."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for incident in ledger.incidents(IncidentFilter()):
        for report in incident["reports"]:
            if report["rank"] == 0 and report["id"] in truth:
                found[report["id"]].append(incident["id"])
    return pair_metric(truth, found).value


def draw_scale(found: Sequence[Scale]) -> str:
    """The curve of time per account, as SVG."""
    points = [(one.accounts, one.resolve_ms) for one in found]
    return draw_line("Resolving one account, by the size of the ledger", "ms", points)


def report_scale(sizes: Sequence[int]) -> Iterator[tuple[str, bool, Scale | None]]:
    """Each size as a line, whether it keeps what is promised, and its figures; then what is promised of the first and the last."""
    yield (
        "accounts    incidents  keep ms  resolve ms  at the end  memory MB  100 more s (of processors)  file MB  pair links",
        True,
        None,
    )
    found: list[Scale] = []
    for size in sizes:
        one = measure_scale(size)
        found.append(one)
        right = "-" if one.right is None else f"{one.right:.1f}"
        yield (
            f"{one.accounts:>9,} {one.incidents:>11,} {one.keep_ms:>8.2f} {one.resolve_ms:>11.2f} {one.last_ms:>11.2f} {one.peak_mb:>10,.0f} "
            f"{one.adding_s:>11.2f} {f'({one.adding_processor_s:.2f})':>15} {one.file_mb:>8,.0f} {right:>11}",
            True,
            one,
        )
    first, last = found[0], found[-1]
    growth = last.resolve_ms / first.resolve_ms
    yield (
        f"time per account grows {growth:.2f} times from {first.accounts:,} to {last.accounts:,} accounts, limit {MOST_GROWTH}",
        growth < MOST_GROWTH,
        None,
    )
    yield f"memory {last.peak_mb:,.0f} MB at most, limit {MOST_MB:,}", last.peak_mb < MOST_MB, None
    yield (
        f"adding {_ADDED} accounts to {last.accounts:,} takes {last.adding_s:.2f} s by the clock, limit {MOST_ADDING_S:.0f}",
        last.adding_s < MOST_ADDING_S,
        None,
    )
