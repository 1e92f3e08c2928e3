"""What the evidence comes to: each level's weight, their sum as log-odds, and the probability that two accounts tell of one incident."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from onrecord.model.incident import AccountKey
from onrecord.resolve.compare import COMPARISONS, Finding, Weights, compare
from onrecord.resolve.profile import Profile
from onrecord.resolve.terms import Terms
from onrecord.text.artefact import Artefact, load_artefact, parse_tables

WEIGHTS = Artefact(
    "onrecord.resolve",
    "weights.tsv",
    "6664af928e25621b13ab78e184910513ef93ad32980b46fa034d71a2c9f17b01",
    "docs/models/resolution.md",
)
PRIOR = "prior"
"""The table with what speaks for or against any two accounts that are compared at all."""
MOST = 12.0
"""Log-odds are cut here: no sum of weights is surer than one error in 160,000."""


class Weighed(NamedTuple):
    """One comparison's finding with what it weighs: positive for one incident, negative for two."""

    finding: Finding
    weight: float


RULES: Weights = {"facts against": {"two": -5.0, "three or more": -8.0}}
"""What the field's rules add to learned weights (methodology, section 8): another day, another toll and other means are another incident, unless the same person
was harmed. The data to learn from hardly have two attacks on one town in one week, which wars are made of. Chosen so that train loses less than a point by it."""


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that the package carries, with the field's rules."""
    return with_rules(parse_tables(load_artefact(WEIGHTS)))


def with_rules(weights: Weights) -> dict[str, dict[str, float]]:
    """These weights, with what the field's rules add to them."""
    found = {name: dict(levels) for name, levels in weights.items()}
    for name, levels in RULES.items():
        for level, weight in levels.items():
            table = found.setdefault(name, {})
            table[level] = round(table.get(level, 0.0) + weight, 3)
    return found


def weigh(one: Profile, other: Profile) -> list[Weighed]:
    """The evidence for and against, comparison by comparison."""
    weights = load_weights()
    return [Weighed(found, weights[found.comparison].get(found.level, 0.0)) for found in compare(one, other)]


def log_odds(one: Profile, other: Profile) -> float:
    """How much speaks for one incident, as the logarithm of the odds: 0 is even."""
    return total(weigh(one, other))


def log_odds_above(one: Profile, other: Profile, least: float) -> float | None:
    """The same where it is above `least`, else None, as soon as nothing that is left to compare could bring it there: most pairs are strangers."""
    if other.key < one.key:
        one, other = other, one
    weights = load_weights()
    odds = weights[PRIOR]["any two"]
    found = [0.0] * len(COMPARISONS)
    for number, rest in _decisive():
        finding = COMPARISONS[number](one, other)
        found[number] = weights[finding.comparison].get(finding.level, 0.0)
        odds += found[number]
        if odds + rest < least - _ROUNDING:
            return None
    value = _cut(weights[PRIOR]["any two"] + sum(found))
    return value if value > least else None


_ROUNDING = 1e-6


@lru_cache(maxsize=1)
def _decisive() -> list[tuple[int, float]]:
    """The comparisons by their places in `COMPARISONS`, those first whose levels weigh most differently; with each, the most that those after it add."""
    weights = load_weights()
    names = [finding.comparison for finding in compare(_NOTHING, _NOTHING)]
    spread = {name: max(levels.values()) - min(levels.values()) for name, levels in weights.items()}
    order = sorted(range(len(names)), key=lambda number: -spread[names[number]])
    most = [
        max(0.0, *weights[names[number]].values()) for number in order
    ]  # a level that was never seen weighs nothing
    return [(number, sum(most[place + 1 :])) for place, number in enumerate(order)]


_NOTHING = Profile(
    key=AccountKey(0, 0),
    report="",
    standing="main",
    event="",
    kind=None,
    published=None,
    when=None,
    days=frozenset(),
    weekdays=frozenset(),
    where=None,
    places=frozenset(),
    weapons=frozenset(),
    site=None,
    perpetrators=frozenset(),
    tolls={},
    victims=frozenset(),
    ages=frozenset(),
    terms=Terms({}, {}, {}),
)
"""An account that says nothing: what is compared has names on it too."""


def total(evidence: list[Weighed]) -> float:
    """The log-odds that the evidence comes to."""
    return _cut(load_weights()[PRIOR]["any two"] + sum(one.weight for one in evidence))


def _cut(odds: float) -> float:
    return max(-MOST, min(MOST, odds))


def probability(odds: float) -> float:
    """The probability for these log-odds."""
    return 1 / (1 + math.exp(-odds))
