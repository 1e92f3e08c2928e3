"""What is derived is kept whole, replaced whole, and can be made again, on every database."""

from __future__ import annotations

from sqlalchemy import text
from tests.store.examples import STAMPS, entry, keep, taken

from onrecord.model.provenance import Refusal
from onrecord.store.api import Changes, ClaimRow, IncidentFilter, Rejected, StageRecord, Stale, Stamps
from onrecord.store.connect import connect, writing
from onrecord.store.derived import forget_all
from onrecord.store.ledger import create_ledger

_REFUSAL = Refusal("empty", "a.txt", "no text", "a report", "name another file")


def test_what_was_taken_in_is_stale_until_it_is_read(address: str) -> None:
    """In order, from a number on."""
    ledger = create_ledger(address, "onrecord test")
    seqs = taken(ledger, "one", "two", "three")
    keep(ledger, [entry(seqs[1])])
    assert ledger.stale(STAMPS) == [Stale(seqs[0], "read"), Stale(seqs[2], "read")]
    assert ledger.stale(STAMPS, after=seqs[0], limit=1) == [Stale(seqs[2], "read")]


def test_a_refused_capture_is_not_stale(address: str) -> None:
    """It would be refused again; another stage may read it."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    keep(ledger, [Rejected(seq, STAMPS, _REFUSAL)])
    assert ledger.stale(STAMPS) == []
    assert ledger.stale(Stamps("read 2", "claims 1")) == [Stale(seq, "read")]


def test_old_claims_alone_need_no_reading(address: str) -> None:
    """A stage is run again only where what it needs, or itself, has changed."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    keep(ledger, [entry(seq)])
    assert ledger.stale(Stamps("read 1", "claims 2")) == [Stale(seq, "claims")]
    assert [read for read, _ in ledger.readings([seq])] == [seq]


def test_a_rerun_says_what_it_changed(address: str) -> None:
    """Claims added, altered and gone, in reports that were read before."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    new = keep(ledger, [entry(seq, claims=(ClaimRow("old", "time", "x", "Monday", 9, None),))])
    again = keep(ledger, [entry(seq, killed=3, claims=(ClaimRow("new", "time", "x", "Tuesday", 9, None),))])
    assert (new, again) == (Changes(), Changes(added=1, altered=1, gone=1))


def test_what_is_kept_twice_stays_in_its_incident(address: str) -> None:
    """Two runs at a time read the same report: the later one finds it done."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    keep(ledger, [entry(seq)])
    before = list(ledger.incidents(IncidentFilter()))
    assert ledger.keep([entry(seq)]) == Changes()
    assert before and list(ledger.incidents(IncidentFilter())) == before


def test_a_ledger_says_which_part_made_readings_stale(address: str) -> None:
    """By the stages that it remembers."""
    ledger = create_ledger(address, "onrecord test")
    ledger.know_stages([StageRecord("read", "read 1", {"lexicon": "a", "rules": "b"})])
    (seq,) = taken(ledger, "one")
    keep(ledger, [entry(seq)])
    today = [StageRecord("read", "read 2", {"lexicon": "c", "rules": "b"})]
    assert ledger.stale_because(today) == {"lexicon": 1}


def test_the_same_refusal_twice_is_one(address: str) -> None:
    """A second run adds none."""
    ledger = create_ledger(address, "onrecord test")
    ledger.refuse([_REFUSAL, _REFUSAL])
    ledger.refuse([_REFUSAL])
    assert [one.refusal for one in ledger.refusals()] == [_REFUSAL]


def test_a_refusal_goes_when_its_input_is_taken_in(address: str) -> None:
    """The file that was missing is there now."""
    ledger = create_ledger(address, "onrecord test")
    ledger.refuse([Refusal("not-found", "one.txt", "no such file", "a file", "check the name")])
    taken(ledger, "one")
    assert list(ledger.refusals()) == []


def test_a_forgotten_refusal_is_tried_again(address: str) -> None:
    """On demand."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    keep(ledger, [Rejected(seq, STAMPS, _REFUSAL)])
    assert ledger.forget_refusals([one.id for one in ledger.refusals("empty")]) == [seq]
    assert ledger.stale(STAMPS) == [Stale(seq, "read")]


def test_a_later_version_takes_the_incidents_of_an_earlier_one(address: str) -> None:
    """The same id with other content: one report, two versions, one incident."""
    ledger = create_ledger(address, "onrecord test")
    seqs = [*taken(ledger, "one"), *taken(ledger, "two")]
    keep(ledger, [entry(seqs[0], killed=2)])
    keep(ledger, [entry(seqs[1], killed=5)])
    (incident,) = ledger.incidents(IncidentFilter())
    assert incident["tolls"]["killed"]["min"] == 5
    assert [how.seq for how, _ in ledger.report("r1")] == [seqs[1], seqs[0]]


def test_an_earlier_version_read_late_changes_nothing(address: str) -> None:
    """The order of arrival at the ledger decides, not that of reading."""
    ledger = create_ledger(address, "onrecord test")
    seqs = [*taken(ledger, "one"), *taken(ledger, "two")]
    keep(ledger, [entry(seqs[1], killed=5)])
    keep(ledger, [entry(seqs[0], killed=2)])
    (incident,) = ledger.incidents(IncidentFilter())
    assert incident["tolls"]["killed"]["min"] == 5


def test_everything_derived_can_be_made_again(address: str) -> None:
    """Delete it, keep the same results, and the ledger is the same, ids included."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    keep(ledger, [entry(seq)])
    before = list(ledger.incidents(IncidentFilter()))
    with writing(connect(address)) as connection:
        forget_all(connection)
    assert list(ledger.incidents(IncidentFilter())) == []
    assert ledger.stale(STAMPS) == [Stale(seq, "read")]
    keep(ledger, [entry(seq)])
    assert list(ledger.incidents(IncidentFilter())) == before


def test_a_text_with_zeros_is_kept_and_found(address: str) -> None:
    """PostgreSQL cannot hold U+0000; the search does without it, the reading keeps it."""
    ledger = create_ledger(address, "onrecord test")
    (seq,) = taken(ledger, "one")
    keep(ledger, [entry(seq, text="Two people\0were killed.")])
    assert len(list(ledger.incidents(IncidentFilter(words="killed")))) == 1
    ((_, reading),) = ledger.report("r1")
    assert reading["report"]["text"] == "Two people\0were killed."


def test_a_writer_does_not_block_a_reader(address: str) -> None:
    """A reader sees the ledger as it was, without waiting."""
    ledger = create_ledger(address, "onrecord test")
    taken(ledger, "one")
    with writing(connect(address)) as connection:
        connection.execute(text("UPDATE ledger SET tool = 'changed'"))
        assert ledger.stats(STAMPS).captures == 1
