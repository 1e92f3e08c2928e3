"""The ledger's address on each database, as for the store's own tests."""

from tests.store.conftest import address, postgres

__all__ = ["address", "postgres"]
