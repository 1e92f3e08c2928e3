"""Clusters of accounts: average linkage over log-odds, within what people have decided.

The result depends on the set of accounts, the links and the decisions alone, never on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.incident import AccountKey

Pair = tuple[AccountKey, AccountKey]

THRESHOLD = -1.0
"""Two clusters are one incident where the mean log-odds between their accounts is above this: a probability of one in four. It is below even since the mean
counts every pair, and most pairs of two clusters that tell of one incident have little in common but the incident. Chosen on train (docs/models/resolution.md)."""
UNLINKED = -4.0
"""What stands between two accounts that were not worth comparing, or whose log-odds are below it: rules chains out without ruling big clusters out."""
LARGEST = 400
"""Accounts that are clustered at once. A larger heap of linked accounts is first cut at its weakest links."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What clusters must respect: pairs that people have joined or parted. Pairs are in order, the smaller key first."""

    together: frozenset[Pair] = field(default_factory=frozenset)
    apart: frozenset[Pair] = field(default_factory=frozenset)


def pair_of(one: AccountKey, other: AccountKey) -> Pair:
    """The pair in order."""
    return (one, other) if one <= other else (other, one)


def clusters_of(
    keys: Iterable[AccountKey],
    links: Mapping[Pair, float],
    constraints: Constraints | None = None,
) -> list[tuple[AccountKey, ...]]:
    """The accounts in clusters, each sorted, the list sorted too; every account is in exactly one.

    `links` are log-odds; pairs left out count as `UNLINKED`. Two accounts of one report are two incidents, unless a person has joined them.
    Accounts that were joined stay together even against pairs that were parted: whoever decides is told of the conflict.
    """
    constraints = constraints or Constraints()
    found: list[tuple[AccountKey, ...]] = []
    for part, inside in _parts(sorted(keys), links, constraints):
        found += _agglomerate(part, inside, constraints)
    return sorted(found)


Links = Mapping[Pair, float]


def _parts(
    keys: Sequence[AccountKey], links: Links, constraints: Constraints
) -> Iterator[tuple[list[AccountKey], Links]]:
    """The accounts in parts that no cluster can cross, each with the links inside it: a merger needs a link above the threshold, or a decision."""
    waiting = [(part, inside, THRESHOLD) for part, inside in _cut(keys, links, THRESHOLD, constraints)]
    while waiting:
        part, inside, cut = waiting.pop()
        if len(part) <= LARGEST or cut >= max(inside.values(), default=cut):
            yield part, inside
            continue
        cut += 0.5
        waiting += [(one, own, cut) for one, own in _cut(part, inside, cut, constraints)]


def _cut(
    keys: Sequence[AccountKey], links: Links, cut: float, constraints: Constraints
) -> list[tuple[list[AccountKey], Links]]:
    """What hangs together by links above `cut`, with all the links inside each."""
    parts = _connected(keys, [pair for pair, odds in links.items() if odds > cut], constraints)
    of = {key: number for number, part in enumerate(parts) for key in part}
    inside: list[dict[Pair, float]] = [{} for _ in parts]
    for pair, odds in links.items():
        number = of.get(pair[0])
        if number is not None and number == of.get(pair[1]):
            inside[number][pair] = odds
    return list(zip(parts, inside, strict=True))


def _connected(keys: Sequence[AccountKey], pairs: Iterable[Pair], constraints: Constraints) -> list[list[AccountKey]]:
    roots = {key: key for key in keys}

    def root(key: AccountKey) -> AccountKey:
        while roots[key] != key:
            roots[key] = roots[roots[key]]
            key = roots[key]
        return key

    for one, other in (*pairs, *constraints.together):
        if one in roots and other in roots:
            a, b = sorted((root(one), root(other)))
            roots[b] = a
    found: dict[AccountKey, list[AccountKey]] = {}
    for key in keys:
        found.setdefault(root(key), []).append(key)
    return list(found.values())


