"""`onrecord erase`: a lawful demand is met by a signed tombstone in place of the bytes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from onrecord.ledgers import open_ledger


@click.command(short_help="Erase a capture by law, leaving a signed tombstone.")
@click.argument("ledger")
@click.argument("sha256", metavar="SHA256")
@click.option("--reason", required=True, help="Why: the order, its date and its court. Kept and shown for ever.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
@click.option(
    "--key",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ed25519 private key in PEM (openssl genpkey -algorithm ed25519 -out key.pem).",
)
@click.confirmation_option(
    "--yes", prompt="The bytes and all that was read from them will be gone from this ledger. Erase?"
)
def erase(ledger: str, sha256: str, reason: str, by: str, key: Path) -> None:
    """Erase a capture by law: a signed tombstone takes its place, and the chain of evidence stays whole.

    SHA256 is the capture's hash, as `onrecord show LEDGER REPORT` prints it. Backups made before still hold the bytes.
    """
    from onrecord.app import erase_capture  # late, for `--help`

    with closing(open_ledger(ledger)) as opened:
        seq = erase_capture(opened, sha256, reason, by, key.read_bytes())
    click.echo(f"erased: capture {sha256}; its tombstone is link {seq}")
