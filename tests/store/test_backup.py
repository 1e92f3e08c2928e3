"""A copy made while the ledger is in use, as `docs/ledger.md` says, is the ledger."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from tests.servers import Postgres
from tests.store.examples import STAMPS, entry, keep, taken

from onrecord.store.api import IncidentFilter, Ledger
from onrecord.store.connect import connect, writing
from onrecord.store.ledger import create_ledger, open_ledger


def _fill(ledger: Ledger) -> None:
    seqs = taken(ledger, "one", "two", "three")
    keep(ledger, [entry(seqs[0], "r1"), entry(seqs[1], "r2", day="2026-06-01")])
    ledger.decide("d1", {"verdict": "SAME", "by": "ana"})


def _same(ledger: Ledger, copy: Ledger) -> None:
    assert copy.verify() == ledger.verify()
    assert copy.verify().broken is None
    assert copy.stats(STAMPS) == ledger.stats(STAMPS)
    for wanted in (IncidentFilter(), IncidentFilter(words="killed"), IncidentFilter(box=(40.0, 20.0, 50.0, 40.0))):
        assert list(copy.incidents(wanted)) == list(ledger.incidents(wanted))
        assert len(list(copy.incidents(wanted))) == 2
    (seq,) = taken(copy, "four")
    copy.keep([entry(seq, "r4")])
    assert copy.verify().broken is None


def test_a_sqlite_backup_while_somebody_writes(tmp_path: Path) -> None:
    """`.backup` of the sqlite3 shell, which is this call; what the writer has not committed is not in it."""
    address = tmp_path / "ledger.db"
    with closing(create_ledger(str(address), "onrecord test")) as ledger:
        _fill(ledger)
        with writing(connect(str(address))) as connection:
            connection.execute(text("UPDATE ledger SET tool = 'changed'"))
            with closing(sqlite3.connect(address)) as source, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
                source.backup(copy)
        with closing(open_ledger(str(tmp_path / "copy.db"))) as restored:
            _same(ledger, restored)


def test_a_closed_sqlite_ledger_is_one_file(tmp_path: Path) -> None:
    """Nothing beside it is needed, so that a person can copy it."""
    with closing(create_ledger(str(tmp_path / "ledger.db"), "onrecord test")) as ledger:
        _fill(ledger)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.db"]


def test_a_postgresql_dump_is_restored(postgres: Postgres, tmp_path: Path) -> None:
    """`pg_dump -Fc`, and `pg_restore` into a new database."""
    with closing(create_ledger(postgres.create_database("dumped"), "onrecord test")) as ledger:
        _fill(ledger)
        dump = subprocess.run(
            [str(postgres.bin / "pg_dump"), "-Fc", "-h", str(postgres.folder), "-U", "onrecord", "dumped"],
            check=True,
            capture_output=True,
        ).stdout
        address = postgres.create_database("restored")
        restore = [str(postgres.bin / "pg_restore"), "-h", str(postgres.folder), "-U", "onrecord", "-d", "restored"]
        subprocess.run(restore, input=dump, check=True, capture_output=True)
        with closing(open_ledger(address)) as restored:
            _same(ledger, restored)
