"""Going round what is watched: several hosts at a time, each feed when its time has come, and those in trouble more rarely."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import InputRefused, OnrecordError
from onrecord.ingest.fetch.config import Feed
from onrecord.ingest.fetch.listings import Asking, Listing, follow_listing, follow_page
from onrecord.ingest.fetch.pace import Stopped
from onrecord.ingest.source import Found, refusal_of, safe
from onrecord.model.provenance import Refusal

_WORKERS = 8
"""Feeds that are followed at the same time; one host is asked by one of them at a time."""
_AHEAD = 32
"""Findings that wait for the ledger; more are not fetched until it has taken some."""
_GLANCE_S = 0.2
"""How often a thread that waits looks whether it should stop."""
_LONGEST_S = 6 * 3600.0
"""The longest time to which troubles stretch a feed's own."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A feed was followed to its end, or as far as it went: then `refusal` says what stopped it."""

    feed: Feed
    refusal: Refusal | None


_Queue = queue.Queue[Found | _Done | OnrecordError]
Report = Callable[[Feed, Refusal | None], None]
"""Told of each feed once it is done with; the refusal where it could not be had."""


class Schedule:
    """When each feed's time comes: at once, then each time it is due; twice as late for each time in a row that it could not be had."""

    def __init__(self, feeds: Sequence[Feed]) -> None:
        self._due: dict[Feed, float] = dict.fromkeys(feeds, 0.0)
        self._troubles: dict[Feed, int] = dict.fromkeys(feeds, 0)

    def due(self, now: float) -> list[Feed]:
        """The feeds whose time has come, in their order."""
        return [feed for feed, at in self._due.items() if at <= now]

    def done(self, feed: Feed, *, well: bool, now: float) -> None:
        """Sets the feed's next time."""
        self._troubles[feed] = 0 if well else self._troubles[feed] + 1
        stretched = min(feed.every_s * 2.0 ** min(self._troubles[feed], 20), max(feed.every_s, _LONGEST_S))
        self._due[feed] = now + stretched

    def wait(self, now: float) -> float:
        """Seconds until the next feed's time."""
        return max(min(self._due.values()) - now, 0.0)


def gather(feeds: Sequence[Feed], asking: Asking, report: Report) -> Generator[Found, None, None]:
    """What the feeds give, each in its order and all of them mixed.

    A refusal of a feed as a whole is reported, and given too. Ends early once `asking.fetcher.stop` is set; closing it stops the threads.

    Raises:
        LedgerError: earlier visits could not be looked up.
    """
    waiting: queue.SimpleQueue[Feed] = queue.SimpleQueue()
    for feed in feeds:
        waiting.put(feed)
    found: _Queue = queue.Queue(_AHEAD)
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            try:
                feed = waiting.get_nowait()
            except queue.Empty:
                return
            for one in _polled(feed, asking):
                if not _put(found, one, over):
                    return

    for _ in range(min(_WORKERS, len(feeds))):
        # daemons: what they hold is remembered nowhere yet, so that a process that ends may leave them where they are
        threading.Thread(target=work, name="onrecord-fetch", daemon=True).start()
    try:
        for one in _taken(found, len(feeds), asking.fetcher.stop):
            if isinstance(one, _Done):
                report(one.feed, one.refusal)
                if one.refusal:
                    yield one.refusal
            else:
                yield one
    finally:
        over.set()


def _taken(found: _Queue, feeds: int, stop: threading.Event) -> Iterator[Found | _Done]:
    """What the threads hand over, until so many feeds are done with or all is to stop; raises what they could not deal with."""
    while feeds and not stop.is_set():
        try:
            one = found.get(timeout=_GLANCE_S)
        except queue.Empty:
            continue
        if isinstance(one, OnrecordError):
            raise one
        feeds -= isinstance(one, _Done)
        yield one


def _polled(feed: Feed, asking: Asking) -> Iterator[Found | _Done | OnrecordError]:
    """What one feed gives, and word that it is done with; never raises."""
    try:
        yield from _followed(feed, asking)
        yield _Done(feed, None)
    except InputRefused as fault:
        yield _Done(feed, refusal_of(fault))
    except Stopped:
        return
    except OnrecordError as fault:
        yield fault
    except Exception as fault:  # a bug of ours must not end the watch over all others
        yield _Done(feed, _source_fault(feed, fault))


def _followed(feed: Feed, asking: Asking) -> Iterator[Found]:
    if feed.kind != "pages":
        yield from follow_listing(Listing(feed.urls[0], feed.publisher, feed.content), asking)
        return
    for url in feed.urls:
        try:
            yield from follow_page(url, asking, feed.publisher)
        except InputRefused as fault:  # of one page among many
            yield refusal_of(fault)


def _put(found: _Queue, one: Found | _Done | OnrecordError, over: threading.Event) -> bool:
    """Hands over what was found; False where nobody takes it any more."""
    while not over.is_set():
        try:
            found.put(one, timeout=_GLANCE_S)
        except queue.Full:
            continue
        return True
    return False


def _source_fault(feed: Feed, fault: Exception) -> Refusal:
    return Refusal(
        "source-fault",
        safe(feed.urls[0]),
        found=f"{type(fault).__name__}: {fault}"[:500],
        expected="captures",
        remedy="report this as a bug, with the feed; the others are followed",
    )


def now() -> float:
    """The clock of schedules: seconds that never go back."""
    return time.monotonic()
