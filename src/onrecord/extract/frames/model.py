"""Log-linear models over feature names: the weights the package carries, and what they make of features."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from onrecord.text.artefact import Artefact, load_artefact

ARTEFACT = Artefact(
    "onrecord.extract.frames",
    "frames_en.tsv",
    "3a5bc9703d84b57706fdd3523067e951fc6f7c58e39d11fd39a612b5cffde615",
    "docs/models/frames.md",
)
"""Whoever retrains it pins the new digest here in the same commit."""

SCALE = 100
"""Weights are whole hundredths, so that their sums are exact and the same on every machine."""

BIAS = "1"
"""The feature that every item has."""


@dataclass(frozen=True, slots=True, eq=False)
class LogLinear:
    """A log-linear model: a label's score is the sum of its weights for the features that are there.

    Attributes:
        labels: one a column of the weights.
        rows: the row of each feature; a feature that was never learnt has none and weighs nothing.
        weights: whole hundredths, one row a feature, and a last row of noughts.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.int32]

    def scores(self, items: Sequence[Iterable[str]]) -> list[list[float]]:
        """The score of each label (in log-odds) for each item, given as its features."""
        if not items:
            return []
        rows, last = self.rows, len(self.weights) - 1
        bias = rows.get(BIAS, last)
        chosen: list[int] = []
        starts: list[int] = []
        for features in items:
            starts.append(len(chosen))
            chosen.append(bias)
            chosen.extend(map(rows.get, features, repeat(last)))
        sums = np.add.reduceat(self.weights.take(chosen, axis=0), starts, axis=0)
        return [[total / SCALE for total in row] for row in sums.tolist()]


def shares(scores: Sequence[float]) -> list[float]:
    """Probabilities of labels that exclude each other."""
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    whole = sum(weights)
    return [weight / whole for weight in weights]


def chance(score: float) -> float:
    """The probability of one label by itself."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


@dataclass(frozen=True, slots=True, eq=False)
class FrameModels:
    """The models of this room.

    Attributes:
        report: whether the report tells of a concrete incident: of any, and of each MUC-4 type; labels by themselves.
        gate: whether a phrase may fill any role; one label.
        roles: which role an entity fills; labels exclude each other, the first is none.
        kinds: of which MUC-4 types the incidents are whose role it fills; labels by themselves.
        wording: whether some words are how a filler is best quoted; one label.
    """

    report: LogLinear
    gate: LogLinear
    roles: LogLinear
    kinds: LogLinear
    wording: LogLinear


def parse_models(lines: Iterable[str]) -> FrameModels:
    """The models that the lines hold: `model<TAB>name<TAB>label...`, then `feature<TAB>weight...`, nought left empty."""
    found: dict[str, LogLinear] = {}
    name, labels = "", ()  # type: str, tuple[str, ...]
    rows: dict[str, int] = {}
    weights: list[list[int]] = []

    def close() -> None:
        if name:
            table = np.array([*weights, [0] * len(labels)], np.int32)
            found[name] = LogLinear(labels, rows, table)

    for line in lines:
        first, *values = line.rstrip("\n").split("\t")
        if first == "model":
            close()
            name, labels, rows, weights = values[0], tuple(values[1:]), {}, []
        else:
            rows[first] = len(weights)
            weights.append([int(value) if value else 0 for value in values])
    close()
    return FrameModels(found["report"], found["gate"], found["roles"], found["kinds"], found["wording"])


@lru_cache(maxsize=1)
def load_models() -> FrameModels:
    """The models that the package carries, read once a process.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    data = load_artefact(ARTEFACT)
    return parse_models(data.decode().splitlines())
