"""Clusters: by links and decisions alone, whatever the order."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.incident import AccountKey
from onrecord.resolve.cluster import LARGEST, Constraints, Pair, clusters_of, pair_of

KEYS = [AccountKey(seq, rank) for seq in range(8) for rank in range(2)]


def _pairs() -> st.SearchStrategy[Pair]:
    return (
        st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))
        .filter(lambda two: two[0] != two[1])
        .map(lambda two: pair_of(*two))
    )


def _links() -> st.SearchStrategy[dict[Pair, float]]:
    return st.dictionaries(_pairs(), st.floats(-4, 12).map(lambda odds: round(odds, 2)), max_size=40)


def _of(clusters: list[tuple[AccountKey, ...]]) -> dict[AccountKey, int]:
    return {key: number for number, cluster in enumerate(clusters) for key in cluster}


def test_what_is_linked_is_one_and_the_rest_is_alone() -> None:
    """The plain case."""
    a, b, c = (AccountKey(seq, 0) for seq in range(3))
    assert clusters_of([c, b, a], {(a, b): 3.0}) == [(a, b), (c,)]


def test_a_chain_does_not_make_one_of_all() -> None:
    """The ends have nothing in common; the mean over all pairs says so."""
    keys = [AccountKey(seq, 0) for seq in range(6)]
    links = dict.fromkeys(itertools.pairwise(keys), 0.5)
    assert len(clusters_of(keys, links)) > 1


def test_two_accounts_of_one_report_are_two_incidents() -> None:
    """It tells them apart itself."""
    a, b, c = AccountKey(1, 0), AccountKey(1, 1), AccountKey(2, 0)
    assert len(clusters_of([a, b, c], {(a, c): 9.0, (b, c): 8.0})) == 2


def test_a_person_may_join_two_accounts_of_one_report() -> None:
    """A decision goes before the rule."""
    a, b = AccountKey(1, 0), AccountKey(1, 1)
    assert clusters_of([a, b], {}, Constraints(together=frozenset([(a, b)]))) == [(a, b)]


@given(_links(), st.randoms(use_true_random=False))
def test_order_makes_no_difference(links: dict[Pair, float], chance: random.Random) -> None:
    """Neither of the accounts nor of the links."""
    keys, shuffled = list(KEYS), list(links.items())
    chance.shuffle(keys)
    chance.shuffle(shuffled)
    assert clusters_of(keys, dict(shuffled)) == clusters_of(KEYS, links)


@given(_links())
def test_every_account_is_in_exactly_one(links: dict[Pair, float]) -> None:
    """None lost, none twice."""
    assert sorted(key for cluster in clusters_of(KEYS, links) for key in cluster) == KEYS


@given(_links(), st.frozensets(_pairs(), max_size=4), st.frozensets(_pairs(), max_size=4))
def test_decisions_hold(links: dict[Pair, float], together: frozenset[Pair], apart: frozenset[Pair]) -> None:
    """What was joined is together; what was parted is apart, but for what was joined in other ways."""
    found = _of(clusters_of(KEYS, links, Constraints(together, apart)))
    joined = _of(clusters_of(KEYS, {}, Constraints(together)))
    assert all(found[one] == found[other] for one, other in together)
    assert all(found[one] != found[other] for one, other in apart if joined[one] != joined[other])


def test_a_heap_too_large_is_cut_at_its_weakest_links() -> None:
    """Three heaps joined by weak links come apart into the heaps, not into single accounts."""
    heaps = [[AccountKey(1000 * heap + n, 0) for n in range(LARGEST // 2)] for heap in range(3)]
    links = {(one, other): 6.0 for heap in heaps for one, other in itertools.pairwise(heap)}
    links |= {(one[-1], other[0]): -1.0 for one, other in itertools.pairwise(heaps)}
    found = clusters_of([key for heap in heaps for key in heap], links)
    assert all(len({key.seq // 1000 for key in cluster}) == 1 for cluster in found)
