"""A ledger that a cluster fills is the same as one that this process fills."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.faults.harness import fingerprint, write_reports
from tests.servers import running_dask

from onrecord.app import ReadOptions, ingest_inputs
from onrecord.errors import UsageError


def test_the_same_ledger_though_a_worker_is_killed(tmp_path: Path) -> None:
    """Row by row, with one of two workers killed in the middle."""
    source = write_reports(tmp_path / "reports.jsonl")
    here, there = str(tmp_path / "here.db"), str(tmp_path / "there.db")
    list(ingest_inputs(here, (source,), ReadOptions()))
    with running_dask(workers=2) as (scheduler, crew):
        executor = scheduler.replace("tcp://", "dask://")
        run = ingest_inputs(there, (source,), ReadOptions(executor=executor))
        next(run)
        crew[0].kill()
        list(run)
    assert fingerprint(here) == fingerprint(there)


def test_an_unknown_executor_is_told(tmp_path: Path) -> None:
    """With the ones that there are."""
    with pytest.raises(UsageError, match="dask://HOST:PORT"):
        list(ingest_inputs(str(tmp_path / "ledger.db"), (), ReadOptions(executor="spark://x")))
