"""A reading as the contract's JSON object. Names, nesting and units are fixed; keys may be added."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model.account import Account, Aggregate
from onrecord.model.casualty import Casualty, Toll
from onrecord.model.interval import Interval
from onrecord.model.place import Place
from onrecord.model.reading import Reading
from onrecord.model.report import Repair, Report
from onrecord.model.span import Span
from onrecord.model.statement import Statement

CONTRACT = 1
"""The version of the JSON shape."""

Json = dict[str, Any]


def reading_to_json(reading: Reading) -> Json:
    """The contract's object for one reading: plain dicts, lists, strings, numbers and None."""
    mentions = reading.mentions
    producer = reading.producer
    return {
        "contract": CONTRACT,
        "report": _report(reading.report),
        "mentions": {
            "times": [
                {"span": _span(m.span), "type": m.type, "value": m.value, "interval": interval_to_json(m.interval)}
                for m in mentions.times
            ],
            "places": [{"span": _span(m.span), **place_to_json(m.place), "role": m.role} for m in mentions.places],
            "actors": [
                {"span": _span(m.span), "name": m.name, "kind": m.kind, "country": m.country} for m in mentions.actors
            ],
            "weapons": [{"span": _span(m.span), "type": m.type} for m in mentions.weapons],
            "objects": [{"span": _span(m.span), "type": m.type, "count": m.count} for m in mentions.objects],
        },
        "statements": [_statement(s) for s in reading.statements],
        "accounts": [_account(a) for a in reading.accounts],
        "aggregates": [_aggregate(a) for a in reading.aggregates],
        "notices": [{"code": n.code, "message": n.message} for n in reading.notices],
        "producer": {
            "name": producer.name,
            "version": producer.version,
            "lexicon": producer.lexicon,
            "gazetteer": producer.gazetteer,
            "model": producer.model,
        },
    }


def _iso(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _span(span: Span) -> Json:
    out: Json = {"start": span.start, "end": span.end, "quote": span.quote}
    if span.field == "title":
        out["in"] = "title"
    return out


def interval_to_json(interval: Interval | None) -> Json | None:
    """The contract's INTERVAL; null for None."""
    if interval is None:
        return None
    return {"start": _iso(interval.start), "end": _iso(interval.end), "precision": interval.precision}


def place_to_json(place: Place) -> Json:
    """The contract's place, without the words that name it."""
    return {
        "name": place.name,
        "gazetteer_id": place.gazetteer_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "country": place.country,
        "admin1": place.admin1,
    }


def _report(report: Report) -> Json:
    bounds = report.published_bounds
    own: Json = {
        "id": report.id,
        "text": report.text,
        "title": report.title,
        "publisher": report.publisher,
        "wire": report.wire,
        "url": report.url,
        "language": report.language,
        "published": _iso(report.published),
        "published_bounds": None if bounds is None else [_iso(bounds[0]), _iso(bounds[1])],
        "dateline": report.dateline and {"place": report.dateline.place, "span": _span(report.dateline.span)},
        "repairs": [_repair(r) for r in report.repairs],
        "metadata": {key: {"value": told.value, "from": told.source} for key, told in report.metadata_sources.items()},
    }
    # what the input says under a name that is ours is kept, under a name that is its own
    taken = {key: value for key, value in report.extra.items() if key in own or key == "input"}
    return {**report.extra, **own, **({"input": taken} if taken else {})}


def _repair(repair: Repair) -> Json:
    out: Json = {
        "kind": repair.kind,
        "before": repair.before,
        "after": repair.after,
        "start": repair.start,
        "raw_start": repair.raw_start,
    }
    if repair.field == "title":
        out["in"] = "title"
    return out


def _statement(statement: Statement) -> Json:
    source = statement.source
    return {
        "id": statement.id,
        "source": source
        and {"span": _span(source.span), "name": source.name, "role": source.role, "country": source.country},
        "cue": statement.cue and {"span": _span(statement.cue)},
        "content": [_span(s) for s in statement.content],
        "mode": statement.mode,
        "stance": statement.stance,
    }


def _casualty(casualty: Casualty) -> Json:
    population = casualty.population
    return {
        "harm": casualty.harm,
        "min": casualty.count.min,
        "max": casualty.count.max,
        "convention": casualty.count.convention,
        "wording": casualty.wording,
        "span": _span(casualty.span),
        "trigger": casualty.trigger and _span(casualty.trigger),
        "population": {
            "status": population.status,
            "age": population.age,
            "sex": population.sex,
            "role": population.role,
        },
        "scope": casualty.scope,
        "extent": casualty.extent,
        "statement": casualty.statement,
    }


def toll_to_json(toll: Toll) -> Json:
    """The contract's toll, without who set its bounds."""
    return {"min": toll.min, "best": toll.best, "max": toll.max, "open": toll.open}


def _account(account: Account) -> Json:
    out: Json = {
        "id": account.id,
        "standing": account.standing,
        "reality": account.reality,
        "event_type": account.event_type,
        "acled_sub_event_type": account.acled_sub_event_type,
        "time": interval_to_json(account.time),
        "time_spans": [_span(s) for s in account.time_spans],
        "place": account.place
        and {**place_to_json(account.place.place), "spans": [_span(s) for s in account.place.spans]},
        "site": account.site and {"type": account.site.type, "span": _span(account.site.span)},
        "perpetrators": [
            {
                "name": p.name,
                "kind": p.kind,
                "country": p.country,
                "span": _span(p.span),
                "status": p.status,
                "statement": p.statement,
            }
            for p in account.perpetrators
        ],
        "weapons": [{"type": w.type, "span": _span(w.span)} for w in account.weapons],
        "objects": [{"type": o.type, "span": _span(o.span)} for o in account.objects],
        "victims": [
            {
                "span": _span(v.span),
                "name": v.name,
                "status": v.status,
                "harm": v.harm,
                "age": v.age,
                "sex": v.sex,
            }
            for v in account.victims
        ],
        "casualties": [_casualty(c) for c in account.casualties],
        "damage": [
            {
                "object": d.object,
                "min": d.min,
                "max": d.max,
                "degree": d.degree,
                "span": _span(d.span),
                "statement": d.statement,
            }
            for d in account.damage
        ],
        "evidence": [
            {"kind": e.kind, "by": e.by, "span": _span(e.span), "statement": e.statement} for e in account.evidence
        ],
        "triggers": [_span(s) for s in account.triggers],
        "tolls": {harm: toll_to_json(toll) for harm, toll in account.tolls.items()},
    }
    if account.muc_type is not None:
        out["muc_type"] = account.muc_type
    return out


def _aggregate(aggregate: Aggregate) -> Json:
    window = aggregate.window
    return {
        "scope": aggregate.scope,
        "window": interval_to_json(window) if isinstance(window, Interval) else window,
        "area": aggregate.area,
        "casualties": [_casualty(c) for c in aggregate.casualties],
        "includes": list(aggregate.includes),
        "span": _span(aggregate.span),
        "statement": aggregate.statement,
    }
