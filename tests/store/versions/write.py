"""Writes a small ledger of this release's format as SQL, to be opened by every later release: `python -m tests.store.versions.write`.

Run it once, when a format is released, and never again for that format.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.store.examples import entry, keep, taken

from onrecord.model.capture import content_hash
from onrecord.model.ledger import tombstone_statement
from onrecord.model.provenance import Refusal
from onrecord.store.api import Erasure, Rejected, StageRecord, Stamps
from onrecord.store.ledger import create_ledger
from onrecord.store.tables import FORMAT

HERE = Path(__file__).parent
_STAMPS = Stamps("read 1", "claims 1")


def write_example(path: str) -> None:
    """Makes a ledger with a row of every kind: two versions of a report, a refusal, a decision, a tombstone."""
    with closing(create_ledger(path, "onrecord 0.1.0")) as ledger:
        seqs = [
            *taken(ledger, "first", identity="r1"),
            *taken(ledger, "second", identity="r1"),
            *taken(ledger, "torn", "gone"),
        ]
        ledger.know_stages([StageRecord("read", "read 1", {"lexicon": "a", "rules": "b"})])
        keep(ledger, [entry(seqs[0], "r1", killed=2), entry(seqs[3], "r4")])
        keep(ledger, [entry(seqs[1], "r1", killed=5)])
        keep(ledger, [Rejected(seqs[2], _STAMPS, Refusal("not-text", "torn", "no text", "a text", "mend it"))])
        ledger.decide("d1", {"verdict": "SAME", "by": "ana"})
        sha256, at = content_hash(b"gone"), "2026-05-01T00:00:00+00:00"
        key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))  # of a test, and of no worth
        signature = key.sign(tombstone_statement(sha256, "order 7", "ana", at)).hex()
        ledger.erase(Erasure(sha256, "order 7", "ana", at, key.public_key().public_bytes_raw().hex(), signature))


def as_sql(path: str) -> str:
    """The database as SQL: tables, rows, then indexes, with the rows of indexes of words and boxes left to their triggers."""
    with closing(sqlite3.connect(path)) as database:
        made = database.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall()
        virtual = [name for kind, name, sql in made if kind == "table" and "VIRTUAL" in sql]
        made = [one for one in made if not any(one[1].startswith(f"{name}_") for name in virtual)]
        lines = [f"{sql};" for _, _, sql in made]
        for kind, name, _ in made:
            if kind == "table" and name not in virtual:
                columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
                quoted = " || ', ' || ".join(f'quote("{column}")' for column in columns)
                rows = database.execute(f"SELECT {quoted} FROM {name} ORDER BY 1").fetchall()
                lines += [f"INSERT INTO {name} VALUES ({row[0]});" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write_example(f"{folder}/ledger.db")
        (HERE / f"format_{FORMAT}.sql").write_text(as_sql(f"{folder}/ledger.db"), encoding="utf-8")
