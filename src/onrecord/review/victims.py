"""The name of a victim in a decision: as a hash that says whose name it is to somebody who has the report, and to nobody else.

Decisions are never erased, so no name may stand in them: what a family asks to be taken back would stay for ever.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.model.decided import Decided, Released
from onrecord.model.decision import CHILD, Decision

Json = dict[str, Any]

_LEAST = 3
"""Shorter names would be found inside of other words."""


def victim_key(report: str, name: str) -> str:
    """The hash that stands for a victim's name as this report has it; white space and case make no difference."""
    told = f"onrecord victim\n{report}\n{_plain(name)}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def same_name(one: str, other: str) -> bool:
    """True where two ways of writing differ in case, marks and white space alone."""
    return _plain(one) == _plain(other)


def release_of(victim: Json, decided: Decided) -> tuple[Released, str] | None:
    """The release of this victim's name that is in force, and the name as the account that it is about has it. No release, no name.

    Args:
        victim: of an incident's list, with the `accounts` that name the person.
    """
    for released in reversed(decided.released):
        for account in victim["accounts"]:
            key = victim_key(account["report"], account["name"])
            if (released.account, released.victim) == ((account["report"], account["rank"]), key):
                return released, account["name"]
    return None


def marked(victim: Json, decided: Decided, decisions: Iterable[Decision]) -> Json:
    """The victim as `disclose` takes it: one whose name a person has released with that decision, under that name alone.

    Args:
        decisions: those in force.
    """
    found = release_of(victim, decided)
    if found is None:
        return victim
    released, name = found
    reason = next(one.reason for one in decisions if one.id == released.decision)
    mark = {"id": released.decision, "reason": reason, CHILD: released.child}
    return {
        **victim,
        "name": name,
        "names": [one for one in (victim["name"], *victim["names"]) if one != name],
        "released": mark,
    }


def names_someone(words: str, names: Sequence[str]) -> bool:
    """True where one of the names stands in the words."""
    plain = f" {_plain(words)} "
    return any(len(name) >= _LEAST and f" {name} " in plain for name in map(_plain, names))


def _plain(name: str) -> str:
    """Letters and digits in one case, everything else one space."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in folded).split())
