"""Two accounts side by side: the level that each comparison gives."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from tests.resolve.examples import BASRA, MOSUL, day, other, profile

from onrecord.resolve.compare import ORDERS, UNKNOWN, compare
from onrecord.resolve.profile import Counted, Profile, Span
from onrecord.resolve.score import load_weights
from onrecord.resolve.terms import word_hashes


def _level(comparison: str, one: Profile, two: Profile) -> str:
    return next(found.level for found in compare(one, two) if found.comparison == comparison)


def test_the_order_of_two_accounts_makes_no_difference() -> None:
    """All pairs of a few."""
    for one, two in combinations((profile(1), profile(2, day="2026-05-09"), other(3), other(4, where=None)), 2):
        assert compare(one, two) == compare(two, one)


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (BASRA, BASRA, "0 to 2 km"),
        (BASRA, MOSUL, "300 or more km"),
        (BASRA, None, UNKNOWN),
        (BASRA, BASRA._replace(precision="admin2"), "county: 0 to 2 km"),
        (BASRA, BASRA._replace(precision="admin1"), "region: same"),
        (BASRA, MOSUL._replace(precision="admin1"), "region: other in the country"),
        (BASRA, MOSUL._replace(precision="country", admin1=None), "region: same country"),
        (BASRA, MOSUL._replace(precision="country", country="SY"), "region: other country"),
    ],
)
def test_distance_is_measured_against_stated_precision(one: object, two: object, level: str) -> None:
    """A region is no point: it is the same, in the same country, or another."""
    assert _level("distance", profile(1, where=one), profile(2, where=two)) == level


def test_days_apart_are_measured_against_stated_precision() -> None:
    """A month holds all of its days."""
    month = Span(day("2026-05-01"), day("2026-05-31"))
    assert _level("days apart", profile(1), profile(2)) == "0 to 1 days"
    assert _level("days apart", profile(1), profile(2, day="2026-05-08")) == "3 to 5 days"
    assert _level("days apart", profile(1), profile(2, when=month)) == "weeks: 0 to 1 days"
    assert _level("days apart", profile(1), profile(2, when=None)) == UNKNOWN


def test_a_report_cannot_tell_of_what_comes_after_it() -> None:
    """The later day belongs to something else."""
    assert _level("after publication", profile(1), profile(2, day="2026-05-09")) == "yes"
    assert _level("after publication", profile(1), profile(2)) == "no"


def test_a_shared_victim_counts_by_how_rare_the_name_is() -> None:
    """Also where the other account only names the person."""
    named = frozenset(word_hashes("Samir Tawfiq"))
    assert _level("named victims", profile(1, victims=named), profile(2, victims=named)).startswith("shared")
    assert _level("named victims", profile(1, victims=named), profile(2, victims=frozenset())).startswith("shared")
    assert _level("named victims", profile(1, victims=named), profile(2, victims=frozenset([1]), text="x.")) == "others"


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (Counted(4, 4, open=False), Counted(4, 6, open=False), "the same, 3 to 6"),
        (Counted(4, 4, open=False), Counted(5, 5, open=False), "one off"),
        (Counted(12, 12, open=False), Counted(15, 15, open=True), "a little off"),
        (Counted(4, 4, open=False), Counted(40, 40, open=False), "off"),
        (Counted(0, 0, open=False), Counted(2, 2, open=False), "none against some"),
        (Counted(4, 4, open=False), None, "said by one"),
        (None, None, "said by neither"),
    ],
)
def test_tolls_are_compared_as_ranges(one: Counted | None, two: Counted | None, level: str) -> None:
    """They agree where they meet."""
    a, b = ({} if one is None else {"killed": one}), ({} if two is None else {"killed": two})
    assert _level("killed", profile(1, tolls=a), profile(2, tolls=b)) == level


def test_no_word_of_a_name_is_shown() -> None:
    """Evidence is printed; names of victims are restricted."""
    assert all("awfiq" not in f"{found}" for found in compare(profile(1), profile(2)))


def test_every_ordered_level_that_was_trained_keeps_its_order() -> None:
    """The nearer never weighs less than the farther."""
    weights = load_weights()
    for comparison, order in ORDERS:
        known = [weights[comparison][level] for level in order if level in weights[comparison]]
        assert known == sorted(known, reverse=True), comparison


def test_every_level_of_an_order_is_one_that_can_be_found() -> None:
    """A renamed level would lose its weight unnoticed: those trained are all in an order, unknown, or of the few without one."""
    ordered = {(comparison, level) for comparison, order in ORDERS for level in order}
    free = {"standing", "length", "prior"}
    for comparison, levels in load_weights().items():
        for level in levels:
            assert (
                comparison in free or level == UNKNOWN or level.startswith("said by") or (comparison, level) in ordered
            )


def test_weekdays_tell_undated_reports_apart() -> None:
    """Where one side has no day; between dated ones the days say more."""
    undated: dict[str, Any] = {"days": frozenset(), "when": None, "published": None}
    assert _level("weekdays", profile(1), profile(2, weekdays=frozenset([4]), **undated)) == "other"
    assert _level("weekdays", profile(1), profile(2, weekdays=frozenset([1, 2]), **undated)) == "shared"
    assert _level("weekdays", profile(1), profile(2, weekdays=frozenset([4]))) == UNKNOWN


def test_two_tolls_that_agree_are_told_from_one() -> None:
    """Killed and injured alike say more than twice what one does."""
    both = {"killed": Counted(4, 4, open=False), "injured": Counted(9, 9, open=False)}
    half = {**both, "injured": Counted(30, 30, open=False)}
    assert _level("tolls together", profile(1, tolls=both), profile(2, tolls=both)) == "both agree, many"
    assert _level("tolls together", profile(1, tolls=both), profile(2, tolls=half)) == "one agrees, one not"
    assert _level("tolls together", profile(1, tolls={}), profile(2, tolls=both)) == UNKNOWN


def test_facts_that_contradict_are_counted_together() -> None:
    """Another day, another toll, other means: three against, unless the same person was harmed."""
    nobody: dict[str, Any] = {"victims": frozenset(), "ages": frozenset(), "text": "x."}
    fewer = {"killed": Counted(1, 1, open=False)}
    assert _level("facts against", profile(1), profile(2)) == "none, a person shared"
    later = profile(2, day="2026-05-06", kind="Attack", tolls=fewer, **nobody)
    assert _level("facts against", profile(1, **nobody), later) == "three or more"
    assert _level("facts against", profile(1), profile(2, tolls=fewer)) == "one, a person shared"


def test_a_toll_that_a_later_report_puts_higher_has_risen() -> None:
    """It contradicts nothing; one that it puts lower does, and so do two tolls of one day."""
    nobody: dict[str, Any] = {"victims": frozenset(), "ages": frozenset(), "text": "x."}
    risen = {"killed": Counted(9, 9, open=False)}
    early, late = profile(1, **nobody), profile(2, published=day("2026-05-09"), tolls=risen, **nobody)
    assert _level("facts against", early, late) == "none"
    assert _level("facts against", early, profile(2, tolls=risen, **nobody)) == "one"
