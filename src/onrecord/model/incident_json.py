"""An incident as the contract's JSON object. Names, nesting and units are fixed; keys may be added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from onrecord.model.contract import interval_to_json, place_to_json, toll_to_json
from onrecord.model.decision import Decision, public_of
from onrecord.model.incident import Claim, Incident, IncidentToll, MemberReport, Origin

Json = dict[str, Any]


def incident_to_json(incident: Incident, decisions: Sequence[Decision] = ()) -> Json:
    """The contract's object for one incident: plain dicts, lists, strings, numbers and None. Its `victims` are restricted; `disclose` keeps them back.

    Args:
        decisions: those in force about the incident; of others than `incident.decisions` names nothing is told, and of
            none the words of reports, which may name victims.
    """
    named = set(incident.decisions)
    return {
        "id": incident.id,
        "status": incident.status,
        "grade": incident.grade,
        "axes": {"event": incident.credibility, "responsibility": incident.answer},
        "event_type": incident.event_type,
        "acled_sub_event_type": incident.acled_sub_event_type,
        "time": interval_to_json(incident.time),
        "place": incident.place and place_to_json(incident.place),
        "perpetrators": [dict(one) for one in incident.perpetrators],
        "tolls": {harm: _toll(toll) for harm, toll in incident.tolls.items()},
        "marginals": [dict(one) for one in incident.marginals],
        "history": [dict(one) for one in incident.history],
        "reports": [_report(report) for report in incident.reports],
        "origins": incident.origins,
        "claims": [_claim(claim, incident.claim_origins.get(claim.id)) for claim in incident.claims],
        "decisions": [public_of(each) for each in decisions if each.id in named],
        "machine": dict(incident.machine),
        "victims": [dict(victim) for victim in incident.victims],
        "revision": incident.revision,
    }


def _toll(toll: IncidentToll) -> Json:
    return {
        **toll_to_json(toll.toll),
        "policy": toll.policy,
        "set_by": {bound: list(claims) for bound, claims in toll.set_by.items()},
        "left_out": dict(toll.left_out),
    }


def _report(report: MemberReport) -> Json:
    return {
        "id": report.id,
        "published": _iso(report.published),
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "origin": _origin(report.origin),
        "rank": report.rank,
        "standing": report.standing,
        "copy_of": report.copy_of,
    }


def _claim(claim: Claim, origin: Origin | None) -> Json:
    return {
        "id": claim.id,
        "report": claim.report,
        "field": claim.field,
        "value": claim.value,
        "quote": claim.quote,
        "said_by": claim.speaker and claim.speaker.name,
        "stance": claim.speaker and claim.speaker.stance,
        "origin": origin and _origin(origin),
        "as_of": _iso(claim.as_of),
    }


def _origin(origin: Origin) -> Json:
    return {"kind": origin.kind, "name": origin.name}


def _iso(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()
