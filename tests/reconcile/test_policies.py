"""From figures to one range, under each policy."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.examples import day, loss, member

from onrecord.model.casualty import Toll
from onrecord.model.incident import IncidentId, IncidentToll, Member, PolicyName, Speaker
from onrecord.reconcile.incident import reconcile_incident

MAREK = Speaker("Governor Ilsa Marek", "governor", "UA")
MINISTRY = Speaker("Defence Ministry", "ministry", "RU")


def killed(policy: PolicyName, *members: Member) -> IncidentToll:
    """The toll of the dead that these accounts come to."""
    return reconcile_incident(IncidentId("i1"), members, policy).tolls["killed"]


def told(report: str, number: int, speaker: Speaker | None = None, on: int = 1, **facts: Any) -> Member:
    """A report of that day with one number of people killed."""
    value = facts.pop("value", {})
    return member(report, loss(report, number, facts.pop("high", None), speaker, **value), published=day(on), **facts)


def test_airwars_spans_the_current_figures() -> None:
    """Three independent outlets with 5, 5 and 7: 5 to 7, and 5 is what most say."""
    assert killed("airwars", told("a", 5), told("b", 5), told("c", 7)).toll == Toll(5, 5, 7, open=False)


def test_airwars_gives_no_best_where_origins_differ() -> None:
    """Two outlets with two numbers: a range and no best."""
    assert killed("airwars", told("a", 5), told("b", 7)).toll == Toll(5, None, 7, open=False)


def test_superseded_figure_sets_no_bound_and_says_so() -> None:
    """The governor's first number stays a claim, superseded."""
    toll = killed("airwars", told("a", 30, MAREK, 1), told("b", 45, MAREK, 2))
    assert toll.toll == Toll(45, None, 45, open=False)
    assert set(toll.left_out.values()) == {"superseded"}


def test_copy_sets_no_bound_and_says_so() -> None:
    """The claim of a copied report is told as one."""
    assert set(killed("airwars", told("a", 5), told("b", 5, copy_of="a", on=2)).left_out.values()) == {"copy"}


@pytest.mark.parametrize("convention", ["several", "hundreds-of-thousands"])
def test_words_without_a_number_yield_to_a_number(convention: str) -> None:
    """ "Several" or "hundreds of thousands" beside another report's 6 sets nothing."""
    vague = told("a", 2, value={"convention": convention})
    toll = killed("airwars", vague, told("b", 6))
    assert (toll.toll.min, toll.toll.max, set(toll.left_out.values())) == (6, 6, {"vague"})


def test_lone_figure_far_beyond_the_others_is_not_believed() -> None:
    """Two outlets say 3, one says 90: the range is 3, and ucdp alone shows how high anybody went."""
    members = [told("a", 3), told("b", 3), told("c", 90)]
    assert killed("airwars", *members).toll.max == 3
    assert set(killed("airwars", *members).left_out.values()) == {"not-credible"}
    assert killed("ucdp", *members).toll == Toll(3, 3, 90, open=False)


def test_figure_about_the_enemy_reaches_the_highest_bound_only() -> None:
    """A ministry's 80 dead soldiers of the other side do not raise the lowest or the best number."""
    enemy = told("b", 80, MINISTRY, value={"who": {"status": "combatant"}, "quote": "80 Ukrainian soldiers"})
    toll = killed("ucdp", told("a", 20), enemy)
    assert toll.toll == Toll(20, 20, 80, open=False)
    assert not set(toll.set_by["min"]) & set(toll.set_by["max"])


def test_nothing_but_a_figure_about_the_enemy_leaves_the_bottom_open() -> None:
    """Under ucdp no number is reliable then: 0 to 80, without a best."""
    enemy = told("b", 80, MINISTRY, value={"who": {"status": "combatant"}, "quote": "80 Ukrainian soldiers"})
    other = told("c", 80, MINISTRY, value={"who": {"status": "combatant"}, "quote": "80 Ukrainian soldiers"})
    assert killed("ucdp", enemy, other).toll == Toll(0, None, 80, open=False)


def test_recalled_figure_raises_but_never_lowers() -> None:
    """A report of something else that recalls 2 or 9 dead moves the highest bound alone."""
    members = [told("a", 5), told("b", 2, standing="background"), told("c", 9, standing="background")]
    assert killed("airwars", *members).toll == Toll(5, None, 9, open=False)


def test_origin_that_gives_two_numbers_has_one_vote() -> None:
    """One outlet with 9 and 8 on one day weighs no more than another with 4; ucdp takes the lower middle."""
    members = [told("a1", 9, publisher="A"), told("a2", 8, publisher="A"), told("b", 4, publisher="B")]
    assert killed("ucdp", *members).toll.best == 4


def test_conservative_and_informative_are_the_ends() -> None:
    """The one takes the lowest number, the other the highest."""
    members = [told("a", 5), told("b", 7)]
    assert killed("conservative", *members).toll == Toll(5, 5, 5, open=True)
    assert killed("informative", *members).toll == Toll(7, 7, 7, open=False)


def test_representative_is_what_most_origins_say() -> None:
    """Two with 7 outweigh one with 5."""
    assert killed("representative", told("a", 5), told("b", 7), told("c", 7)).toll.best == 7


def test_representative_breaks_ties_by_the_class_of_the_source() -> None:
    """A monitor before a governor."""
    monitor = told("a", 9, Speaker("Human Rights Watch"))
    assert killed("representative", monitor, told("b", 5, MAREK)).toll.best == 9


def test_representative_breaks_ties_by_certainty_then_leaves_it_open() -> None:
    """A plain number before a range; two plain numbers of one class stay a range without a best."""
    assert killed("representative", told("a", 5, high=9), told("b", 8)).toll.best == 8
    assert killed("representative", told("a", 5), told("b", 8)).toll == Toll(5, None, 8, open=False)


def test_bounds_of_two_speakers_in_one_report_are_two_origins() -> None:
    """The army says 5, the rebels 15: each stands behind its own bound."""
    army, rebels = (
        loss("a", 5, None, Speaker("the army", "military", "SY")),
        loss("a", 15, None, Speaker("Free Syrian Army")),
    )
    account = member("a", army, rebels, tolls={"killed": Toll(5, None, 15, open=False)})
    toll = killed("airwars", account)
    assert toll.toll == Toll(5, None, 15, open=False)
    assert toll.set_by["min"] == (army.id,) and toll.set_by["max"] == (rebels.id,)
