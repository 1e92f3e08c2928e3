"""What a ledger promises of its evidence, on every database."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text
from tests.store.examples import entry, keep

from onrecord.errors import LedgerError
from onrecord.model.capture import Capture, Custody, content_hash
from onrecord.model.ledger import tombstone_statement
from onrecord.model.provenance import Refusal
from onrecord.store.api import Erasure, Ledger, Stamps, Taken
from onrecord.store.connect import connect, writing
from onrecord.store.ledger import create_ledger, open_ledger


def _capture(words: str = "Two people were killed in Basra.", **metadata: Any) -> Capture:
    custody = Custody("files", datetime(2026, 5, 1, 12, tzinfo=UTC), {"response": (("Content-Type", "text/plain"),)})
    return Capture("a.txt", words.encode(), "text/plain", metadata, custody)


def _seqs(ledger: Ledger, *captures: Capture) -> list[int]:
    taken = ledger.take_in(captures, "onrecord test")
    assert all(isinstance(one, Taken) for one in taken)
    return [one.seq for one in taken if isinstance(one, Taken)]


def _alter(address: str, statement: str) -> None:
    with writing(connect(address)) as connection:
        connection.execute(text(statement))


def test_a_capture_comes_out_as_it_went_in(address: str) -> None:
    """Bytes, name, metadata, collector, moment and headers are kept."""
    ledger = create_ledger(address, "onrecord test")
    capture = _capture(id="x")
    (seq,) = _seqs(ledger, capture)
    assert list(ledger.captures([seq])) == [(seq, capture)]


def test_the_same_capture_twice_is_one(address: str) -> None:
    """A second run adds nothing, within one batch or after it."""
    ledger = create_ledger(address, "onrecord test")
    first = ledger.take_in([_capture(), _capture()], "onrecord test")
    again = ledger.take_in([_capture()], "onrecord test")
    assert [one.new for one in first + again if isinstance(one, Taken)] == [True, False, False]


def test_equal_bytes_under_two_ids_are_one_capture_and_two_acquisitions(address: str) -> None:
    """Content is kept once; each id has its own row of evidence."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture(id="x"), _capture(id="y"))
    stats = ledger.stats(Stamps("read 1", "claims 1"))
    assert (stats.captures, stats.acquisitions) == (1, 2)


def test_verify_is_clean_after_taking_in(address: str) -> None:
    """Untouched evidence has no break."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"), _capture("two"), _capture("three"))
    found = ledger.verify()
    assert (found.broken, found.links, found.captures) == (None, 3, 3)


def test_verify_of_an_empty_ledger_is_clean(address: str) -> None:
    """There is nothing to break."""
    assert create_ledger(address, "onrecord test").verify().broken is None


def test_verify_names_the_capture_whose_bytes_were_changed(address: str) -> None:
    """One byte is enough."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"), _capture("two"), _capture("three"))
    damaged = content_hash(b"two")
    with writing(connect(address)) as connection:
        packed = connection.execute(text("SELECT packed FROM contents WHERE sha256 = :s"), {"s": damaged}).scalar_one()
        changed = packed[:-1] + bytes([packed[-1] ^ 1])
        connection.execute(text("UPDATE contents SET packed = :p WHERE sha256 = :s"), {"p": changed, "s": damaged})
    broken = ledger.verify().broken
    assert broken is not None and (broken.seq, broken.subject) == (2, damaged)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET at = '2001-01-01' WHERE seq = 2",
        "UPDATE acquisitions SET payload = replace(payload, 'a.txt', 'b.txt') WHERE seq = 2",
        "DELETE FROM acquisitions WHERE seq = 2",
    ],
)
def test_verify_names_the_link_that_was_altered(address: str, statement: str) -> None:
    """A link's own fields, what it is about, and its being there at all."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"), _capture("two"), _capture("three"))
    _alter(address, statement)
    broken = ledger.verify().broken
    assert broken is not None and broken.seq == 2


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_verify_misses_a_link_that_was_removed(address: str, gone: int) -> None:
    """In front, in the middle and at the end."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"), _capture("two"), _capture("three"))
    _alter(address, f"DELETE FROM acquisitions WHERE seq = {gone}")
    _alter(address, f"DELETE FROM chain WHERE seq = {gone}")
    broken = ledger.verify().broken
    assert broken is not None and broken.seq == gone


