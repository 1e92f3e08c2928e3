"""`onrecord diff`: what changed from one release to the next."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.console import put, stdout_console
from onrecord.model.values import interval_of, place_of
from onrecord.model.words import harmless, say_claim, say_interval, say_key, say_place

if TYPE_CHECKING:
    from onrecord.exports import Change, Side

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SHOWN = 8
"""Values of one incident that a table shows; the json forms have all."""


@click.command()
@click.argument("before", type=_FOLDER)
@click.argument("after", type=_FOLDER)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), help="[default: table on a terminal, else jsonl]"
)
def diff(before: Path, after: Path, form: str | None) -> None:
    """List the incidents that are new, changed or removed from one release to a later one.

    A changed one is told value by value. A removed one that was merged is told with the incident that it was merged into.
    """
    from onrecord.exports import differences, side_of

    sides = side_of(before), side_of(after)
    changes = differences(before, after)
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    if form == "table":
        _print_table(sides, changes)
    elif form == "jsonl":
        for change in changes:
            sys.stdout.write(json.dumps(_told(change), ensure_ascii=False) + "\n")
    else:
        told = {"before": _side(sides[0]), "after": _side(sides[1]), "changes": [_told(change) for change in changes]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _side(side: Side) -> dict[str, Any]:
    return {"id": side.id, "created": side.created, "withdrawn": side.withdrawn}


def _told(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"id": change.id, "change": change.kind}
    if change.fields:
        told["fields"] = [{"field": one.field, "from": one.before, "to": one.after} for one in change.fields]
    if change.merged_into:
        told["merged_into"] = change.merged_into
    return told


def _print_table(sides: tuple[Side, Side], changes: Iterable[Change]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = stdout_console()
    for side in sides:
        withdrawn = f", WITHDRAWN: {side.withdrawn}" if side.withdrawn else ""
        put(console, f"{side.id}, made {side.created}{withdrawn}")
    counts: Counter[str] = Counter()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    for column in ("change", "id", "incident", "what"):
        table.add_column(column, no_wrap=column in ("change", "id"))
    for change in changes:
        counts[change.kind] += 1
        table.add_row(
            change.kind,
            Text(harmless(change.id)),
            Text(harmless(_incident(change.record))),
            Text(harmless(_what(change))),
        )
    if not counts:
        put(console, "No incident differs.")
        return
    put(console, table)
    put(console, ", ".join(f"{counts[kind]:,} {kind}" for kind in ("new", "changed", "removed")))


def _incident(record: Any) -> str:
    time, place = interval_of(record.get("time")), place_of(record.get("place"))
    parts = [
        say_key(str(record.get("event_type"))),
        say_place(place) if place and place.name else "",
        say_interval(time) if time else "",
    ]
    return ", ".join(part for part in parts if part)


def _what(change: Change) -> str:
    if change.kind == "removed":
        return f"merged into {change.merged_into}" if change.merged_into else ""
    claims = {one.field.partition("]")[0] for one in change.fields if one.field.startswith("claims[")}
    told = [one for one in change.fields if not one.field.startswith("claims")]
    lines = [f"{one.field}: {_value(one.before)} → {_value(one.after)}" for one in told[:_SHOWN]]
    if claims:
        lines.append(f"claims: {len(claims):,} new, changed or gone")
    rest = len(told) - _SHOWN
    return "\n".join([*lines, *([f"and {rest} more"] if rest > 0 else [])])


def _value(value: Any) -> str:
    """The value in words; the json forms give it whole."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_value, value)) or "none"
    if isinstance(value, Mapping):
        if value.get("name") and value.get("status"):
            return say_claim(value)
        return ", ".join(f"{say_key(str(key))} {_value(inner)}" for key, inner in value.items() if inner is not None)
    return f"{value:,}" if isinstance(value, int) else str(value)
