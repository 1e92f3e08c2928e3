"""An incident as one row of plain values: the columns that csv, geojson, geoparquet and hxl share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.export.api import Column
from onrecord.export.basis import basis_of, publishers_of
from onrecord.model.casualty import HARMS

Json = Mapping[str, Any]
Value = str | int | float | bool | None

_BASED = ("killed", "injured")
"""The harms whose speaker and words stand in the row itself; those of the others are in the jsonl export."""
_HXL = {"killed": "#affected+killed", "injured": "#affected+injured", "missing": "#affected+missing", "abducted": "#affected+abducted",
        "detained": "#affected+detained", "displaced": "#affected+displaced", "rescued": "#affected+rescued", "unspecified": "#affected"}  # fmt: skip

_HEAD = (
    Column("id", "#event+id"), Column("status", "#status+record"), Column("grade", "#status+grade"), Column("revision", "#meta+revision+num"),
    Column("event_type", "#event+type"), Column("acled_sub_event_type", "#event+type+acled"), Column("date_start", "#date+start"),
    Column("date_end", "#date+end"), Column("date_precision", "#date+precision"), Column("place", "#loc+name"),
    Column("admin1", "#adm1+name"), Column("country", "#country+code+v_iso2"), Column("latitude", "#geo+lat"), Column("longitude", "#geo+lon"),
    Column("place_precision", "#geo+precision"), Column("gazetteer_id", "#loc+code"), Column("coarsened", "#geo+coarsened"),
    Column("coarsened_to_km", "#geo+coarsened+km+num"), Column("position_withheld", "#geo+withheld"), Column("perpetrators", "#group+perpetrators"),
)  # fmt: skip
_TAIL = (
    Column("killed_said_by", "#meta+source+killed"), Column("killed_quote", "#meta+quote+killed"), Column("injured_said_by", "#meta+source+injured"),
    Column("injured_quote", "#meta+quote+injured"), Column("policy", "#meta+policy"), Column("origins", "#meta+origins+num"),
    Column("reports", "#meta+reports+num"), Column("publishers", "#meta+source+name"), Column("urls", "#meta+url"),
    Column("victims_named", "#affected+names"), Column("view", "#meta+view"), Column("withheld", "#meta+withheld"),
)  # fmt: skip


def _toll_columns() -> tuple[Column, ...]:
    return tuple(
        Column(f"{harm}_{bound}", f"{_HXL[harm]}+{bound}{'' if bound == 'open' else '+num'}")
        for harm in HARMS
        for bound in ("min", "best", "max", "open")
    )


COLUMNS = (*_HEAD, *_toll_columns(), *_TAIL)
"""All of them, in order."""
NUMBERS = frozenset(
    {"revision", "origins", "reports", *(f"{harm}_{bound}" for harm in HARMS for bound in ("min", "best", "max"))}
)
"""Columns of whole numbers; `DEGREES` of others, `TRUTHS` of truth values, the rest of texts."""
DEGREES = frozenset({"latitude", "longitude", "coarsened_to_km"})
TRUTHS = frozenset({"coarsened", "position_withheld", *(f"{harm}_open" for harm in HARMS)})


def flat_row(record: Json) -> dict[str, Value]:
    """The incident's row; what is not known is None, and a truth value that is not told of a toll that is not there."""
    time, place = record.get("time") or {}, record.get("place") or {}
    row: dict[str, Value] = {
        "id": record["id"],
        **{key: record.get(key) for key in ("status", "grade", "revision", "event_type", "acled_sub_event_type")},
        "date_start": time.get("start"),
        "date_end": time.get("end"),
        "date_precision": time.get("precision"),
        "place": place.get("name"),
        **{key: place.get(key) for key in ("admin1", "country", "latitude", "longitude")},
        "place_precision": place.get("precision"),
        "gazetteer_id": place.get("gazetteer_id"),
        "coarsened": bool(place.get("coarsened", False)),
        "coarsened_to_km": place.get("coarsened_to_km"),
        "position_withheld": bool(place.get("position_withheld", False)),
        "perpetrators": _joined(_tell(one) for one in record.get("perpetrators") or ()),
    }
    tolls = record.get("tolls") or {}
    for harm in HARMS:
        toll = tolls.get(harm) or {}
        row |= {f"{harm}_{bound}": toll.get(bound) for bound in ("min", "best", "max", "open")}
    for harm in _BASED:
        basis = basis_of(record, harm) if harm in tolls else None
        row[f"{harm}_said_by"] = basis.said_by if basis else None
        row[f"{harm}_quote"] = basis.quote if basis else None
    reports = record.get("reports") or ()
    row |= {
        "policy": _joined(dict.fromkeys(toll["policy"] for toll in tolls.values() if toll.get("policy"))),
        "origins": record.get("origins"),
        "reports": len(reports),
        "publishers": _joined(publishers_of(record)),
        "urls": " ".join(dict.fromkeys(report["url"] for report in reports if report.get("url"))) or None,
        "victims_named": _joined(str(victim["name"]) for victim in record.get("victims") or ()),
        "view": record["disclosure"]["view"],
        "withheld": _joined(f"{reason}: {count}" for reason, count in record["disclosure"]["withheld"].items()),
    }
    return row


def _tell(perpetrator: Json) -> str:
    """One perpetrator with how surely: `Russia (RU, alleged)`."""
    notes = ", ".join(str(perpetrator[key]) for key in ("country", "status") if perpetrator.get(key))
    return f"{perpetrator.get('name') or 'not named'}{f' ({notes})' if notes else ''}"


def _joined(parts: Any) -> str | None:
    return "; ".join(parts) or None
