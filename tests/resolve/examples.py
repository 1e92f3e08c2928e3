"""Small profiles that the tests of resolution share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.model.incident import AccountKey
from onrecord.resolve.profile import Counted, Profile, Span, Spot
from onrecord.resolve.terms import terms_of, word_hashes

BASRA = Spot("geonames:99532", 30.53, 47.79, "settlement", "IQ", "Basra")
MOSUL = Spot("geonames:99072", 36.34, 43.13, "settlement", "IQ", "Nineveh")
TEXT = "A drone struck the Shuala market in Basra on Monday, killing four people, Governor Karim Hadi said. Samir Tawfiq, 41, sold fruit there."


def day(iso: str) -> int:
    """The day as an ordinal."""
    return date.fromisoformat(iso).toordinal()


def profile(seq: int, rank: int = 0, **about: Any) -> Profile:
    """An account of a drone strike on a market in Basra; `about` replaces what it says."""
    text = about.pop("text", TEXT)
    title = about.pop("title", "Drone strike on market kills four")
    when = day(about.pop("day", "2026-05-04"))
    basic = Profile(
        key=AccountKey(seq, rank),
        report=f"r{seq}",
        standing="main",
        event="drone-strike",
        kind="Air/drone strike",
        published=when + 1,
        when=Span(when, when),
        days=frozenset([when]),
        weekdays=frozenset([1]),
        where=BASRA,
        places=frozenset(["geonames:99532"]),
        weapons=frozenset(["drone"]),
        site="market",
        perpetrators=frozenset(),
        tolls={"killed": Counted(4, 4, open=False)},
        victims=frozenset(word_hashes("Samir Tawfiq")),
        ages=frozenset([41]),
        terms=terms_of(title, text, [(0, len(text))]),
    )
    return replace(basic, **about)


OTHER = (
    "Gunmen opened fire on a checkpoint near the old bridge in Mosul late on Thursday and wounded two policemen, a hospital official named Laila said. "
    "The attackers fled in a pick-up."
)


def other(seq: int, **about: Any) -> Profile:
    """An account of something else: a shooting in Mosul in autumn."""
    return profile(
        seq,
        **{
            "text": OTHER,
            "title": "Two policemen wounded in Mosul",
            "day": "2026-10-01",
            "where": MOSUL,
            "places": frozenset(["geonames:99072"]),
            "event": "shooting",
            "kind": "Attack",
            "weapons": frozenset(["firearm"]),
            "site": "checkpoint",
            "tolls": {"injured": Counted(2, 2, open=False)},
            "victims": frozenset(),
            "ages": frozenset(),
            **about,
        },
    )
