"""What a report, an account and a figure say, in a person's words: the lines that every face lays out in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from onrecord.model.account import Account, Aggregate, Damage, Evidence, Perpetrator, Reality
from onrecord.model.casualty import Harm, Victim
from onrecord.model.interval import Interval
from onrecord.model.reading import Reading
from onrecord.model.report import Report
from onrecord.model.statement import Statement
from onrecord.model.words import (
    OWN_VOICE,
    plural,
    say_count,
    say_day,
    say_duration,
    say_interval,
    say_key,
    say_range,
    say_speaker,
    say_toll,
)

_REALITIES: Mapping[Reality, str] = {
    "happened": "told as fact",
    "alleged": "alleged",
    "denied": "denied",
    "planned": "planned",
    "hypothetical": "only supposed",
}
NEVER_ADDED = "never added to an incident's toll"
"""What holds for every figure of a period."""


def tell_report(reading: Reading) -> list[str]:
    """What a reader should know of the report before its values: its day, who published it, how much is in it."""
    report = reading.report
    facts = [_tell_day(report), *(name for name in (report.publisher, report.wire) if name)]
    facts.append(say_count(len(reading.statements), "statement") if reading.statements else "no statements")
    if report.repairs:
        facts.append(f"{say_count(len(report.repairs), 'repair')} of its text")
    return facts


def _tell_day(report: Report) -> str:
    if report.published is not None:
        return f"published {say_day(report.published)}"
    if report.published_bounds is None:
        return "not dated"
    earliest, latest = report.published_bounds
    return f"not dated; by its own words {say_interval(Interval(earliest, latest, 'unknown'))}"


def tell_account(account: Account) -> tuple[str, str]:
    """What kind of incident the account tells of, and how real the report makes it: (`missile strike`, `told as fact`)."""
    return say_key(account.event_type), _REALITIES[account.reality]


def tell_tolls(account: Account) -> list[tuple[Harm, str]]:
    """What the claims come to for each harm, the gravest first: `("killed", "1 or more")`."""
    return [(harm, say_toll(account.tolls[harm])) for harm in get_args(Harm) if harm in account.tolls]


def tell_perpetrator(perpetrator: Perpetrator, statements: Mapping[str, Statement]) -> str:
    """How it is said that they did it, and by whom: `alleged by Kyiv`, `claimed by themselves`, `denied by Moscow`."""
    by = say_speaker(perpetrator.statement, statements)
    if perpetrator.status == "claimed":
        own = perpetrator.name.lower() in by.lower()
        return "claimed by themselves" if own else f"claimed by themselves, told by {by}"
    if perpetrator.status == "denied" and by == OWN_VOICE:
        return f"denied, told by {by}"
    return f"{perpetrator.status} by {by}"


def tell_damage(damage: Damage) -> str:
    """What was hit and how badly: `6 apartment buildings damaged`, `business destroyed`."""
    thing = say_key(damage.object)
    if damage.min is not None:
        number = say_range(damage.min, damage.max)
        thing = f"{number} {thing if number == '1' else plural(thing)}"
    return thing if damage.degree == "unknown" else f"{thing} {damage.degree}"


def tell_victim(victim: Victim) -> str:
    """What is known of one person: `killed, age 34, male, civilian`."""
    age = None if victim.age is None else f"age {victim.age}"
    harm = "harmed" if victim.harm == "unspecified" else victim.harm
    parts = (harm, age, victim.sex, victim.status)
    return ", ".join(part for part in parts if part and part != "unknown")


def tell_evidence(evidence: Evidence) -> str:
    """What evidence the report says there is, and whose: `video by Volodymyr Zelensky`."""
    return f"{evidence.kind} by {evidence.by}" if evidence.by else f"{evidence.kind}, nobody named"


def tell_window(aggregate: Aggregate) -> str:
    """Where and over what time a figure counts: `Ukraine, 24 hours`."""
    window = aggregate.window
    when = (
        say_interval(window) if isinstance(window, Interval) else say_duration(window) if window else "time not stated"
    )
    return f"{aggregate.area or 'area not stated'}, {when}"


def tell_included(aggregate: Aggregate, accounts: Mapping[str, Account]) -> str:
    """Which of the report's incidents the figure counts too: `includes the missile strike in Kramatorsk`; empty where it names none.

    `accounts` are the report's, by id.
    """
    named = [_tell_incident(accounts[each]) for each in aggregate.includes if each in accounts]
    return f"includes {' and '.join(named)}" if named else ""


def _tell_incident(account: Account) -> str:
    where = f" in {account.place.place.name}" if account.place else ""
    return f"the {say_key(account.event_type)}{where}"
