"""Pages of incidents follow each other without a gap and without a repeat, whatever is filtered."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.examples import entry, keep, taken

from onrecord.store.api import IncidentFilter
from onrecord.store.ledger import create_ledger, open_ledger

_DAYS = st.sampled_from([None, "2026-05-01", "2026-05-02", "1999-12-31"])
_REPORTS = st.lists(st.tuples(_DAYS, st.integers(0, 2), st.sampled_from(["Basra", "Sumy"])), min_size=1, max_size=15)
_FILTERS = st.builds(
    IncidentFilter,
    since=_DAYS,
    until=_DAYS,
    place=st.sampled_from([None, "sumy", "IQ"]),
    box=st.sampled_from([None, (40.0, 20.0, 50.0, 40.0)]),
    harm=st.sampled_from([None, "killed"]),
    words=st.sampled_from([None, "people"]),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger without reports, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    create_ledger(str(path), "onrecord test").close()
    return path


@settings(max_examples=30, deadline=None)
@given(_REPORTS, _FILTERS, st.integers(1, 4))
def test_pages_hold_each_incident_once(
    empty: Path, reports: list[tuple[str | None, int, str]], wanted: IncidentFilter, size: int
) -> None:
    """In the order of the whole list."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        shutil.copy(empty, path)
        with closing(open_ledger(str(path))) as ledger:
            seqs = taken(ledger, *(f"report {number}" for number in range(len(reports))))
            keep(
                ledger,
                [
                    entry(seq, f"r{seq}", day=day, killed=killed, place=place)
                    for seq, (day, killed, place) in zip(seqs, reports, strict=True)
                ],
            )
            whole = [one["id"] for one in ledger.incidents(wanted)]
            paged: list[str] = []
            while page := [one["id"] for one in ledger.incidents(wanted, size, paged[-1] if paged else None)]:
                paged += page
    assert paged == whole
    assert len(set(whole)) == len(whole)
