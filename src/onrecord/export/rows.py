"""Rows of values as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


class CsvRows:
    """Writes rows to a stream of bytes: UTF-8, commas, CRLF line ends (RFC 4180)."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._line = io.StringIO()
        self._writer = csv.writer(self._line, lineterminator="\r\n")

    def write(self, values: Iterable[Any]) -> None:
        """One row."""
        self._writer.writerow([_cell(value) for value in values])
        self._stream.write(self._line.getvalue().encode("utf-8", "replace"))
        self._line.seek(0)
        self._line.truncate()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"  # read as text by every spreadsheet; told in docs/exports.md
    return value


def in_order(row: dict[str, Any], names: Sequence[str]) -> list[Any]:
    """The row's values in the order of its columns."""
    return [row[name] for name in names]
