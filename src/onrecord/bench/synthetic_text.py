"""One made-up report in the contract's JSON, as the reader would have read it: words, spans, one account, at times a second that recalls."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Any

from onrecord.resolve.rarity import rarity
from onrecord.resolve.terms import word_hashes

_CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "kh", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ya")
_WORDS = 20_000
_SOURCES = ("police", "the governor", "a hospital", "the mayor", "witnesses")
_ATTACKS = {
    "drone-strike": "A drone strike",
    "shelling": "Shelling",
    "shooting": "An armed attack",
    "bombing": "A bomb",
}
_COPIED = 0.15
"""Reports that repeat the attack's first one, with a line of their own."""
_PLACED_WIDELY = 0.06
_UNDATED = 0.08
_UNPUBLISHED = 0.02
_WRONG_DAY = 0.03

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Town:
    """A place that attacks are put at."""

    id: str
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is the case about an attack; `own_words` and `persons` (who speak, and streets) are what reports of it share and others do not."""

    name: str
    day: date
    town: Town
    near: Town
    event: str
    acled: str
    weapon: str
    site: str | None
    perpetrator: str | None
    killed: int
    injured: int
    persons: tuple[str, ...]
    victims: tuple[str, ...]
    ages: tuple[int, ...]
    own_words: tuple[str, ...]


def make_name(rng: Random) -> str:
    """A name of two or three syllables."""
    return "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.choice((2, 3, 3)))).capitalize()


def write_report(attack: Facts, number: int, late: int, recalls: Facts | None) -> Json:
    """The reading of the attack's report of that number, published so many days after it."""
    rng = Random(f"{attack.name} {number}")  # noqa: S311 - made-up news needs no secrets
    copied = number > 0 and rng.random() < _COPIED
    body = Random(f"{attack.name} 0") if copied else rng  # noqa: S311
    told = _Telling(attack, body, late)
    lines = [told.line(), *(_sentence(body, attack.own_words) for _ in range(body.choice((3, 4, 6, 8))))]
    paragraphs = [" ".join(lines)]
    if recalls is not None:
        again = _Telling(recalls, rng, 1)
        paragraphs.append(again.line(f"It recalls {recalls.day.isoformat()}: "))
    if copied:
        paragraphs.append(_sentence(rng, ()))
    published = None if rng.random() < _UNPUBLISHED else (attack.day + timedelta(late)).isoformat()
    accounts = [
        told.account("a1", "background" if late >= 60 else "follow-up" if late > 2 else "main", "\n".join(paragraphs))
    ]
    if recalls is not None:
        accounts.append(again.account("a2", "background", "\n".join(paragraphs)))
    text = "\n".join(paragraphs)
    return {
        "contract": 1,
        "report": {
            "id": f"{attack.name}-{number}",
            "text": text,
            "title": f"{_ATTACKS[attack.event]} in {attack.town.name} {_word(body)} {body.choice(attack.own_words)}",
            "publisher": f"{_word(rng)}.example",
            "wire": None,
            "url": None,
            "language": "en",
            "published": published,
        },
        "mentions": {
            "times": [one for account in accounts for one in _times(account)],
            "places": [one for account in accounts for one in _places(account)],
            "actors": [],
            "weapons": [],
            "objects": [],
        },
        "statements": [],
        "accounts": accounts,
        "aggregates": [],
        "notices": [],
    }


