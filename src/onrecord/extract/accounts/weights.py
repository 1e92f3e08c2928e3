"""Weighs candidates for an incident's time and place by named signs; the weights are learned (tools/train_accounts.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.artefact import Artefact, load_artefact, parse_tables

ARTEFACT = Artefact(
    "onrecord.extract.accounts",
    "accounts_en.tsv",
    "a5f6843e8a9affab5518c24d7fc8c5d5e80e1b0fa2dc762ee0e79da5b220b60e",
    "docs/models/accounts.md",
)
"""Whoever retrains it pins the new digest here in the same commit."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What each sign speaks for or against a mention, in log-odds against "nothing here is it"; `bias` is every candidate's.

    Attributes:
        time: of a time mention as the incident's time.
        place: of a place mention as the incident's place.
    """

    time: Mapping[str, float]
    place: Mapping[str, float]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that the package carries, read once a process.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    tables = parse_tables(load_artefact(ARTEFACT))
    return Weights(tables["time"], tables["place"])


def total(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The log-odds that the signs come to against "nothing here is it", which weighs 0; unknown signs weigh nothing."""
    return weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) for sign in signs)
