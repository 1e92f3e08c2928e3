"""A reading as a table in the terminal: what happened, how many, who says so and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.model.account import Account, Aggregate
from onrecord.model.casualty import Casualty
from onrecord.model.reading import Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.telling import (
    NEVER_ADDED,
    tell_account,
    tell_damage,
    tell_evidence,
    tell_included,
    tell_perpetrator,
    tell_report,
    tell_tolls,
    tell_victim,
    tell_window,
)
from onrecord.model.words import (
    one_line,
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

Statements = Mapping[str, Statement]
Fact = tuple[str, str | Text, str]
"""A row: its name, its value, and the words it was read from."""

_INDENT = (1, 0, 0, 2)
_NARROW = 90
"""Columns below which what a claim counts stands in one cell: six would be too thin for words."""
_QUOTE = 40
"""Code points of a quote that are shown: enough to find the words in the report."""


def reading_table(reading: Reading, width: int) -> RenderableType:
    """One reading, ready to print in so many columns: its head, its accounts by salience, its period figures, its notices."""
    statements = {statement.id: statement for statement in reading.statements}
    accounts = {account.id: account for account in reading.accounts}
    parts: list[RenderableType] = [Rule(style="dim")]
    if reading.report.title:
        parts.append(Text(" ".join(reading.report.title.split()), style="bold"))
    parts.append(Text(" · ".join([str(reading.report.id), *tell_report(reading)]), style="dim"))
    parts += [Padding(_account(account, statements, width), _INDENT, expand=False) for account in reading.accounts]
    parts += [
        Padding(_aggregate(accounts, aggregate, statements, width), _INDENT, expand=False)
        for aggregate in reading.aggregates
    ]
    parts += [Padding(Text(notice.message, style="yellow"), _INDENT, expand=False) for notice in reading.notices]
    if not reading.accounts and not reading.aggregates and not reading.notices:
        nothing = Text("No incident with words of harm was found in this report.", style="dim")
        parts.append(Padding(nothing, _INDENT, expand=False))
    return Group(*parts, Text(""))


def _account(account: Account, statements: Statements, width: int) -> RenderableType:
    kind, reality = tell_account(account)
    standing = "reverse dim" if account.standing == "background" else "bold reverse"
    title = Text.assemble((account.standing.upper(), standing), "  ", (kind, "bold"), (f", {reality}", "dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    grid.add_column(style="italic dim")
    for fact in _facts(account, statements):
        grid.add_row(*fact)
    rows = [_claim(casualty, say_scope(casualty), statements) for casualty in account.casualties]
    return Group(title, grid, "", _claims(rows, width)) if rows else Group(title, grid)


def _facts(account: Account, statements: Statements) -> Iterator[Fact]:
    for harm, toll in tell_tolls(account):
        yield say_harm(harm), Text(toll, style="bold red" if harm == "killed" else "bold"), ""
    if account.time is not None:
        yield "when", say_interval(account.time), _words(*account.time_spans)
    if account.place is not None:
        yield "where", say_place(account.place.place), _words(account.place.spans[0])
    if account.site is not None:
        yield "site", say_key(account.site.type), _words(account.site.span)
    for weapon in account.weapons:
        yield "by means of", say_key(weapon.type), _words(weapon.span)
    for perpetrator in account.perpetrators:
        yield (
            "said to be by",
            f"{perpetrator.name} ({tell_perpetrator(perpetrator, statements)})",
            _words(perpetrator.span),
        )
    for victim in account.victims:
        if victim.name is not None:
            yield "person", f"{victim.name} ({tell_victim(victim)})", _words(victim.span)
    for damage in account.damage:
        by = say_speaker(damage.statement, statements)
        yield "damage", f"{tell_damage(damage)} (said by {by})", _words(damage.span)
    for evidence in account.evidence:
        yield "evidence", tell_evidence(evidence), _words(evidence.span)


def _words(*spans: Span) -> str:
    return ", ".join(dict.fromkeys(one_line(span.quote, _QUOTE) for span in spans))


def _claim(casualty: Casualty, counts: str, statements: Statements) -> tuple[str, ...]:
    return (
        say_harm(casualty.harm),
        say_range(casualty.count.min, casualty.count.max),
        say_population(casualty.population),
        counts,
        say_speaker(casualty.statement, statements),
        one_line(casualty.span.quote, _QUOTE),
    )


def _claims(rows: list[tuple[str, ...]], width: int) -> Table:
    """The claims behind the tolls, one a row; a column that says nothing for any of them is left out."""
    names: tuple[str, ...] = ("harm", "number", "who", "counts", "said by", "in the words")
    if width < _NARROW:
        names = ("claim", *names[-2:])
        rows = [
            (", ".join(filter(None, (f"{harm} {number}", *about))), by, words)
            for harm, number, *about, by, words in rows
        ]
    columns = [(name, cells) for name, *cells in zip(names, *rows, strict=True) if any(cells)]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for name, _ in columns:
        table.add_column(name, overflow="fold")
    for row in zip(*(cells for _, cells in columns), strict=True):
        table.add_row(*row)
    return table


def _aggregate(
    accounts: Mapping[str, Account], aggregate: Aggregate, statements: Statements, width: int
) -> RenderableType:
    notes = (NEVER_ADDED, tell_included(aggregate, accounts))
    title = Text.assemble(
        (aggregate.scope.upper(), "reverse dim"),
        f"  {tell_window(aggregate)}",
        (f"  {'; '.join(note for note in notes if note)}", "dim"),
    )
    rows = [_claim(casualty, say_extent(casualty), statements) for casualty in aggregate.casualties]
    return Group(title, _claims(rows, width))
