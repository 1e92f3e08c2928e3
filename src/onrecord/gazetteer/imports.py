"""Adds places that the carried index lacks: GeoNames country dumps, first-order divisions, tables of p-codes.

What a user imports is kept as one JSON-lines file a source (its name is the source's) in a folder, and an index over all
of them beside it. Importing a file again replaces what it brought before, so that an import is safe to repeat.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.errors import GazetteerError
from onrecord.gazetteer.entry import Entry, Record
from onrecord.gazetteer.index import Gazetteer
from onrecord.gazetteer.write import index_bytes
from onrecord.model.provenance import Refusal
from onrecord.model.words import say_count

INDEX = "gazetteer.bin"
"""The index over all imports, in the folder of imports."""

_DUMP_COLUMNS = 19
_KINDS = {"P": "settlement", "H": "water", "L": "region", "T": "region"}
_DIVISIONS = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "ADM4": "admin3"}
_COUNTRIES = frozenset(("PCLI", "PCLD", "PCLF", "PCLS", "PCL"))
_SITES = frozenset(
    [
        "AIRP",
        "AIRB",
        "AIRF",
        "BDG",
        "BRKS",
        "CAVE",
        "CH",
        "CMP",
        "CMPRF",
        "CSTL",
        "DAM",
        "FT",
        "HSP",
        "HSPC",
        "INSM",
        "MIL",
        "MKT",
        "MKTC",
        "MN",
        "MNMT",
        "MSQE",
        "MUS",
        "PIER",
        "PO",
        "PP",
        "PRN",
        "PS",
        "PSN",
        "QUAY",
        "RSTN",
        "SCH",
        "SCHC",
        "SQR",
        "STDM",
        "TMPL",
        "TOWR",
        "UNIV",
        "CTRM",
        "CSTM",
    ]
)
"""Feature codes of class S that attacks are reported on; hotels, farms and the like are left out."""
_LEVELS = {1: "admin1", 2: "admin2", 3: "admin3", 4: "settlement"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one import.

    Attributes:
        source: name under which it is kept; importing another file of this name replaces it.
        places: places now known from it.
        refusals: lines turned away, each with its reason; the rest is imported all the same.
    """

    source: str
    places: int
    refusals: tuple[Refusal, ...]


def import_file(file: Path, folder: Path, carried: Gazetteer) -> Imported:
    """Reads a file of places into the folder of imports and renews its index.

    Args:
        file: a GeoNames dump (allCountries layout), admin1CodesASCII.txt, or p-codes as JSON lines or CSV with the
            columns code, level, parent, lat, lon and a name a language.
        folder: where imports are kept; made if need be.
        carried: the gazetteer to take points of first-order divisions from.

    Raises:
        GazetteerError: the file cannot be read or is of none of these kinds.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise GazetteerError(
            f"gazetteer import {file}: found {fault.__class__.__name__}, expected a readable file in UTF-8; "
            "check the path, or convert it to UTF-8"
        ) from fault
    lines = [
        (number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")
    ]
    refusals: list[Refusal] = []
    refuse = partial(_refuse, refusals, file)
    records = [each for number, each in _reader(file, lines)(lines, refuse, carried) if _fits(each, number, refuse)]
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{file.name}.jsonl"
    _replace(kept, "".join(_to_line(record) for record in records).encode())
    renew_index(folder)
    return Imported(file.name, len(records), tuple(refusals))


def renew_index(folder: Path) -> Path:
    """The index over every import in the folder, written anew."""
    files = sorted(folder.glob("*.jsonl"))
    records = (_from_line(line) for file in files for line in file.read_text("utf-8").splitlines())
    path = folder / INDEX
    _replace(path, index_bytes(records, {"sources": {file.stem: "import" for file in files}}, bits=16))
    return path


def imported_sources(folder: Path) -> dict[str, int]:
    """Each source in the folder of imports with its number of places, in name order."""
    if not folder.is_dir():
        return {}
    return {file.stem: file.read_bytes().count(b"\n") for file in sorted(folder.glob("*.jsonl"))}


def _replace(path: Path, content: bytes) -> None:
    """Writes whole or not at all: a reader never meets half a file, a killed import leaves the old one."""
    draft = path.with_suffix(path.suffix + ".part")
    draft.write_bytes(content)
    draft.replace(path)


def _to_line(record: Record) -> str:
    return json.dumps([asdict(record.entry), record.names], ensure_ascii=True, sort_keys=True) + "\n"


def _from_line(line: str) -> Record:
    entry, names = json.loads(line)
    return Record(Entry(**entry), tuple(names))


_Lines = Sequence[tuple[int, str]]
"""Lines with their numbers in the file, from 1; empty ones and comments left out."""

_RefuseLine = Callable[[int, str, str], None]
"""Turns away the line of a number: what was found, what was expected."""

_Read = Callable[[_Lines, _RefuseLine, Gazetteer], Iterator[tuple[int, Record]]]
"""Reads lines to records, each with the number of its line."""


def _reader(file: Path, lines: _Lines) -> _Read:
    """The reader of this kind of file, told by its first line."""
    first = lines[0][1] if lines else ""
    if first.count("\t") == _DUMP_COLUMNS - 1 and first.partition("\t")[0].isdecimal():
        return _read_dump
    if first.count("\t") == 3 and "." in first.partition("\t")[0]:
        return _read_admin1
    if first.lstrip().startswith("{"):
        return _read_pcode_lines
    if "code" in first.lower() and "," in first:
        return _read_pcode_table
    raise GazetteerError(
        f"gazetteer import {file}: found a first line of {say_count(first.count(chr(9)) + 1, 'column')}, expected a GeoNames dump "
        "(19 columns), admin1CodesASCII (4 columns) or p-codes (JSON lines or CSV with a column `code`); see docs/places.md"
    )


def _refuse(refusals: list[Refusal], file: Path, number: int, found: str, expected: str) -> None:
    refusals.append(
        Refusal("gazetteer-line", f"{file} line {number}", found, expected, "mend the line and import the file again")
    )


_UNKEPT = re.compile("[\ud800-\udfff\t\n]")
"""What the index has no room for in a text: halves of UTF-16 pairs, and the signs that part its strings."""


def _fits(record: Record, number: int, refuse: _RefuseLine) -> bool:
    """True where the index can hold the record; else its line is refused."""
    entry = record.entry
    for text in (entry.name, entry.reference, entry.country, entry.admin1):
        if text is not None and _UNKEPT.search(text):
            refuse(number, f"the name or code {text[:40]!a}", "whole code points on one line, without tabs")
            return False
    return True


def _is_number(value: str) -> bool:
    """True for digits that make a number of 32 bits: GeoNames' ids, and populations."""
    return value.isascii() and value.isdecimal() and len(value) <= 10 and int(value) < 1 << 32


