"""One incident as it may leave: built anew from the keys that are known, never a copy with parts taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.disclose.coarsen import coarsen_place
from onrecord.disclose.disclosed import Disclosed, sealed
from onrecord.disclose.forces import is_position
from onrecord.disclose.names import names_of
from onrecord.disclose.rules import NAME, Rules
from onrecord.disclose.victims import persons_of
from onrecord.disclose.words import PRIVATE, Words
from onrecord.errors import DisclosureError

Json = Mapping[str, Any]

_AS_THEY_ARE = ("id", "status", "grade", "event_type", "acled_sub_event_type", "reality", "standing", "policy")
_SCRUBBED = ("axes", "tolls", "marginals", "history", "site", "weapons", "merged")
_HANDLED = frozenset(
    [
        "time",
        "place",
        "perpetrators",
        "reports",
        "origins",
        "claims",
        "decisions",
        "machine",
        "revision",
        "victims",
        "restricted_names",
    ]
)
_WEB = ("http://", "https://")


def disclose_all(incidents: Iterable[Json], rules: Rules) -> Iterator[Disclosed]:
    """Each incident as it may leave, one at a time, in order."""
    return (disclose(incident, rules) for incident in incidents)


def disclose(incident: Json, rules: Rules) -> Disclosed:
    """The incident as it may leave under these rules.

    Args:
        incident: the contract's JSON, with `victims` (and `restricted_names`) where names are known that may not leave.

    Raises:
        DisclosureError: the incident is not as the contract has it. The message names its id alone, for the rest may not leave.
    """
    fault = None
    try:
        return _disclosed(incident, rules)
    except Exception as error:  # whatever it says may quote what must not leave, so not even its cause goes on
        fault = type(error).__name__
    identifier = incident.get("id") if isinstance(incident, Mapping) else None
    raise DisclosureError(
        identifier if isinstance(identifier, str) and identifier.isalnum() else "of an unknown id", fault
    )


def _disclosed(incident: Json, rules: Rules) -> Disclosed:
    _check(incident)
    persons = persons_of(incident)
    position = is_position(incident, rules.vocabulary)
    words = Words(
        rules,
        names_of(persons.withheld, persons.named),
        names_of(_witnesses(incident)) if rules.view == "public" else names_of(()),
        names_of(_place_names(incident), _told_areas(incident)) if position else names_of(()),
        frozenset(persons.named),
    )
    words.tally["victim-name"] += persons.kept
    known = {*_AS_THEY_ARE, *_SCRUBBED, *_HANDLED}
    words.tally["unknown-key"] += sum(key not in known for key in incident)
    record: dict[str, Any] = {key: incident[key] for key in _AS_THEY_ARE if key in incident}
    record["time"] = _anything(incident.get("time"), words, position=position)
    record["place"] = _place(incident.get("place"), words, position=position)
    record["perpetrators"] = [_perpetrator(one, words) for one in incident.get("perpetrators") or ()]
    record |= {key: _anything(incident[key], words, position=position) for key in _SCRUBBED if key in incident}
    record["reports"] = [_report(report, words) for report in incident.get("reports") or ()]
    record["origins"] = incident.get("origins")
    record["claims"] = [_claim(claim, words, position=position) for claim in incident.get("claims") or ()]
    record["decisions"] = [
        _decision(one, words, persons.named, position=position) if isinstance(one, Mapping) else str(one)
        for one in incident.get("decisions") or ()
    ]
    if "machine" in incident:
        record["machine"] = _anything(incident["machine"], words, position=position)
    if persons.released:
        record["victims"] = [dict(person) for person in persons.released]
    record["revision"] = incident.get("revision", 1)
    withheld = {reason: count for reason, count in sorted(words.tally.items()) if count}
    record["disclosure"] = {"view": rules.view, "withheld": withheld}
    return sealed(record, rules.view, withheld)


def _check(incident: Json) -> None:
    """Raises where a part that exporters look into is not of the contract's kind."""
    parts = [incident.get("time"), incident.get("place"), *(incident.get("tolls") or {}).values()]
    for key in ("perpetrators", "reports", "claims"):
        parts += incident.get(key) or ()
    if not isinstance(incident["id"], str) or any(not isinstance(part, Mapping) for part in parts if part is not None):
        raise TypeError


def _place_names(incident: Json) -> Iterator[str]:
    """The names of a position, all but those of the region and country that may be told."""
    places = [incident.get("place")]
    places += [claim.get("value") for claim in incident.get("claims") or () if claim.get("field") == "place"]
    for place in places:
        if isinstance(place, Mapping) and place.get("name") not in (None, place.get("admin1"), place.get("country")):
            yield place["name"]


def _told_areas(incident: Json) -> Iterator[str]:
    """The names of the region and country of a position, which may be told."""
    place = incident.get("place") or {}
    yield from (place[key] for key in ("admin1", "country") if place.get(key))


def _witnesses(incident: Json) -> Iterator[str]:
    for claim in incident.get("claims") or ():
        if _origin_kind(claim) == "witness":
            yield from (name for name in (claim.get("said_by"), claim["origin"].get("name")) if name and name != NAME)


def _origin_kind(claim: Json) -> Any:
    origin = claim.get("origin")
    return origin.get("kind") if isinstance(origin, Mapping) else None


def _anything(value: Any, words: Words, *, position: bool, key: str = "") -> Any:
    """A JSON value as it may leave: places in it as the incident's own, its texts as quotes, without keys that never leave."""
    if isinstance(value, Mapping):
        if "latitude" in value or "longitude" in value:
            return _place(value, words, position=position)
        kept = ((str(k), v) for k, v in value.items() if k not in PRIVATE)
        return {words.key(k): _anything(v, words, position=position, key=k) for k, v in kept}
    if isinstance(value, list | tuple):
        return [_anything(one, words, position=position, key=key) for one in value]
    return words.scalar(value, key)


