"""`onrecord why`: what speaks for and against two accounts being of one incident."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from onrecord.cli.console import put, stdout_console
from onrecord.ledgers import open_ledger
from onrecord.ledgers import why as explain
from onrecord.model.words import say_day

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from onrecord.ledgers import Evidence, Explanation, Side

_BLOCKS = 8
"""Cells of the longest bar."""
_SAID = frozenset({"killed", "injured", "event", "weapons", "site", "perpetrators"})
"""Comparisons whose figures stand under A and B already."""


@click.command(short_help="Tell why two accounts are one incident, or two.")
@click.argument("ledger")
@click.argument("one", metavar="ACCOUNT")
@click.argument("other", metavar="ACCOUNT")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), help="[default: table on a terminal, else json]"
)
def why(ledger: str, one: str, other: str, form: str | None) -> None:
    """Print the evidence for and against two accounts being of one incident, and what made them one or two.

    ACCOUNT is REPORT#RANK (rank 0 where it is left out), or an incident's id, which stands for its first account.

    \b
    Examples:
      onrecord why ledger.db demo-kramatorsk-wire demo-kramatorsk-wire#1
      onrecord why ledger.db i2bqk4wyzh7a i7lmmd2vvx3c
    """
    with closing(open_ledger(ledger)) as opened:
        found = explain(opened, one, other)
    if (form or ("table" if sys.stdout.isatty() else "json")) == "json":
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
        return
    _print(found)


def _print(found: Explanation) -> None:
    from rich.table import Table
    from rich.text import Text

    heads = Table.grid(padding=(0, 2))
    for letter, side in (("A", found.one), ("B", found.other)):
        heads.add_row(Text(letter, "bold"), f"{side.report}#{side.rank}", _about(side), f"in {side.incident}")
    odds, chance = f"{found.log_odds:+.2f}", f"{found.probability:.0%}" if 0.01 <= found.probability <= 0.99 else None
    chance = chance or ("under 1%" if found.probability < 0.5 else "over 99%")
    verdict = Text.assemble(("One incident" if found.together else "Two incidents", "bold"), f": {found.because}.")
    console = stdout_console()
    put(console, heads, "", _table(found), "")
    put(console, f"All weights add up to {odds} (even odds are 0): a probability of {chance}.", verdict)


def _about(side: Side) -> str:
    day = side.published and say_day(date.fromisoformat(side.published[:10]))
    return ", ".join(filter(None, (side.publisher, day or "undated")))


def _table(found: Explanation) -> Table:
    """The evidence, what speaks most for one incident first and what speaks most against it last."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for column in ("compared", "A", "B", "found"):
        table.add_column(column)
    table.add_column("weight", justify="right", no_wrap=True)
    table.add_column("against", justify="right", no_wrap=True)
    table.add_column("for", no_wrap=True)
    most = max(abs(found.prior), *(abs(one.weight) for one in found.evidence)) or 1.0
    rows = [(one.comparison, one.one, one.other, _found(one), one.weight) for one in found.evidence]
    rows.append(("any two", "", "", "worth comparing at all", found.prior))
    for *cells, weight in sorted(rows, key=lambda row: -row[-1]):
        table.add_row(*cells, f"{weight:+.2f}", _bar(-weight, most, "red"), _bar(weight, most, "green"))
    return table


def _found(one: Evidence) -> str:
    """The level, with the figures behind it where nothing else in the row says them."""
    said = one.comparison in _SAID or (one.comparison == "distance" and not one.detail[:1].isdigit())
    return one.level if said or not one.detail else f"{one.level} ({one.detail})"


def _bar(weight: float, most: float, style: str) -> Text:
    from rich.text import Text

    return Text("█" * round(max(weight, 0) / most * _BLOCKS), style)
