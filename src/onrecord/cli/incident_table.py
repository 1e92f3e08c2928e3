"""Incidents in a table, one a row, as `onrecord incidents` and `onrecord show` print them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from onrecord.model.values import interval_of, place_of, toll_of
from onrecord.model.words import say_interval, say_key, say_place_briefly, say_toll

if TYPE_CHECKING:
    from rich.table import Table

_COLUMNS = ("id", "when", "where", "what", "killed", "injured", "grade", "reports", "origins")
_FEWER, _NARROW = 6, 100
"""Columns that are shown, the first ones, and the width below which no more are: nine would be too thin for words."""


def incident_table(found: Iterable[dict[str, Any]], width: int) -> Table:
    """The incidents, given in the contract's JSON, in their order, for so many columns of a terminal."""
    from rich.table import Table  # late: machines that ask for JSON do not pay for it

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim underline")
    shown = len(_COLUMNS) if width >= _NARROW else _FEWER
    for column in _COLUMNS[:shown]:
        number = column in ("reports", "origins")
        table.add_column(column, no_wrap=column == "id", overflow="fold", justify="right" if number else "left")
    for incident in found:
        time, place = interval_of(incident["time"]), place_of(incident["place"])
        tolls = {harm: say_toll(toll_of(toll)) for harm, toll in incident["tolls"].items()}
        alleged = "" if incident["reality"] == "happened" else f" ({incident['reality']})"
        reviewed = "" if incident.get("status", "provisional") == "provisional" else f", {incident['status']}"
        cells = (
            incident["id"],
            say_interval(time) if time else "not told",
            say_place_briefly(place) if place else "not told",
            say_key(incident["event_type"]) + alleged,
            tolls.get("killed", "–"),
            tolls.get("injured", "–"),
            f"{incident['grade']}{reviewed}",
            str(len(incident["reports"])),
            str(incident.get("origins", "–")),
        )
        table.add_row(*cells[:shown])
    return table
