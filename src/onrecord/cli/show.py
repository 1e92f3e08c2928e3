"""`onrecord show`: one incident, or one report, with its claims and their words."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.console import put, stdout_console
from onrecord.cli.incident_page import incident_page
from onrecord.cli.incident_table import incident_table
from onrecord.errors import UsageError
from onrecord.ledgers import Acquisition, IncidentFilter, decisions_about, open_ledger, victims_in
from onrecord.model.decision import payload_of
from onrecord.model.words import say_count

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Json = dict[str, Any]


@click.command(short_help="Show an incident or a report, with claims and words.")
@click.argument("ledger")
@click.argument("identifier", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), help="[default: table on a terminal, else json]"
)
def show(ledger: str, identifier: str, form: str | None) -> None:
    """Show one incident or one report with its claims, who says so, and in which words.

    ID is an incident's (see `onrecord incidents`) or a report's.
    """
    with closing(open_ledger(ledger)) as opened:
        incident = opened.incident(identifier)
        versions = [] if incident else opened.report(identifier)
        told = list(opened.incidents(IncidentFilter(report=identifier))) if versions else []
        members = [(report["id"], report["rank"]) for report in incident["reports"]] if incident else []
        decided = decisions_about(opened, members)
        table = (form or ("table" if sys.stdout.isatty() else "json")) == "table"
        victims = victims_in(opened, incident) if table and incident else []
    if incident is None and not versions:
        raise UsageError(
            f"{identifier}: found neither an incident nor a report of this id, expected one in {ledger}; "
            "look ids up with `onrecord incidents`"
        )
    if not table:
        found: Json = {
            "versions": [{"acquisition": _acquired(how), "reading": reading} for how, reading in versions],
            "incidents": [one["id"] for one in told],
        }
        if incident:
            found = {**incident, "decisions": [{"id": one.id, **payload_of(one)} for one in decided]}
            found.pop("victims", None)  # the table has them, for whoever works on the ledger; JSON is passed on
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    console = stdout_console()
    if incident:
        put(console, *incident_page(incident, decided, victims))
    else:
        _print_report(console, versions, told)


def _print_report(console: Console, versions: list[tuple[Acquisition, Json]], incidents: list[Json]) -> None:
    from rich.rule import Rule
    from rich.text import Text

    for number, (how, told) in enumerate(versions):
        report = told["report"]
        put(
            console,
            Rule(report["id"] if number == 0 else f"{report['id']}, an earlier version", align="left", style="dim"),
        )
        if report["title"]:
            put(console, Text(report["title"], "bold"))
        put(console, _facts(how, told), "")
        if number == 0:  # the latest version alone tells incidents
            put(console, incident_table(incidents, console.width) if incidents else "It tells of no incident.", "")
        put(console, report["text"], "")


def _facts(how: Acquisition, told: Json) -> Table:
    from rich.table import Table

    report = told["report"]
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    for name, value in (
        *((name, _sourced(report, name)) for name in ("published", "author", "publisher", "url", "language")),
        ("captured", f"{how.sha256} (link {how.seq})"),
        ("came as", how.name),
        ("collected", f"{how.collected_at:%Y-%m-%d %H:%M:%S %Z} by {how.collector}" if how.collector else None),
        ("read", f"{say_count(len(told['accounts']), 'account')}, {say_count(len(told['statements']), 'statement')}"),
    ):
        if value:
            facts.add_row(name, value)
    return facts


def _sourced(report: Json, name: str) -> str | None:
    """The value with where it came from; readings of before this was kept have the value alone."""
    told = report.get("metadata", {}).get(name)
    return f"{told['value']} (from {told['from']})" if told else report.get(name)


def _acquired(how: Acquisition) -> Json:
    return {
        "seq": how.seq,
        "sha256": how.sha256,
        "name": how.name,
        "media_type": how.media_type,
        "metadata": dict(how.metadata),
        "collector": how.collector,
        "collected_at": how.collected_at and how.collected_at.isoformat(),
        "tool": how.tool,
    }
