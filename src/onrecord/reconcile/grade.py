"""Two axes, did it happen so and who did it, and the one grade of five that follows from them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.incident import Answer, Credibility, Grade, Member, Origin
from onrecord.reconcile.responsibility import Accused

_LOSSES = ("casualties.killed", "casualties.injured")


def credibility_of(members: Sequence[Member], origins: frozenset[Origin]) -> Credibility:
    """The first axis. Accounts that deny the incident, or only suppose it, bear nothing out."""
    if all(member.reality in ("denied", "planned", "hypothetical") for member in members):
        return "unsupported"
    return "corroborated" if len(origins) > 1 else "single-source"


def grade_of(members: Sequence[Member], credibility: Credibility, answer: Answer, accused: Sequence[Accused]) -> Grade:
    """The grade, as Airwars defines the five.

    `discounted` where everybody harmed is a combatant; `confirmed` where a party accepts that it did it; `contested` where
    several are held to have done it; `fair` where two independent origins tell of it and somebody is held to have done it, by
    name or not ("gunmen"); else `weak`.
    """
    if _all_combatants(members):
        return "discounted"
    if answer == "accepted":
        return "confirmed"
    if answer == "contested":
        return "contested"
    if credibility == "corroborated" and any(party.status != "denied" for party in accused):
        return "fair"
    return "weak"


def _all_combatants(members: Sequence[Member]) -> bool:
    """True where the harmed of every claim about the whole incident are fighters, and there is such a claim."""
    told = [
        (claim.value.get("population") or {}).get("status", "unknown")
        for member in members
        for claim in member.claims
        if claim.field in _LOSSES and claim.value.get("scope", "incident") == "incident" and claim.value.get("max") != 0
    ]
    return bool(told) and all(status == "combatant" for status in told)
