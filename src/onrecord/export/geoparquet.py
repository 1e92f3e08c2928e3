"""The geoparquet export (GeoParquet 1.1): the columns of csv and a point in WKB, written a group of rows at a time. Needs `onrecord[parquet]`."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.errors import UsageError
from onrecord.export.api import Column, Exporter, ExportOptions, Tally, Written
from onrecord.export.flat import COLUMNS, DEGREES, NUMBERS, TRUTHS, flat_row

_GROUP = 5_000
"""Rows in memory at a time: some megabytes."""
_POINT = struct.Struct("<BIdd")
"""A point in WKB: byte order (1, little-endian), type (1, point), x, y."""


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, options: ExportOptions) -> Written:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as fault:
        raise UsageError(
            "geoparquet: found no pyarrow, expected the optional part that writes Parquet; run: pip install 'onrecord[parquet]'"
        ) from fault
    schema = pa.schema(
        [*(pa.field(column.name, _type(pa, column.name)) for column in COLUMNS), pa.field("geometry", pa.binary())]
    )
    tally, rows, box = Tally(), [], _Box()
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for incident in incidents:
            row: dict[str, Any] = flat_row(incident.record)
            row["geometry"] = box.point(row["longitude"], row["latitude"])
            rows.append(row)
            tally.rows += 1
            if len(rows) == _GROUP:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))
        writer.add_key_value_metadata(
            {"geo": json.dumps(box.metadata(), separators=(",", ":")), "onrecord": options.by}
        )
    return tally.written()


def _type(pa: Any, name: str) -> Any:
    if name in NUMBERS:
        return pa.int64()
    if name in DEGREES:
        return pa.float64()
    return pa.bool_() if name in TRUTHS else pa.string()


class _Box:
    """The box around all points so far; a file without a point has none."""

    def __init__(self) -> None:
        self._points: list[float] | None = None

    def point(self, x: float | None, y: float | None) -> bytes | None:
        if x is None or y is None:
            return None
        west, south, east, north = self._points or [x, y, x, y]
        self._points = [min(west, x), min(south, y), max(east, x), max(north, y)]
        return _POINT.pack(1, 1, x, y)

    def metadata(self) -> dict[str, Any]:
        """What GeoParquet says of the file. Without a `crs` it is OGC:CRS84: longitude, latitude on WGS 84."""
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"] if self._points else []}
        if self._points:
            column["bbox"] = self._points
        return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


EXPORTER = Exporter(
    "geoparquet", ".parquet", "application/vnd.apache.parquet", _write, (*COLUMNS, Column("geometry")), text=False
)
