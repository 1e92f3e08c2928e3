"""`onrecord incidents`: what a ledger has on record, filtered."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import click

from onrecord.cli.console import stdout_console
from onrecord.errors import UsageError
from onrecord.ledgers import IncidentFilter, open_ledger
from onrecord.model.casualty import HARMS
from onrecord.model.values import interval_of, place_of, toll_of
from onrecord.model.words import say_interval, say_key, say_place, say_toll


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
    from rich.table import Table

    console = stdout_console()
    if not found:
        console.print("No incident passes these filters. `onrecord stats LEDGER` tells what the ledger holds.")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for column in ("id", "when", "where", "what", "killed", "injured", "reports"):
        table.add_column(column, no_wrap=column == "id", justify="right" if column == "reports" else "left")
    for incident in found[:shown]:
        time, place = interval_of(incident["time"]), place_of(incident["place"])
        tolls = {harm: say_toll(toll_of(toll)) for harm, toll in incident["tolls"].items()}
        alleged = "" if incident["reality"] == "happened" else f" ({incident['reality']})"
        table.add_row(
            incident["id"],
            say_interval(time) if time else "not told",
            say_place(place) if place else "not told",
            say_key(incident["event_type"]) + alleged,
            tolls.get("killed", "–"),
            tolls.get("injured", "–"),
            str(len(incident["reports"])),
        )
    console.print(table)
    if len(found) > shown:
        console.print(f"The latest {shown} are shown; --limit shows more.", style="dim")
