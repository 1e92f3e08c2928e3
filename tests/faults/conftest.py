"""How many faults, and on which databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.servers import Postgres, running_postgres


@pytest.fixture(scope="session")
def kills() -> int:
    """Random points at which a run is killed: 15 in `make test`, 200 in `make faults`."""
    return int(os.environ.get("ONRECORD_TEST_KILLS", "15"))


@pytest.fixture(scope="session")
def seed() -> int:
    """Where the dice begin; printed by pytest when a test fails."""
    return int(os.environ.get("ONRECORD_TEST_SEED", "1"))


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The reports that are ingested."""
    from tests.faults.harness import write_reports

    return write_reports(tmp_path_factory.mktemp("source") / "reports.jsonl")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, source: str) -> dict[str, list[tuple[object, ...]]]:
    """What a run that nobody disturbs leaves."""
    from tests.faults.harness import fingerprint, run, start, wait

    address = str(tmp_path_factory.mktemp("whole") / "ledger.db")
    assert wait(start(partial(run, address, source))) == 0
    return fingerprint(address)


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A server of this test's own, to be stopped at will."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The address of a SQLite ledger that is not there yet."""
    return str(tmp_path / "ledger.db")
