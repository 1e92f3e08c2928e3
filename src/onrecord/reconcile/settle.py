"""What people set, over what the machine derived; the machine's value stays beside it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from onrecord.errors import UsageError
from onrecord.model.casualty import HARMS, Harm, Toll
from onrecord.model.contract import interval_to_json, place_to_json, toll_to_json
from onrecord.model.incident import Incident, IncidentToll, Rulings
from onrecord.model.values import interval_of, place_of
from onrecord.reconcile.fields import EventTypes

DECIDED = "decision/1"
"""Stands for a policy where a person set the toll."""
_LOSSES = "casualties."


def settle(incident: Incident, rulings: Rulings, types: EventTypes) -> Incident:
    """The incident with every field that was set, and in `machine` what the machine said of each.

    Raises:
        UsageError: a field that nobody can set, or a toll whose bounds are out of order.
    """
    machine: dict[str, Any] = dict(incident.machine)
    for field, value in sorted(rulings.settled.items()):
        machine[field], incident = _settled(incident, field, value, types)
    if rulings.grade is not None:
        machine["grade"], incident = incident.grade, replace(incident, grade=rulings.grade)
    return replace(incident, machine=machine)


def _settled(incident: Incident, field: str, value: Any, types: EventTypes) -> tuple[Any, Incident]:
    """The machine's value of the field, and the incident with the one that was set."""
    harm = field.removeprefix(_LOSSES)
    if field == "event_type":
        return incident.event_type, replace(incident, event_type=value, acled_sub_event_type=types.acled.get(value))
    if field == "time":
        return interval_to_json(incident.time), replace(incident, time=interval_of(value))
    if field == "place":
        return incident.place and place_to_json(incident.place), replace(incident, place=place_of(value))
    if field == "perpetrators":
        return [dict(one) for one in incident.perpetrators], replace(incident, perpetrators=tuple(value or ()))
    if field.startswith(_LOSSES) and harm in HARMS:
        return _toll_settled(incident, cast(Harm, harm), value)
    raise UsageError(
        f"incident {incident.id}: found a decision that sets {field!r}, expected event_type, time, place, perpetrators or "
        "casualties with a harm (casualties.killed); supersede the decision"
    )


def _toll_settled(incident: Incident, harm: Harm, value: Any) -> tuple[Any, Incident]:
    before = incident.tolls.get(harm)
    told = None if before is None else {**toll_to_json(before.toll), "policy": before.policy}
    if value is None:
        return told, replace(incident, tolls={each: toll for each, toll in incident.tolls.items() if each != harm})
    low, best, high = value["min"], value.get("best"), value["max"]
    if not 0 <= low <= (low if best is None else best) <= high:
        raise UsageError(
            f"incident {incident.id}: found a decision that sets {harm} to min {low}, best {best}, max {high}, expected "
            "0 <= min <= best <= max; supersede the decision"
        )
    toll = Toll(low, best, high, bool(value.get("open", False)))
    kept = dict(before.left_out) if before is not None else {}
    own = {identity: "not-chosen" for ids in before.set_by.values() for identity in ids} if before is not None else {}
    settled = IncidentToll(toll, DECIDED, {"min": (), "best": (), "max": ()}, cast(Any, {**kept, **own}))
    order = [each for each in HARMS if each == harm or each in incident.tolls]
    tolls = {cast(Harm, each): settled if each == harm else incident.tolls[cast(Harm, each)] for each in order}
    return told, replace(incident, tolls=tolls)
