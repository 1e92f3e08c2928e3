"""An ACLED-shaped table: their columns, codes and conventions, as far as the record's facts allow; what it does not know stays empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, BinaryIO

from onrecord.disclose.disclosed import Disclosed
from onrecord.export.api import Column, Exporter, ExportOptions, Tally, Written
from onrecord.export.basis import accused, basis_of, behind, publishers_of
from onrecord.export.countries import Country, country_of
from onrecord.export.fineness import acled_geo_precision, acled_time_precision, first_day
from onrecord.export.rows import CsvRows, in_order
from onrecord.model.values import interval_of, toll_of
from onrecord.model.words import say_interval, say_key, say_toll

Json = Mapping[str, Any]

_NAMES = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_EVENT_TYPES = {
    "Armed clash": "Battles", "Government regains territory": "Battles", "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": "Explosions/Remote violence", "Air/drone strike": "Explosions/Remote violence", "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence", "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence", "Sexual violence": "Violence against civilians", "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians", "Violent demonstration": "Riots", "Mob violence": "Riots",
    "Peaceful protest": "Protests", "Protest with intervention": "Protests", "Excessive force against protesters": "Protests",
    "Agreement": "Strategic developments", "Arrests": "Strategic developments", "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments", "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments", "Non-violent transfer of territory": "Strategic developments", "Other": "Strategic developments",
}  # fmt: skip
"""ACLED codebook: each sub-event type belongs to one event type."""
_VIOLENCE = "Violence against civilians"
_DISORDERS = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}
_DEMONSTRATIONS = {
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_VAGUE = {
    "bare-plural": 3,
    "several": 3,
    "large-number": 3,
    "tens": 10,
    "dozens": 12,
    "several-dozen": 12,
    "scores": 10,
    "hundreds": 100,
}
"""What ACLED writes for words without a number, by the name of the convention that read them; applied in this export alone."""
_STATE, _EXTERNAL, _CIVILIANS = 1, 8, 7
_ALONE = 0
"""The second digit of `interaction` where one side alone is known."""


def _write(incidents: Iterator[Disclosed], stream: BinaryIO, options: ExportOptions) -> Written:
    tally, rows = Tally(), CsvRows(stream)
    rows.write(_NAMES)
    moment = int(datetime.fromisoformat(options.made).timestamp()) if options.made else None
    for incident in incidents:
        record = incident.record
        why = _no_place_for(record)
        if why:
            tally.left_out[why] += 1
            continue
        rows.write(in_order(_row(record, moment), _NAMES))
        tally.rows += 1
    return tally.written()


def _no_place_for(record: Json) -> str | None:
    """Why ACLED would code no event of this; None where it would."""
    if record.get("acled_sub_event_type") not in _EVENT_TYPES:
        return "no ACLED sub-event type"
    if acled_time_precision(record.get("time") or {}) is None:
        return "time unknown or coarser than a month"
    place = record.get("place") or {}
    if place.get("position_withheld"):
        return "position withheld"
    if place.get("latitude") is None or acled_geo_precision(place) is None:
        return "place unknown or a country as a whole"
    return None


def _row(record: Json, moment: int | None) -> dict[str, Any]:
    place, sub_event = record["place"], record["acled_sub_event_type"]
    country, day, event = country_of(place.get("country")), first_day(record["time"]), _EVENT_TYPES[sub_event]
    actors = list(accused(record))
    inter1 = _inter(actors[0], place) if actors else None
    civilians = event == _VIOLENCE or _civilians_harmed(record)
    assert day is not None  # its time precision is known
    return {
        "event_id_cnty": record["id"],
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": acled_time_precision(record["time"]),
        "disorder_type": _DEMONSTRATIONS.get(sub_event) or _DISORDERS.get(event, "Political violence"),
        "event_type": event,
        "sub_event_type": sub_event,
        "actor1": actors[0]["name"] if actors else _unidentified(country),
        "assoc_actor_1": "; ".join(actor["name"] for actor in actors[1:]),
        "inter1": inter1,
        "actor2": (f"Civilians ({country.name})" if country else "Civilians") if civilians else "",
        "assoc_actor_2": "",
        "inter2": _CIVILIANS if civilians else None,
        "interaction": _interaction(inter1, _CIVILIANS if civilians else None),
        "civilian_targeting": "Civilian targeting" if event == _VIOLENCE else "",
        "iso": country.numeric if country else None,
        "region": country.acled if country else "",
        "country": country.name if country else place.get("country"),
        "admin1": place.get("admin1") or "",
        "admin2": place.get("admin2") or (place["name"] if place["precision"] == "admin2" else ""),
        "admin3": "",
        "location": place["name"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "geo_precision": acled_geo_precision(place),
        "source": "; ".join(publishers_of(record)),
        "source_scale": "",
        "notes": _notes(record),
        "fatalities": _fatalities(record),
        "tags": f"grade={record['grade']}" if record.get("grade") else "",
        "timestamp": moment,
    }


def _unidentified(country: Country | None) -> str:
    return f"Unidentified Armed Group ({country.name})" if country else "Unidentified Armed Group"


def _inter(actor: Json, place: Json) -> int | None:
    """State forces at home are 1, abroad 8; whether an organisation is a rebel group or a militia is not on record, so it has none."""
    if actor.get("kind") not in ("state", "force") or not actor.get("country") or not place.get("country"):
        return None
    return _STATE if actor["country"] == place["country"] else _EXTERNAL


def _interaction(one: int | None, other: int | None) -> int | None:
    """Both codes in one number, the smaller first; the first side's and 0 where no second is known, and none where the first is not."""
    if one is None:
        return None
    return one * 10 + _ALONE if other is None else min(one, other) * 10 + max(one, other)


