"""One incident out of its accounts: what holds whatever they say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.examples import day, loss, member

from onrecord.errors import UsageError
from onrecord.model.incident import POLICIES, Claim, Incident, IncidentId, Member, PolicyName, Rulings, Speaker
from onrecord.model.incident_json import incident_to_json
from onrecord.reconcile.incident import Reconciling, reconcile_incident

_SPEAKERS = (
    None,
    Speaker("Governor Ilsa Marek", "governor", "RT"),
    Speaker("police", "police"),
    Speaker("Defence Ministry", "ministry", "RT"),
)


@st.composite
def accounts(draw: st.DrawFn) -> list[Member]:
    """One to five accounts, some of them copies, with numbers, parts, periods and speakers in any mixture."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        report = f"r{number}"
        claims: list[Claim] = []
        for _ in range(draw(st.integers(0, 3))):
            low = draw(st.integers(0, 200))
            extra: dict[str, Any] = {
                "extent": draw(st.sampled_from(["whole", "whole", "part", "superseded", "addition"])),
                "scope": draw(st.sampled_from(["incident", "incident", "period", "cumulative"])),
                "harm": draw(st.sampled_from(["killed", "injured"])),
                "who": {"status": draw(st.sampled_from(["unknown", "combatant"]))},
            }
            claims.append(
                loss(
                    f"{report}c{len(claims)}",
                    low,
                    low + draw(st.integers(0, 9)),
                    draw(st.sampled_from(_SPEAKERS)),
                    **extra,
                )
            )
        claims = [replace(claim, report=report) for claim in claims]
        published = draw(st.one_of(st.none(), st.integers(1, 9).map(day)))
        copy_of = draw(st.sampled_from([report, "r0"]))
        standing = draw(st.sampled_from(["main", "follow-up", "background"]))
        found.append(member(report, *claims, published=published, copy_of=copy_of, standing=standing))
    return found


def incident(members: list[Member], policy: PolicyName = "airwars") -> Incident:
    """What these accounts come to."""
    return reconcile_incident(IncidentId("i1"), members, policy)


@settings(max_examples=150, deadline=None)
@given(accounts(), st.sampled_from(POLICIES))
def test_bounds_are_in_order(members: list[Member], policy: PolicyName) -> None:
    """Under every policy `min` <= `best` <= `max`, and each bound's claims are the incident's."""
    result = incident(members, policy)
    own = {claim.id for claim in result.claims}
    for toll in result.tolls.values():
        least, most = toll.toll.min, toll.toll.max
        assert 0 <= least <= (least if toll.toll.best is None else toll.toll.best) <= most
        assert {identity for ids in toll.set_by.values() for identity in ids} <= own


@settings(max_examples=100, deadline=None)
@given(accounts(), st.randoms(use_true_random=False), st.sampled_from(POLICIES))
def test_order_of_accounts_changes_nothing(members: list[Member], chance: Any, policy: PolicyName) -> None:
    """Accounts in any order give the same incident."""
    shuffled = list(members)
    chance.shuffle(shuffled)
    assert incident(shuffled, policy) == incident(members, policy)


@settings(max_examples=100, deadline=None)
@given(accounts(), st.sampled_from(POLICIES))
def test_copy_changes_no_bound(members: list[Member], policy: PolicyName) -> None:
    """A report that copies one of the others leaves the tolls as they were, and adds no origin."""
    first = members[0]
    claims = tuple(replace(claim, id=f"copy-{claim.id}", report="copy") for claim in first.claims)  # type: ignore[arg-type]
    copy = replace(first, report="copy", claims=claims, publisher="Elsewhere", seq=9)
    before, after = incident(members, policy), incident([*members, copy], policy)
    assert {harm: toll.toll for harm, toll in after.tolls.items()} == {
        harm: toll.toll for harm, toll in before.tolls.items()
    }
    assert after.origins == before.origins


@settings(max_examples=100, deadline=None)
@given(accounts(), st.integers(0, 500), st.sampled_from(["period", "cumulative"]), st.sampled_from(POLICIES))
def test_other_scopes_never_enter(members: list[Member], number: int, scope: str, policy: PolicyName) -> None:
    """A figure for a day, a week or a war changes no incident's toll."""
    first = members[0]
    claim = replace(loss("period", number, scope=scope), report=first.report)
    wider = [replace(first, claims=(*first.claims, claim)), *members[1:]]
    assert {h: t.toll for h, t in incident(wider, policy).tolls.items()} == {
        h: t.toll for h, t in incident(members, policy).tolls.items()
    }


