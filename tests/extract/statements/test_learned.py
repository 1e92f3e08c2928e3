"""The learned readers: proved by their digest, exact in their search."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.extract.statements import learned
from onrecord.extract.statements.hashing import BITS, feature_numbers


@pytest.mark.parametrize("seed", range(25))
def test_best_labels_are_the_best_of_all_paths(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """The search gives what trying every path gives, for sequences of different lengths side by side."""
    chance = np.random.default_rng(seed)
    scorer = learned.Scorer(
        rows=np.arange(20, dtype=np.int32),
        weights=chance.integers(-9, 9, (20, 3), dtype=np.int32),
        steps=chance.integers(-9, 9, (3, 3), dtype=np.int32),
    )
    monkeypatch.setattr(learned, "load_scorers", lambda: {"cues": scorer})
    monkeypatch.setattr(learned, "LEANING", {"cues": 0})
    numbers = chance.integers(0, 20, (4, 9))
    places = [(0, 3), (4, 9)]
    labels = learned.label_sequences("cues", numbers, places)
    scores = scorer.scores(numbers)

    def worth(path: tuple[int, ...], first: int) -> int:
        here = sum(int(scores[first + place, label]) for place, label in enumerate(path))
        return here + sum(int(scorer.steps[one, two]) for one, two in pairwise(path))

    for first, last in places:
        best = max(worth(path, first) for path in product(range(3), repeat=last - first))
        assert worth(tuple(labels[first:last]), first) == best


def test_feature_numbers_look_beside_and_stay_in_range() -> None:
    """A template that looks a row down sees what one without offset sees there; zeros stand outside; numbers fit the table."""
    columns = np.array([[5, 1], [6, 2], [7, 3]], np.int64)
    here, next_row = feature_numbers(
        columns,
        (
            ((0, 0),),
            ((0, 1),),
        ),
    )
    again = feature_numbers(columns[1:], (((0, 0),), ((0, 1),)))[0]
    assert list(again) == list(here[1:])
    assert next_row[0] != next_row[1]
    assert 0 <= min(here) <= max(here) < 1 << BITS
