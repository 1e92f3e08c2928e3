"""The arithmetic of the bench."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bench.measure import assign_table, f_measure
from onrecord.bench.times import same_value

_TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@given(_TABLES)
def test_assignment_is_the_best_there_is(table: list[list[float]]) -> None:
    """No one-to-one choice of cells has a greater sum."""
    got = sum(table[row][column] for row, column in assign_table(table))
    columns = [*range(len(table[0])), *[None] * len(table)]
    best = max(
        sum(table[row][column] for row, column in enumerate(choice) if column is not None)
        for choice in itertools.permutations(columns, len(table))
    )
    assert got == best


def test_f_measure_of_nothing_is_unknown() -> None:
    """With neither gold nor predictions there is nothing to score."""
    assert f_measure("x", 0, 0, 0).value is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P1W", "P7D"),
        ("1999-XX-XX", "1999"),
        ("P1DE", "P10Y"),
        ("PT24H", "P1D"),
        ("P12M", "P1Y"),
        ("2013-W11-5", "2013-03-15"),
        ("199X", "199"),
    ],
)
def test_values_that_mean_the_same_are_the_same(one: str, other: str) -> None:
    """Spelling alone makes no TIMEX3 value wrong."""
    assert same_value(one) == same_value(other)
