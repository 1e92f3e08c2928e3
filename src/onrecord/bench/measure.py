"""Rows of a benchmark table, and the arithmetic that several tasks share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
Extent = tuple[int, int]
"""Code points `[start, end)`."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One row: `value` is in percent (0 to 100), None where nothing was scored; `gold` is the number of items behind it."""

    name: str
    value: float | None
    gold: int


def accuracy(name: str, hits: float, total: int) -> Metric:
    """Hits out of `total`, in percent."""
    return Metric(name, 100 * hits / total if total else None, total)


def f_measure(name: str, hits: float, predicted: int, gold: int) -> Metric:
    """The harmonic mean of precision and recall, in percent, where both count the same hits."""
    return f_measure_of_two(name, (hits, predicted), (hits, gold))


def f_measure_of_two(name: str, precise: tuple[float, int], recalled: tuple[float, int]) -> Metric:
    """The harmonic mean where precision and recall count different hits, each given as (hits, out of)."""
    gold = recalled[1]
    if not gold and not precise[1]:
        return Metric(name, None, 0)
    precision = precise[0] / precise[1] if precise[1] else 0.0
    recall = recalled[0] / gold if gold else 0.0
    both = precision + recall
    return Metric(name, 100 * 2 * precision * recall / both if both else 0.0, gold)


def assign(rows: int, columns: int, weight: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The one-to-one pairs with the greatest total weight; a pair of weight 0 or less is no pair."""
    table = [[weight(row, column) for column in range(columns)] for row in range(rows)]
    return assign_table(table) if rows and columns else []


def assign_table(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """As `assign`, over a table of weights with at least one row and one column."""
    from scipy.optimize import linear_sum_assignment  # late: only the bench needs it (extra `bench`)

    rows, columns = linear_sum_assignment([[max(0.0, cell) for cell in row] for row in table], maximize=True)
    pairs = ((int(row), int(column)) for row, column in zip(rows, columns, strict=True))
    return [(row, column) for row, column in pairs if table[row][column] > 0]


def shared_length(one: Extent, other: Extent) -> int:
    """Code points that two extents share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def pair_extents(gold: Sequence[Extent], predicted: Sequence[Extent]) -> list[tuple[int, int]]:
    """Overlapping extents one to one, an exact one before a longer overlap (TempEval-3's relaxed matching)."""

    def weight(row: int, column: int) -> float:
        same = 1000.0 if gold[row] == predicted[column] else 0.0
        return shared_length(gold[row], predicted[column]) + same

    return assign(len(gold), len(predicted), weight)


def extent_of(span: Json | None) -> Extent | None:
    """The extent of a contract span in the text; None for none, and for spans in the title."""
    if not span or span.get("in") == "title":
        return None
    return span["start"], span["end"]


def distinct_extents(mentions: Sequence[Json]) -> list[tuple[Extent, Json]]:
    """Mentions with their extents, the first of each extent only."""
    found: dict[Extent, Json] = {}
    for mention in mentions:
        extent = extent_of(mention["span"])
        if extent is not None:
            found.setdefault(extent, mention)
    return list(found.items())


def point_of(place: Json | None) -> tuple[float, float] | None:
    """(latitude, longitude) of a contract place, None where it has no point."""
    if not place or place["latitude"] is None:
        return None
    return place["latitude"], place["longitude"]


def toll_number(toll: Json | None) -> int | None:
    """The one number that a toll stands for: best, else min, else max; None where nothing is said."""
    if toll is None:
        return None
    return next((toll[bound] for bound in ("best", "min", "max") if toll[bound] is not None), None)


def day_of_interval(interval: Json | None) -> str | None:
    """The ISO day of an interval that lies within one day, else None."""
    if not interval or not interval["start"] or not interval["end"]:
        return None
    start, end = interval["start"][:10], interval["end"][:10]
    return str(start) if start == end else None


def first_account(reading: Json) -> Json | None:
    """The account that the report is about; None where there is none."""
    return next(iter(reading["accounts"]), None)
