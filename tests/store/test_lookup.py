"""Looking incidents up, with the same answers on every database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.store.examples import STAMPS, entry, keep, taken

from onrecord.model.incident import AccountKey
from onrecord.store.api import IncidentFilter, Ledger
from onrecord.store.ledger import create_ledger
from onrecord.store.resolving import IncidentEntry, Work


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """Three reports of three incidents."""
    made = create_ledger(address, "onrecord test")
    seqs = taken(made, "one", "two", "three")
    keep(made,
        [
            entry(seqs[0], "r1", text="A strike on an apartment building killed two people."),
            entry(seqs[1], "r2", day="2026-06-01", last="2026-06-30", place="Kupiansk", latitude=49.7, longitude=37.6),
            entry(
                seqs[2], "r3", day="2026-07-01", killed=0, publisher="Изюм сегодня", event_type="shelling",
                text="The building of the apartment agency was hit.", latitude=-17.0, longitude=179.5,
            ),
        ]
    )  # fmt: skip
    yield made
    made.close()


def _found(ledger: Ledger, wanted: IncidentFilter) -> list[str]:
    return [incident["reports"][0]["id"] for incident in ledger.incidents(wanted)]


@pytest.mark.parametrize(
    ("wanted", "reports"),
    [
        (IncidentFilter(), ["r3", "r2", "r1"]),
        (IncidentFilter(since="2026-06-15"), ["r3", "r2"]),
        (IncidentFilter(until="2026-06-15"), ["r2", "r1"]),
        (IncidentFilter(place="kupi"), ["r2"]),
        (IncidentFilter(place="iq"), ["r3", "r2", "r1"]),
        (IncidentFilter(place="100%"), []),
        (IncidentFilter(box=(37.6, 49.7, 47.8, 50.0)), ["r2"]),
        (IncidentFilter(box=(170.0, -20.0, -170.0, 0.0)), ["r3"]),
        (IncidentFilter(event_type="shelling"), ["r3"]),
        (IncidentFilter(harm="killed"), ["r2", "r1"]),
        (IncidentFilter(publisher="gulf post"), ["r2", "r1"]),
        (IncidentFilter(words="building apartment"), ["r3", "r1"]),
        (IncidentFilter(words='"apartment building"'), ["r1"]),
        (IncidentFilter(words='"'), []),
        (IncidentFilter(words="AND OR ( NEAR"), []),
        (IncidentFilter(place="basra", harm="killed", until="2026-05-01"), ["r2", "r1"][1:]),
    ],
)
def test_filters(ledger: Ledger, wanted: IncidentFilter, reports: list[str]) -> None:
    """Every filter that is set must hold; a day that the stated precision allows is no reason to leave an incident out."""
    assert _found(ledger, wanted) == reports


def test_pages_follow_each_other(ledger: Ledger) -> None:
    """Without gaps or repeats."""
    first = list(ledger.incidents(IncidentFilter(), limit=2))
    rest = list(ledger.incidents(IncidentFilter(), limit=2, after=first[-1]["id"]))
    assert [one["reports"][0]["id"] for one in first + rest] == ["r3", "r2", "r1"]


def test_an_incident_comes_with_its_claims(ledger: Ledger) -> None:
    """Each with its words and its speaker."""
    incident = ledger.incident("ir1")
    assert incident is not None
    (claim,) = incident["claims"]
    assert (claim["field"], claim["quote"], claim["report"]) == ("casualties.killed", "Two people", "r1")


def test_what_is_not_there_is_none(ledger: Ledger) -> None:
    """Neither an incident nor a report."""
    assert ledger.incident("i0") is None
    assert ledger.report("r0") == []


def test_stats_count_everything(ledger: Ledger) -> None:
    """What is stale too."""
    stats = ledger.stats(STAMPS)
    assert (stats.captures, stats.reports, stats.claims, stats.incidents, stats.stale) == (3, 3, 3, 3, 0)
    assert stats.publishers == {"Gulf Post": 2, "Изюм сегодня": 1}


def test_reports_of_an_incident_come_by_day_and_undated_ones_last(address: str) -> None:
    """On both databases, of which one would put what is not known first and the other last."""
    ledger = create_ledger(address, "onrecord test")
    undated, late, early, zoned = taken(ledger, "one", "two", "three", "four")
    keep(
        ledger,
        [
            entry(undated, "a", published=None),
            entry(late, "b", published="2026-05-03"),
            entry(early, "d", published="2026-05-01"),
            entry(zoned, "c", published="2026-05-02T23:40:00+02:00"),
        ],
    )
    joined = tuple(AccountKey(seq, 0) for seq in sorted((undated, late, early, zoned)))

    def join(work: Work) -> None:
        fields = {"grade": "weak", **work.told(joined)[joined[0]].fields}
        work.put([IncidentEntry("ia", fields, b"{}", joined)], ["ib", "ic", "id"])

    ledger.resolve(join)
    assert [[one["id"] for one in found["reports"]] for found in ledger.incidents(IncidentFilter())] == [
        ["d", "c", "b", "a"]
    ]
    ledger.close()


def test_an_incident_names_the_ids_that_were_merged_into_it(ledger: Ledger) -> None:
    """Directly or through others, whichever of them it is asked for by."""
    one, two, three = (ledger.latest(report) for report in ("r1", "r2", "r3"))
    assert one and two and three
    ids = [version.incidents[0] for version in (one, two, three)]

    def merge(work: Work) -> None:
        known = {row.id: row for row in work.issued(ids, [])}
        work.issue([known[ids[1]]._replace(merged_into=ids[0]), known[ids[2]]._replace(merged_into=ids[1])])
        work.put([], ids[1:])

    ledger.resolve(merge)
    assert dict(ledger.merged(ids[:1])) == {ids[0]: sorted(ids[1:])}
    for identifier in ids:
        found = ledger.incident(identifier)
        assert found is not None and (found["id"], found["merged"]) == (ids[0], sorted(ids[1:]))