@settings(max_examples=100, deadline=None)
@given(accounts(), st.integers(0, 500), st.sampled_from(POLICIES))
def test_parts_never_raise(members: list[Member], number: int, policy: PolicyName) -> None:
    """A part of the harmed, however large, changes no toll of the whole."""
    first = members[0]
    claim = replace(loss("part", number, extent="part"), report=first.report)
    wider = [replace(first, claims=(*first.claims, claim)), *members[1:]]
    told = {harm for each in members for harm in each.tolls}
    after = incident(wider, policy).tolls
    assert {h: t.toll for h, t in after.items() if h in told} == {
        h: t.toll for h, t in incident(members, policy).tolls.items()
    }


@given(accounts())
def test_single_account_keeps_its_own_toll(members: list[Member]) -> None:
    """One account alone gives exactly the toll that it has."""
    assert {harm: toll.toll for harm, toll in incident(members[:1]).tolls.items()} == members[0].tolls


@settings(max_examples=50, deadline=None)
@given(accounts(), st.sampled_from(POLICIES))
def test_every_claim_of_a_toll_is_accounted_for(members: list[Member], policy: PolicyName) -> None:
    """Each casualty claim of a harm that has a toll sets a bound or says why it sets none."""
    result = incident(members, policy)
    for harm, toll in result.tolls.items():
        theirs = {claim.id for claim in result.claims if claim.field == f"casualties.{harm}"}
        setting = {identity for ids in toll.set_by.values() for identity in ids}
        assert theirs == setting | set(toll.left_out) and not setting & set(toll.left_out)


def test_no_account_is_no_incident() -> None:
    """An incident without accounts is refused."""
    with pytest.raises(UsageError, match="found no account"):
        incident([])


def test_policies_are_named_with_their_version() -> None:
    """A toll says by which policy, and which version of it, it was derived."""
    policies = {policy: incident([member("a", loss("a", 3))], policy).tolls["killed"].policy for policy in POLICIES}
    assert policies == {policy: f"{policy}/1" for policy in get_args(PolicyName)}


def test_what_people_set_holds_and_the_machine_is_shown() -> None:
    """A toll, a grade and a type that were set stand; what the machine said stands beside them."""
    rulings = Rulings(
        settled={"casualties.killed": {"min": 4, "best": 4, "max": 4}, "event_type": "airstrike"}, grade="fair"
    )
    result = reconcile_incident(IncidentId("i1"), [member("a", loss("a", 3))], "airwars", Reconciling(rulings))
    assert (result.tolls["killed"].toll.max, result.grade, result.event_type) == (4, "fair", "airstrike")
    assert (result.machine["casualties.killed"]["max"], result.machine["grade"], result.machine["event_type"]) == (
        3,
        "weak",
        "shelling",
    )


def test_excluded_claim_sets_nothing() -> None:
    """A claim that people ruled out leaves the bounds to the others, and says so."""
    wrong, right = loss("a", 30), loss("b", 3)
    rulings = Rulings(excluded=frozenset({wrong.id}))
    result = reconcile_incident(
        IncidentId("i1"), [member("a", wrong), member("b", right)], "airwars", Reconciling(rulings)
    )
    assert result.tolls["killed"].toll.max == 3
    assert result.tolls["killed"].left_out[wrong.id] == "excluded"


def test_json_has_every_key_of_the_contract() -> None:
    """The object that exports write names all that the contract asks for."""
    told = incident_to_json(incident([member("a", loss("a", 3))]))
    required = "id status grade event_type acled_sub_event_type time place perpetrators tolls reports origins claims decisions revision"
    assert set(required.split()) <= set(told)
    assert set(told["tolls"]["killed"]["set_by"]) == {"min", "best", "max"}


def test_copy_names_the_report_that_it_repeats() -> None:
    """A reader sees which report's words a copy has; the original has its own."""
    reports = incident([member("a", loss("a", 3)), member("b", loss("b", 3), copy_of="a")]).reports
    assert [(report.id, report.copy_of) for report in reports] == [("a", None), ("b", "a")]
