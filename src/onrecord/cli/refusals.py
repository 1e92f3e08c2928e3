"""`onrecord refusals`: what was turned away, and why."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import closing
from dataclasses import asdict

import click

from onrecord.cli.console import put, stdout_console
from onrecord.ledgers import Ledger, open_ledger
from onrecord.model.words import say_count


@click.command(short_help="List what a ledger refused, and why.")
@click.argument("ledger")
@click.option("--code", metavar="CODE", help="Only refusals with this reason code.")
@click.option(
    "--retry",
    is_flag=True,
    help="Forget them, so that the next `onrecord ingest LEDGER` tries what was captured again.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal, else jsonl]"
)
def refusals(ledger: str, code: str | None, retry: bool, form: str | None) -> None:
    """List what a ledger refused: each input, the reason, and what to do."""
    with closing(open_ledger(ledger)) as opened:
        found = list(opened.refusals(code))
        if code is not None and not found:
            click.echo(_unheld(code, opened), err=True)
            return
        if retry:
            again = opened.forget_refusals([one.id for one in found])
            click.echo(
                f"{say_count(len(found), 'refusal')} forgotten; `onrecord ingest {ledger}` tries {say_count(len(again), 'capture')} again"
                + ("" if len(again) == len(found) else "; what gave no capture must be named anew"),
                err=True,
            )
            return
    if (form or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for one in found:
            row = {"id": one.id, "seq": one.seq, "at": one.at, **asdict(one.refusal)}
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    from rich.padding import Padding  # late: machines that ask for JSON do not pay for it
    from rich.text import Text

    console = stdout_console()
    if not found:
        put(console, "Nothing was refused.")
    for one in found:
        head = Text.assemble((one.refusal.code, "bold"), "  ", (one.at[:19], "dim"))
        put(console, head, Padding(one.refusal.message(), (0, 0, 0, 2)))


def _unheld(code: str, ledger: Ledger) -> str:
    """That no refusal has this code, and which codes there are: a misspelt one must not pass for good news."""
    held = Counter(one.refusal.code for one in ledger.refusals()).most_common()
    others = ", ".join(f"{name} ({number:,})" for name, number in held)
    return f"no refusal has the code {code}; " + (f"there are {others}" if others else "nothing was refused")
