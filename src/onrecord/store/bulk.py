"""Many rows at once, handed to the driver as they are: SQLAlchemy's own look at every value would cost as much as the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from onrecord.store.connect import is_sqlite

Row = Mapping[str, Any]


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts the rows, which must all have the keys of the first: names of the table's columns."""
    if rows:
        connection.exec_driver_sql(_insert(connection, table, rows[0]), rows)


def add_new_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts those of the rows that are not there yet; one that is stays as it is."""
    if rows:
        connection.exec_driver_sql(f"{_insert(connection, table, rows[0])} ON CONFLICT DO NOTHING", rows)


def _insert(connection: Connection, table: Table, row: Row) -> str:
    """The statement, with names for its values as the database's driver wants them."""
    quote = connection.dialect.identifier_preparer.quote
    columns = [
        table.columns[name].name for name in row
    ]  # a name that the table has not is a bug, and never reaches the database
    marks = [f":{name}" if is_sqlite(connection) else f"%({name})s" for name in columns]
    return f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, columns))}) VALUES ({', '.join(marks)})"  # noqa: S608 - names of our own columns
