"""Incidents are as people have decided, on both databases; and as the machine has it again once nobody decides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.review.examples import NAMED, NOON, OTHER, STRIKE, decided, incident_at, ingested

from onrecord.errors import DecisionRefused
from onrecord.model.decision import public_of
from onrecord.review.decide import withdraw
from onrecord.store.api import Ledger
from onrecord.store.ledger import create_ledger


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """Three reports of four incidents."""
    made = create_ledger(address, "onrecord test")
    ingested(made, {"r1": STRIKE, "r2": OTHER, "r3": NAMED})
    yield made
    made.close()


def _members(ledger: Ledger, report: str) -> set[tuple[str, int]]:
    incident = ledger.incident(incident_at(ledger, report))
    assert incident is not None
    return {(one["id"], one["rank"]) for one in incident["reports"]}


def test_accounts_are_joined_and_parted_again(ledger: Ledger) -> None:
    """By SAME, by a DIFFERENT that supersedes it, and by withdrawing."""
    first = decided(ledger, "SAME", "r1#0", "r2#0")
    ingested(ledger, {})
    assert _members(ledger, "r1") == {("r1", 0), ("r2", 0)} and incident_at(ledger, "r1") == incident_at(ledger, "r2")
    second = decided(ledger, "DIFFERENT", "r1#0", "r2#0", at=1, supersedes=first.id)
    ingested(ledger, {})
    assert (_members(ledger, "r1"), _members(ledger, "r2")) == ({("r1", 0)}, {("r2", 0)})
    third = decided(ledger, "SAME", "r1#0", "r2#0", at=2, supersedes=second.id)
    withdraw(ledger, third.id, by="Ana", reason="left open", now=NOON)
    ingested(ledger, {})
    assert (_members(ledger, "r1"), _members(ledger, "r2")) == ({("r1", 0)}, {("r2", 0)})


def test_a_set_value_holds_beside_the_machines(ledger: Ledger) -> None:
    """Until it is withdrawn."""
    taken = decided(ledger, "SET", "r1#0", field="casualties.killed", value={"min": 4, "max": 6})
    ingested(ledger, {})
    incident = ledger.incident(incident_at(ledger, "r1"))
    assert incident is not None
    toll, machine = incident["tolls"]["killed"], incident["machine"]["casualties.killed"]
    assert ((toll["min"], toll["max"]), (machine["min"], machine["max"])) == ((4, 6), (2, 2))
    assert incident["decisions"] == [public_of(taken)]
    withdraw(ledger, taken.id, by="Ana", reason="left open", now=NOON)
    ingested(ledger, {})
    again = ledger.incident(incident_at(ledger, "r1"))
    assert again is not None and (again["tolls"]["killed"]["max"], again["machine"]) == (2, {})


def test_an_excluded_claim_sets_no_bound_and_stays(ledger: Ledger) -> None:
    """It says why."""
    version = ledger.latest("r2")
    assert version is not None
    claim = next(one for one in version.claims[0] if one.field == "casualties.killed")
    decided(ledger, "EXCLUDE", claim.id)
    ingested(ledger, {})
    incident = ledger.incident(incident_at(ledger, "r2"))
    assert incident is not None
    assert claim.id in {one["id"] for one in incident["claims"]}
    toll = incident["tolls"].get("killed")
    assert toll is None or claim.id not in {one for ids in toll["set_by"].values() for one in ids}


def test_an_excluded_account_is_in_no_incident_until_it_is_let_in_again(ledger: Ledger) -> None:
    """Its report keeps it; nothing else can be decided about an incident that it is not in."""
    taken = decided(ledger, "EXCLUDE", "r1#1")
    whole = decided(ledger, "EXCLUDE", "r3")
    ingested(ledger, {})
    one, three = ledger.latest("r1"), ledger.latest("r3")
    assert one and three and (set(one.incidents), set(three.incidents)) == ({0}, set())
    with pytest.raises(DecisionRefused) as caught:
        decided(ledger, "GRADE", "r3#0", value="weak")
    assert caught.value.code == "no-incident"
    for number in (taken.id, whole.id):
        withdraw(ledger, number, by="Ana", reason="it was none", now=NOON)
    ingested(ledger, {})
    one, three = ledger.latest("r1"), ledger.latest("r3")
    assert one and three and (set(one.incidents), set(three.incidents)) == ({0, 1}, {0})


def test_a_graded_incident_is_reviewed(ledger: Ledger) -> None:
    """With the person's grade."""
    decided(ledger, "GRADE", "r3#0", value="fair")
    ingested(ledger, {})
    incident = ledger.incident(incident_at(ledger, "r3"))
    assert incident is not None
    assert (incident["grade"], incident["status"], incident["machine"]["grade"]) == ("fair", "reviewed", "weak")
