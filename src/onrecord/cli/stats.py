"""`onrecord stats`: how much a ledger holds."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict

import click

from onrecord.cli.console import put, stdout_console
from onrecord.ledgers import open_ledger, today
from onrecord.model.words import say_key


@click.command(short_help="Count what a ledger holds.")
@click.argument("ledger")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), help="[default: table on a terminal, else json]"
)
def stats(ledger: str, form: str | None) -> None:
    """Count what a ledger holds: captures, reports, claims, incidents, refusals, and what is stale."""
    with closing(open_ledger(ledger)) as opened:
        found = asdict(opened.stats(today()))
    if (form or ("table" if sys.stdout.isatty() else "json")) == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(justify="right")
    for name, value in found.items():
        if isinstance(value, int):
            table.add_row(name, f"{value:,}")
    for name in ("publishers", "event_types"):
        for key, count in found[name].items():
            table.add_row(f"{say_key(name)}: {key}", f"{count:,}")
        if found["unnamed"].get(name):
            table.add_row(f"{say_key(name)}: {found['unnamed'][name]:,} more", "not shown")
    console = stdout_console()
    put(console, table)
    if found["stale"]:
        put(console, f"{found['stale']:,} are stale: `onrecord ingest {ledger}` reads them again.")
