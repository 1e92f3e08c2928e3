"""Opens the learned readers, proves that they are the ones this release was built with, and finds the best labels."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.statements.hashing import BITS
from onrecord.extract.statements.view import Numbers
from onrecord.text.artefact import Artefact, load_artefact

Stage = Literal["cues", "arguments"]

ARTEFACT = Artefact(
    "onrecord.extract.statements",
    "statements_en.npz",
    "83a52d46151b58fe24c0265adefce15320e059043f0b1142eb91f13563166dba",
    "docs/models/statements.md",
)
"""Whoever retrains it pins the new digest here in the same commit."""

LEANING: dict[Stage, int] = {"cues": 100, "arguments": 0}
"""Taken from the score of the label for nothing. A cue that is missed leaves a claim without its speaker, which is worse than a
statement too many: at 100 the linked attributions of the dev texts lose 0.3 points of F1 and the characters of content win 1.0."""


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """A linear-chain model in whole numbers.

    Attributes:
        rows: the row of `weights` for each number of a feature; 0 for features that training did not keep.
        weights: one column a label; row 0 is zeros. Columns of zeros fill the rows up to 16 or 32 bytes, which numpy gathers fastest.
        steps: what it adds to go from one label (row) to the next (column).
    """

    rows: NDArray[np.int32]
    weights: NDArray[np.int32]
    steps: NDArray[np.int32]

    def scores(self, numbers: Numbers) -> NDArray[np.int32]:
        """The score of each label (column) at each token (row), summed over its features."""
        # Numbers are in range by construction; to say "clip" spares a check of each.
        chosen = self.weights.take(self.rows.take(numbers, mode="clip"), axis=0, mode="clip")
        total: NDArray[np.int32] = np.add.reduce(chosen, axis=0, dtype=np.int32)
        return total[:, : len(self.steps)]


def label_sequences(stage: Stage, numbers: Numbers, places: Sequence[tuple[int, int]]) -> list[int]:
    """The best label of each token; what stands outside the sequences gets 0.

    Args:
        numbers: numbers of features, one column a token.
        places: columns `[first, last)` of each sequence.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    scorer = load_scorers()[stage]
    labels = [0] * numbers.shape[1]
    scores = scorer.scores(numbers)
    scores[:, 0] -= LEANING[stage]
    for (first, last), best in zip(places, _best(scorer, scores, places), strict=True):
        labels[first:last] = best
    return labels


def _best(scorer: Scorer, scores: NDArray[np.int32], places: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Viterbi's best paths, all sequences at once; what lies past a sequence's end scores nothing and is cut off.

    The sequences lie along memory, so that a step is two calls into numpy over whole rows; which label each best score came
    from is asked once at the end, not step by step.
    """
    ends = [last - first for first, last in places]
    longest, count, size = max(ends, default=0), len(places), scores.shape[1]
    totals = np.zeros((longest, size, count), np.int32)
    for place, (first, last) in enumerate(places):
        totals[: last - first, :, place] = scores[first:last]
    steps = scorer.steps[:, :, None]
    ways = np.empty((max(longest - 1, 0), size, size, count), np.int32)  # of each step: from label, to label, sequence
    for before, into, after in zip(totals[:, :, None], ways, totals[1:], strict=False):
        np.add(before, steps, out=into)
        after += np.maximum.reduce(into)
    back = ways.argmax(axis=1)
    paths: list[list[int]] = []
    for place, end in enumerate(ends):
        label = int(totals[end - 1, :, place].argmax())
        path = [label]
        for pointers in reversed(back[: end - 1, :, place].tolist()):
            label = pointers[label]
            path.append(label)
        path.reverse()
        paths.append(path)
    return paths


@lru_cache(maxsize=1)
def load_scorers() -> dict[str, Scorer]:
    """Both readers, opened once a process.

    Raises:
        ModelError: the artefact is not the one this release was built with.
    """
    data = load_artefact(ARTEFACT)
    arrays: Any = np.load(io.BytesIO(data), allow_pickle=False)
    return {stage: _scorer(arrays, stage) for stage in ("cues", "arguments")}


def _scorer(arrays: Any, stage: str) -> Scorer:
    kept = np.cumsum(arrays[f"{stage}_gaps"].astype(np.int64))
    values = arrays[f"{stage}_weights"]
    rows = np.zeros(1 << BITS, np.int32)
    rows[kept] = np.arange(1, len(kept) + 1)
    labels = values.shape[1]
    weights = np.zeros((len(kept) + 1, 4 if labels <= 4 else 8), np.int32)
    weights[1:, :labels] = values
    return Scorer(rows, weights, arrays[f"{stage}_steps"].astype(np.int32))
