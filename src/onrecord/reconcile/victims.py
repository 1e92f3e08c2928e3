"""The people that an incident's accounts name as harmed, each once: restricted, for matching and for families' corrections. Pure.

Two tellings are one person where their names have the same parts in any order, or one has all parts of the other and more, and their ages
are at most a year apart where both are told. A name of one part (a family's) is only the same as itself. Where a telling fits
several people it is a person of its own: two who are taken for one could both be named by a decision about one of them.

Not supported: one name in two scripts, or in two spellings, is two people until somebody enters both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from onrecord.model.casualty import Harm
from onrecord.model.incident import Json, Member

_GRAVEST = {harm: place for place, harm in enumerate(get_args(Harm))}
"""Harms in the contract's order: who was hurt and died was killed."""
_YEAR = 1
"""Years that two ages of one person may differ by: reports of a few days, with a birthday between them, or one that rounds."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """One mention: in whose account, of whom, and the claims whose words name them."""

    member: Member
    victim: Json = field(repr=False)
    parts: frozenset[str] = field(repr=False)
    claims: tuple[str, ...]


def victims_of(members: Sequence[Member]) -> tuple[dict[str, Any], ...]:
    """The named victims, in the order in which the accounts tell of them.

    Keys: `name` as first told and `names` with all other ways of writing it, `harm` (the gravest that is told), `age`, `sex` and
    `status` as first stated, `claims` that name the person, and `accounts` with the name as each has it.
    """
    people: list[list[_Telling]] = []
    for telling in (one for member in members for one in _tellings(member)):
        same = [person for person in people if any(one.parts == telling.parts for one in person)]
        fitting = [person for person in same or people if all(_may_be_one(one, telling) for one in person)]
        if len(fitting) == 1:
            fitting[0].append(telling)
        else:
            people.append([telling])
    return tuple(_told(person) for person in people)


def _tellings(member: Member) -> list[_Telling]:
    return [
        _Telling(member, victim, parts, _claims(member, victim["name"]))
        for victim in member.victims
        if victim.get("name") and (parts := frozenset(_parts(victim["name"])))
    ]


def _claims(member: Member, name: str) -> tuple[str, ...]:
    words = f" {' '.join(_parts(name))} "
    return tuple(claim.id for claim in member.claims if words in f" {' '.join(_parts(claim.quote))} ")


def _may_be_one(one: _Telling, other: _Telling) -> bool:
    ages = [age for age in (one.victim.get("age"), other.victim.get("age")) if age is not None]
    if ages and max(ages) - min(ages) > _YEAR:
        return False
    less, more = sorted((one.parts, other.parts), key=len)
    return less == more or (len(less) > 1 and less < more)


def _told(person: Sequence[_Telling]) -> dict[str, Any]:
    names = list(dict.fromkeys(one.victim["name"] for one in person))
    harms = (one.victim.get("harm", "unspecified") for one in person)
    return {
        "name": names[0],
        "names": names[1:],
        "harm": min(harms, key=lambda harm: _GRAVEST.get(harm, len(_GRAVEST))),
        "age": next((age for one in person if (age := one.victim.get("age")) is not None), None),
        "sex": _first(person, "sex"),
        "status": _first(person, "status"),
        "claims": list(dict.fromkeys(claim for one in person for claim in one.claims)),
        "accounts": [
            {"report": one.member.report, "rank": one.member.rank, "name": one.victim["name"]} for one in person
        ],
    }


def _first(person: Sequence[_Telling], key: str) -> str:
    return next((str(value) for one in person if (value := one.victim.get(key)) not in (None, "unknown")), "unknown")


def _parts(words: str) -> list[str]:
    """Words in one case, without accents and marks; every script as it is."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", words).casefold())
    return "".join(char if char.isalnum() else "" if unicodedata.combining(char) else " " for char in plain).split()
