"""`onrecord incidents`: what a ledger has on record, filtered."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import click

from onrecord.cli.console import put, stdout_console
from onrecord.cli.filters import filter_options
from onrecord.cli.incident_table import incident_table
from onrecord.ledgers import IncidentFilter, open_ledger


@click.command()
@click.argument("ledger")
@filter_options
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.  [default: 50 in a table, else all]")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), help="[default: table on a terminal, else jsonl]"
)
def incidents(ledger: str, wanted: IncidentFilter, limit: int | None, form: str | None) -> None:
    """List the incidents in a ledger, the latest first.

    Every filter that is given must hold. A filter by day keeps an incident whose stated precision allows that day.

    \b
    Examples:
      onrecord incidents ledger.db --place Kharkiv --since 2024-01-01
      onrecord incidents ledger.db --harm killed --text '"apartment building"' --format jsonl
    """
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with closing(open_ledger(ledger)) as opened:
        if form == "table":
            shown = limit or 50
            _print_table(list(opened.incidents(wanted, limit=shown + 1)), shown, filtered=wanted != IncidentFilter())
        else:
            _print_json(opened.incidents(wanted, limit=limit), form)


def _print_json(found: Iterator[dict[str, Any]], form: str) -> None:
    if form == "json":
        sys.stdout.write(json.dumps(list(found), ensure_ascii=False, indent=2) + "\n")
        return
    for incident in found:
        sys.stdout.write(json.dumps(incident, ensure_ascii=False) + "\n")


def _print_table(found: list[dict[str, Any]], shown: int, *, filtered: bool) -> None:
    console = stdout_console()
    if not found:
        none = "No incident passes these filters." if filtered else "No incident is on record in this ledger."
        put(console, f"{none} `onrecord stats LEDGER` tells what the ledger holds.")
        return
    put(console, incident_table(found[:shown], console.width))
    if len(found) > shown:
        put(console, f"The latest {shown} are shown; --limit shows more.")
