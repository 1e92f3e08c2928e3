"""Options that say which incidents of a ledger are meant, the same for every command that has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from onrecord.errors import UsageError
from onrecord.ledgers import IncidentFilter
from onrecord.model.casualty import HARMS

Command = Callable[..., Any]


def _day(_ctx: click.Context, _param: click.Parameter, words: str | None) -> str | None:
    """The ISO day that an option gives; anything else is wrong usage."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as fault:
        raise click.BadParameter(f"found {words!r}, expected a day such as 2024-02-01; write it so") from fault


def _box(_ctx: click.Context, _param: click.Parameter, words: str | None) -> tuple[float, float, float, float] | None:
    if words is None:
        return None
    try:
        west, south, east, north = (float(part) for part in words.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError(
            f"--box: found {words!r}, expected west,south,east,north in degrees, such as 22,44,41,53; mend the box"
        )
    return west, south, east, north


_OPTIONS = (
    click.option("--since", callback=_day, metavar="DATE", help="Incidents that may have been on this day or later."),
    click.option("--until", callback=_day, metavar="DATE", help="Incidents that may have been on this day or earlier."),
    click.option(
        "--place", metavar="WORDS", help="Part of the name of the place or its division, or a country code such as UA."
    ),
    click.option(
        "--box",
        callback=_box,
        metavar="W,S,E,N",
        help="Only points in this box, in degrees; W > E crosses the date line.",
    ),
    click.option("--type", "event_type", metavar="TYPE", help="An event type of the taxonomy, such as missile-strike."),
    click.option("--harm", type=click.Choice(HARMS), help="Only where someone is said to have suffered it."),
    click.option("--publisher", metavar="NAME", help="Only what this publisher reported."),
    click.option("--text", "words", metavar="WORDS", help="Full text: all these words; “quoted words” in this order."),
)
_NAMES = ("since", "until", "place", "box", "event_type", "harm", "publisher", "words")


def filter_options(command: Command) -> Command:
    """Adds the filters; the command is given what they come to as `wanted`."""

    @wraps(command)
    def filtered(**options: Any) -> Any:
        wanted = IncidentFilter(**{name: options.pop(name) for name in _NAMES})
        since, until = wanted.since, wanted.until
        if since and until and since > until:
            raise UsageError(f"--since: found {since}, expected a day no later than --until {until}; exchange them")
        if wanted.event_type is not None:
            from onrecord.app import check_event_type  # late: it needs the lexicon, and most filters do not

            check_event_type(wanted.event_type)
        return command(wanted=wanted, **options)

    for option in reversed(_OPTIONS):
        filtered = option(filtered)
    return filtered
