"""An incident made out of its member accounts as a ledger keeps them: reconciled under a policy, and written in the contract's JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from onrecord.model.decision import Decision
from onrecord.model.incident import Claim, ClaimId, IncidentId, Member, PolicyName, Rulings, Speaker
from onrecord.model.incident_json import incident_to_json
from onrecord.model.values import interval_of, place_of, toll_of
from onrecord.reconcile.incident import Reconciling, reconcile_incident
from onrecord.store.resolving import IncidentEntry, Told

Json = dict[str, Any]
Ruling = Callable[[Sequence[tuple[str, int]]], Rulings]

_LISTED = (
    "event_type",
    "acled_sub_event_type",
    "time",
    "place",
    "perpetrators",
    "grade",
    "status",
    "origins",
    "revision",
)
"""What a list shows of an incident, besides its tolls and reports."""


def entry_of_incident(
    identifier: str, told: Sequence[Told], ruling: Ruling, policy: PolicyName, decisions: Sequence[Decision] = ()
) -> IncidentEntry:
    """The incident of these accounts, one or more, as a ledger keeps it; `decisions` are all that are in force."""
    whole = incident_json(identifier, told, ruling, policy, decisions)
    fields = {name: whole[name] for name in _LISTED}
    fields["tolls"] = {
        harm: {k: v for k, v in toll.items() if k != "left_out"} for harm, toll in whole["tolls"].items()
    }
    # told as fact by anyone, it is told as fact
    fields["reality"] = "happened" if any(one.fields["reality"] == "happened" for one in told) else "alleged"
    fields["standing"] = min((one.fields["standing"] for one in told), key=_STANDINGS.index)
    packed = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return IncidentEntry(identifier, fields, packed, tuple(one.key for one in told))


_STANDINGS = ("main", "follow-up", "background")


def incident_json(
    identifier: str, told: Sequence[Told], ruling: Ruling, policy: PolicyName, decisions: Sequence[Decision] = ()
) -> Json:
    """The incident in the contract's JSON. `revision` counts the accounts and decisions that it is made of, so that it grows with each."""
    rulings = ruling([(str(one.report["id"]), one.key.rank) for one in told])
    by = Reconciling(rulings=rulings, revision=len(told) + len(rulings.decisions))
    incident = reconcile_incident(IncidentId(identifier), [member_of(one) for one in told], policy, by)
    return incident_to_json(incident, decisions if rulings.decisions else ())


def member_of(told: Told) -> Member:
    """The account as its incident sees it."""
    report, fields = told.report, told.fields
    published = _moment(report["published"])
    return Member(
        seq=told.key.seq,
        report=str(report["id"]),
        rank=told.key.rank,
        published=published,
        publisher=report["publisher"],
        url=report["url"],
        title=report["title"],
        wire=report["wire"],
        copy_of=str(told.copy_of),
        standing=fields["standing"],
        reality=fields["reality"],
        event_type=fields["event_type"],
        acled_sub_event_type=fields["acled_sub_event_type"],
        time=interval_of(fields["time"]),
        place=place_of(fields["place"]),
        tolls={harm: toll_of(toll) for harm, toll in fields["tolls"].items()},
        claims=tuple(_claim(str(report["id"]), claim, published) for claim in told.claims),
        victims=tuple(fields.get("victims") or ()),
    )


def _claim(report: str, row: Mapping[str, Any], as_of: date | None) -> Claim:
    speaker = json.loads(row["speaker"]) if row["speaker"] else None
    return Claim(
        id=ClaimId(row["id"]),
        report=report,
        field=row["field"],
        value=json.loads(row["value"]),
        quote=row["quote"],
        speaker=speaker and Speaker(speaker["name"], speaker["role"], speaker["country"], speaker["stance"]),
        as_of=as_of,
        start=row["start"],
    )


def _moment(words: str | None) -> date | None:
    if words is None:
        return None
    return date.fromisoformat(words) if len(words) <= 10 else datetime.fromisoformat(words)