def _place(place: Json | None, words: Words, *, position: bool) -> dict[str, Any] | None:
    if place is None:
        return None
    told = {
        "name": place.get("name"), "gazetteer_id": place.get("gazetteer_id"), "latitude": place.get("latitude"),
        "longitude": place.get("longitude"), "precision": place.get("precision", "unknown"), "country": place.get("country"),
        "admin1": place.get("admin1"),
    }  # fmt: skip
    for key in ("admin2", "coarsened", "coarsened_to_km", "stated_precision"):
        if key in place:
            told[key] = place[key]
    if position:
        words.tally["force-position"] += 1
        name = told["admin1"] or told["country"]
        precision = "admin1" if told["admin1"] else "country" if told["country"] else "unknown"
        told |= {"name": name, "gazetteer_id": None, "latitude": None, "longitude": None, "precision": precision}
        told.pop("admin2", None)
        told["position_withheld"] = True
    elif words.rules.coarsen_km is not None and told["latitude"] is not None:
        told = coarsen_place(told, words.rules.coarsen_km)
        words.tally["coordinates"] += 1
    for key in ("name", "admin1", "admin2"):
        if isinstance(told.get(key), str):
            told[key] = words.name(told[key])
    return told


def _perpetrator(perpetrator: Json, words: Words) -> dict[str, Any]:
    told = _anything({k: v for k, v in perpetrator.items() if k != "name"}, words, position=False)
    name = perpetrator.get("name")
    if isinstance(name, str):
        name = words.prose(name) if perpetrator.get("kind") == "individual" else words.name(name)
    return {"name": name, **told}


def _report(report: Json, words: Words) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": words.report_id(str(report["id"])),
        "published": report.get("published"),
        "publisher": words.name(report["publisher"]) if report.get("publisher") else None,
        "url": _url(report.get("url"), words),
        "title": words.quote(report["title"]) if report.get("title") else None,
        "rank": report.get("rank", 0),
    }
    if told["id"] != report["id"]:
        words.tally["report-id"] += 1
    if "origin" in report:
        told["origin"] = _origin(report["origin"], words)
    if "standing" in report:
        told["standing"] = report["standing"]
    if "copy_of" in report:
        told["copy_of"] = words.report_id(report["copy_of"]) if report["copy_of"] else None
    return told


def _url(url: str | None, words: Words) -> str | None:
    if url is None:
        return None
    if not url.lower().startswith(_WEB) or words.holds(url):
        words.tally["url"] += 1
        return None
    return url


def _origin(origin: Any, words: Words) -> Any:
    if isinstance(origin, Mapping):
        witness = words.rules.view == "public" and origin.get("kind") == "witness"
        name = origin.get("name")
        return {"kind": origin.get("kind"), "name": None if witness or not name else words.prose(name)}
    return words.prose(origin) if isinstance(origin, str) else origin


def _claim(claim: Json, words: Words, *, position: bool) -> dict[str, Any]:
    field = str(claim.get("field", ""))
    hidden = position and field == "place"
    quote = claim.get("quote")
    told: dict[str, Any] = {
        "id": claim["id"],
        "report": words.report_id(str(claim["report"])) if claim.get("report") is not None else None,
        "field": field,
        "value": _claim_value(claim.get("value"), field, words, position=position),
        "quote": None
        if hidden or not quote
        else words.quote(quote, casualties=field.startswith(("casualties.", "victim"))),
        "said_by": words.prose(claim["said_by"]) if claim.get("said_by") else None,
        "as_of": claim.get("as_of"),
    }
    if "origin" in claim:
        told["origin"] = _origin(claim["origin"], words)
    for key in ("stance", "standing"):
        if key in claim:
            told[key] = claim[key]
    return told


def _claim_value(value: Any, field: str, words: Words, *, position: bool) -> Any:
    if field.startswith("victim"):
        return None
    if field == "perpetrators" and isinstance(value, Mapping):
        return _perpetrator(value, words)
    return _anything(value, words, position=position, key=field)


def _decision(decision: Json, words: Words, named: tuple[str, ...], *, position: bool) -> dict[str, Any]:
    told: dict[str, Any] = {key: decision.get(key) for key in ("id", "verdict", "at", "supersedes")}
    told["reason"] = _reason(decision.get("reason"), words)
    if decision.get("field") is not None:
        told["field"] = decision["field"]
    told["value"] = _anything(decision.get("value"), words, position=position, key="value")
    told["anchors"] = [
        {
            "report": words.report_id(str(anchor.get("report"))),
            "quote": words.quote(str(anchor.get("quote") or ""), casualties=True),
        }
        for anchor in decision.get("anchors") or ()
        if isinstance(anchor, Mapping)
    ]
    if decision.get("verdict") == "RELEASE" and not any(name in str(decision.get("value")) for name in named):
        told["value"] = None  # about a person who may not be named, or about the incident
    if words.rules.view == "public":
        words.tally["reviewer"] += decision.get("by") is not None
    else:
        told["by"] = words.prose(str(decision["by"])) if decision.get("by") else None
    return told


def _reason(reason: Any, words: Words) -> str | None:
    """Why somebody decided so: typed by people who know more names than these rules, so that it never becomes public."""
    if not reason:
        return None
    if words.rules.view == "public" or words.names_victim(str(reason)):
        words.tally["reason"] += 1
        return None
    return words.quote(str(reason))


def withheld_in(disclosed: Iterable[Disclosed]) -> Counter[str]:
    """How often each thing was withheld over all of these."""
    tally: Counter[str] = Counter()
    for one in disclosed:
        tally.update(one.withheld)
    return tally
