"""`onrecord gazetteer`: what the gazetteer holds, and places that it lacks."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def gazetteer() -> None:
    """Show the gazetteer, or add places to it."""


@gazetteer.command("info")
def info() -> None:
    """Show what the gazetteer holds and where its data come from."""
    from onrecord.app import gazetteer_info  # late: `--help` does not wait for the reader to load

    for name, value in gazetteer_info():
        click.echo(f"{name:12} {value}")


@gazetteer.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Add places from FILES: GeoNames country dumps, admin1CodesASCII.txt, tables of p-codes.

    A file of the same name replaces what was imported from it before. Exit code: 0 all lines taken, 1 some refused.
    """
    from onrecord.app import import_places

    refused = False
    for file in files:
        imported = import_places(file)
        for refusal in imported.refusals:
            click.echo(refusal.message(), err=True)
        refused = refused or bool(imported.refusals)
        click.echo(f"{imported.source}: {imported.places:,} places, {len(imported.refusals):,} lines refused")
    sys.exit(1 if refused else 0)
