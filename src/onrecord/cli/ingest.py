"""`onrecord ingest`: inputs into a ledger, safe to repeat and safe to kill."""

from __future__ import annotations

import sys
from datetime import date

import click

from onrecord.app import (
    FetchOptions,
    Progress,
    ReadOptions,
    SourceOptions,
    TextOptions,
    ingest_inputs,
    meter_of,
    parse_columns,
)
from onrecord.cli.options import input_options, site_options
from onrecord.cli.progress import watch_over
from onrecord.model.words import harmless, say_count


@click.command()
@click.argument("ledger")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@input_options
@site_options
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes.")
@click.option(
    "--executor",
    default="local",
    show_default=True,
    metavar="NAME",
    help="Where reports are read: local, or dask://HOST:PORT for the workers of a Dask scheduler.",
)
def ingest(
    ledger: str,
    inputs: tuple[str, ...],
    published: date | None,
    publisher: str | None,
    columns: tuple[str, ...],
    allow_private: bool,
    proxy: str | None,
    jobs: int,
    executor: str,
) -> None:
    """Take reports into a ledger as evidence, and read them.

    LEDGER is a path (a SQLite file, made where there is none) or a postgresql:// URL. INPUT is what `onrecord read` takes. Without an
    INPUT, what is in the ledger already is read again where it is stale.

    Safe to repeat: what the ledger has is left alone. Safe to kill: the next run goes on from there.

    \b
    Examples:
      onrecord ingest ledger.db articles/ dump.jsonl --jobs 2
      onrecord ingest postgresql://desk@db.example/ledger https://example.org/feed.xml
      onrecord ingest ledger.db

    Exit code: 0 done, 1 some of the inputs are refused (each named on standard error, and kept in the ledger), by this run or since an
    earlier one, 2 wrong usage.
    """
    progress = Progress()
    columns_of = parse_columns(columns)
    with watch_over("Ingesting") as watch:
        meter = meter_of(inputs) if watch.drawn else None
        source = SourceOptions(columns_of, FetchOptions(private=allow_private, proxy=proxy), meter=meter)
        options = ReadOptions(TextOptions(published=published, publisher=publisher), jobs, source, executor)
        for progress in ingest_inputs(ledger, inputs, options):
            for refusal in progress.refusals:
                watch.say(harmless(f"refused {refusal.message()} [{refusal.code}]"))
            watch.step(progress.read, progress.refused, meter.share() if meter else None)
    click.echo(_summary(progress, named=bool(inputs)), err=True)
    sys.exit(1 if progress.refused else 0)


def _summary(progress: Progress, *, named: bool) -> str:
    taken = f"{say_count(progress.seen, 'input')}: {progress.new} new, " if named else "nothing named: "
    said = f"{taken}{progress.read} read, {progress.refused} refused"
    if not named and not progress.read and not progress.refused:
        said += "; nothing was stale"
    if progress.stale:
        said += f"; stale were {', '.join(f'{n} by {part}' for part, n in progress.stale.items())}"
    changes = progress.changes
    if changes.added or changes.altered or changes.gone:
        said += f"; claims: {changes.added} added, {changes.altered} altered, {changes.gone} gone"
    return said
