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
        weights: one column a label; row 0 is zeros.
        steps: what it adds to go from one label (row) to the next (column).
    """

    rows: NDArray[np.int32]
    weights: NDArray[np.int32]
    steps: NDArray[np.int32]

    def scores(self, numbers: Numbers) -> NDArray[np.int32]:
        """The score of each label (column) at each token (row), summed over its features."""
        total: NDArray[np.int32] = self.weights.take(self.rows.take(numbers), axis=0).sum(axis=0, dtype=np.int32)
        return total


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
    for members in _alike(_undecided(scorer, scores, places)):
        for (first, last), best in zip(members, _best(scorer, scores, members), strict=True):
            labels[first:last] = best[: last - first]
    return labels


def _undecided(scorer: Scorer, scores: NDArray[np.int32], places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sequences that may hold another label than 0; in the others no token wins what it costs to leave 0 and to come back.

    Exact, and cheap: most sentences hold no cue, and need no search.
    """
    steps = scorer.steps - scorer.steps[0, 0]
    leave, back, on = int(steps[0, 1:].max()), int(steps[1:, 0].max()), int(steps[1:, 1:].max())
    wins = scores[:, 1:].max(axis=1) - scores[:, 0]
    hopeful = np.flatnonzero(wins + max(leave + back, back, on, 0) >= 0)
    bounds = np.searchsorted(hopeful, np.array(places, np.intp).reshape(-1, 2)).tolist()
    return [
        (first, last)
        for (first, last), (low, high) in zip(places, bounds, strict=True)
        if low < high or wins[last - 1] + leave >= 0  # the last token need not come back
    ]


def _alike(places: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The sequences in groups of like length, so that a long one does not make the short ones wait."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for first, last in places:
        groups.setdefault(((last - first) // 32).bit_length(), []).append((first, last))
    return list(groups.values())


def _best(scorer: Scorer, scores: NDArray[np.int32], places: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Viterbi's best paths, all sequences at once; what lies past a sequence's end scores nothing and is cut off."""
    longest = max(last - first for first, last in places)
    count, size = len(places), scores.shape[1]
    padded = np.zeros((longest, count, size), np.int32)
    for place, (first, last) in enumerate(places):
        padded[: last - first, place] = scores[first:last]
    steps = scorer.steps[None]
    back = np.empty((longest, count, size), np.int8)
    for token in range(1, longest):
        ways = padded[token - 1][:, :, None] + steps
        back[token] = ways.argmax(axis=1)
        padded[token] += ways.max(axis=1)
    ends = [last - first - 1 for first, last in places]
    finals = padded[ends, range(count)].argmax(axis=1)
    paths: list[list[int]] = []
    pointers = back.transpose(1, 0, 2)
    for place, (first, last) in enumerate(places):
        label = int(finals[place])
        path = [label]
        mine = pointers[place, : last - first].tolist()
        for token in range(last - first - 1, 0, -1):
            label = mine[token][label]
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
    weights = np.zeros((len(kept) + 1, values.shape[1]), np.int32)
    weights[1:] = values
    return Scorer(rows, weights, arrays[f"{stage}_steps"].astype(np.int32))
