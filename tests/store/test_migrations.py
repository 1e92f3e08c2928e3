"""The ledger's format: what the migrations make is what the code expects, and a ledger of an earlier format is brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from onrecord.errors import LedgerError
from onrecord.model.capture import Capture, Visit
from onrecord.store.connect import connect, writing
from onrecord.store.ledger import create_ledger, open_ledger
from onrecord.store.tables import FORMAT, METADATA

_OWN = ("report_words", "incident_boxes", "reports_words", "incidents_point", "TSVECTOR")
"""What only one of the databases has, beside the shared tables."""


def test_the_migrations_make_the_tables_that_the_code_expects(address: str) -> None:
    """Nothing is missing and nothing is left over."""
    create_ledger(address, "onrecord test").close()
    with connect(address).connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    assert [change for change in found if not any(name in str(change) for name in _OWN)] == []


def test_making_a_ledger_twice_leaves_it_alone(address: str) -> None:
    """The second time it is opened."""
    create_ledger(address, "first").close()
    create_ledger(address, "second").close()
    with connect(address).connect() as connection:
        assert connection.exec_driver_sql("SELECT tool FROM ledger").scalar_one() == "first"


@pytest.mark.parametrize("version", range(1, FORMAT))
def test_a_ledger_of_an_earlier_format_is_brought_up_to_date(address: str, version: int) -> None:
    """With all that it holds, when it is opened; evidence is as it was."""
    create_ledger(address, "onrecord test").close()
    ledger = open_ledger(address)
    ledger.take_in([Capture("a.txt", b"Two died.", "text/plain")], "onrecord test")
    before = ledger.verify()
    ledger.close()
    config = Config()
    config.set_main_option("script_location", "onrecord:store/migrations")
    with writing(connect(address)) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, f"{version:04}")
        connection.exec_driver_sql(f"UPDATE ledger SET format = {version}")
    later = open_ledger(address)
    assert later.verify() == before
    later.remember([Visit("https://ghent.example/1", '"1"')])
    assert later.visited(["https://ghent.example/1"])["https://ghent.example/1"].etag == '"1"'
    with connect(address).connect() as connection:
        assert connection.exec_driver_sql("SELECT format FROM ledger").scalar_one() == FORMAT


def test_a_mistyped_folder_begins_no_ledger(tmp_path: Path) -> None:
    """It would be a second one, somewhere else."""
    with pytest.raises(LedgerError, match="no such folder"):
        create_ledger(str(tmp_path / "ledgres" / "ledger.db"), "onrecord test")
    assert list(tmp_path.iterdir()) == []
