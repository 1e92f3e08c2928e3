"""A reading as groups of values for people: each with its name, its value, who says it, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model.account import Account, Aggregate, Standing
from onrecord.model.casualty import Casualty
from onrecord.model.reading import Reading
from onrecord.model.span import Span
from onrecord.model.statement import Mode, Statement
from onrecord.model.telling import (
    NEVER_ADDED,
    tell_account,
    tell_damage,
    tell_evidence,
    tell_included,
    tell_perpetrator,
    tell_tolls,
    tell_victim,
    tell_window,
)
from onrecord.model.words import (
    say_count,
    say_extent,
    say_harm,
    say_interval,
    say_key,
    say_place,
    say_population,
    say_range,
    say_scope,
    say_speaker,
)

_STANDINGS: Mapping[Standing, str] = {
    "main": "Main incident",
    "follow-up": "Earlier incident with news",
    "background": "Background",
}
_MODES: Mapping[Mode, str] = {
    "direct": "word for word",
    "indirect": "not word for word",
    "mixed": "partly word for word",
}


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
    accounts = {account.id: account for account in reading.accounts}
    groups = [
        *(_account(account, statements) for account in reading.accounts),
        *(_aggregate(accounts, aggregate, statements) for aggregate in reading.aggregates),
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
    summary = ", ".join(f"{say_harm(harm)} {toll}" for harm, toll in tell_tolls(account))
    kind, reality = tell_account(account)
    title = f"{_STANDINGS[account.standing]}: {kind}, {reality}"
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
        how = tell_perpetrator(perpetrator, statements)
        yield _value("perpetrator", "said to be by", perpetrator.name, (perpetrator.span,), how)
    for weapon in account.weapons:
        yield _value("weapon", "by means of", say_key(weapon.type), (weapon.span,))
    for thing in account.objects:
        yield _value("object", "hit", say_key(thing.type), (thing.span,))
    for casualty in account.casualties:
        yield _casualty(casualty, say_scope(casualty), statements)
    for victim in account.victims:
        yield _value("casualty", "person", victim.name or "not named", (victim.span,), tell_victim(victim))
    for damage in account.damage:
        by = say_speaker(damage.statement, statements)
        yield _value("object", "damage", tell_damage(damage), (damage.span,), f"said by {by}")
    for evidence in account.evidence:
        yield _value("evidence", "evidence", tell_evidence(evidence), (evidence.span,))


def _casualty(casualty: Casualty, counts: str, statements: Mapping[str, Statement]) -> Value:
    by = f"said by {say_speaker(casualty.statement, statements)}"
    notes = (say_population(casualty.population), counts, by)
    number = say_range(casualty.count.min, casualty.count.max)
    note = "; ".join(note for note in notes if note)
    return _value("casualty", say_harm(casualty.harm), number, (casualty.span,), note)


def _aggregate(
    accounts: Mapping[str, Account], aggregate: Aggregate, statements: Mapping[str, Statement]
) -> ValueGroup:
    notes = (NEVER_ADDED, tell_included(aggregate, accounts))
    return ValueGroup(
        "aggregate",
        f"{aggregate.scope.capitalize()} figure: {tell_window(aggregate)}",
        "; ".join(note for note in notes if note),
        tuple(_casualty(casualty, say_extent(casualty), statements) for casualty in aggregate.casualties),
    )


def _statements(statements: tuple[Statement, ...]) -> ValueGroup:
    values = tuple(_statement(statement) for statement in statements if statement.content)
    return ValueGroup("statements", say_count(len(values), "statement"), "", values)


def _statement(statement: Statement) -> Value:
    speaker = say_speaker(statement.id, {statement.id: statement})
    also = (("source", statement.source.span),) if statement.source is not None else ()
    how = f"{statement.stance}, {_MODES[statement.mode]}"
    return Value("", "content", "said by", speaker, how, statement.content, also)
