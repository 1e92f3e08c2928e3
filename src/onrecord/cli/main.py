"""`onrecord`: reads the words of the command line and hands them to the app."""

from __future__ import annotations

import json
import sys
from datetime import datetime

import click

from onrecord import __version__
from onrecord.app import ReadOptions, read_inputs
from onrecord.model.contract import reading_to_json
from onrecord.model.provenance import Refusal
from onrecord.text.report import TextOptions


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read news reports of attacks: who was harmed, where, when, by what, and who says so."""


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, where the input does not say."
)
@click.option("--publisher", help="Publisher, where the input does not say.")
@click.option("--format", "form", type=click.Choice(["json", "jsonl"]), default="json")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Worker processes.")
@click.option("--no-repair", is_flag=True, help="Leave misread encodings as they are.")
def read(
    inputs: tuple[str, ...], published: datetime | None, publisher: str | None, form: str, jobs: int, no_repair: bool
) -> None:
    """Read reports without a ledger."""
    text = TextOptions(not no_repair, published.date() if published else None, publisher)
    refused = False
    for outcome in read_inputs(inputs, ReadOptions(text, jobs)):
        if isinstance(outcome, Refusal):
            refused = True
            click.echo(outcome.message(), err=True)
        else:
            click.echo(json.dumps(reading_to_json(outcome), ensure_ascii=False, indent=2 if form == "json" else None))
    sys.exit(1 if refused else 0)
