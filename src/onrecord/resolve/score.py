"""What the evidence comes to: each level's weight, their sum as log-odds, and the probability that two accounts tell of one incident."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve.compare import Finding, Weights, compare
from onrecord.resolve.profile import Profile
from onrecord.text.artefact import Artefact, load_artefact, parse_tables

WEIGHTS = Artefact(
    "onrecord.resolve",
    "weights.tsv",
    "cbe065a0b52668a7f0fb4e68465520ddc890e15fc8f6c6bc19cda5b2717f09c3",
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


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that the package carries."""
    return parse_tables(load_artefact(WEIGHTS))


def weigh(one: Profile, other: Profile) -> list[Weighed]:
    """The evidence for and against, comparison by comparison."""
    weights = load_weights()
    return [Weighed(found, weights[found.comparison].get(found.level, 0.0)) for found in compare(one, other)]


def log_odds(one: Profile, other: Profile) -> float:
    """How much speaks for one incident, as the logarithm of the odds: 0 is even."""
    return total(weigh(one, other))


def total(evidence: list[Weighed]) -> float:
    """The log-odds that the evidence comes to."""
    odds = load_weights()[PRIOR]["any two"] + sum(one.weight for one in evidence)
    return max(-MOST, min(MOST, odds))


def probability(odds: float) -> float:
    """The probability for these log-odds."""
    return 1 / (1 + math.exp(-odds))
