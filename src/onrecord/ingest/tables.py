"""The source of tables as text (CSV, TSV): one capture a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from onrecord.errors import InputRefused
from onrecord.ingest import limits
from onrecord.ingest.json_files import in_utf8
from onrecord.ingest.rows import match_columns, row_capture
from onrecord.ingest.source import Input, Source
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_CSV, _TSV = "text/csv", "text/tab-separated-values"
_SIGNS = ",;\t|"
"""What stands between cells, by how often; ties go to the first."""
_ONE_BYTE = "latin-1"
"""A table is cut into cells byte by byte: its own encoding is each cell's matter. Marks of CSV are the same byte in all code pages of news."""


class _Lines:
    """The lines of a table, which remembers whether it came to their end: a row that needed more was cut off."""

    def __init__(self, stream: io.TextIOBase, name: str) -> None:
        self._stream = stream
        self._name = name
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(limits.MAX_BYTES + 1)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) > limits.MAX_BYTES:
            raise limits.too_large(self._name)
        return line


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    stream = io.TextIOWrapper(in_utf8(item.head, item.stream), encoding=_ONE_BYTE, newline="")
    try:
        yield from _rows(item, _Lines(stream, item.shown))
    finally:
        stream.detach()


def _rows(item: Input, lines: _Lines) -> Iterator[Capture | Refusal]:
    first = next((line for line in lines if line.strip()), "")
    sign = "\t" if item.media_type == _TSV else max(_SIGNS, key=first.count)
    reader = csv.reader(_after(first, lines), delimiter=sign)
    number = 0
    header: list[str] = []
    columns: dict[str, str] = {}
    try:
        for number, cells in enumerate(_cells(reader)):
            if not number:
                header = _named(cells)
                columns = match_columns(header, item)
            elif lines.ended:
                raise _damaged(item, number, "a quote that is never closed")
            elif any(cell.strip() for cell in cells):
                yield _row(item, number, header, cells, columns)
    except csv.Error as fault:
        raise _damaged(item, number + 1, str(fault)) from fault
    if not header:
        yield Refusal("empty", item.shown, "no row", "a table with a header", "check that the file was saved whole")


def _cells(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The reader's rows. Cells may be long only while one is read: `csv` has one limit for the whole process."""
    while True:
        before = csv.field_size_limit(limits.MAX_BYTES)
        try:
            row = next(reader, None)
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield row


def _row(item: Input, number: int, header: list[str], cells: list[str], columns: dict[str, str]) -> Capture | Refusal:
    label = f"{item.shown} row {number}"
    if len(cells) > len(header):
        return Refusal(
            "wrong-row",
            label,
            found=f"{len(cells)} cells",
            expected=f"{len(header)}, as in the header",
            remedy="put cells that hold commas or line ends in double quotes",
        )
    bodies = {columns.get("text"), columns.get("html")}
    row = {
        column: _body(cell) if column in bodies else cell.encode(_ONE_BYTE).decode("utf-8", "replace")
        for column, cell in zip(header, cells, strict=False)
    }
    return row_capture(label, row, columns)


def _body(cell: str) -> str | bytes:
    """The cell's words where it is UTF-8, else its bytes."""
    data = cell.encode(_ONE_BYTE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def _named(cells: list[str]) -> list[str]:
    """The header, with a name for columns that have none."""
    names = (cell.encode(_ONE_BYTE).decode("utf-8", "replace").strip() for cell in cells)
    return [name or f"column {number}" for number, name in enumerate(names, start=1)]


def _after(first: str, lines: _Lines) -> Iterator[str]:
    yield first
    yield from lines


def _damaged(item: Input, number: int, found: str) -> InputRefused:
    return InputRefused(
        "damaged-table",
        f"{item.shown} row {number}",
        found=found,
        expected="cells between separators, quotes within quoted cells doubled",
        remedy="mend the row; the rows before it are taken",
    )


SOURCE = Source("table", frozenset({_CSV, _TSV}), _captures, {".csv": _CSV, ".tsv": _TSV, ".tab": _TSV})
