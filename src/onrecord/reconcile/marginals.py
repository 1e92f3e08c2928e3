"""Known parts of the harmed by status, age, sex and role, as stated: each claim as it stands, none added to another. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, get_args

from onrecord.model.casualty import Harm
from onrecord.model.incident import Claim, ClaimId, Member
from onrecord.reconcile.independence import Cast, groups_of, origin_of

Json = dict[str, Any]

_CLASSES = ("status", "age", "sex", "role")
_HARMS = get_args(Harm)


def marginals_of(members: Sequence[Member], cast: Cast, excluded: frozenset[ClaimId]) -> tuple[Json, ...]:
    """For each harm and each class told of ("children", "women", "civilian medics") the lowest and highest number that claims state.

    Two classes may count the same people ("18 girls" among "36 children"), so nothing here is ever added up. A class that no
    claim speaks of is absent, not zero. Copies count once.
    """
    told: dict[tuple[Any, ...], list[tuple[Claim, Member]]] = defaultdict(list)
    for copies in groups_of(members).values():
        for member in (each for each in copies if each.report == copies[0].report):
            for claim in member.claims:
                key = _class_of(claim)
                if key is not None and claim.id not in excluded:
                    told[key].append((claim, member))
    return tuple(_marginal(key, told[key], cast) for key in sorted(told, key=_order))


def _class_of(claim: Claim) -> tuple[Any, ...] | None:
    """The harm and the class that a claim counts; None for no casualties of this incident, and for people of whom nothing is said."""
    value = claim.value
    if not claim.field.startswith("casualties.") or value.get("scope", "incident") != "incident":
        return None
    if value.get("extent", "whole") == "superseded" or value["max"] == 0:
        return None
    population = value.get("population") or {}
    parts = tuple(population.get(name) for name in _CLASSES)
    if all(part in (None, "unknown") for part in parts) or population.get("role") == "perpetrator":
        return None
    return (claim.field.removeprefix("casualties."), *parts)


def _marginal(key: tuple[Any, ...], told: Sequence[tuple[Claim, Member]], cast: Cast) -> Json:
    least = min(claim.value["min"] for claim, _ in told)
    most = max(claim.value["max"] or claim.value["min"] for claim, _ in told)
    origins = {origin_of(claim, member, cast) for claim, member in told}
    return {
        "harm": key[0],
        **dict(zip(_CLASSES, key[1:], strict=True)),
        "min": least,
        "max": most,
        "open": any(claim.value["max"] is None for claim, _ in told),
        "origins": len(origins),
        "claims": sorted(claim.id for claim, _ in told),
    }


def _order(key: tuple[Any, ...]) -> tuple[Any, ...]:
    return _HARMS.index(key[0]), tuple(part or "" for part in key[1:])
