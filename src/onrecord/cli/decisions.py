"""`onrecord decisions`: what people decided in a ledger, and whether it still stands."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import click

from onrecord.cli.console import put, stdout_console
from onrecord.ledgers import Decided, Decision, decisions_in, open_ledger
from onrecord.model.decision import Anchor, payload_of
from onrecord.model.words import one_line, say_decided

Json = dict[str, Any]


@click.command()
@click.argument("ledger")
@click.option("--orphaned", is_flag=True, help="Only those that have lost what they are about: they wait for a person.")
@click.option("--all", "whole", is_flag=True, help="Those that were superseded, too.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), help="[default: table on a terminal, else json]"
)
def decisions(ledger: str, orphaned: bool, whole: bool, form: str | None) -> None:
    """List what people decided, the oldest first: each with its words, its author, its reason, and whether it stands.

    The words are those of reports, which may name victims: what this prints is as private as the reports.
    """
    with closing(open_ledger(ledger)) as opened:
        found, decided = decisions_in(opened)
    rows = [row for row in _rows(found, decided) if row["state"] != "superseded" or whole]
    if orphaned:
        rows = [row for row in rows if row["state"] == "orphaned"]
    if (form or ("table" if sys.stdout.isatty() else "json")) == "json":
        sys.stdout.write(json.dumps([_told(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
        return
    _print(rows, orphaned=orphaned)


def _rows(found: list[Decision], decided: Decided) -> Iterator[Json]:
    orphans = {one.decision.id: one.why for one in decided.orphaned}
    fallen = {one.decision.id for one in decided.contradicted}
    successors = {one.supersedes: one.id for one in found if one.supersedes}
    for decision in found:
        state = "in force"
        if decision.id in successors:
            state = "superseded"
        elif decision.id in orphans:
            state = "orphaned"
        elif decision.id in fallen:
            state = "contradicted"
        yield {
            "decision": decision,
            "state": state,
            "why": orphans.get(decision.id),
            "superseded_by": successors.get(decision.id),
        }


def _told(row: Json) -> Json:
    decision = row["decision"]
    rest = {key: value for key, value in row.items() if key != "decision" and value is not None}
    return {"id": decision.id, **payload_of(decision), **rest}


def _print(rows: list[Json], *, orphaned: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    console = stdout_console()
    if not rows:
        put(
            console,
            "No decision is orphaned." if orphaned else "Nobody has decided anything. See `onrecord queue LEDGER`.",
        )
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for column in ("id", "decision", "about", "by", "reason", "state"):
        table.add_column(column, no_wrap=column == "id", overflow="fold")
    for row in rows:
        decision = row["decision"]
        state = f"{row['state']} ({row['why']})" if row["why"] else row["state"]
        about = "\n".join(_about(anchor) for anchor in decision.anchors)
        by = f"{decision.by}, {decision.at.date().isoformat()}"
        cells = (decision.id, say_decided(decision), about, by, decision.reason, state)
        table.add_row(*map(Text, cells))  # what people wrote is no markup
    put(console, table)


def _about(anchor: Anchor) -> str:
    if not anchor.quote:
        return f"{anchor.report}, the whole report"
    return f"{anchor.report}#{anchor.rank} {one_line(anchor.quote)}"
