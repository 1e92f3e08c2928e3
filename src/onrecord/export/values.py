"""A reading as groups of values for people: each with its name, its value, who says it, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model.account import Account, Aggregate
from onrecord.model.casualty import Casualty
from onrecord.model.interval import Interval
from onrecord.model.reading import Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.words import (
    say_interval,
    say_key,
    say_place,
    say_population,
    say_range,
    say_scope,
    say_speaker,
    say_toll,
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value and the words it was read from (at least one span). `id` is unique on the page.

    Attributes:
        spans: the words to quote beside the value, highlighted as `kind`.
        also: more words to highlight for it, each with its own kind, such as a statement's source.
    """

    id: str
    kind: str
    name: str
    value: str
    note: str
    spans: tuple[Span, ...]
    also: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """The values of one account, one aggregate, or the report's statements."""

    kind: str
    title: str
    summary: str
    values: tuple[Value, ...]


def reading_values(reading: Reading, prefix: str) -> Iterator[ValueGroup]:
    """The groups of a reading, accounts first; ids are `prefix` and a running number."""
    statements = {statement.id: statement for statement in reading.statements}
    groups = [
        *(_account(account, statements) for account in reading.accounts),
        *(_aggregate(aggregate, statements) for aggregate in reading.aggregates),
    ]
    if reading.statements:
        groups.append(_statements(reading.statements))
    number = 0
    for group in groups:
        values = []
        for value in group.values:
            number += 1
            values.append(replace(value, id=f"{prefix}-v{number}"))
        yield replace(group, values=tuple(values))


def _value(kind: str, name: str, value: str, spans: tuple[Span, ...], note: str = "") -> Value:
    return Value("", kind, name, value, note, spans)


def _account(account: Account, statements: Mapping[str, Statement]) -> ValueGroup:
    summary = ", ".join(f"{harm} {say_toll(toll)}" for harm, toll in account.tolls.items())
    title = f"{account.standing}: {say_key(account.event_type)} ({account.reality})"
    return ValueGroup("account", title, summary, tuple(_account_values(account, statements)))


def _account_values(account: Account, statements: Mapping[str, Statement]) -> Iterator[Value]:
    yield _value("event", "event", say_key(account.event_type), account.triggers, account.acled_sub_event_type or "")
    if account.time is not None and account.time_spans:
        yield _value("time", "when", say_interval(account.time), account.time_spans)
    if account.place is not None:
        yield _value("place", "where", say_place(account.place.place), account.place.spans)
    if account.site is not None:
        yield _value("object", "site", say_key(account.site.type), (account.site.span,))
    for perpetrator in account.perpetrators:
        by = say_speaker(perpetrator.statement, statements)
        yield _value(
            "perpetrator", "said to be by", perpetrator.name, (perpetrator.span,), f"{perpetrator.status}, {by}"
        )
    for weapon in account.weapons:
        yield _value("weapon", "by means of", say_key(weapon.type), (weapon.span,))
    for thing in account.objects:
        yield _value("object", "hit", say_key(thing.type), (thing.span,))
    for casualty in account.casualties:
        yield _casualty(casualty, statements)
    for victim in account.victims:
        about = ", ".join(
            str(part) for part in (victim.age, victim.sex, victim.status) if part not in (None, "unknown")
        )
        yield _value("casualty", victim.harm, victim.name or "a person not named", (victim.span,), about)
    for damage in account.damage:
        count = "" if damage.min is None else f"{say_range(damage.min, damage.max)} "
        degree = "" if damage.degree == "unknown" else f", {damage.degree}"
        by = say_speaker(damage.statement, statements)
        yield _value("object", "damage", f"{count}{say_key(damage.object)}{degree}", (damage.span,), by)
    for evidence in account.evidence:
        yield _value(
            "evidence", "evidence", evidence.kind, (evidence.span,), f"by {evidence.by}" if evidence.by else ""
        )


def _casualty(casualty: Casualty, statements: Mapping[str, Statement]) -> Value:
    notes = (say_population(casualty.population), say_scope(casualty), say_speaker(casualty.statement, statements))
    number = say_range(casualty.count.min, casualty.count.max)
    return _value("casualty", casualty.harm, number, (casualty.span,), "; ".join(note for note in notes if note))


def _aggregate(aggregate: Aggregate, statements: Mapping[str, Statement]) -> ValueGroup:
    window = aggregate.window
    when = say_interval(window) if isinstance(window, Interval) else (window or "window not stated")
    included = f" Includes {', '.join(aggregate.includes)}." if aggregate.includes else ""
    return ValueGroup(
        "aggregate",
        f"{aggregate.scope} figure: {aggregate.area or 'area not stated'}, {when}",
        f"Never added to an incident's toll.{included}",
        tuple(_casualty(casualty, statements) for casualty in aggregate.casualties),
    )


def _statements(statements: tuple[Statement, ...]) -> ValueGroup:
    values = tuple(_statement(statement) for statement in statements if statement.content)
    return ValueGroup("statements", f"{len(values)} statements", "", values)


def _statement(statement: Statement) -> Value:
    speaker = say_speaker(statement.id, {statement.id: statement})
    also = (("source", statement.source.span),) if statement.source is not None else ()
    return Value("", "content", statement.stance, speaker, statement.mode, statement.content, also)
