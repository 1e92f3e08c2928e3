"""What robots.txt says: RFC 9309, with the crawl delay that many files still name."""

from __future__ import annotations

import math
from dataclasses import dataclass

from protego import Protego

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.options import AGENT, TryLater

_MOST_BYTES = 512 * 1024
"""Of a robots.txt that are read: RFC 9309 asks for at least 500 KB."""
KEPT_S = 24 * 3600.0
"""How long an answer is believed: RFC 9309 allows a day."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host; without a file, everything is allowed."""

    protego: Protego | None = None
    unknown: str = ""

    def pause(self, default_s: float) -> float:
        """Seconds between two requests: the default, or what the host asks for where that is longer."""
        if self.protego is None:
            return default_s
        asked = self.protego.crawl_delay(AGENT) or 0.0
        rate = self.protego.request_rate(AGENT)
        spaced = rate.seconds / rate.requests if rate and rate.requests > 0 else 0.0
        return max(default_s, *(one for one in (asked, spaced, 0.0) if math.isfinite(one)))

    def check(self, url: str, shown: str) -> None:
        """Passes where the rules allow the URL.

        Raises:
            InputRefused: `robots`, where they do not.
            TryLater: `robots-unknown`, where the host could not say: then nothing is allowed.
        """
        if self.unknown:
            raise TryLater(
                "robots-unknown",
                shown,
                found=f"no answer to what robots may read here ({self.unknown})",
                expected="a robots.txt, or word that there is none",
                remedy="try again later",
            )
        if self.protego is not None and not self.protego.can_fetch(url, AGENT):
            raise InputRefused(
                "robots",
                shown,
                found="a robots.txt that keeps robots from it",
                expected="a page that they may read",
                remedy="ask the publisher, or save the page with a browser and name the file",
            )


def parse_rules(data: bytes) -> Rules:
    """The rules in a robots.txt; what cannot be understood in it allows, as RFC 9309 has it."""
    text = data[:_MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        return Rules(Protego.parse(text))
    except (
        Exception
    ) as fault:  # protego promises nothing of hostile files; a file that breaks it says nothing for certain
        return Rules(unknown=f"{type(fault).__name__} in reading it")
