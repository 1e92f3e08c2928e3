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
from onrecord.model.interval import Interval
from onrecord.model.reading import Reading
from onrecord.model.statement import Statement
from onrecord.model.words import (
    one_line,
    say_day,
    say_interval,
    say_key,
    say_place,
    say_population,
    say_range,
    say_scope,
    say_speaker,
    say_toll,
)

Statements = Mapping[str, Statement]


def reading_table(reading: Reading) -> RenderableType:
    """One reading, ready to print: its head, its accounts by salience, its period figures, its notices."""
    statements = {statement.id: statement for statement in reading.statements}
    parts: list[RenderableType] = [Rule(_head(reading), align="left", style="dim")]
    if reading.report.title:
        parts.append(Text(reading.report.title, style="bold"))
    parts += [Padding(_account(account, statements), (1, 0, 0, 2)) for account in reading.accounts]
    parts += [Padding(_aggregate(aggregate, statements), (1, 0, 0, 2)) for aggregate in reading.aggregates]
    parts += [Text(f"  {notice.message}", style="yellow") for notice in reading.notices]
    if not reading.accounts and not reading.aggregates and not reading.notices:
        parts.append(Text("  No incident with words of harm found in this report.", style="dim"))
    return Group(*parts, Text(""))


def _head(reading: Reading) -> Text:
    report = reading.report
    facts = [str(report.id)]
    if report.published is not None:
        facts.append(f"published {say_day(report.published)}")
    elif report.published_bounds is not None:
        earliest, latest = report.published_bounds
        facts.append(f"not dated; by its own words {say_interval(Interval(earliest, latest, 'unknown'))}")
    else:
        facts.append("not dated")
    facts += [name for name in (report.publisher, report.wire) if name]
    facts.append(f"{len(reading.statements)} statements")
    if report.repairs:
        facts.append(f"{len(report.repairs)} repairs")
    return Text(" · ".join(facts))


def _account(account: Account, statements: Statements) -> RenderableType:
    title = Text.assemble(
        (account.standing.upper(), "bold reverse" if account.standing != "background" else "reverse dim"),
        "  ",
        (say_key(account.event_type), "bold"),
        (f"  {account.reality}", "dim"),
    )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    grid.add_column(style="italic dim")
    for name, value, words in _facts(account, statements):
        grid.add_row(name, value, words)
    parts: list[RenderableType] = [title, grid]
    if account.casualties:
        parts.append(_claims(account.casualties, statements))
    return Group(*parts)


def _facts(account: Account, statements: Statements) -> Iterator[tuple[str, str | Text, str]]:
    for harm, toll in account.tolls.items():
        yield harm, Text(say_toll(toll), style="bold red" if harm == "killed" else "bold"), ""
    if account.time is not None:
        yield "when", say_interval(account.time), ", ".join(one_line(span.quote, 40) for span in account.time_spans[:2])
    if account.place is not None:
        yield "where", say_place(account.place.place), one_line(account.place.spans[0].quote, 40)
    if account.site is not None:
        yield "site", say_key(account.site.type), one_line(account.site.span.quote, 40)
    for weapon in account.weapons[:3]:
        yield "by means of", say_key(weapon.type), one_line(weapon.span.quote, 40)
    for perpetrator in account.perpetrators[:4]:
        basis = f"{perpetrator.status}, {say_speaker(perpetrator.statement, statements)}"
        yield "said to be by", f"{perpetrator.name} ({basis})", one_line(perpetrator.span.quote, 40)
    for damage in account.damage[:4]:
        count = "" if damage.min is None else f"{say_range(damage.min, damage.max)} "
        degree = "" if damage.degree == "unknown" else f" {damage.degree}"
        yield (
            "damage",
            f"{count}{say_key(damage.object)}{degree} ({say_speaker(damage.statement, statements)})",
            (one_line(damage.span.quote, 40)),
        )
    for evidence in account.evidence[:3]:
        yield "evidence", f"{evidence.kind}, by {evidence.by or 'unnamed'}", one_line(evidence.span.quote, 40)


def _claims(casualties: tuple[Casualty, ...], statements: Statements) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for column in ("harm", "number", "who", "counts", "said by", "in the words"):
        table.add_column(column)
    for casualty in casualties:
        table.add_row(
            casualty.harm,
            say_range(casualty.count.min, casualty.count.max),
            say_population(casualty.population),
            say_scope(casualty),
            say_speaker(casualty.statement, statements),
            one_line(casualty.span.quote, 50),
        )
    return table


def _aggregate(aggregate: Aggregate, statements: Statements) -> RenderableType:
    window = aggregate.window
    when = say_interval(window) if isinstance(window, Interval) else (window or "window not stated")
    included = f"; includes {', '.join(aggregate.includes)}" if aggregate.includes else ""
    title = Text.assemble(
        (aggregate.scope.upper(), "reverse dim"),
        f"  {aggregate.area or 'area not stated'}, {when}",
        (f"  never added to an incident's toll{included}", "dim"),
    )
    return Group(title, _claims(aggregate.casualties, statements))
