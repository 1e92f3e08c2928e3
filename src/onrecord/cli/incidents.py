"""`onrecord incidents`: what a ledger has on record, filtered."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import click

from onrecord.cli.console import put, stdout_console
from onrecord.cli.incident_table import incident_table
from onrecord.errors import UsageError
from onrecord.ledgers import IncidentFilter, open_ledger
from onrecord.model.casualty import HARMS


def _day(_ctx: click.Context, _param: click.Parameter, words: str | None) -> str | None:
    """The ISO day that an option gives; anything else is wrong usage."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as fault:
        raise click.BadParameter(f"found {words!r}, expected a day such as 2024-02-01; write it so") from fault


@click.command()
@click.argument("ledger")
@click.option("--since", callback=_day, metavar="DATE", help="Incidents that may have been on this day or later.")
@click.option("--until", callback=_day, metavar="DATE", help="Incidents that may have been on this day or earlier.")
@click.option(
    "--place", metavar="WORDS", help="Part of the name of the place or its division, or a country code such as UA."
)
@click.option("--box", metavar="W,S,E,N", help="Only points in this box, in degrees; W > E crosses the date line.")
@click.option("--type", "event_type", metavar="TYPE", help="An event type of the taxonomy, such as missile-strike.")
@click.option("--harm", type=click.Choice(HARMS), help="Only where someone is said to have suffered it.")
@click.option("--publisher", metavar="NAME", help="Only what this publisher reported.")
@click.option("--text", "words", metavar="WORDS", help="Full text: all these words; “quoted words” in this order.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.  [default: 50 in a table, else all]")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), help="[default: table on a terminal, else jsonl]"
)
def incidents(
    ledger: str,
    since: str | None,
    until: str | None,
    place: str | None,
    box: str | None,
    event_type: str | None,
    harm: str | None,
    publisher: str | None,
    words: str | None,
    limit: int | None,
    form: str | None,
) -> None:
    """List the incidents in a ledger, the latest first.

    Every filter that is given must hold. A filter by day keeps an incident whose stated precision allows that day.

    \b
    Examples:
      onrecord incidents ledger.db --place Kharkiv --since 2024-01-01
      onrecord incidents ledger.db --harm killed --text '"apartment building"' --format jsonl
    """
    wanted = IncidentFilter(
        since=since,
        until=until,
        place=place,
        box=_box(box),
        event_type=event_type,
        harm=harm,
        publisher=publisher,
        words=words,
    )
    if since and until and since > until:
        raise UsageError(f"--since: found {since}, expected a day no later than --until {until}; exchange them")
    if event_type is not None:
        from onrecord.app import check_event_type  # late: it needs the lexicon, and most filters do not

        check_event_type(event_type)
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with closing(open_ledger(ledger)) as opened:
        if form == "table":
            shown = limit or 50
            _print_table(list(opened.incidents(wanted, limit=shown + 1)), shown)
        else:
            _print_json(opened.incidents(wanted, limit=limit), form)


def _box(words: str | None) -> tuple[float, float, float, float] | None:
    if words is None:
        return None
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError(
            f"--box: found {words!r}, expected west,south,east,north in degrees, such as 22,44,41,53; mend the box"
        )
    return west, south, east, north


def _print_json(found: Iterator[dict[str, Any]], form: str) -> None:
    if form == "json":
        sys.stdout.write(json.dumps(list(found), ensure_ascii=False, indent=2) + "\n")
        return
    for incident in found:
        sys.stdout.write(json.dumps(incident, ensure_ascii=False) + "\n")


def _print_table(found: list[dict[str, Any]], shown: int) -> None:
    console = stdout_console()
    if not found:
        put(console, "No incident passes these filters. `onrecord stats LEDGER` tells what the ledger holds.")
        return
    put(console, incident_table(found[:shown]))
    if len(found) > shown:
        put(console, f"The latest {shown} are shown; --limit shows more.")
