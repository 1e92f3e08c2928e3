"""`onrecord verify`: is the evidence what it was?"""

from __future__ import annotations

import sys
from contextlib import closing

import click

from onrecord.errors import LedgerDamaged
from onrecord.ledgers import open_ledger
from onrecord.model.words import plural

_UNCHECKED = "not checked: readings, claims and incidents, which can be made again from the evidence, and the ids issued to incidents"


@click.command()
@click.argument("ledger")
def verify(ledger: str) -> None:
    """Check every hash and every link of the evidence in a ledger.

    Hashes every capture again and walks the chain over all captures, decisions and erasures. Names the first break, and each tombstone.
    Note the head's hash somewhere else: it tells whether a whole ledger was put in another's place.

    What was read from the evidence, and the ids issued to incidents, stand outside of the chain and are not checked: the former can be
    made again from it.

    Exit code: 0 the evidence is whole, 1 it is broken, 2 wrong usage.
    """
    try:
        with closing(open_ledger(ledger)) as opened:
            found = opened.verify()
    except LedgerDamaged as fault:
        click.echo(f"BROKEN: {fault}", err=True)
        sys.exit(1)
    for stone in found.tombstones:
        click.echo(f"erased: capture {stone.sha256}, by {stone.by} on {stone.at}: {stone.reason}")
    if found.broken:
        broken = found.broken
        click.echo(
            f"BROKEN at link {broken.seq}, {broken.subject}: found {broken.found}, expected {broken.expected}; "
            "restore the ledger from a backup made before, and keep this one to look into",
            err=True,
        )
        sys.exit(1)
    counts = ((found.links, "link"), (found.captures, "capture"), (found.size, "byte"))
    held = ", ".join(f"{number:,} {noun if number == 1 else plural(noun)}" for number, noun in counts)
    click.echo(f"whole: {held}; head {found.head or 'none'}")
    click.echo(_UNCHECKED)