def _point(lat: object, lon: object) -> tuple[float, float] | None:
    """Degrees north and east; None where they are no point on earth, or the 0, 0 that stands for nothing."""
    try:
        north, east = float(str(lat)), float(str(lon))
    except ValueError:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 and (north or east) else None


def _read_dump(lines: _Lines, refuse: _RefuseLine, _: Gazetteer) -> Iterator[tuple[int, Record]]:
    """GeoNames: geonameid, name, asciiname, alternates, latitude, longitude, class, code, country, ..., population, ..."""
    rows = []
    divisions: dict[tuple[str, str], str] = {}
    for number, line in lines:
        row = line.split("\t")
        if len(row) != _DUMP_COLUMNS or not _is_number(row[0]):
            found = f"{len(row)} columns, the first {row[0][:20]!a}"
            refuse(number, found, f"{_DUMP_COLUMNS}, the first a number below 2^32")
            continue
        rows.append((number, row))
        if row[7] == "ADM1":
            divisions[row[8], row[10]] = row[2] or row[1]
    for number, row in rows:
        kind = _kind(row[6], row[7])
        point = _point(row[4], row[5])
        if kind is None:
            continue
        if point is None:
            refuse(number, f"the point {row[4]!a}, {row[5]!a}", "degrees north and east")
            continue
        if row[14] and not _is_number(row[14]):
            refuse(number, f"the population {row[14][:20]!a}", "digits, or nothing")
            continue
        entry = Entry(
            reference=f"geonames:{row[0]}",
            name=row[1],
            latitude=point[0],
            longitude=point[1],
            population=int(row[14] or 0),
            kind=kind,
            precision=_PRECISION[kind],  # type: ignore[arg-type]
            country=row[8] or None,
            admin1=divisions.get((row[8], row[10])),
        )
        yield number, Record(entry, tuple(filter(None, [row[2], *row[3].split(",")])))


_PRECISION = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "admin3": "admin2", "settlement": "settlement",
    "site": "exact", "water": "unknown", "region": "admin1",
}  # fmt: skip


def _kind(category: str, code: str) -> str | None:
    if category == "A":
        return "country" if code in _COUNTRIES else _DIVISIONS.get(code)
    if category == "S":
        return "site" if code in _SITES else None
    return _KINDS.get(category)


def _read_admin1(lines: _Lines, refuse: _RefuseLine, carried: Gazetteer) -> Iterator[tuple[int, Record]]:
    """admin1CodesASCII: "UA.05", name, name in ASCII, geonameid. Names only: the point is the carried index's, else none."""
    for number, line in lines:
        row = line.split("\t")
        if len(row) != 4 or not _is_number(row[3]) or "." not in row[0]:
            refuse(number, f"{len(row)} columns, the last {row[-1][:20]!a}", "code, name, ASCII name, geonameid")
            continue
        reference = f"geonames:{row[3]}"
        known = next((entry for name in row[1:3] for entry in carried.find(name) if entry.reference == reference), None)
        entry = Entry(
            reference=reference,
            name=known.name if known else row[2],
            latitude=known.latitude if known else None,
            longitude=known.longitude if known else None,
            population=known.population if known else 0,
            kind="admin1",
            precision="admin1" if known else "unknown",
            country=row[0].partition(".")[0],
            admin1=known.admin1 if known else row[2],
        )
        yield number, Record(entry, (row[1], row[2]))


