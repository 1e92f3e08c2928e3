"""What a draft comes to where an incident has several accounts."""

from __future__ import annotations

from typing import Any, cast

import pytest
from tests.review.examples import GROWN, NAMED, NOON, OTHER, STRIKE, reading_of, version_of

from onrecord.errors import DecisionRefused
from onrecord.model.decision import CHILD, VICTIM
from onrecord.review.draft import Draft, Worded, word_draft
from onrecord.review.rivals import find_rivals
from onrecord.review.victims import victim_key
from onrecord.store.api import Ledger, Version

_VERSIONS = {
    report: version_of(reading_of(text, report), seq)
    for seq, (report, text) in enumerate({"r1": STRIKE, "r2": OTHER, "r3": NAMED}.items(), 1)
}


class _Joined:
    """A ledger in which the first accounts of three reports are one incident."""

    def incident(self, identifier: str) -> dict[str, Any] | None:
        """The one incident there is."""
        reports = [{"id": report, "rank": 0} for report in _VERSIONS]
        told = [{"report": "r3", "rank": 0, "name": GROWN}]
        victims = [{"name": GROWN, "names": [], "age": 40, "accounts": told}]
        return {"id": "i1", "reports": reports, "victims": victims} if identifier == "i1" else None

    def latest(self, report: str) -> Version | None:
        """A report with its first account in that incident."""
        version = _VERSIONS.get(report)
        return version and Version(version.seq, version.reading, version.claims, {0: "i1"})

    def report_of_claim(self, claim: str) -> str | None:
        """None of its claims are asked for."""
        return None


_LEDGER = cast(Ledger, _Joined())


def _worded(verdict: Any, *about: str, **keys: Any) -> Worded:
    return word_draft(_LEDGER, _LEDGER.latest, Draft(verdict, about, "Ana", "seen", **keys), NOON)


def test_an_incident_hangs_on_its_first_account() -> None:
    """By whichever of its accounts it is named."""
    found = [_worded("GRADE", words, value="weak").decision.anchors for words in ("i1", "r2#0", "r3#0")]
    assert [(anchors[0].report, anchors[0].rank) for anchors in found] == [("r1", 0)] * 3


def test_an_account_is_parted_from_the_rest_of_its_incident() -> None:
    """The other anchor is of an account that stays."""
    found = [_worded("DIFFERENT", *about).decision.anchors for about in (("i1", "r1#0"), ("r1#0", "i1"), ("i1", "r2"))]
    assert [[anchor.report for anchor in anchors] for anchors in found] == [["r2", "r1"], ["r1", "r2"], ["r1", "r2"]]


def test_an_incident_is_not_another_than_itself() -> None:
    """Two of its accounts may be."""
    with pytest.raises(DecisionRefused) as caught:
        _worded("DIFFERENT", "i1", "i1")
    assert caught.value.code == "one-account"
    assert len(_worded("DIFFERENT", "r1#0", "r2#0").decision.anchors) == 2


def test_a_victim_hangs_on_the_account_that_names_them() -> None:
    """Hashed with that report's id; as a child's where whoever decides says so."""
    decision = _worded("RELEASE", "i1", victim=GROWN).decision
    assert (decision.anchors[0].report, decision.value) == ("r3", {VICTIM: victim_key("r3", GROWN)})
    said = _worded("RELEASE", "i1", victim="1", child=True).decision
    assert said.value == {VICTIM: victim_key("r3", GROWN), CHILD: True}


def test_a_decision_about_one_account_is_about_its_incident() -> None:
    """A second one about another account of it meets the first."""
    first = _worded("GRADE", "r1#0", value="weak")
    second = _worded("GRADE", "r3#0", value="fair")
    assert find_rivals(_LEDGER.latest, [first.decision], second) == [first.decision]


def test_a_pair_of_incidents_is_met_by_any_pair_across_them() -> None:
    """Whichever of their accounts were named then."""
    first = _worded("SAME", "r2#0", "r1#1").decision
    assert find_rivals(_LEDGER.latest, [first], _worded("DIFFERENT", "r1#1", "i1")) == [first]
    assert find_rivals(_LEDGER.latest, [first], _worded("DIFFERENT", "r1#1", "r3#0")) == []