def test_a_decision_is_linked_and_cannot_be_edited(address: str) -> None:
    """Decisions stand in the same chain as captures, and an id is used once."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture())
    ledger.decide("d1", {"verdict": "SAME", "by": "ana"})
    with pytest.raises(LedgerError, match="superseded, never edited"):
        ledger.decide("d1", {"verdict": "DIFFERENT", "by": "ana"})
    assert list(ledger.decisions()) == [(2, {"verdict": "SAME", "by": "ana"})]
    _alter(address, "UPDATE decisions SET payload = replace(payload, 'SAME', 'UNSURE')")
    broken = ledger.verify().broken
    assert broken is not None and broken.seq == 2


def _order(words: str, reason: str = "a court's order") -> Erasure:
    key = Ed25519PrivateKey.generate()
    sha256, at = content_hash(words.encode()), "2026-06-01T00:00:00+00:00"
    signature = key.sign(tombstone_statement(sha256, reason, "ana", at)).hex()
    return Erasure(sha256, reason, "ana", at, key.public_key().public_bytes_raw().hex(), signature)


def test_an_erased_capture_leaves_a_tombstone_and_a_clean_chain(address: str) -> None:
    """The bytes and what was told with them are gone, and verify names the tombstone."""
    ledger = create_ledger(address, "onrecord test")
    seqs = _seqs(ledger, _capture("one"), _capture("two"))
    ledger.erase(_order("one"))
    found = ledger.verify()
    assert found.broken is None
    assert [stone.sha256 for stone in found.tombstones] == [content_hash(b"one")]
    assert [seq for seq, _ in ledger.captures(seqs)] == [seqs[1]]


def test_erased_bytes_are_in_no_file_of_a_sqlite_ledger(tmp_path: Path) -> None:
    """Not in its free pages and not in its log."""
    ledger = create_ledger(str(tmp_path / "ledger.db"), "onrecord test")
    words = "".join(chr(0x400 + (n * n * 7919) % 200) for n in range(900))  # does not compress away
    _seqs(ledger, _capture(words), _capture("two"))
    with closing(connect(str(tmp_path / "ledger.db")).raw_connection()) as connection:
        packed = connection.cursor().execute("SELECT packed FROM contents WHERE size > 500").fetchone()[0]
    ledger.erase(_order(words))
    assert not any(packed[:200] in path.read_bytes() for path in tmp_path.iterdir())


def test_erased_words_are_in_no_file_of_a_sqlite_ledger(tmp_path: Path) -> None:
    """Not in the index of words either, which splits them from the text."""
    address = str(tmp_path / "ledger.db")
    ledger = create_ledger(address, "onrecord test")
    words = "A shell killed Zbigniewka Qwertyszka, a xylophonist."
    erased, kept = _seqs(ledger, _capture(words), _capture("two"))
    keep(ledger, [entry(erased, "r1", text=words), entry(kept, "r2", text="A drone killed two welders.")])
    ledger.erase(_order(words))
    ledger.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()
    assert (b"qwertyszka" in held, b"xylophonist" in held, b"welders" in held) == (False, False, True)


def test_an_erased_capture_does_not_come_back(address: str) -> None:
    """The same bytes are refused, by name."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"))
    ledger.erase(_order("one"))
    (refused,) = ledger.take_in([_capture("one")], "onrecord test")
    assert isinstance(refused, Refusal) and refused.code == "erased"


def test_an_order_that_was_not_signed_so_erases_nothing(address: str) -> None:
    """A signature is over the reason too."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"))
    order = _order("one")
    forged = Erasure(order.sha256, "no reason", order.by, order.at, order.public_key, order.signature)
    with pytest.raises(LedgerError, match="signature"):
        ledger.erase(forged)
    assert ledger.stats(Stamps("read 1", "claims 1")).captures == 1


def test_a_forged_tombstone_breaks_the_chain(address: str) -> None:
    """Its words cannot be changed after it was signed."""
    ledger = create_ledger(address, "onrecord test")
    _seqs(ledger, _capture("one"))
    ledger.erase(_order("one"))
    _alter(address, "UPDATE tombstones SET reason = 'none'")
    broken = ledger.verify().broken
    assert broken is not None and broken.seq == 2


def test_a_ledger_that_is_not_there_is_told(address: str) -> None:
    """Opening makes nothing."""
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(address)


def test_a_ledger_of_a_later_format_is_told(address: str) -> None:
    """An older release does not touch it."""
    create_ledger(address, "onrecord test").close()
    _alter(address, "UPDATE ledger SET format = 99")
    with pytest.raises(LedgerError, match="format 99"):
        open_ledger(address)
