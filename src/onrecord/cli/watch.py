"""`onrecord watch`: goes round feeds, sitemaps and pages, and takes what is new into a ledger, for as long as it is left running."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from onrecord.app import FetchOptions, ReadOptions, Round, SourceOptions, read_watch_list, watch_feeds
from onrecord.cli.options import site_options
from onrecord.model.words import harmless, say_count


@click.command(short_help="Take in what feeds, sitemaps and pages bring, until stopped.")
@click.argument("ledger")
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.TOML")
@click.option("--once", is_flag=True, help="Go round once and end, as for cron.")
@site_options
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Worker processes that read.")
def watch(ledger: str, feeds: Path, once: bool, allow_private: bool, proxy: str | None, jobs: int) -> None:
    """Go round the feeds, sitemaps and pages of a list, and take what is new into a ledger, until stopped.

    LEDGER is what `onrecord ingest` takes; FEEDS.TOML names what is watched (docs/fetching.md).

    One line a round says what it brought; what was turned away stands in the ledger (`onrecord refusals`). Ctrl-C or SIGTERM stops it
    once what was fetched is kept; a second one at once, which loses nothing either.

    Exit code: 0 done, or stopped; with --once 1 where something was refused, or the ledger failed; 2 wrong usage.
    """
    watched = read_watch_list(feeds, FetchOptions(private=allow_private, proxy=proxy))
    options = ReadOptions(jobs=jobs, source=SourceOptions(fetch=watched.fetch))
    whole = True
    with _stopping() as stop:
        for one in watch_feeds(ledger, watched.feeds, options, stop, once=once):
            whole = whole and not one.progress.refused and one.fault is None
            click.echo(harmless(_line(one)), err=True)
    if stop.is_set():
        click.echo("stopped; what was fetched is kept", err=True)
    sys.exit(0 if whole or not once else 1)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C or SIGTERM sets; the second one interrupts."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _line(one: Round) -> str:
    """What a round brought, in one line."""
    done = one.progress
    at = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    why = ", ".join(f"{number} {code}" for code, number in one.refused.items())
    refused = f"{done.refused} refused" + (f" ({why})" if why else "")
    parts = [f"{at} {say_count(one.feeds, 'feed')}: {done.new} new, {done.read} read, {refused}"]
    if one.failed:
        parts.append("without an answer: " + ", ".join(one.failed))
    if one.fault:
        parts.append(f"the ledger failed ({one.fault})")
    if one.next_s is not None:
        parts.append(f"next in {_time(one.next_s)}")
    return "; ".join(parts)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
