"""The csv export: one incident a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.export.api import Exporter, ExportOptions, Tally, Written
from onrecord.export.flat import COLUMNS, flat_row
from onrecord.export.rows import CsvRows, in_order

_NAMES = [column.name for column in COLUMNS]


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, _options: ExportOptions) -> Written:
    tally, rows = Tally(), CsvRows(stream)
    rows.write(_NAMES)
    for incident in incidents:
        rows.write(in_order(flat_row(incident.record), _NAMES))
        tally.rows += 1
    return tally.written()


EXPORTER = Exporter("csv", ".csv", "text/csv", _write, COLUMNS)
