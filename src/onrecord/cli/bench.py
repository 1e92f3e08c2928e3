"""`onrecord bench`: accuracy on corpora laid beside the project, and speed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from onrecord.bench.growth import LONG, STEEPEST, measure_growth
from onrecord.bench.ledger import report_ledger
from onrecord.bench.resolved import TASK as INCIDENTS
from onrecord.bench.resolved import run_incidents
from onrecord.bench.scale import SIZES, draw_scale, report_scale
from onrecord.bench.speed import measure_speed
from onrecord.bench.tasks import TASKS, Row, run_task
from onrecord.errors import UsageError

_NAMES = (*TASKS, INCIDENTS, "speed", "growth", "ledger", "scale", "all")


@click.command(short_help="Measure accuracy, speed and cost.")
@click.argument("name", type=click.Choice(_NAMES), metavar=f"[{'|'.join(_NAMES)}]")
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="ONRECORD_BENCH",
    help="Folder of the corpora: one folder a task, one a split, each with input.jsonl and gold.jsonl.  [env: ONRECORD_BENCH]",
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes for accuracy.")
@click.option(
    "--reports",
    type=click.IntRange(min=100),
    default=5_000,
    show_default=True,
    help="Small reports of the ledger's long run.",
)
@click.option(
    "--size",
    "sizes",
    type=click.IntRange(min=100),
    multiple=True,
    default=SIZES,
    show_default=True,
    help="Accounts of a made-up ledger whose growth is measured; once for each.",
)
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="Draws the growth into this SVG file.")
@click.option("--train", is_flag=True, help="The train splits too, of the incidents.")
@click.option(
    "--database",
    metavar="URL",
    help="An empty PostgreSQL database for the ledger's figures.  [default: a SQLite file, deleted afterwards]",
)
def bench(
    name: str,
    data: Path | None,
    jobs: int,
    reports: int,
    sizes: tuple[int, ...],
    chart: Path | None,
    train: bool,
    database: str | None,
) -> None:
    """Measure accuracy against the pinned floors, growth against its limit, speed, or what the ledger costs; without places of your own.

    Exit code: 0 all floors hold, 1 a metric fell below its floor or time grows too fast.
    """
    if name == "scale":
        sys.exit(1 if _measure_scale(sizes, chart) else 0)
    if data is None:
        raise UsageError("bench: found no folder of corpora, expected one; name it with --data, or in ONRECORD_BENCH")
    with _without_imports():
        fallen = _measure(name, data, jobs)
        if name in (INCIDENTS, "all"):
            fallen += _measure_incidents(data, ("dev", "train") if train else ("dev",))
        if name in ("ledger", "scale", "all"):
            fallen += _measure_ledger(data, database, reports)
    sys.exit(1 if fallen else 0)


@contextmanager
def _without_imports() -> Iterator[None]:
    """Leaves the user's imported places out, in worker processes too: the figures are everybody's."""
    before = os.environ.get("ONRECORD_HOME")
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as home:
        os.environ["ONRECORD_HOME"] = home
        try:
            yield
        finally:
            del os.environ["ONRECORD_HOME"]
            if before is not None:
                os.environ["ONRECORD_HOME"] = before


def _measure_incidents(data: Path, splits: tuple[str, ...]) -> int:
    """Prints every figure of the incidents beside the mark's; how many fell below their floors."""
    fallen = 0
    for row in run_incidents(data, splits):
        click.echo(_line(row, 20))
        fallen += not row.holds()
    return fallen


def _measure_scale(sizes: tuple[int, ...], chart: Path | None) -> int:
    """Prints how resolution grows, and draws it; how many figures are beyond their limits."""
    broken = 0
    found = []
    for line, holds, one in report_scale(sizes):
        click.echo(f"scale  {line}{'' if holds else ' BROKEN'}")
        broken += not holds
        found += [] if one is None else [one]
    if chart is not None:
        chart.write_text(draw_scale(found), encoding="utf-8")
    return broken


def _measure_ledger(data: Path, database: str | None, reports: int) -> int:
    """Prints every figure of the ledger; how many are beyond their limits."""
    broken = 0
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        for line, holds in report_ledger(data, database or str(Path(folder) / "ledger.db"), reports):
            click.echo(f"ledger      {line}{'' if holds else ' BROKEN'}")
            broken += not holds
    return broken


def _measure(name: str, data: Path, jobs: int) -> int:
    """Prints every figure of the benchmark; how many fell below their floors or above their limits."""
    fallen = 0
    for task in TASKS.values() if name == "all" else [TASKS[name]] if name in TASKS else []:
        for row in run_task(task, data, jobs):
            click.echo(_line(row))
            fallen += not row.holds()
    if name in ("speed", "all"):
        speed = measure_speed(data)
        click.echo(
            f"speed       {speed.reading:.0f} articles/s read, {speed.tokenising:.0f} articles/s tokenised by spaCy blank: "
            f"reading costs {speed.tokenising / speed.reading:.1f} times tokenising ({speed.articles} articles, one core, warm)"
        )
        click.echo(
            f"memory      {speed.peak_mb:.0f} MB at most; {speed.growth_mb:+.1f} MB over the second half of "
            f"{speed.long_run} reports (with spaCy loaded)"
        )
    if name in ("growth", "all"):
        steepest, *_ = growths = measure_growth()
        for growth in growths:
            if not growth.holds():
                fallen += 1
                click.echo(f"growth      {growth.pattern}: {growth.ratio:.1f} times, above {STEEPEST} BROKEN")
        click.echo(
            f"growth      {steepest.ratio:.1f} times the time per code point in texts eight times as long, at the steepest "
            f"({steepest.pattern}), limit {STEEPEST} {'holds' if steepest.holds() else 'BROKEN'}; the slowest of {len(growths)} patterns takes {max(growth.seconds for growth in growths) / LONG * 1e6:.0f} s a million code points"
        )
    return fallen


def _line(row: Row, width: int = 12) -> str:
    value = "     -" if row.metric.value is None else f"{row.metric.value:6.2f}"
    mark = "" if row.mark is None else f"  mark {row.mark:6.2f}"
    floor = "" if row.floor is None else f"  floor {row.floor:5.1f} {'holds' if row.holds() else 'BROKEN'}"
    return f"{row.task:<11} {row.split:<{width}} {row.metric.name:<28} {value}  of {row.metric.gold:>6}{mark}{floor}"
