"""Where resolution is least sure, the same on every database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.store.examples import entry, keep, taken

from onrecord.model.incident import AccountKey
from onrecord.store.api import Doubt, Ledger
from onrecord.store.ledger import create_ledger
from onrecord.store.resolving import IncidentEntry, LinkRow, Work

_REPORTS = ("r1", "r2", "r3", "r4", "r5")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """Five reports: r1 and r2 of one incident, the others each of their own, with links between them."""
    made = create_ledger(address, "onrecord test")
    seqs = taken(made, *_REPORTS)
    keep(made, [entry(seq, report, text=report) for seq, report in zip(seqs, _REPORTS, strict=True)])
    one, two, three, four, five = (AccountKey(seq, 0) for seq in seqs)

    def act(work: Work) -> None:
        told = work.told([one, two])
        fields = {"grade": "weak", **told[one].fields}
        work.put([IncidentEntry("ir1", fields, b"{}", (one, two))], ["ir2"])
        rows = [
            LinkRow(one, two, 0.4), LinkRow(one, three, -1.0), LinkRow(two, three, 1.5), LinkRow(three, four, 0.5), LinkRow(four, five, -3.0),
        ]  # fmt: skip
        work.link(rows)

    made.resolve(act)
    yield made
    made.close()


def test_incidents_with_accounts_that_are_alike(ledger: Ledger) -> None:
    """The likeliest first, each pair once with its closest accounts and how many pairs there are; no more than asked for."""
    whole = [
        Doubt(("ir1", "ir3"), ("r2", 0), ("r3", 0), 1.5, 2),
        Doubt(("ir3", "ir4"), ("r3", 0), ("r4", 0), 0.5, 1),
    ]
    assert ledger.likely_merges(-2.0) == whole
    assert ledger.likely_merges(-2.0, 1) == whole[:1]
    assert ledger.likely_merges(2.0) == []


def test_what_one_report_tells_apart_is_no_merger(ledger: Ledger) -> None:
    """Where a report has an account in both, it says itself that they are two."""
    (seq,) = taken(ledger, "r6")
    ledger.keep([entry(seq, "r6")])
    three = ledger.latest("r3")
    assert three is not None

    def act(work: Work) -> None:
        told = work.told([AccountKey(three.seq, 0)])
        fields = {"grade": "weak", **next(iter(told.values())).fields}
        keys = (AccountKey(three.seq, 0), AccountKey(seq, 1))
        work.put([IncidentEntry("ir3", fields, b"{}", keys)], [])
        members = work.members(["ir1"])["ir1"]
        work.put([IncidentEntry("ir1", fields, b"{}", (*members, AccountKey(seq, 0)))], [])

    ledger.resolve(act)
    assert [one.incidents for one in ledger.likely_merges(-2.0)] == [("ir3", "ir4")]


def test_incident_with_an_account_that_hardly_belongs_to_it(ledger: Ledger) -> None:
    """Only where no other link of the account holds it better."""
    assert ledger.likely_splits(0.5) == [Doubt(("ir1",), ("r1", 0), ("r2", 0), 0.4, 1)]
    assert ledger.likely_splits(0.3) == []
    one, two, three = (ledger.latest(report) for report in ("r1", "r2", "r3"))
    assert one and two and three

    def act(work: Work) -> None:
        told = work.told([AccountKey(one.seq, 0)])
        fields = {"grade": "weak", **next(iter(told.values())).fields}
        keys = tuple(AccountKey(version.seq, 0) for version in (one, two, three))
        work.link([LinkRow(keys[0], AccountKey(three.seq, 1), 3.0)])  # to an account of another incident
        work.put([IncidentEntry("ir1", fields, b"{}", keys)], ["ir3"])

    ledger.resolve(act)
    assert [(one.odds, one.one, one.other) for one in ledger.likely_splits(0.5)] == [(0.4, ("r1", 0), ("r2", 0))]
    assert ledger.likely_splits(-0.5) == [], "the third is held by the second"
