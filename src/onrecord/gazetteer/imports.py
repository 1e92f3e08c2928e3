"""Adds places that the carried index lacks: GeoNames country dumps, first-order divisions, tables of p-codes.

What a user imports is kept as one JSON-lines file a source (its name is the source's) in a folder, and an index over all
of them beside it. Importing a file again replaces what it brought before, so that an import is safe to repeat.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import GazetteerError
from onrecord.gazetteer.entry import Entry, Record
from onrecord.gazetteer.index import Gazetteer
from onrecord.gazetteer.write import index_bytes
from onrecord.model.provenance import Refusal

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
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    refusals: list[Refusal] = []
    records = list(_reader(file, lines)(file, lines, refusals, carried))
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


def _reader(file: Path, lines: list[str]) -> Any:
    """The reader of this kind of file, told by its first line."""
    first = lines[0] if lines else ""
    if first.count("\t") == _DUMP_COLUMNS - 1 and first.partition("\t")[0].isdecimal():
        return _read_dump
    if first.count("\t") == 3 and "." in first.partition("\t")[0]:
        return _read_admin1
    if first.lstrip().startswith("{"):
        return _read_pcode_lines
    if "code" in first.lower() and "," in first:
        return _read_pcode_table
    raise GazetteerError(
        f"gazetteer import {file}: found a first line of {first.count(chr(9)) + 1} columns, expected a GeoNames dump "
        "(19 columns), admin1CodesASCII (4 columns) or p-codes (JSON lines or CSV with a column `code`); see docs/places.md"
    )


def _refuse(refusals: list[Refusal], file: Path, number: int, found: str, expected: str) -> None:
    refusals.append(
        Refusal("gazetteer-line", f"{file} line {number}", found, expected, "mend the line and import the file again")
    )


def _point(lat: object, lon: object) -> tuple[float, float] | None:
    """Degrees north and east; None where they are no point on earth, or the 0, 0 that stands for nothing."""
    try:
        north, east = float(str(lat)), float(str(lon))
    except ValueError:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 and (north or east) else None


def _read_dump(file: Path, lines: list[str], refusals: list[Refusal], _: Gazetteer) -> Iterator[Record]:
    """GeoNames: geonameid, name, asciiname, alternates, latitude, longitude, class, code, country, ..., population, ..."""
    rows = []
    divisions: dict[tuple[str, str], str] = {}
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r").split("\t")
        if len(row) != _DUMP_COLUMNS or not row[0].isdecimal():
            _refuse(refusals, file, number, f"{len(row)} columns", f"{_DUMP_COLUMNS}, the first a number")
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
            _refuse(refusals, file, number, f"the point {row[4]!r}, {row[5]!r}", "degrees north and east")
            continue
        entry = Entry(
            reference=f"geonames:{row[0]}",
            name=row[1],
            latitude=point[0],
            longitude=point[1],
            population=int(row[14]) if row[14].isdecimal() else 0,
            kind=kind,
            precision=_PRECISION[kind],  # type: ignore[arg-type]
            country=row[8] or None,
            admin1=divisions.get((row[8], row[10])),
        )
        yield Record(entry, tuple(filter(None, [row[2], *row[3].split(",")])))


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


def _read_admin1(file: Path, lines: list[str], refusals: list[Refusal], carried: Gazetteer) -> Iterator[Record]:
    """admin1CodesASCII: "UA.05", name, name in ASCII, geonameid. Names only: the point is the carried index's, else none."""
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r").split("\t")
        if len(row) != 4 or not row[3].isdecimal() or "." not in row[0]:
            _refuse(refusals, file, number, f"{len(row)} columns", "code, name, ASCII name, geonameid")
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
        yield Record(entry, (row[1], row[2]))


def _read_pcode_lines(file: Path, lines: list[str], refusals: list[Refusal], _: Gazetteer) -> Iterator[Record]:
    """One JSON object a line: code, level, parent, lat, lon; every other string is a name."""
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict):
            rows.append((number, row))
        else:
            _refuse(refusals, file, number, "no JSON object", "one object a line")
    yield from _pcodes(file, rows, refusals)


def _read_pcode_table(file: Path, lines: list[str], refusals: list[Refusal], _: Gazetteer) -> Iterator[Record]:
    """CSV with a head line: the same columns."""
    rows = csv.DictReader(io.StringIO("\n".join(lines)))
    yield from _pcodes(
        file, list(enumerate(({k.lower(): v for k, v in row.items() if k} for row in rows), 2)), refusals
    )


_FACTS = frozenset(("code", "level", "parent", "lat", "lon", "population", "coord_is", "country"))


def _pcodes(file: Path, rows: Iterable[tuple[int, dict[str, Any]]], refusals: list[Refusal]) -> Iterator[Record]:
    rows = list(rows)
    by_code = {row["code"]: row for _, row in rows if row.get("code")}
    for number, row in rows:
        code, level = row.get("code"), str(row.get("level", ""))
        names = [value for key, value in row.items() if key not in _FACTS and isinstance(value, str) and value]
        if not isinstance(code, str) or not code or level not in ("1", "2", "3", "4") or not names:
            _refuse(refusals, file, number, f"the keys {', '.join(map(str, row))}", "code, level 1 to 4 and a name")
            continue
        point = _point(row.get("lat"), row.get("lon"))
        if point is None and row.get("lat") not in (None, ""):
            _refuse(
                refusals, file, number, f"the point {row.get('lat')!r}, {row.get('lon')!r}", "degrees north and east"
            )
            continue
        parent = by_code.get(row.get("parent"))
        borrowed = bool(row.get("coord_is")) or (
            parent is not None and point is not None and point == _point(parent.get("lat"), parent.get("lon"))
        )
        kind = _LEVELS[int(level)]
        entry = Entry(
            reference=f"pcode:{code}",
            name=row.get("en") or names[0],
            latitude=point[0] if point else None,
            longitude=point[1] if point else None,
            population=int(row["population"]) if str(row.get("population", "")).isdecimal() else 0,
            kind=kind,
            # a settlement at its district's centre is no more precise than the district; `coord_is` says so outright
            precision="unknown" if point is None else "admin2" if borrowed else _PRECISION[kind],  # type: ignore[arg-type]
            country=row.get("country") or code[:2],
            admin1=_first_order(row, by_code),
        )
        yield Record(entry, tuple(names))


def _first_order(row: dict[str, Any], by_code: dict[str, dict[str, Any]]) -> str | None:
    """The name of the first-order division above, where the table has it."""
    seen = 0
    while row is not None and seen < 5:
        if str(row.get("level")) == "1":
            return row.get("en")
        row, seen = by_code.get(row.get("parent", "")), seen + 1  # type: ignore[assignment]
    return None
