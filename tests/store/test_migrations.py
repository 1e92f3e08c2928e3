"""The ledger's format: what the migrations make is what the code expects, and a ledger of an earlier format is brought up to date."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from onrecord.store.connect import connect
from onrecord.store.ledger import create_ledger
from onrecord.store.tables import METADATA

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
