"""`onrecord release`: the public view, frozen and signed; its check and its withdrawal."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from onrecord.cli.counter import counting
from onrecord.cli.filters import filter_options
from onrecord.ledgers import IncidentFilter, open_ledger
from onrecord.model.incident import POLICIES, PolicyName
from onrecord.model.words import harmless, say_count

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class _Release(click.Group):
    """`onrecord release LEDGER` is `onrecord release freeze LEDGER`: the word that most people come for may be left out."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; `freeze` where it names none."""
        if args and args[0] not in self.commands:
            args = ["freeze", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_Release)
def release() -> None:
    """Make, check or withdraw a release: a frozen, coarsened, signed copy for everybody.

    `onrecord release LEDGER` is short for `onrecord release freeze LEDGER`.
    """


@release.command()
@click.argument("ledger")
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="A new folder.")
@click.option(
    "--key",
    required=True,
    type=_FILE,
    metavar="FILE",
    help="Ed25519 private key that signs; see `onrecord release key`.",
)
@click.option(
    "--title", default="Incidents on record", show_default=True, metavar="WORDS", help="Over the README and pages."
)
@click.option(
    "--coarsen",
    type=click.FloatRange(1, 500),
    metavar="KM",
    help="Side of the grid cells that points are set to.  [default: 10]",
)
@click.option(
    "--also", "forms", multiple=True, metavar="FORM", help="A form besides jsonl, csv and geojson; once for each."
)
@click.option("--reviewed", is_flag=True, help="Only incidents that somebody has reviewed.")
@click.option(
    "--at",
    "made",
    metavar="MOMENT",
    help="The moment of the release, such as 2024-06-01T12:00:00+00:00.  [default: now]",
)
@click.option("--policy", type=click.Choice(POLICIES), help="How claims become tolls.  [default: airwars]")
@filter_options
def freeze(
    ledger: str,
    folder: Path,
    key: Path,
    title: str,
    coarsen: float | None,
    forms: tuple[str, ...],
    reviewed: bool,
    made: str | None,
    policy: PolicyName | None,
    wanted: IncidentFilter,
) -> None:
    """Freeze the public view of a ledger in a new folder, and sign it.

    Points are coarsened and marked so; victims are named only where a decision released the name; positions and units of forces are
    withheld. The evidence is verified first; a release is refused while decisions are orphaned.

    \b
    Example:
      onrecord release ledger.db --to 2024-06 --key key.pem --reviewed
    """
    from onrecord.app import gazetteer_info  # late, for `--help`
    from onrecord.exports import ReleaseRequest, make_release

    request = ReleaseRequest(
        title=title,
        wanted=wanted,
        policy=policy,
        forms=forms,
        coarsen_km=coarsen,
        made=made,
        reviewed=reviewed,
        gazetteer=dict(gazetteer_info())["digest"],
    )
    with closing(open_ledger(ledger)) as opened, counting("releasing", "incident") as step:
        manifest = make_release(opened, folder, request, key.read_bytes(), step)
    number = manifest["counts"]["incidents"]
    click.echo(f"released: {manifest['id']}, {say_count(f'{number:,}', 'incident')}, in {folder}")
    if manifest["withheld"]:
        click.echo("withheld or changed, once for each place in a record, of which an incident has several:", err=True)
    for one in manifest["withheld"]:
        click.echo(f"  {say_count(format(one['count'], ','), 'time')} {one['reason']}", err=True)


@release.command()
@click.argument("newfile", type=click.Path(path_type=Path))
def key(newfile: Path) -> None:
    """Make a private key that signs releases, in a new file that only you can read.

    Keep it safe and secret: only with it can a release be withdrawn. Publish the fingerprint that is printed.
    """
    from onrecord.exports import new_key

    click.echo(f"fingerprint: {new_key(newfile)}")


@release.command()
@click.argument("folder", type=_FOLDER)
@click.option(
    "--key", type=_FILE, metavar="FILE", help="The publisher's public key (PEM); without it, the one in the folder."
)
def verify(folder: Path, key: Path | None) -> None:
    """Check a release: its signature, the hash of every file, and whether it was withdrawn.

    Exit code: 0 whole and in force, 1 broken or withdrawn, 2 wrong usage.
    """
    from onrecord.exports import check

    found = check(folder, key.read_bytes() if key else None)
    for fault in found.faults:
        click.echo(f"BROKEN: {fault}", err=True)
    told = found.withdrawn
    if told:
        click.echo(harmless(f"WITHDRAWN on {told.get('at')} by {told.get('by')}: {told.get('reason')}"), err=True)
    if found.faults or told:
        sys.exit(1)
    number = found.manifest["counts"]["incidents"]
    click.echo(f"whole: {found.manifest['id']}, {say_count(f'{number:,}', 'incident')}; signed by {found.fingerprint}")
    if key is None:
        click.echo("Compare the fingerprint with the one that the publisher gives elsewhere.", err=True)


@release.command()
@click.argument("folder", type=_FOLDER)
@click.option("--reason", required=True, help="Why nobody should use it any more. Shown to all who check it.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
@click.option("--key", required=True, type=_FILE, metavar="FILE", help="The private key that signed the release.")
@click.option("--at", "made", metavar="MOMENT", help="The moment of the withdrawal.  [default: now]")
def withdraw(folder: Path, reason: str, by: str, key: Path, made: str | None) -> None:
    """Withdraw a release: a signed file beside its manifest says that it must not be used, and why.

    Copies elsewhere know nothing of it: put the two new files wherever the release is published.
    """
    from onrecord.exports import withdraw_release

    moment = made or datetime.now(UTC).isoformat(timespec="seconds")
    told = withdraw_release(folder, reason, by, moment, key.read_bytes())
    click.echo(f"withdrawn: {told['withdrawn']}")
