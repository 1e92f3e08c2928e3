"""The arithmetic over groups, on cases whose answers are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bench.clusters import correspond, match_groups, pair_metric, partition_metrics
from onrecord.bench.measure import assign_table

_GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}


def _values(predicted: dict[str, int]) -> dict[str, float | None]:
    return {metric.name: metric.value for metric in partition_metrics(_GOLD, predicted)}


def test_the_right_groups_score_a_hundred() -> None:
    """Under any names."""
    assert _values({item: -group for item, group in _GOLD.items()}) == dict.fromkeys(
        ("MUC", "B-cubed", "CEAF-e", "CoNLL average"), 100
    )


def test_all_alone() -> None:
    """No link is kept; each item's group is all right and half missed; three groups correspond, at Dice 1/2, 2/3 and 1."""
    found = _values({item: number for number, item in enumerate(_GOLD)})
    recall = (3 * (1 / 3) + 2 * (1 / 2) + 1) / 6
    assert found["MUC"] == 0
    assert found["B-cubed"] == pytest.approx(100 * 2 * recall / (1 + recall))
    total = 1 / 2 + 2 / 3 + 1
    assert found["CEAF-e"] == pytest.approx(100 * 2 * (total / 6) * (total / 3) / (total / 6 + total / 3))


def test_all_together() -> None:
    """Three links of five that were made are right, and none is missing."""
    found = _values(dict.fromkeys(_GOLD, 1))
    assert found["MUC"] == pytest.approx(100 * 2 * 3 / 5 / (1 + 3 / 5))


def test_pairs_count_items_of_several_groups() -> None:
    """Of three pairs that share a group two are found, and one that shares none."""
    gold = {"a": ["x", "y"], "b": ["x"], "c": ["y"], "d": ["x"]}
    found = pair_metric(gold, {"a": ["1"], "b": ["1"], "c": ["1"], "d": []})
    assert found.gold == 4
    assert found.value == pytest.approx(100 * 2 * (2 / 3) * (2 / 4) / (2 / 3 + 2 / 4))


def test_groups_that_share_nothing_do_not_match() -> None:
    """A group whose items are elsewhere has no partner."""
    assert match_groups({"x": {"a", "b"}, "y": {"c"}}, {"1": {"a"}, "2": {"b", "d", "e"}}) == {"x": "1"}


_TABLES = st.integers(1, 6).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 2 / 3, 1.0]), min_size=columns, max_size=columns),
        min_size=1,
        max_size=6,
    )
)


@given(_TABLES)
def test_correspondence_is_the_best_there_is(table: list[list[float]]) -> None:
    """Its total weight is that of an assignment over the whole table, and no row or column is in it twice."""
    pairs = correspond({n: {m: cell for m, cell in enumerate(row) if cell} for n, row in enumerate(table)})
    assert sum(table[n][m] for n, m in pairs) == pytest.approx(sum(table[n][m] for n, m in assign_table(table)))
    assert len({n for n, _ in pairs}) == len({m for _, m in pairs}) == len(pairs)
