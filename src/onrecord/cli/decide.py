"""`onrecord decide`: what a person decides, with a name and a reason."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import click

from onrecord.ledgers import SETTABLE, Draft, Ledger, open_ledger, parse_value, take_decision, withdraw_decision

Command = Callable[..., Any]


@click.group()
@click.argument("ledger")
@click.pass_context
def decide(ctx: click.Context, ledger: str) -> None:
    """Decide: what a person says goes before what the machine says, which is shown beside it.

    A decision is never changed or deleted; a later one supersedes it. ID is an incident's, REPORT#RANK for one account of
    a report (ranks from 0), or a claim's, as `onrecord show` prints them.

    \b
    Examples:
      onrecord decide ledger.db same i2bqk4wyzh7a i7lmmd2vvx3c --by "Ana Ruiz" --reason "one strike, told by two papers"
      onrecord decide ledger.db set i2bqk4wyzh7a casualties.killed 3..5 --reason "the list at the hospital's door"
    """
    ctx.obj = ledger


def _person(command: Command) -> Command:
    """Adds `--by` and `--reason`, which every decision needs."""
    by = click.option(
        "--by",
        required=True,
        envvar="ONRECORD_REVIEWER",
        metavar="NAME",
        help="Who answers for it; or ONRECORD_REVIEWER.",
    )
    reason = click.option(
        "--reason", required=True, metavar="TEXT", help="Why. Kept and shown for ever; it must name no victim."
    )
    return by(reason(command))


def _supersedes(command: Command) -> Command:
    return click.option(
        "--supersedes",
        metavar="DECISION",
        help="The decision in force about the same thing, whose place this one takes.",
    )(command)


@decide.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_person
@_supersedes
@click.pass_obj
def same(ledger: str, one: str, other: str, by: str, reason: str, supersedes: str | None) -> None:
    """A and B, two incidents or accounts, are one incident."""
    _take(ledger, Draft("SAME", (one, other), by, reason, supersedes=supersedes))


@decide.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_person
@_supersedes
@click.pass_obj
def different(ledger: str, one: str, other: str, by: str, reason: str, supersedes: str | None) -> None:
    """A and B, two incidents or accounts, are two incidents."""
    _take(ledger, Draft("DIFFERENT", (one, other), by, reason, supersedes=supersedes))


@decide.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_person
@_supersedes
@click.pass_obj
def unsure(ledger: str, one: str, other: str, by: str, reason: str, supersedes: str | None) -> None:
    """Nobody can say whether A and B are one incident: it is left to the machine, and waits no longer."""
    _take(ledger, Draft("UNSURE", (one, other), by, reason, supersedes=supersedes))


@decide.command(name="set")
@click.argument("identifier", metavar="ID")
@click.argument("field")
@click.argument("value")
@_person
@_supersedes
@click.pass_obj
def set_field(
    ledger: str, identifier: str, field: str, value: str, by: str, reason: str, supersedes: str | None
) -> None:
    """Set a field of an incident, whatever its claims come to.

    FIELD is casualties.killed (injured, missing, ...), time, place, event_type or perpetrators; VALUE the contract's JSON or a
    short form, such as 3..5, 12+, 2024-03-11, "Kupiansk, UA", see docs/decisions.md.
    """
    told: Any = _place_or_type(field, value) if field in ("place", "event_type") else None
    if told is None and field in SETTABLE:
        told = parse_value(field, value)
    _take(ledger, Draft("SET", (identifier,), by, reason, field, told, supersedes))


@decide.command()
@click.argument("identifier", metavar="CLAIM_OR_ACCOUNT_OR_REPORT")
@_person
@_supersedes
@click.pass_obj
def exclude(ledger: str, identifier: str, by: str, reason: str, supersedes: str | None) -> None:
    """Count a claim, an account or a report for nothing: it is kept, shown, and sets no bound."""
    _take(ledger, Draft("EXCLUDE", (identifier,), by, reason, supersedes=supersedes))


@decide.command()
@click.argument("identifier", metavar="ID")
@click.argument("value", metavar="GRADE")
@_person
@_supersedes
@click.pass_obj
def grade(ledger: str, identifier: str, value: str, by: str, reason: str, supersedes: str | None) -> None:
    """Grade an incident: confirmed, fair, weak, contested or discounted."""
    _take(ledger, Draft("GRADE", (identifier,), by, reason, value=value, supersedes=supersedes))


@decide.command()
@click.argument("identifier", metavar="ID")
@click.option(
    "--victim",
    metavar="NAME_OR_NUMBER",
    help="Release one victim's name alone; a number keeps it out of the shell's history.",
)
@click.option("--child", is_flag=True, help="Say expressly that you know the name to be a child's.")
@_person
@_supersedes
@click.pass_obj
def release(
    ledger: str, identifier: str, victim: str | None, child: bool, by: str, reason: str, supersedes: str | None
) -> None:
    """Sign for an incident, so that it may be published; or for the name of one victim.

    The table of `onrecord show` numbers the victims whom reports name.
    """
    _take(ledger, Draft("RELEASE", (identifier,), by, reason, supersedes=supersedes, victim=victim, child=child))


@decide.command()
@click.argument("decision", metavar="DECISION")
@_person
@click.pass_obj
def withdraw(ledger: str, decision: str, by: str, reason: str) -> None:
    """Leave to the machine again what a decision has decided; an UNSURE takes its place."""
    with closing(open_ledger(ledger)) as opened:
        taken = withdraw_decision(opened, decision, by=by, reason=reason)
        click.echo(f"decided: {taken.id} (withdraws {decision})")
        _obey(opened)


def _take(ledger: str, draft: Draft) -> None:
    with closing(open_ledger(ledger)) as opened:
        taken = take_decision(opened, draft)
        what = " ".join(filter(None, (taken.verdict, taken.field)))
        click.echo(f"decided: {taken.id} ({what} about {' and '.join(draft.about)})")
        _obey(opened)


def _obey(ledger: Ledger) -> None:
    """Lets incidents follow at once. The decision stands in any case: a run that is cut off here leaves the rest to the next ingest."""
    from onrecord.app import obey  # late: it needs the lexicon, and a decision that is refused does not wait for it

    obey(ledger)


def _place_or_type(field: str, words: str) -> Any:
    """The value by the gazetteer or the taxonomy; None where the words are JSON."""
    from onrecord.app import check_event_type, place_named  # late: most decisions need neither

    if field == "event_type":
        check_event_type(words)
        return words
    return None if words.startswith("{") or words == "null" else place_named(words)
