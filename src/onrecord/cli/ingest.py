"""`onrecord ingest`: inputs into a ledger, safe to repeat and safe to kill."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from onrecord.app import FetchOptions, Progress, ReadOptions, SourceOptions, TextOptions, ingest_inputs, parse_columns
from onrecord.cli.progress import watch_over
from onrecord.model.words import harmless, say_count


@click.command()
@click.argument("ledger")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z"]),
    metavar="DATE",
    help="Day of publication (ISO), for inputs that do not say.",
)
@click.option("--publisher", metavar="NAME", help="Publisher, for inputs that do not say.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="KEY=COLUMN",
    help="Of tables, the column that holds a key, such as text=body; once for each. Without it, columns with plain names are found.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Let addresses of this machine and its own network be asked; pages from elsewhere can then reach them too.",
)
@click.option(
    "--proxy", metavar="URL", help="Proxy through which sites are asked; those of the environment are not used."
)
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
    published: datetime | None,
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

    Exit code: 0 done, 1 some inputs were refused in this run (each named on standard error, and kept in the ledger), 2 wrong usage.
    """
    day = None if published is None else (published if published.tzinfo else published.date())
    source = SourceOptions(parse_columns(columns), FetchOptions(private=allow_private, proxy=proxy))
    options = ReadOptions(TextOptions(published=day, publisher=publisher), jobs, source, executor)
    progress = Progress()
    with watch_over("Ingesting") as watch:
        for progress in ingest_inputs(ledger, inputs, options):
            for refusal in progress.refusals:
                watch.say(harmless(f"refused {refusal.message()} [{refusal.code}]"))
            watch.step(progress.read, progress.refused)
    click.echo(_summary(progress), err=True)
    sys.exit(1 if progress.refused else 0)


def _summary(progress: Progress) -> str:
    said = f"{say_count(progress.seen, 'input')}: {progress.new} new, {progress.read} read, {progress.refused} refused"
    if progress.stale:
        said += f"; stale were {', '.join(f'{n} by {part}' for part, n in progress.stale.items())}"
    changes = progress.changes
    if changes.added or changes.altered or changes.gone:
        said += f"; claims: {changes.added} added, {changes.altered} altered, {changes.gone} gone"
    return said
