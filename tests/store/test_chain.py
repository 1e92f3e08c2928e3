"""The chain under random hands: whatever is added keeps it whole, and no single change of the evidence goes unnoticed."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.model.capture import Capture, content_hash
from onrecord.model.ledger import tombstone_statement
from onrecord.store.api import Erasure, Ledger, Taken
from onrecord.store.ledger import create_ledger, open_ledger
from onrecord.store.pack import unpack

_KEY = Ed25519PrivateKey.generate()
_LARGE = b"a page that repeats itself. " * 60_000
_COLUMNS = {
    "chain": ("seq", "kind", "subject", "payload", "at", "hash"),
    "acquisitions": ("seq", "sha256", "told", "payload"),
    "contents": ("sha256", "size", "packed"),
    "decisions": ("seq", "id", "payload"),
    "tombstones": ("seq", "sha256", "reason", "by", "at", "public_key", "signature"),
    "ledger": ("head_seq", "head_hash"),
}
_FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _capture(words: bytes, identity: str) -> Capture:
    return Capture(f"{identity}.txt", words, "text/plain", {"id": identity})


def _erase(ledger: Ledger, sha256: str) -> None:
    at, reason, by = "2026-05-01T00:00:00+00:00", "order 7", "ana"
    signature = _KEY.sign(tombstone_statement(sha256, reason, by, at)).hex()
    ledger.erase(Erasure(sha256, reason, by, at, _KEY.public_key().public_bytes_raw().hex(), signature))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger without evidence, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    create_ledger(str(path), "onrecord test").close()
    return path


@pytest.fixture(scope="module")
def filled(empty: Path) -> Path:
    """A ledger with every kind of evidence, to be copied."""
    path = empty.with_name("filled.db")
    shutil.copy(empty, path)
    with closing(open_ledger(str(path))) as ledger:
        ledger.take_in([_capture(b"one", "a"), _capture(b"two", "b"), _capture(b"two", "c")], "onrecord test")
        ledger.take_in(
            [_capture(_LARGE, "large"), Capture("x", b"y", "text/html", {"media_type": "z"})], "onrecord test"
        )
        ledger.decide("d1", {"verdict": "SAME", "by": "ana"})
        ledger.take_in([_capture(b"gone", "d")], "onrecord test")
        _erase(ledger, content_hash(b"gone"))
        assert ledger.verify().broken is None
    return path


def _changed(value: Any, data: st.DataObject) -> Any:
    """Another value than the one that stands there."""
    if value is None:
        return data.draw(st.sampled_from(["{}", b"x"]))
    if isinstance(value, int):
        return value + data.draw(st.integers(-3, 3).filter(bool))
    if isinstance(value, bytes):
        place = data.draw(st.integers(0, len(value) - 1))
        cut = st.sampled_from([value[:-1], value + b"\0", value[:place], None])
        return data.draw(
            st.one_of(cut, st.just(value[:place] + bytes([value[place] ^ 1 << place % 8]) + value[place + 1 :]))
        )
    place = data.draw(st.integers(0, len(value)))
    changes = [value[:place] + "0" + value[place:], value[:place] + value[place + 1 :], value.upper(), value + " ", ""]
    return data.draw(st.sampled_from([one for one in changes if one != value]))


@_FEW
@given(st.data())
def test_any_single_change_is_noticed(filled: Path, data: st.DataObject) -> None:
    """Of any column of any row, or the row itself taken out. But for what can be altered without altering evidence: how bytes are packed."""
    table = data.draw(st.sampled_from(sorted(_COLUMNS)))
    column = data.draw(st.sampled_from(_COLUMNS[table]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        shutil.copy(filled, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            number = data.draw(st.sampled_from([row[0] for row in database.execute(f"SELECT rowid FROM {table}")]))
            (value,) = database.execute(f'SELECT "{column}" FROM {table} WHERE rowid = ?', (number,)).fetchone()
            gone = "payload IS NULL" if table == "acquisitions" else "packed IS NULL" if table == "contents" else "0"
            (erased,) = database.execute(f"SELECT {gone} FROM {table} WHERE rowid = ?", (number,)).fetchone()
            assume(not (erased and column in ("told", "size")))  # nothing is left of it that they could be held against
            if table != "ledger" and data.draw(st.booleans()):
                database.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))
            else:
                new = _changed(value, data)
                assume(not (column == "packed" and value and _same_bytes(value, new)))
                try:
                    database.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (new, number))
                except sqlite3.IntegrityError:
                    assume(False)
        with closing(open_ledger(str(path))) as ledger:
            assert ledger.verify().broken is not None


def _same_bytes(packed: bytes, other: bytes | None) -> bool:
    try:
        return other is not None and unpack(packed) == unpack(other)
    except (ValueError, MemoryError):
        return False


@settings(_FEW, max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["take in", "decide", "erase"]), st.integers(0, 5), st.binary(max_size=9)),
        max_size=12,
    )
)
def test_whatever_is_added_keeps_the_chain_whole(empty: Path, acts: list[tuple[str, int, bytes]]) -> None:
    """Captures, decisions and erasures in any order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        shutil.copy(empty, path)
        links = 0
        there: set[bytes] = set()
        gone: set[bytes] = set()
        with closing(open_ledger(str(path))) as ledger:
            for number, (act, identity, words) in enumerate(acts):
                if act == "take in":
                    (taken,) = ledger.take_in([_capture(words, str(identity))], "onrecord test")
                    assert isinstance(taken, Taken) is (words not in gone)
                    links += isinstance(taken, Taken) and taken.new
                    there |= {words} - gone
                elif act == "decide":
                    ledger.decide(f"d{number}", {"at": identity})
                    links += 1
                elif there:
                    erased = there.pop()
                    gone.add(erased)
                    _erase(ledger, content_hash(erased))
                    links += 1
            found = ledger.verify()
        assert (found.broken, found.links, found.captures, len(found.tombstones)) == (
            None,
            links,
            len(there),
            len(gone),
        )
