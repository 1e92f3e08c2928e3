"""The csv export with a row of HXL 1.1 hashtags under its header, for humanitarian data exchanges."""

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
    rows.write(column.tag for column in COLUMNS)
    for incident in incidents:
        rows.write(in_order(flat_row(incident.record), _NAMES))
        tally.rows += 1
    return tally.written()


EXPORTER = Exporter("hxl", ".hxl.csv", "text/csv", _write, COLUMNS)