class _Telling:
    """How one report tells of an attack: what it leaves out, and what it has wrong; a class, since the line and the account must agree."""

    def __init__(self, facts: Facts, rng: Random, late: int) -> None:
        self._facts = facts
        self._dated = rng.random() >= _UNDATED
        self._widely = rng.random() < _PLACED_WIDELY
        self._day = facts.day + timedelta(rng.choice((-1, 1)) if rng.random() < _WRONG_DAY else 0)
        early = late < 2 and rng.random() < 0.25
        self._killed = int(facts.killed * 0.7) if early else facts.killed
        self._injured = int(facts.injured * rng.choice((0.5, 1))) if early else facts.injured
        self._names = rng.random() < 0.6
        self._site = facts.site if rng.random() < 0.6 else None
        self._perpetrator = facts.perpetrator if rng.random() < 0.5 else None
        self._source = rng.choice(_SOURCES)
        self._persons = rng.sample(facts.persons, 2)

    def line(self, before: str = "") -> str:
        facts = self._facts
        day = f" on {self._day.isoformat()}" if self._dated else ""
        where = facts.town.admin1 if self._widely else facts.town.name
        parts = [
            f"{before}{_ATTACKS[facts.event]} killed {self._killed} people and wounded {self._injured} others in {where}{day}, {self._source} said."
        ]
        if self._site:
            parts.append(f"It hit a {self._site.replace('_', ' ')} on the road to {facts.near.name}.")
        parts.append(f"According to {self._persons[0]} it was near {self._persons[1]} street.")
        if self._perpetrator:
            parts.append(f"Officials blamed the {self._perpetrator}.")
        if self._names:
            parts += [f"Among the dead was {name}, {age}." for name, age in zip(facts.victims, facts.ages, strict=True)]
        return " ".join(parts)

    def account(self, identifier: str, standing: str, text: str) -> Json:
        facts = self._facts
        at = text.index(self.line())

        def span(quote: str) -> Json:
            start = text.index(quote, at)
            return {"start": start, "end": start + len(quote), "quote": quote}

        where = facts.town.admin1 if self._widely else facts.town.name
        trigger, day = span(_ATTACKS[facts.event]), self._day.isoformat()
        casualties = [
            _casualty("killed", self._killed, span(f"{self._killed} people")),
            _casualty("injured", self._injured, span(f"{self._injured} others")),
        ]
        time = {"start": day, "end": day, "precision": "day"} if self._dated else None
        return {
            "id": identifier,
            "standing": standing,
            "reality": "happened",
            "event_type": facts.event,
            "acled_sub_event_type": facts.acled,
            "time": time,
            "time_spans": [span(day)] if time else [],
            "place": {**_place(facts.town, widely=self._widely), "spans": [span(where)]},
            "site": {"type": self._site, "span": span(f"a {self._site.replace('_', ' ')}")} if self._site else None,
            "perpetrators": [_perpetrator(facts.town.country, self._perpetrator, span(self._perpetrator))]
            if self._perpetrator
            else [],
            "weapons": [{"type": facts.weapon, "span": trigger}],
            "objects": [],
            "victims": [
                {"span": span(name), "name": name, "status": "civilian", "harm": "killed", "age": age, "sex": None}
                for name, age in zip(facts.victims, facts.ages, strict=True)
                if self._names
            ],
            "casualties": casualties,
            "damage": [],
            "evidence": [],
            "triggers": [trigger],
            "tolls": {
                one["harm"]: {"min": n, "best": n, "max": n, "open": False} for one in casualties for n in [one["min"]]
            },
        }


def _place(town: Town, *, widely: bool) -> Json:
    return {
        "name": town.admin1 if widely else town.name,
        "gazetteer_id": f"region:{town.country}-{town.admin1}" if widely else town.id,
        "latitude": None if widely else town.latitude,
        "longitude": None if widely else town.longitude,
        "precision": "admin1" if widely else "settlement",
        "country": town.country,
        "admin1": town.admin1,
    }


def _casualty(harm: str, number: int, span: Json) -> Json:
    return {
        "harm": harm,
        "min": number,
        "max": number,
        "convention": "exact",
        "wording": span["quote"],
        "span": span,
        "trigger": None,
        "population": {"status": "unknown", "age": "unknown", "sex": "unknown", "role": None},
        "scope": "incident",
        "extent": "whole",
        "statement": None,
    }


def _perpetrator(country: str, name: str, span: Json) -> Json:
    return {
        "name": name,
        "kind": "force",
        "country": country,
        "span": span,
        "status": "alleged",
        "statement": None,
    }


def _times(account: Json) -> list[Json]:
    if account["time"] is None:
        return []
    day = account["time"]["start"]
    return [{"span": account["time_spans"][0], "type": "DATE", "value": day, "interval": account["time"]}]


def _places(account: Json) -> list[Json]:
    place = {key: value for key, value in account["place"].items() if key != "spans"}
    return [{"span": account["place"]["spans"][0], **place, "role": "place"}]


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Words, each as common as the package's table of rarity holds it to be, as in news: what many reports share then says little."""
    rng = Random("vocabulary")  # noqa: S311
    words = tuple(sorted({make_name(rng).lower() for _ in range(_WORDS)}))
    return words, tuple(accumulate(math.exp(-rarity(word_hashes(word)[0])) for word in words))


def _word(rng: Random) -> str:
    words, weights = _vocabulary()
    return rng.choices(words, cum_weights=weights)[0]


def _sentence(rng: Random, own: tuple[str, ...]) -> str:
    """Fourteen words, two of them the attack's own."""
    words, weights = _vocabulary()
    found = rng.choices(words, cum_weights=weights, k=12)
    if own:
        found[3], found[9] = rng.choice(own), rng.choice(own)
    return " ".join(found).capitalize() + "."
