"""Whose turn it is: one request at a time to a host, and a pause after each."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from onrecord.errors import OnrecordError
from onrecord.ingest.fetch.options import TryLater


class Stopped(OnrecordError):
    """The user asked to stop; nothing was wrong with what was being fetched."""


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Pace:
    """The turns of all hosts, for any number of threads."""

    def __init__(self, patience_s: float, stop: threading.Event) -> None:
        self._patience = patience_s
        self._stop = stop
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._making = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause_s: float, shown: str) -> Iterator[None]:
        """Waits for the host's turn, and holds it; `pause_s` after its end the next one may come.

        Raises:
            TryLater: `busy`, where that would take longer than anybody waits.
            Stopped: the user asked to stop.
        """
        one = self._host(host)
        with one.turn:
            wait = one.free_at - time.monotonic()
            if wait > self._patience:
                raise _busy(shown, host, wait)
            if self._stop.wait(max(wait, 0)):
                raise Stopped(f"{shown}: found a request to stop")
            try:
                yield
            finally:
                one.free_at = max(one.free_at, time.monotonic() + pause_s)

    def hold(self, host: str, seconds: float) -> None:
        """Lets nobody ask the host for so long: it said so."""
        one = self._host(host)
        one.free_at = max(one.free_at, time.monotonic() + seconds)

    def _host(self, host: str) -> _Host:
        with self._making:
            return self._hosts[host]


def _busy(shown: str, host: str, wait: float) -> TryLater:
    return TryLater(
        "busy",
        shown,
        found=f"that {host[:100]} wants no request for another {wait:.0f} seconds",
        expected="a host that may be asked",
        remedy="try again then",
    )
