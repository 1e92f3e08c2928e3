"""A ledger of every earlier format is opened with all that is in it, and goes on. `versions/` holds one small ledger a format, as SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.examples import STAMPS, entry, keep, taken
from tests.store.versions.write import as_sql, write_example

from onrecord.store.api import IncidentFilter
from onrecord.store.ledger import open_ledger
from onrecord.store.tables import FORMAT

_FORMATS = sorted(Path(__file__).with_name("versions").glob("format_*.sql"))
_EVIDENCE = ("chain", "acquisitions", "contents", "decisions", "tombstones", "incident_ids")


def test_every_format_has_its_ledger() -> None:
    """The one of this release too: `python -m tests.store.versions.write` makes it."""
    assert [path.stem for path in _FORMATS] == [f"format_{number}" for number in range(1, FORMAT + 1)]


@pytest.mark.parametrize("written", _FORMATS, ids=lambda path: path.stem)
def test_a_ledger_of_an_earlier_format_is_whole(written: Path, tmp_path: Path) -> None:
    """Its evidence is verified and not touched, what was derived is found, and it takes in more."""
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(written.read_text(encoding="utf-8"))
        before = [database.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in _EVIDENCE]
    with closing(open_ledger(str(path))) as ledger:
        found, stats = ledger.verify(), ledger.stats(STAMPS)
        assert (found.broken, found.links, len(found.tombstones)) == (None, 6, 1)
        assert (stats.captures, stats.reports, stats.readings, stats.refusals, stats.decisions) == (3, 1, 2, 1, 1)
        (incident,) = ledger.incidents(IncidentFilter(words="killed", box=(40.0, 20.0, 50.0, 40.0)))
        assert incident["tolls"]["killed"]["min"] == 5
        assert [decision for _, decision in ledger.decisions()] == [{"verdict": "SAME", "by": "ana"}]
        assert len(ledger.report("r1")) == 2
    with closing(sqlite3.connect(path)) as database:
        assert [database.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in _EVIDENCE] == before
    with closing(open_ledger(str(path))) as ledger:
        (seq,) = taken(ledger, "later")
        keep(ledger, [entry(seq, "r9")])
        assert ledger.verify().broken is None
        assert len(list(ledger.incidents(IncidentFilter()))) == 2


def test_the_ledgers_are_written_as_sql(tmp_path: Path) -> None:
    """What `versions/write.py` gives is a ledger of today's format."""
    write_example(str(tmp_path / "made.db"))
    with closing(sqlite3.connect(tmp_path / "copy.db")) as database:
        database.executescript(as_sql(str(tmp_path / "made.db")))
    with closing(open_ledger(str(tmp_path / "copy.db"))) as ledger:
        assert ledger.verify().broken is None
