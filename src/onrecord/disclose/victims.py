"""Victims' names: which a decision has released, and which may therefore not leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

_GROWN_UP = 18
"""Completed years at which a victim is no child (Convention on the Rights of the Child, article 1)."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Names in an incident.

    Attributes:
        withheld: names that may not leave.
        released: the victims that may be named, in the contract's keys, each with the decision that says so.
        kept: how many named victims are withheld.
    """

    withheld: tuple[str, ...]
    released: tuple[Json, ...]
    kept: int

    @property
    def named(self) -> tuple[str, ...]:
        """The names that may leave."""
        return tuple(str(person["name"]) for person in self.released)


def persons_of(incident: Json) -> Persons:
    """Who may be named and who may not: a name is released by a decision RELEASE in force that names the person and gives its reason.

    A child's name takes a decision that says in so many words that it is a child's (`"child": true` in its value). Where decisions
    keep no name in clear, who knows which person each is about says so under the victim's `released`: the decision, with its id and
    reason, and `child` where it was taken as one about a child. Names that are no victim's may be given under `restricted_names`;
    they are withheld whatever is decided about others.
    """
    releases = _releases(incident.get("decisions") or ())
    withheld: list[str] = []
    released: list[Json] = []
    kept = 0
    for victim in incident.get("victims") or ():
        names = list(_names(victim))
        if not names:
            continue
        decision = _marked(victim) or next((releases[_key(name)] for name in names if _key(name) in releases), None)
        if decision is not None and (not _is_child(victim) or _says_child(decision)):
            told = {key: victim[key] for key in ("age", "sex", "status") if victim.get(key) is not None}
            released.append({"name": names[0], **told, "released_by": decision["id"]})
        else:
            withheld += names
            kept += 1
    free = {_key(str(person["name"])) for person in released}
    extra = (
        name for name in incident.get("restricted_names") or () if isinstance(name, str) and _key(name) not in free
    )
    return Persons(tuple(dict.fromkeys([*withheld, *extra])), tuple(released), kept)


def _names(victim: Any) -> Iterator[str]:
    """A victim's name, then its other spellings and scripts."""
    if isinstance(victim, str):
        yield victim
        return
    for key in ("name", "names", "aliases", "scripts"):
        told = victim.get(key)
        several = told.values() if isinstance(told, Mapping) else told if isinstance(told, Sequence) else ()
        for name in (told,) if isinstance(told, str) else several:
            if isinstance(name, str) and name.strip():
                yield name


def _releases(decisions: Sequence[Json]) -> dict[str, Json]:
    """The decision that releases each name, where one is in force."""
    replaced = {decision.get("supersedes") for decision in decisions} - {None}
    found = {}
    for decision in decisions:
        value = decision.get("value")
        name = value.get("name", value.get("victim")) if isinstance(value, Mapping) else value
        if decision.get("verdict") != "RELEASE" or decision.get("id") in replaced or not isinstance(name, str):
            continue
        taken_back = isinstance(value, Mapping) and value.get("released") is False
        if not taken_back and str(decision.get("reason") or "").strip():
            found[_key(name)] = decision
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _is_child(victim: Any) -> bool:
    if not isinstance(victim, Mapping):
        return False
    age = victim.get("age")
    return age == "child" or victim.get("age_class") == "child" or (isinstance(age, int | float) and age < _GROWN_UP)


def _says_child(decision: Json) -> bool:
    value = decision.get("value")
    return decision.get("child") is True or (isinstance(value, Mapping) and value.get("child") is True)


def _marked(victim: Any) -> Json | None:
    """The decision that the victim itself is marked with; it counts for nothing without its id and its reason."""
    decision = victim.get("released") if isinstance(victim, Mapping) else None
    if not isinstance(decision, Mapping) or not decision.get("id") or not str(decision.get("reason") or "").strip():
        return None
    return decision