def _agglomerate(
    keys: Sequence[AccountKey], links: Mapping[Pair, float], constraints: Constraints
) -> list[tuple[AccountKey, ...]]:
    """Average linkage: the two clusters with the highest mean are joined, until none is above the threshold."""
    clusters: dict[int, list[AccountKey]] = dict(enumerate(_joined(keys, constraints)))
    if len(clusters) == 1:
        return [tuple(sorted(clusters[0]))]
    of = {key: number for number, members in clusters.items() for key in members}
    sums, barred = _between(of, links, constraints)
    heap: list[tuple[float, list[AccountKey], list[AccountKey], int, int]] = []

    def offer(a: int, b: int) -> None:
        size = len(clusters[a]) * len(clusters[b])
        total, known = sums[a][b]
        mean = (total + UNLINKED * (size - known)) / size
        if mean > THRESHOLD and b not in barred[a]:
            first, second = sorted((a, b), key=lambda number: clusters[number][0])
            # ties go to the accounts that came first, whatever order the links were found in
            heapq.heappush(heap, (-mean, clusters[first], clusters[second], first, second))

    for a, row in sums.items():
        for b in row:
            if a < b:
                offer(a, b)
    fresh = len(clusters)
    while heap:
        _, _, _, a, b = heapq.heappop(heap)
        if a not in clusters or b not in clusters:
            continue
        clusters[fresh] = sorted(clusters.pop(a) + clusters.pop(b))
        _merge(sums, barred, a, b, fresh)
        for other in sums[fresh]:
            offer(fresh, other)
        fresh += 1
    return [tuple(members) for members in clusters.values()]


def _joined(keys: Sequence[AccountKey], constraints: Constraints) -> list[list[AccountKey]]:
    inside = set(keys)
    together = [pair for pair in constraints.together if pair[0] in inside and pair[1] in inside]
    return _connected(keys, [], Constraints(together=frozenset(together))) if together else [[key] for key in keys]


Sums = dict[int, dict[int, tuple[float, int]]]


def _between(
    of: Mapping[AccountKey, int], links: Mapping[Pair, float], constraints: Constraints
) -> tuple[Sums, dict[int, set[int]]]:
    """What links each two clusters (sum of log-odds, number of pairs that have one), and which must not be joined."""
    sums: Sums = {number: {} for number in of.values()}
    barred: dict[int, set[int]] = {number: set() for number in of.values()}
    for (one, other), odds in sorted(links.items()):  # sums of floats hang on their order, and ties on sums
        a, b = of.get(one), of.get(other)
        if a is None or b is None or a == b:
            continue
        total, known = sums[a].get(b, (0.0, 0))
        sums[a][b] = sums[b][a] = (total + max(odds, UNLINKED), known + 1)
    reports: dict[int, list[AccountKey]] = {}
    for key in of:
        reports.setdefault(key.seq, []).append(key)
    same = (pair_of(a, b) for siblings in reports.values() for n, a in enumerate(siblings) for b in siblings[n + 1 :])
    for one, other in (*same, *constraints.apart):
        a, b = of.get(one), of.get(other)
        if a is not None and b is not None and a != b:
            barred[a].add(b)
            barred[b].add(a)
    return sums, barred


def _merge(sums: Sums, barred: dict[int, set[int]], a: int, b: int, fresh: int) -> None:
    row: dict[int, tuple[float, int]] = {}
    for old in (a, b):
        for other, (total, known) in sums.pop(old).items():
            if other in (a, b):
                continue
            before = row.get(other, (0.0, 0))
            row[other] = (before[0] + total, before[1] + known)
            sums[other].pop(old, None)
    sums[fresh] = row
    for other, value in row.items():
        sums[other][fresh] = value
    barred[fresh] = (barred.pop(a) | barred.pop(b)) - {a, b}
    for other in barred[fresh]:
        barred[other] -= {a, b}
        barred[other].add(fresh)
