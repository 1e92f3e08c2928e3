"""The source of Parquet files: one capture a row, read some rows at a time. Needs `onrecord[parquet]`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.errors import InputRefused
from onrecord.ingest.packed import check_ratio
from onrecord.ingest.rows import match_columns, row_capture
from onrecord.ingest.source import Input, Source, missing_extra
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_KIND = "application/vnd.apache.parquet"
_ROWS = 64
"""Rows in memory at a time."""
_MOST_NAMES = 1 << 24
"""Bytes of any one name, and items of any one list, that a file's own description may claim."""


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        yield missing_extra(item.shown, "parquet", "a Parquet file")
        return
    if not item.stream.seekable():
        raise _refused(item, "a Parquet file from a pipe", "save it as a file, and name that")
    number = 0
    try:
        table = pq.ParquetFile(
            item.stream, thrift_string_size_limit=_MOST_NAMES, thrift_container_size_limit=_MOST_NAMES, pre_buffer=False
        )
        columns = match_columns(table.schema_arrow.names, item)
        _check_groups(item, table)
        for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield row_capture(f"{item.shown} row {number}", _told(row, set(columns.values())), columns)
    except (InputRefused, GeneratorExit):
        raise
    except Exception as fault:  # pyarrow raises many kinds on damaged files
        raise _refused(
            item, f"damaged bytes after row {number}", "download it again; the rows before are taken"
        ) from fault
    if not number:
        yield Refusal("empty", item.shown, "no row", "a table with rows", "check that the file was saved whole")


def _check_groups(item: Input, table: Any) -> None:
    """Refuses a file that says itself that far more comes out of it than any report holds."""
    for number in range(table.metadata.num_row_groups):
        group = table.metadata.row_group(number)
        packed = sum(group.column(place).total_compressed_size for place in range(group.num_columns))
        check_ratio(item.shown, packed, group.total_byte_size)


def _told(row: dict[str, Any], mapped: set[str]) -> dict[str, Any]:
    """The row with values that JSON knows; columns that hold bytes and no body are left out."""
    return {
        column: plain
        for column, value in row.items()
        if (plain := value if isinstance(value, bytes) and column in mapped else _plain(value)) is not None
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date):  # a moment too, with the offset that the column states
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return None if value is None or isinstance(value, bytes) else str(value)


def _refused(item: Input, found: str, remedy: str) -> InputRefused:
    return InputRefused("damaged-parquet", item.shown, found=found, expected="a whole Parquet file", remedy=remedy)


SOURCE = Source("parquet", frozenset({_KIND}), _captures, {".parquet": _KIND})
