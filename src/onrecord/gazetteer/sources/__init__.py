"""The sources that stand in the repository: divisions, regions, waters, quarters, and spellings of towns. Read when the index is built."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

import yaml

from onrecord.gazetteer.entry import Entry, Record
from onrecord.model.place import PlacePrecision

_LEVELS = {"0": "country", "1": "admin1", "2": "admin2"}
_KIND_PRECISION = {
    "country": "country", "admin1": "admin1", "settlement": "settlement", "quarter": "exact", "site": "exact",
    "continent": "unknown", "region": "admin1", "water": "unknown",
}  # fmt: skip
_POPULATION = 5_000_000
"""Given to a country without a figure of its own: above any settlement that shares its name."""


@dataclass(frozen=True, slots=True)
class Divisions:
    """Countries and divisions, and the English name of each first-order division by (country, code)."""

    records: tuple[Record, ...]
    names: dict[tuple[str, str], str]


def read_divisions() -> Divisions:
    """What divisions.tsv holds."""
    records: list[Record] = []
    names: dict[tuple[str, str], str] = {}
    text = files(__package__).joinpath("divisions.tsv").read_text("utf-8")
    countries: dict[str, int] = {}
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    for _, country, *_, population, _, _, _ in (row for row in rows if row[0] == "1"):
        countries[country] = countries.get(country, 0) + int(population)
    for level, country, code, geonameid, lat, lon, population, kind, name, aliases in rows:
        alternates = tuple(filter(None, aliases.split("|")))
        label = _LABELS.get(geonameid) or _english(name, alternates, kind) if level == "1" else name
        if level == "1":
            names.setdefault(
                (country, code), label
            )  # of several, GeoNames' own region has the oldest id, so comes first
        entry = Entry(
            reference=f"geonames:{geonameid}",
            name=_plain_country(name) if level == "0" else label,
            latitude=float(lat),
            longitude=float(lon),
            population=max(countries.get(country, 0), _POPULATION) if level == "0" else int(population),
            kind=_LEVELS[level],
            precision=cast(PlacePrecision, _LEVELS[level]),
            country=country,
            admin1=label if level == "1" else names.get((country, code)) if level == "2" else None,
        )
        records.append(Record(entry, (name, *alternates, *_short_forms(label, alternates))))
    return Divisions(tuple(records), names)


_LABELS = {"703883": "Crimea"}
"""Where neither GeoNames' name nor an alternate with a suffix is what English reports use."""


def _plain_country(name: str) -> str:
    """ "Iran, Islamic Republic of" is Iran."""
    return name.partition(",")[0]


def _english(name: str, alternates: tuple[str, ...], kind: str) -> str:
    """The name that English reports use: GeoNames keeps it beside the local one ("Donetsk Oblast")."""
    if kind == "state" and name.isascii():
        return name
    for suffix in _SUFFIXES:
        for alternate in alternates:
            if alternate.endswith(suffix) and alternate.isascii():
                return alternate.removesuffix(suffix)
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return plain.strip("‘’'")


_SUFFIXES = (
    " Oblast", " Province", " Governorate", " Regional State", " Region", " Prefecture", " Department", " State",
    " Republic", " Krai", " District", " Municipality", " Raion",
)  # fmt: skip


def _short_forms(label: str, alternates: tuple[str, ...]) -> tuple[str, ...]:
    """ "Homs Governorate" is also Homs."""
    return tuple(
        name.removesuffix(suffix) for name in (label, *alternates) for suffix in _SUFFIXES if name.endswith(suffix)
    )


def read_features() -> list[Record]:
    """What the YAML files here hold: one entry a place, `name, names?, at: [lat, lon]?, country?, admin1?, kind, id?`."""
    records: list[Record] = []
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            data = yaml.safe_load(file.read_text("utf-8"))
            records.extend(_feature(row, data.get("defaults", {})) for row in data.get("entries", ()))
    return records


def read_spellings() -> dict[str, tuple[str, ...]]:
    """What spellings.yaml holds: by the reference of a place that another source brings, more names for it."""
    data = yaml.safe_load(files(__package__).joinpath("spellings.yaml").read_text("utf-8"))
    return {f"geonames:{number}": tuple(names) for number, names in data["spellings"].items()}


def _feature(row: dict[str, Any], defaults: dict[str, Any]) -> Record:
    row = {**defaults, **row}
    lat, lon = row.get("at") or (None, None)
    entry = Entry(
        reference=f"geonames:{row['id']}" if row.get("id") else None,
        name=row["name"],
        latitude=lat,
        longitude=lon,
        population=row.get("population", 0),
        kind=row["kind"],
        precision=cast(PlacePrecision, row.get("precision") or _KIND_PRECISION[row["kind"]]),
        country=row.get("country"),
        admin1=row.get("admin1"),
    )
    return Record(entry, tuple(row.get("names", ())))
