"""Opening the database that a ledger is kept in: a SQLite file, or a PostgreSQL server."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool, QueuePool

from onrecord.errors import LedgerError

_BUSY_MS = 60_000
"""How long a writer waits for another one's transaction on SQLite."""
_CACHE_KB = 32 * 1024
"""Pages of a SQLite ledger that a connection keeps in memory."""

POSTGRES = "postgresql"


def connect(target: str) -> Engine:
    """An engine for the ledger's address: a path (SQLite), or a `postgresql://` URL.

    Raises:
        LedgerError: the URL cannot be understood, or the driver that it needs is not installed.
    """
    if "://" not in target:
        return _sqlite(Path(target))
    try:
        url = make_url(target)
    except exc.ArgumentError as fault:
        raise _bad_target(target, "a URL that cannot be parsed") from fault
    if url.get_backend_name() not in (POSTGRES, "postgres"):
        raise _bad_target(url.render_as_string(hide_password=True), f"a {url.get_backend_name()} URL")
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    except ModuleNotFoundError as fault:
        raise LedgerError(
            url.render_as_string(hide_password=True),
            found="no PostgreSQL driver",
            expected="psycopg 3",
            remedy="install onrecord[postgres]",
        ) from fault


def is_sqlite(connection: Connection) -> bool:
    """True where the ledger is a SQLite file."""
    return connection.dialect.name == "sqlite"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the ledger's write lock from its start, so that no other writer comes between reading and writing.

    Readers go on all the while and see the ledger as it was. The transaction is committed at the end, and rolled back by any error.
    """
    with engine.execution_options(writes=True).begin() as connection:
        if not is_sqlite(connection):
            # released when the transaction ends, by whatever end; two ledgers in two schemas do not wait for each other
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('onrecord ' || current_schema()))"))
        yield connection


def empty_log(engine: Engine) -> None:
    """Writes SQLite's log of changes into its file and empties it, so that no old page is left in it. PostgreSQL needs `VACUUM FULL`."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()  # outside of a transaction, where alone SQLite does it
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _sqlite(path: Path) -> Engine:
    if path.is_dir():
        raise LedgerError(
            str(path),
            found="a folder",
            expected="a file, or a path where none is yet",
            remedy="name a file in it; LEDGER comes first, then the inputs",
        )
    # a connection is kept: when the last one goes, SQLite writes its whole log back, which took a third of a small transaction's time
    engine = create_engine(f"sqlite:///{path}", poolclass=QueuePool, pool_size=1, max_overflow=-1)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver would begin transactions by itself, and too late for IMMEDIATE
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KB}",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _bad_target(target: str, found: str) -> LedgerError:
    return LedgerError(
        target, found=found, expected="a path, or postgresql://user@host/database", remedy="mend the ledger's address"
    )
