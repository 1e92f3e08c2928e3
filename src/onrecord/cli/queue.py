"""`onrecord queue`: what waits for a person in a ledger."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict

import click

from onrecord.cli.console import put, stdout_console
from onrecord.ledgers import KINDS, Kind, open_ledger, queue_of
from onrecord.model.words import say_key


@click.command()
@click.argument("ledger")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind; once for each.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="At most so many, the most pressing first.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal, else jsonl]"
)
def queue(ledger: str, kinds: tuple[Kind, ...], limit: int, form: str | None) -> None:
    """List what waits for a person, the most pressing first: what is open, and how many people are in doubt.

    Orphaned and contradictory decisions come first, for they stop a release; then likely merges and splits, conflicts, facts that
    are not known well enough, and releases to sign.
    """
    with closing(open_ledger(ledger)) as opened:
        found = queue_of(opened, kinds=kinds or KINDS, limit=limit)
    if (form or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for item in found:
            sys.stdout.write(json.dumps(asdict(item), ensure_ascii=False) + "\n")
        return
    from rich.table import Table
    from rich.text import Text

    console = stdout_console()
    if not found:
        put(console, "Nothing waits.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for column in ("waits", "about", "in doubt", "why"):
        table.add_column(column, justify="right" if column == "in doubt" else "left", overflow="fold")
    for item in found:
        doubt = f"{item.weight:.1f}" if item.weight else "stops a release"
        table.add_row(say_key(item.kind), Text("\n".join((*item.about, *item.accounts))), doubt, Text(item.why))
    put(console, table)
