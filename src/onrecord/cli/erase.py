"""`onrecord erase`: a lawful demand is met by a signed tombstone in place of the bytes."""

from __future__ import annotations

import re
import sys
from contextlib import closing
from pathlib import Path

import click

from onrecord.errors import UsageError
from onrecord.ledgers import Ledger, open_ledger

_SHA256 = re.compile(r"[0-9a-f]{64}")


@click.command(short_help="Erase a capture by law, leaving a signed tombstone.")
@click.argument("ledger")
@click.argument("capture", metavar="SHA256")
@click.option("--reason", required=True, help="Why: the order, its date and its court. Kept and shown for ever.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
@click.option(
    "--key",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ed25519 private key in PEM (openssl genpkey -algorithm ed25519 -out key.pem).",
)
@click.option("--yes", is_flag=True, help="Do not ask whether to erase.")
def erase(ledger: str, capture: str, reason: str, by: str, key: Path, yes: bool) -> None:
    """Erase a capture by law: a signed tombstone takes its place, and the chain of evidence stays whole.

    SHA256 is the capture's hash, as `onrecord show LEDGER REPORT` prints it; the id of a report that came once will do. Backups made before
    still hold the bytes.
    """
    from onrecord.app import erase_capture  # late, for `--help`

    with closing(open_ledger(ledger)) as opened:
        sha256 = _hash_of(opened, capture)
        if not yes and not _agreed():
            click.echo("nothing was erased", err=True)
            sys.exit(1)
        seq = erase_capture(opened, sha256, reason, by, key.read_bytes())
    click.echo(f"erased: capture {sha256}; its tombstone is link {seq}")


def _agreed() -> bool:
    try:
        return click.confirm("The bytes and all that was read from them will be gone from this ledger. Erase?")
    except click.Abort:  # nobody is there to answer: the prompt's line is still open
        click.echo(err=True)
        return False


def _hash_of(ledger: Ledger, capture: str) -> str:
    """The hash that is meant: itself, or that of the only capture of the report of this id."""
    if _SHA256.fullmatch(capture):
        return capture
    hashes = list(dict.fromkeys(acquisition.sha256 for acquisition, _ in ledger.report(capture)))
    if len(hashes) == 1:
        return hashes[0]
    found = f"a report with {len(hashes)} captures" if hashes else "neither a SHA-256 nor the id of a report"
    raise UsageError(
        f"erase {capture}: found {found}, expected one capture; name it by its SHA-256, which `onrecord show LEDGER REPORT` prints beside each version"
    )
