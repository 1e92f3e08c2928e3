"""A UCDP-GED-shaped table: their columns and precision codes, as far as the record's facts allow; what it does not know stays empty."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.export.api import Column, Exporter, ExportOptions, Tally, Written
from onrecord.export.basis import accused, behind, publishers_of
from onrecord.export.countries import country_of
from onrecord.export.fineness import first_day, last_day, ucdp_date_prec, ucdp_where_prec
from onrecord.export.rows import CsvRows, in_order

Json = Mapping[str, Any]

_NAMES = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
    "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_EMPTY = dict.fromkeys(_NAMES)
_ONE_SIDED = 3
"""UCDP's type of violence of an organised actor against civilians; 1 and 2 need two sides, which a report of an attack seldom names."""
_CLEAR_EVENT = 1
"""UCDP's event_clarity of a single event; figures for whole periods are no incidents here."""
_CELL, _ROW = 0.5, 720
"""Degrees of a PRIO-GRID cell, and cells in a row of them."""


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, _options: ExportOptions) -> Written:
    tally, rows = Tally(), CsvRows(stream)
    rows.write(_NAMES)
    for incident in incidents:
        record = incident.record
        why = _no_place_for(record)
        if why:
            tally.left_out[why] += 1
            continue
        rows.write(in_order(_row(record), _NAMES))
        tally.rows += 1
    return tally.written()


def _no_place_for(record: Json) -> str | None:
    """Why GED would hold no event of this; None where it would."""
    toll = (record.get("tolls") or {}).get("killed")
    if toll is None or toll["max"] == 0:
        return "no death on record"
    if ucdp_date_prec(record.get("time") or {}) is None:
        return "time unknown"
    place = record.get("place") or {}
    if place.get("position_withheld"):
        return "position withheld"
    if place.get("latitude") is None or ucdp_where_prec(place) is None:
        return "place unknown"
    return None


def _row(record: Json) -> dict[str, Any]:
    time, place, toll = record["time"], record["place"], record["tolls"]["killed"]
    first, last, country = first_day(time), last_day(time), country_of(place.get("country"))
    sides, statuses = list(accused(record)), _statuses(record)
    organised = bool(sides) and sides[0].get("kind") in ("state", "force", "organisation")
    one_sided = organised and statuses == {"civilian"}
    assert first is not None and last is not None  # its date precision is known
    return {
        **_EMPTY,
        "id": record["id"],
        "relid": record["id"],
        "year": first.year,
        "code_status": "Clear" if record.get("status") in ("reviewed", "published") else "",
        "type_of_violence": _ONE_SIDED if one_sided else None,
        "side_a": "; ".join(side["name"] for side in sides),
        "side_b": "Civilians" if one_sided else "",
        "dyad_name": f"{sides[0]['name']} - Civilians" if one_sided else "",
        **_sources(record),
        "where_prec": ucdp_where_prec(place),
        "where_coordinates": place["name"],
        "where_description": _where(place),
        "adm_1": place.get("admin1"),
        "adm_2": place.get("admin2") or (place["name"] if place["precision"] == "admin2" else None),
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "geom_wkt": f"POINT ({place['longitude']} {place['latitude']})",
        "priogrid_gid": _priogrid(place["latitude"], place["longitude"]),
        "country": country.name if country else place.get("country"),
        "region": country.ucdp if country else "",
        "event_clarity": _CLEAR_EVENT,
        "date_prec": ucdp_date_prec(time),
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
        **_deaths(toll, statuses),
        "best": toll["best"],
        "high": toll["max"],
        "low": toll["min"],
    }


def _statuses(record: Json) -> set[str]:
    """Who the dead are, as the claims say that set the toll."""
    return {(claim["value"].get("population") or {}).get("status", "unknown") for claim in behind(record, "killed")}


def _deaths(toll: Json, statuses: set[str]) -> Json:
    """`best` by whom it counts, which the four columns sum up to: all civilians where every claim behind it says so, else unknown.

    Combatants are of no side that is known, so they are unknown too.
    """
    if toll["best"] is None:
        return {}
    civilian = statuses == {"civilian"}
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": toll["best"] if civilian else 0,
        "deaths_unknown": 0 if civilian else toll["best"],
    }


def _sources(record: Json) -> Json:
    reports = record.get("reports") or ()
    speakers = dict.fromkeys(claim["said_by"] for claim in record.get("claims") or () if claim.get("said_by"))
    articles = [
        ",".join(
            f'"{part}"'
            for part in (report.get("publisher"), (report.get("published") or "")[:10], report.get("title"))
            if part
        )
        for report in reports
    ]
    return {
        "number_of_sources": record.get("origins"),
        "source_article": "; ".join(article for article in articles if article),
        "source_office": "; ".join(publishers_of(record)),
        "source_date": "; ".join(str(report["published"])[:10] for report in reports if report.get("published")),
        "source_headline": "; ".join(report["title"] for report in reports if report.get("title")),
        "source_original": "; ".join(speakers),
    }


def _where(place: Json) -> str:
    coarsened = f", coarsened to a grid of {place['coarsened_to_km']:g} km" if place.get("coarsened") else ""
    return f"{place['name']} ({place.get('stated_precision') or place['precision']}{coarsened})"


def _priogrid(latitude: float, longitude: float) -> int:
    """The number of the PRIO-GRID cell: from the south-west corner, row by row."""
    row = min(math.floor((latitude + 90) / _CELL), _ROW // 2 - 1)
    column = min(math.floor((longitude + 180) / _CELL), _ROW - 1)
    return row * _ROW + column + 1


EXPORTER = Exporter("ucdp", ".ucdp.csv", "text/csv", _write, tuple(map(Column, _NAMES)), policy="ucdp")
