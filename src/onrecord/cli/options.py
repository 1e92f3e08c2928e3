"""Options that several commands take: what a user says of inputs, and how sites are asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from onrecord.errors import InputRefused

Command = Callable[..., Any]


def _day(_ctx: click.Context, _param: click.Parameter, words: str | None) -> date | None:
    """A day of publication, in the forms that inputs themselves may give it; wrong usage where the words give none."""
    if words is None:
        return None
    from onrecord.app import parse_published  # late, as everywhere here: `--help` does not wait for the reader to load

    try:
        day = parse_published(words, "--published")
    except InputRefused as fault:
        raise click.BadParameter(f"found {words[:60]!r}, expected {fault.expected}") from fault
    if day is None:
        raise click.BadParameter(
            "found no date, expected one such as 2023-03-14; leave the option out if it is not known"
        )
    return day


_OF_INPUTS = (
    click.option(
        "--published",
        callback=_day,
        metavar="DATE",
        help="Day of publication (ISO), for inputs that do not say. Relative dates such as “on Tuesday” hang on it.",
    ),
    click.option("--publisher", metavar="NAME", help="Publisher, for inputs that do not say."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="KEY=COLUMN",
        help="Of tables, the column that holds a key, such as text=body; once for each. Without it, columns with plain names are found.",
    ),
)
_OF_SITES = (
    click.option(
        "--allow-private",
        is_flag=True,
        help="Let addresses of this machine and its own network be asked; pages from elsewhere can then reach them too.",
    ),
    click.option(
        "--proxy", metavar="URL", help="Proxy through which sites are asked; those of the environment are not used."
    ),
)


def input_options(command: Command) -> Command:
    """Adds `--published`, `--publisher` and `--column`: what the user says of all inputs."""
    return _add(_OF_INPUTS, command)


def site_options(command: Command) -> Command:
    """Adds `--allow-private` and `--proxy`: how sites are asked."""
    return _add(_OF_SITES, command)


def _add(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
