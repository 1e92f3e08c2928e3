"""Reports made up for measuring how resolution grows: attacks on many towns over many years, told as news tells them, some one to forty times.

What is made is what the reader would have made of a report, in the contract's JSON, for it is not the reader that is measured. The same seed gives the
same reports, in the order in which they are published, and no more than those still to come are in memory.

Densities: a ledger that is a hundred times as large covers ten times as many years and ten times as many countries, each with as many attacks a week.
Towns are attacked as in Zipf's law, so that the worst of a country's has a sixth of all.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random

from onrecord.bench.measure import Json
from onrecord.bench.synthetic_text import Facts, Town, make_name, write_report

_FIRST = date(2014, 1, 1)
_TOWNS = 200
"""Towns a country, within `_ACROSS` degrees."""
_ACROSS = 8.0
_WEEKLY = 96
"""Reports a week in a country: some five thousand a year."""
_MOST_REPORTS = 40
_REPORTS = tuple(accumulate(number**-1.7 for number in range(1, _MOST_REPORTS + 1)))
"""How often an attack is told so many times: most once or twice, one in a hundred more than thirty times; 3.8 on average."""
_MEAN_REPORTS = 3.8
_REMEMBERED = 300
"""Attacks of a country that a later report may recall."""
_COUNTRIES = tuple("X" + chr(ord("A") + n) for n in range(26)) + tuple("Q" + chr(ord("M") + n) for n in range(14))
"""Codes that ISO 3166 leaves to users."""
_EVENTS = (
    ("drone-strike", "Air/drone strike", "drone"),
    ("shelling", "Shelling/artillery/missile attack", "artillery"),
    ("shooting", "Attack", "firearm"),
    ("bombing", "Remote explosive/landmine/IED", "ied"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One report to come: of which attack, the how-manieth of it, how many days after it, and what it recalls."""

    attack: Facts
    number: int
    late: int
    recalls: Facts | None = None


@dataclass(slots=True)
class _Land:
    """A country: its towns, and the attacks that are remembered."""

    towns: tuple[Town, ...]
    past: deque[Facts] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))


def make_readings(accounts: int, seed: int = 20230314) -> Iterator[tuple[str, Json]]:
    """Readings without end, as dense as in a ledger of so many accounts: each with the name of the attack that its first account tells of."""
    rng = Random(seed)  # noqa: S311 - made-up news needs no secrets
    lands = [_land(number, seed) for number in range(countries_of(accounts))]
    coming: list[tuple[int, int, Plan]] = []
    day = attacks = order = 0
    while True:
        for number, land in enumerate(lands):
            for _ in range(_poisson(rng, _WEEKLY / 7 / _MEAN_REPORTS)):
                attacks += 1
                attack = _attack(rng, attacks, number, land, _FIRST + timedelta(day))
                for plan in _plans(rng, attack, land):
                    order += 1
                    heapq.heappush(coming, (day + plan.late, order, plan))
                land.past.append(attack)
        while coming and coming[0][0] <= day:
            _, _, plan = heapq.heappop(coming)
            yield plan.attack.name, write_report(plan.attack, plan.number, plan.late, plan.recalls)
        day += 1


def countries_of(accounts: int) -> int:
    """How many countries a ledger of so many accounts covers: 2 of 10,000, 20 of a million."""
    return max(1, min(len(_COUNTRIES), round(2 * math.sqrt(accounts / 10_000))))


@lru_cache(maxsize=64)
def _towns(number: int, seed: int) -> tuple[Town, ...]:
    rng = Random(f"{seed} country {number}")  # noqa: S311
    south, west = -50.0 + 12 * (number // 20), -170.0 + 16 * (number % 20)
    regions = [make_name(rng) for _ in range(12)]
    return tuple(
        Town(
            id=f"made-up:{number}-{n}",
            name=make_name(rng),
            latitude=round(south + rng.random() * _ACROSS, 4),
            longitude=round(west + rng.random() * _ACROSS, 4),
            country=_COUNTRIES[number],
            admin1=rng.choice(regions),
        )
        for n in range(_TOWNS)
    )


def _land(number: int, seed: int) -> _Land:
    return _Land(_towns(number, seed))


_ZIPF = tuple(accumulate(1 / rank for rank in range(1, _TOWNS + 1)))


def _attack(rng: Random, number: int, country: int, land: _Land, day: date) -> Facts:
    (town,) = rng.choices(land.towns, cum_weights=_ZIPF)
    event, acled, weapon = rng.choice(_EVENTS)
    killed = int(rng.paretovariate(0.9)) - (rng.random() < 0.2)
    victims = min(2, killed) if rng.random() < 0.3 else 0
    return Facts(
        name=f"a{number}",
        day=day,
        town=town,
        near=rng.choice(land.towns),
        event=event,
        acled=acled,
        weapon=weapon,
        site=rng.choice((None, "market", "school", "residential_building", "hospital")),
        perpetrator=rng.choice((None, None, f"{town.country} army", f"{town.country} Front")),
        killed=min(killed, 300),
        injured=min(int(2 * rng.paretovariate(0.9)) - (rng.random() < 0.5), 600),
        persons=tuple(f"{make_name(rng)} {make_name(rng)}" for _ in range(4)),
        victims=tuple(f"{make_name(rng)} {make_name(rng)}" for _ in range(victims)),
        ages=tuple(rng.randrange(4, 80) for _ in range(victims)),
        own_words=tuple(make_name(rng).lower() for _ in range(12)),
    )


def _plans(rng: Random, attack: Facts, land: _Land) -> Iterator[Plan]:
    """All reports of an attack: most within two days, one in ten a follow-up within a month, some years later."""
    (reports,) = rng.choices(range(1, _MOST_REPORTS + 1), cum_weights=_REPORTS)
    for number in range(reports):
        chance = rng.random()
        late = int(rng.expovariate(1.2)) if chance < 0.88 or not number else rng.randrange(3, 30)
        if number and chance > 0.98:
            late = rng.randrange(60, 400)
        recalls = rng.choice(land.past) if land.past and rng.random() < 0.05 else None
        yield Plan(attack, number, late, recalls)


def _poisson(rng: Random, mean: float) -> int:
    """Knuth's way, which is quick for the small means of a day."""
    limit, product, number = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        number += 1
    return number
