"""Decisions are appended, anchored, checked against those in force; the same on both databases."""

from __future__ import annotations

import json
import logging
import threading
import traceback
from collections.abc import Iterator
from typing import Any

import pytest
from tests.review.examples import CHILD, GROWN, NAMED, NOON, OTHER, STRIKE, decided, incident_at, ingested

from onrecord.errors import DecisionRefused, OnrecordError
from onrecord.model.decision import VICTIM, decision_id, payload_of
from onrecord.review.decide import decide, withdraw
from onrecord.review.draft import Draft
from onrecord.review.standing import in_force, read_decisions
from onrecord.review.victims import victim_key
from onrecord.store.api import Ledger
from onrecord.store.ledger import create_ledger, open_ledger

TEXTS = {"r1": STRIKE, "r2": OTHER, "r3": NAMED}


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """Three reports: two of one strike, one of a shooting with names."""
    made = create_ledger(address, "onrecord test")
    ingested(made, TEXTS)
    yield made
    made.close()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def untouched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The same for tests that write nothing into it, and so can share it."""
    folder = tmp_path_factory.mktemp("untouched")
    here = request.param == "sqlite"
    made = create_ledger(
        str(folder / "ledger.db") if here else request.getfixturevalue("postgres").create_database("untouched"),
        "onrecord test",
    )
    ingested(made, TEXTS)
    yield made
    made.close()


def _refused(ledger: Ledger, verdict: str, *about: str, **keys: Any) -> str:
    """The code with which a decision is refused; nothing is written."""
    before = list(ledger.decisions())
    with pytest.raises(DecisionRefused) as caught:
        decided(ledger, verdict, *about, **keys)
    assert list(ledger.decisions()) == before
    return caught.value.code


def test_a_decision_is_evidence(ledger: Ledger) -> None:
    """Its id is the hash of what is kept, and the chain holds."""
    taken = decided(ledger, "SAME", incident_at(ledger, "r1"), "r2#0")
    ((_, payload),) = ledger.decisions()
    assert (taken.id, payload, read_decisions(ledger)[0]) == (decision_id(payload), payload_of(taken), [taken])
    assert ledger.verify().broken is None


def test_incidents_and_accounts_are_anchored_to_their_words(ledger: Ledger) -> None:
    """Whichever they were named by."""
    taken = decided(ledger, "SAME", incident_at(ledger, "r1"), "r2")
    assert [(anchor.report, anchor.rank, anchor.quote) for anchor in taken.anchors] == [
        ("r1", 0, "killed"),
        ("r2", 0, "missile hit"),
    ]


def test_a_set_is_kept_with_the_contracts_value(ledger: Ledger) -> None:
    """Field and value."""
    taken = decided(ledger, "SET", "r2#0", field="casualties.killed", value={"min": 3, "max": 5, "open": True})
    assert (taken.field, taken.value) == ("casualties.killed", {"min": 3, "best": None, "max": 5, "open": True})


def test_a_claim_is_excluded_by_its_words(ledger: Ledger) -> None:
    """With its field and its id."""
    version = ledger.latest("r2")
    assert version is not None
    claim = next(one for one in version.claims[0] if one.field == "casualties.killed")
    taken = decided(ledger, "EXCLUDE", claim.id)
    assert (taken.anchors[0].quote, taken.field, taken.value) == (claim.quote, "casualties.killed", {"claim": claim.id})


@pytest.mark.parametrize(
    ("code", "verdict", "about", "keys"),
    [
        ("no-reason", "GRADE", ("r1#0",), {"value": "fair", "reason": " \n"}),
        ("no-author", "GRADE", ("r1#0",), {"value": "fair", "by": " "}),
        ("wrong-number", "SAME", ("r1#0",), {}),
        ("unknown-subject", "GRADE", ("r1#7",), {"value": "fair"}),
        ("unknown-subject", "GRADE", ("nobody",), {"value": "fair"}),
        ("whole-report", "GRADE", ("r1",), {"value": "fair"}),
        ("whole-incident", "EXCLUDE", (), {}),
        ("one-account", "SAME", ("r1#0", "r1#0"), {}),
        ("one-account", "DIFFERENT", ("r2", "r2#0"), {}),
        ("no-such-field", "SET", ("r1#0",), {"field": "weapons", "value": []}),
        ("bad-value", "SET", ("r1#0",), {"field": "casualties.killed", "value": {"min": 5, "max": 3}}),
        ("bad-value", "GRADE", ("r1#0",), {"value": "excellent"}),
        ("unknown-decision", "GRADE", ("r1#0",), {"value": "fair", "supersedes": "d0"}),
        ("no-victim", "RELEASE", ("r3#0",), {"victim": "Nobody Known"}),
        ("no-victim", "RELEASE", ("r3#0",), {"victim": "3"}),
        ("child", "RELEASE", ("r3#0",), {"victim": "1"}),
        (
            "names-a-victim",
            "SET",
            ("r3#0",),
            {"field": "perpetrators", "value": [{"name": GROWN, "kind": "individual"}]},
        ),
        ("names-a-victim", "GRADE", ("r3#0",), {"value": "fair", "reason": "the son of awa  TRAORE said so"}),
    ],
)
def test_what_cannot_be_decided_is_refused(
    untouched: Ledger, code: str, verdict: str, about: tuple[str, ...], keys: dict[str, object]
) -> None:
    """With a code, and nothing is written."""
    assert _refused(untouched, verdict, *(about or (incident_at(untouched, "r1"),)), **keys) == code


def test_a_second_decision_must_name_the_one_in_force(ledger: Ledger) -> None:
    """By whatever account of the incident it is about."""
    first = decided(ledger, "SET", "r1#0", field="time", value=None)
    about = incident_at(ledger, "r1")
    assert _refused(ledger, "SET", about, field="time", value=None, at=1) == "stale"
    second = decided(ledger, "SET", about, field="time", value=None, at=1, supersedes=first.id)
    assert _refused(ledger, "SET", about, field="time", value=None, at=2, supersedes=first.id) == "stale"
    assert in_force(read_decisions(ledger)[0]) == [second]


def test_decisions_about_different_things_do_not_meet(ledger: Ledger) -> None:
    """Another field, another account, another verdict, another victim."""
    decided(ledger, "SET", "r1#0", field="time", value=None)
    decided(ledger, "SET", "r1#0", field="place", value=None)
    decided(ledger, "SET", "r1#1", field="time", value=None)
    decided(ledger, "GRADE", "r1#0", value="weak")
    decided(ledger, "RELEASE", "r3#0")
    decided(ledger, "RELEASE", "r3#0", victim=GROWN)
    decided(ledger, "RELEASE", "r3#0", victim=CHILD, child=True)
    assert _refused(ledger, "RELEASE", "r3#0", victim="2") == "stale"
    assert _refused(ledger, "RELEASE", "r3#0") == "stale"


def test_a_decision_about_something_else_is_not_superseded(ledger: Ledger) -> None:
    """Nor one of another kind."""
    first = decided(ledger, "SET", "r1#0", field="time", value=None)
    assert _refused(ledger, "SET", "r2#0", field="time", value=None, supersedes=first.id) == "other-subject"
    assert _refused(ledger, "GRADE", "r1#0", value="fair", supersedes=first.id) == "other-subject"


def test_a_decision_about_another_thing_does_not_stand_in_for_the_one_in_force(ledger: Ledger) -> None:
    """It is no sign that the one in force was seen."""
    decided(ledger, "SET", "r1#0", field="time", value=None)
    other = decided(ledger, "SET", "r1#1", field="time", value=None)
    assert _refused(ledger, "SET", "r1#0", field="time", value=None, at=1, supersedes=other.id) == "stale"


def test_different_may_take_the_place_of_same(ledger: Ledger) -> None:
    """The one that it supersedes contradicts nothing any more."""
    first = decided(ledger, "SAME", "r1#0", "r2#0")
    second = decided(ledger, "DIFFERENT", "r1#0", "r2#0", at=1, supersedes=first.id)
    assert in_force(read_decisions(ledger)[0]) == [second]


def test_a_pair_is_decided_once(ledger: Ledger) -> None:
    """In whatever order its two are named; then UNSURE may take the place of SAME."""
    first = decided(ledger, "SAME", "r1#0", "r2#0")
    assert _refused(ledger, "DIFFERENT", "r2#0", "r1#0") == "stale"
    decided(ledger, "UNSURE", "r2#0", "r1#0", at=1, supersedes=first.id)


def test_decisions_that_contradict_others_together_are_refused(ledger: Ledger) -> None:
    """One is two, two is three, so one is three."""
    decided(ledger, "SAME", "r1#0", "r2#0")
    decided(ledger, "SAME", "r2#0", "r3#0")
    assert _refused(ledger, "DIFFERENT", "r1#0", "r3#0") == "contradicts"


def test_what_was_decided_can_be_left_to_the_machine_again(ledger: Ledger) -> None:
    """Once; and then decided anew."""
    first = decided(ledger, "GRADE", "r1#0", value="weak")
    gone = withdraw(ledger, first.id, by="Ana", reason="too early", now=NOON)
    assert (gone.verdict, gone.supersedes, gone.anchors) == ("UNSURE", first.id, first.anchors)
    with pytest.raises(DecisionRefused) as caught:
        withdraw(ledger, first.id, by="Ana", reason="too early", now=NOON)
    assert caught.value.code == "stale"
    decided(ledger, "GRADE", "r1#0", value="fair", at=1)


def test_of_two_reviewers_at_once_one_is_told(address: str) -> None:
    """However their steps interleave: one decision stands, the others are stale."""
    made = create_ledger(address, "onrecord test")
    ingested(made, TEXTS)
    gate = threading.Barrier(4)
    outcomes: list[str] = []

    def review(name: str) -> None:
        mine = open_ledger(address)
        gate.wait()
        try:
            decided(mine, "GRADE", "r1#0", value="fair", by=name)
            outcomes.append("taken")
        except DecisionRefused as fault:
            outcomes.append(fault.code)
        finally:
            mine.close()

    threads = [threading.Thread(target=review, args=(f"reviewer {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["stale", "stale", "stale", "taken"]
    assert len(list(made.decisions())) == 1
    made.close()


def test_a_victims_name_is_kept_as_a_hash(ledger: Ledger) -> None:
    """In no word of the decision does it stand."""
    taken = decided(ledger, "RELEASE", "r3#0", victim=GROWN)
    assert taken.value == {VICTIM: victim_key("r3", GROWN)}
    told = json.dumps([payload for _, payload in ledger.decisions()])
    assert [name for name in (GROWN, CHILD, "Traore") if name in told] == []


@pytest.mark.parametrize(
    "draft",
    [
        Draft("RELEASE", ("r3#0",), "Ana", "asked", victim=f"{CHILD}"),
        Draft("RELEASE", ("r3#0",), "Ana", "asked", victim=f"{GROWN} Diallo"),
        Draft("RELEASE", ("r3#0",), "Ana", f"{GROWN}'s mother asked", victim="2"),
        Draft("SET", ("r3#0",), "Ana", "seen", field="place", value={"name": GROWN}),
        Draft("SET", ("r3#0",), "Ana", "seen", field="perpetrators", value=[{"name": GROWN, "kind": "?"}]),
        Draft("SET", ("r3#0",), "Ana", "seen", field="casualties.killed", value=GROWN),
        Draft("GRADE", ("r3#0",), "Ana", "seen", value=GROWN),
        Draft("RELEASE", ("r3#0",), "Ana", "asked", victim=GROWN, supersedes="d0"),
        Draft("RELEASE", (GROWN,), "Ana", "asked", victim=GROWN),
        Draft("RELEASE", ("r3#0",), "Ana", "asked", victim="2", supersedes=GROWN),
        Draft("SET", ("r3#0",), "Ana", "asked", field=GROWN, value=1),
    ],
)
def test_no_error_and_no_log_tells_a_victims_name(
    untouched: Ledger, draft: Draft, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is wrong with a decision in which it is given."""
    caplog.set_level(logging.DEBUG)
    with pytest.raises(OnrecordError) as caught:
        decide(untouched, draft, NOON)
    fault = caught.value
    told = "".join((str(fault), repr(fault), str(vars(fault)), *traceback.format_exception(fault), caplog.text))
    assert [name for name in (*GROWN.split(), *CHILD.split()) if name in told] == []


def test_the_repr_of_a_draft_tells_no_name() -> None:
    """Which a debugger or a crash report may print."""
    assert GROWN not in repr(Draft("RELEASE", ("r3#0",), "Ana", "asked", victim=GROWN))
