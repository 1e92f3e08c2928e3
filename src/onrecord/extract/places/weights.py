"""The learned weights of place reading (tools/train_places.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.artefact import Artefact, load_artefact, parse_tables

ARTEFACT = Artefact(
    "onrecord.extract.places",
    "places_en.tsv",
    "602fdb1be29426cd4b5fa0f488ee9d17a04d50999f09c4b331e4cb5587e5c9f9",
    "docs/models/places.md",
)
"""Whoever retrains it pins the new digest here in the same commit."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The three models of place reading, in log-odds.

    Attributes:
        first: of the features of a sense by itself, in the order of `features.NAMES`.
        later: of the same and of those that the report's other names give.
        name: of the signs that a candidate names a place; `bias` is every candidate's.
    """

    first: tuple[float, ...]
    later: tuple[float, ...]
    name: Mapping[str, float]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that the package carries, read once a process.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    tables = parse_tables(load_artefact(ARTEFACT))
    return Weights(tuple(tables["first"].values()), tuple(tables["later"].values()), tables["name"])
