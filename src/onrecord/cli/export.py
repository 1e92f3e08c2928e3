"""`onrecord export`: the analyst's view of a ledger, in the forms of the field."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from onrecord.cli.counter import counting
from onrecord.cli.filters import filter_options
from onrecord.errors import UsageError
from onrecord.ledgers import IncidentFilter, open_ledger
from onrecord.model.incident import POLICIES, PolicyName
from onrecord.model.words import say_count


@click.command()
@click.argument("ledger")
@click.option(
    "--as",
    "form",
    required=True,
    metavar="FORM",
    help="jsonl, csv, geojson, geoparquet, hxl, acled, ucdp or html; other packages may add more.",
)
@click.option("--to", "target", required=True, metavar="PATH", help="The file to write, or - for standard output.")
@click.option(
    "--policy", type=click.Choice(POLICIES), help="How claims become tolls.  [default: ucdp for ucdp, else airwars]"
)
@filter_options
def export(ledger: str, form: str, target: str, policy: PolicyName | None, wanted: IncidentFilter) -> None:
    """Write incidents to a file: points at their stated precision, names of victims and positions of forces withheld.

    This is the view for people who work with the ledger. What everybody may see is made by `onrecord release`.
    The file is there whole or not at all.

    \b
    Examples:
      onrecord export ledger.db --as csv --to incidents.csv --since 2024-01-01
      onrecord export ledger.db --as jsonl --to - --place UA
    """
    from onrecord.exports import exporter_of, policy_for, write_export  # late, for `--help`

    exporter = exporter_of(form)
    chosen = policy_for(exporter, policy)
    if target == "-" and not exporter.text and sys.stdout.isatty():
        raise UsageError(
            f"--to: found a terminal, expected a file or a pipe for {form}, which is no text; name a file, or send it on"
        )
    with closing(open_ledger(ledger)) as opened, counting("exporting", "incident") as step:
        to = sys.stdout.buffer if target == "-" else Path(target)
        done = write_export(opened, wanted, exporter, chosen, to, step)
    for why, count in done.left_out.items():
        click.echo(f"left out: {say_count(count, 'incident')}, {why}", err=True)
    if target != "-":
        click.echo(f"{target}: {say_count(f'{done.rows:,}', 'incident')}", err=True)