_Row = Mapping[str, Any]
"""One row of a table of p-codes: whatever JSON or CSV gave for each column."""


def _read_pcode_lines(lines: _Lines, refuse: _RefuseLine, _: Gazetteer) -> Iterator[tuple[int, Record]]:
    """One JSON object a line: code, level, parent, lat, lon; every other string is a name."""
    rows: list[tuple[int, _Row]] = []
    for number, line in lines:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            rows.append((number, row))
        else:
            refuse(number, "no JSON object", "one object a line")
    yield from _pcodes(rows, refuse)


def _read_pcode_table(lines: _Lines, refuse: _RefuseLine, _: Gazetteer) -> Iterator[tuple[int, Record]]:
    """CSV with a head line: the same columns."""
    table = csv.reader(f"{line}\n" for _, line in lines)
    head: list[str] | None = None
    rows: list[tuple[int, _Row]] = []
    while table.line_num < len(lines):
        number = lines[table.line_num][0]  # of the row's first line: a quoted cell may hold line ends
        try:
            cells = next(table)
        except csv.Error as fault:
            refuse(number, f"no row of CSV ({fault})", "cells parted by commas")
            continue
        if head is None:
            head = [cell.strip().lower() for cell in cells]
        else:
            rows.append((number, {column: cell for column, cell in zip(head, cells, strict=False) if column}))
    yield from _pcodes(rows, refuse)


_FACTS = frozenset(("code", "level", "parent", "lat", "lon", "population", "coord_is", "country"))


def _pcodes(rows: Sequence[tuple[int, _Row]], refuse: _RefuseLine) -> Iterator[tuple[int, Record]]:
    by_code = {code: row for _, row in rows if isinstance(code := row.get("code"), str) and code}
    for number, row in rows:
        fault = _row_fault(row)
        if fault is not None:
            refuse(number, *fault)
            continue
        code, kind = row["code"], _LEVELS[int(row["level"])]
        names = _names(row)
        point = _point(row.get("lat"), row.get("lon"))
        parent = by_code.get(row.get("parent") or "")
        borrowed = bool(row.get("coord_is")) or (
            parent is not None and point is not None and point == _point(parent.get("lat"), parent.get("lon"))
        )
        entry = Entry(
            reference=f"pcode:{code}",
            name=row.get("en") or names[0],
            latitude=point[0] if point else None,
            longitude=point[1] if point else None,
            population=int(row.get("population") or 0),
            kind=kind,
            # a settlement at its district's centre is no more precise than the district; `coord_is` says so outright
            precision="unknown" if point is None else "admin2" if borrowed else _PRECISION[kind],  # type: ignore[arg-type]
            country=row.get("country") or code[:2],
            admin1=_first_order(row, by_code),
        )
        yield number, Record(entry, names)


def _names(row: _Row) -> tuple[str, ...]:
    return tuple(value for key, value in row.items() if key not in _FACTS and isinstance(value, str) and value)


def _row_fault(row: _Row) -> tuple[str, str] | None:
    """What was found and what was expected, where the row is no place; None for a good one."""
    code = row.get("code")
    if (
        not isinstance(code, str)
        or not code
        or str(row.get("level", "")) not in ("1", "2", "3", "4")
        or not _names(row)
    ):
        return f"the keys {', '.join(map(ascii, row))[:200]}", "code, level 1 to 4 and a name"
    for key in ("parent", "country", "en"):
        if not isinstance(row.get(key), str | None):
            return f"the {key} {row[key]!a:.40}", "text, or nothing"
    population = row.get("population")
    if population not in (None, "") and not _is_number(str(population)):
        return f"the population {population!a:.40}", "digits, or nothing"
    if row.get("lat") not in (None, "") and _point(row["lat"], row.get("lon")) is None:
        return f"the point {row['lat']!a:.40}, {row.get('lon')!a:.40}", "degrees north and east"
    return None


def _first_order(row: _Row, by_code: Mapping[str, _Row]) -> str | None:
    """The name of the first-order division above, where the table has it."""
    above: _Row | None = row
    for _ in range(5):
        if above is None:
            return None
        if str(above.get("level")) == "1":
            name = above.get("en")
            return name if isinstance(name, str) else None
        parent = above.get("parent")
        above = by_code.get(parent) if isinstance(parent, str) else None
    return None