def _civilians_harmed(record: Json) -> bool:
    """True where a claim says that someone harmed was a civilian, and none that anyone was a combatant."""
    statuses = {
        claim["value"].get("population", {}).get("status")
        for claim in record.get("claims") or ()
        if claim["field"].startswith("casualties.")
        and isinstance(claim.get("value"), Mapping)
        and claim["value"].get("max") != 0
    }
    return "civilian" in statuses and "combatant" not in statuses


def _vague(record: Json) -> int | None:
    """ACLED's number for the words that alone set the toll's least number; None where they have a number."""
    toll = (record.get("tolls") or {}).get("killed") or {}
    setting = set((toll.get("set_by") or {}).get("min") or ())
    words = [claim["value"].get("convention") for claim in behind(record, "killed") if claim["id"] in setting]
    numbers = [_VAGUE.get(convention or "") for convention in words]
    known = [number for number in numbers if number is not None]
    return min(known) if known and len(known) == len(numbers) else None


def _fatalities(record: Json) -> int:
    """One number: the least that the toll bears out, ACLED's own for words without one, 0 where no death is told of."""
    toll = (record.get("tolls") or {}).get("killed")
    if toll is None:
        return 0
    vague = _vague(record)
    return int(toll["min"] if vague is None else vague)


def _notes(record: Json) -> str:
    """What is reported, by whom and in which words; and how the one number was made of the range."""
    place, tolls = record["place"], record.get("tolls") or {}
    time = interval_of(record["time"])
    parts = [f"Reported: {say_key(record['event_type'])}, {place['name']}, {say_interval(time) if time else ''}."]
    if place.get("coarsened"):
        parts.append(f"Point coarsened to a grid of {place['coarsened_to_km']:g} km.")
    accusations = record.get("perpetrators") or ()
    parts += [f"Said to be by {one['name']} ({one.get('status', 'stated')})." for one in accusations]
    for harm, toll in tolls.items():
        basis = basis_of(record, harm)
        said = f", according to {basis.said_by}" + (f": “{basis.quote}”" if basis.quote else "") if basis else ""
        parts.append(f"{say_key(harm).capitalize()} {say_toll(toll_of(toll))}{said}.")
    vague = _vague(record) if "killed" in tolls else None
    if vague is not None:
        parts.append(f"Fatalities coded {vague} by ACLED's convention for words without a number.")
    elif "killed" in tolls and tolls["killed"]["min"] != tolls["killed"]["max"]:
        parts.append("Fatalities are the least number on record.")
    return " ".join(parts)


EXPORTER = Exporter("acled", ".acled.csv", "text/csv", _write, tuple(map(Column, _NAMES)))
