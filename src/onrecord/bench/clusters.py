"""How alike two ways are of putting items into groups: MUC, B-cubed, CEAF-e, and pairs; and which groups correspond."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from itertools import combinations
from typing import NamedTuple

from onrecord.bench.measure import Metric, f_measure_of_two

Groups = Mapping[str, Hashable]
"""Each item's group."""
Edges = Mapping[int, Mapping[int, float]]


class Counts(NamedTuple):
    """What a measure counts: precision is `precise` out of `predicted`, recall `recalled` out of `gold`."""

    precise: float
    predicted: float
    recalled: float
    gold: float


def partition_metrics(gold: Groups, predicted: Groups) -> list[Metric]:
    """The three measures over the same items, and their mean, `CoNLL average`; a measure without anything to count is left out of the mean."""
    found = []
    for name, measure in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf_e)):
        counts = measure(gold, predicted)
        found.append(
            f_measure_of_two(name, (counts.precise, int(counts.predicted)), (counts.recalled, int(counts.gold)))
        )
    values = [one.value for one in found if one.value is not None]
    mean = sum(values) / len(values) if values else None
    return [*found, Metric("CoNLL average", mean, len(gold))]


def muc(gold: Groups, predicted: Groups) -> Counts:
    """Links kept out of links needed (Vilain et al. 1995): a group alone has none, and counts for nothing."""
    return Counts(*_kept_links(predicted, gold), *_kept_links(gold, predicted))


def _kept_links(key: Groups, response: Groups) -> tuple[float, float]:
    parts: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for item, group in key.items():
        parts[group].add(response[item])
    sizes = Counter(key.values())
    return sum(sizes[group] - len(part) for group, part in parts.items()), sum(size - 1 for size in sizes.values())


def b_cubed(gold: Groups, predicted: Groups) -> Counts:
    """For each item, how much of its group is right (Bagga and Baldwin 1998)."""
    golden, guessed = Counter(gold.values()), Counter(predicted.values())
    shared = Counter((gold[item], predicted[item]) for item in gold)
    precise = sum(n * n / guessed[p] for (_, p), n in shared.items())
    recalled = sum(n * n / golden[g] for (g, _), n in shared.items())
    return Counts(precise, len(gold), recalled, len(gold))


def ceaf_e(gold: Groups, predicted: Groups) -> Counts:
    """How alike groups are that correspond one to one as well as can be (Luo 2005, phi4)."""
    golden, guessed = Counter(gold.values()), Counter(predicted.values())
    rows, columns = {group: n for n, group in enumerate(golden)}, {group: n for n, group in enumerate(guessed)}
    edges: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (g, p), n in Counter((gold[item], predicted[item]) for item in gold).items():
        edges[rows[g]][columns[p]] = 2 * n / (golden[g] + guessed[p])
    total = sum(edges[row][column] for row, column in correspond(edges))
    return Counts(total, len(guessed), total, len(golden))


def pair_metric(gold: Mapping[str, Iterable[str]], predicted: Mapping[str, Iterable[str]]) -> Metric:
    """`pair links`: pairs of items that share a group; an item may be in several."""
    golden, guessed = _pairs(gold), _pairs(predicted)
    hits = len(golden & guessed)
    return f_measure_of_two("pair links", (hits, len(guessed)), (hits, len(golden)))


def _pairs(groups: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for item in sorted(groups):
        for group in set(groups[item]):
            members[group].append(item)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def match_groups(gold: Mapping[str, Set[str]], predicted: Mapping[str, Set[str]]) -> dict[str, str]:
    """Each gold group's predicted one: one to one, by the greatest total of Jaccard indices of their items."""
    golden, guessed = sorted(gold), sorted(predicted)
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(guessed):
        for item in predicted[group]:
            holders[item].add(number)
    edges: dict[int, dict[int, float]] = {}
    for number, group in enumerate(golden):
        items = gold[group]
        touching = {other for item in items for other in holders[item]}
        if touching:
            edges[number] = {
                other: len(items & predicted[guessed[other]]) / len(items | predicted[guessed[other]])
                for other in touching
            }
    return {golden[row]: guessed[column] for row, column in correspond(edges)}


def correspond(edges: Edges) -> list[tuple[int, int]]:
    """The one-to-one pairs of rows and columns with the greatest total weight, of those with an edge; weights are above 0.

    Successive shortest paths over the edges that there are (Jonker and Volgenant 1987): thousands of small groups need no square table. Of equal
    solutions it takes the one that the lowest rows and columns come to first, as the referee does, for what is matched decides which facts are compared.
    """
    row_price: dict[int, float] = {}
    column_price: defaultdict[int, float] = defaultdict(float)
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    for start in sorted(edges):
        row_price[start] = 0.0
        path = _shortest_path(edges, start, (row_price, column_price), row_of)
        for row in path.rows:
            reached = 0.0 if row == start else path.distance[column_of[row]]
            row_price[row] += path.length - reached
        for column in path.columns:
            column_price[column] -= path.length - path.distance[column]
        _turn(path, start, row_of, column_of)
    return sorted((row, column) for row, column in column_of.items() if column >= 0)


class _Path(NamedTuple):
    """A way from a row without a column to a column without a row, and all that was reached before it was found."""

    end: int
    length: float
    rows: list[int]
    columns: set[int]
    distance: dict[int, float]
    came_from: dict[int, int]


def _shortest_path(
    edges: Edges, start: int, prices: tuple[Mapping[int, float], Mapping[int, float]], row_of: Mapping[int, int]
) -> _Path:
    row_price, column_price = prices
    distance: dict[int, float] = {}
    came_from: dict[int, int] = {}
    heap: list[tuple[float, int]] = []
    rows, columns = [start], set[int]()
    length, row = 0.0, start
    while True:
        alone = -1 - row  # a row may stay without a partner: a column of its own, of no weight
        for column, weight in (*edges[row].items(), (alone, 0.0)):
            reach = length - weight - row_price[row] - column_price.get(column, 0.0)
            if column not in columns and reach < distance.get(column, math.inf):
                distance[column], came_from[column] = reach, row
                heapq.heappush(heap, (reach, column))
        length, end = heapq.heappop(heap)
        while end in columns:
            length, end = heapq.heappop(heap)
        columns.add(end)
        if end not in row_of:
            return _Path(end, length, rows, columns, distance, came_from)
        row = row_of[end]
        rows.append(row)


def _turn(path: _Path, start: int, row_of: dict[int, int], column_of: dict[int, int]) -> None:
    """Gives every row along the way the column that it leads to."""
    end = path.end
    while True:
        row = path.came_from[end]
        row_of[end] = row
        before = column_of.get(row)
        column_of[row] = end
        if row == start or before is None:
            return
        end = before
