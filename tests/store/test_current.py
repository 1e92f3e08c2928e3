"""The latest version of a report, and decisions that nobody overtakes unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.store.examples import entry, taken

from onrecord.errors import Overtaken
from onrecord.store.api import ClaimRow, Ledger
from onrecord.store.ledger import create_ledger


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """One report in two versions."""
    made = create_ledger(address, "onrecord test")
    seqs = taken(made, "one", "two")
    second = ClaimRow("c2", "place", {"name": "Basra"}, "Basra", 26, None)
    made.keep([entry(seqs[0], "r1"), entry(seqs[1], "r1", killed=3, claims=(second,))])
    yield made
    made.close()


def test_the_latest_version_comes_with_its_claims_and_incidents(ledger: Ledger) -> None:
    """By the rank of the account; claims in the order of their words. Before it is resolved, it has no incidents."""
    version = ledger.latest("r1")
    assert version is not None
    assert (version.seq, version.reading["report"]["id"], version.incidents) == (2, "r1", {})
    assert [(claim.id, claim.value) for claim in version.claims[0]] == [
        ("c1", {"min": 3, "max": 3}),
        ("c2", {"name": "Basra"}),
    ]


def test_a_claim_tells_its_report(ledger: Ledger) -> None:
    """In whichever version it stands."""
    assert (ledger.report_of_claim("c2"), ledger.report_of_claim("c3"), ledger.latest("r2")) == ("r1", None, None)


def test_a_decision_on_an_old_view_is_not_written(ledger: Ledger) -> None:
    """Where another one came in since; the evidence is as it was."""
    first = ledger.decide("d1", {"verdict": "SAME"}, seen=0)
    with pytest.raises(Overtaken):
        ledger.decide("d2", {"verdict": "DIFFERENT"}, seen=0)
    second = ledger.decide("d3", {"verdict": "DIFFERENT"}, seen=first)
    assert [seq for seq, _ in ledger.decisions()] == [first, second]
    assert ledger.verify().broken is None


def test_a_decision_that_was_written_unnoticed_is_not_written_twice(ledger: Ledger) -> None:
    """As where the connection was lost before the answer came: the same link is told again."""
    first = ledger.decide("d1", {"verdict": "SAME"}, seen=0)
    assert (ledger.decide("d1", {"verdict": "SAME"}, seen=0), len(list(ledger.decisions()))) == (first, 1)
