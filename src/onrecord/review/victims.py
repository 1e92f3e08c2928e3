"""The name of a victim in a decision: as a hash that says whose name it is to somebody who has the report, and to nobody else.

Decisions are never erased, so no name may stand in them: what a family asks to be taken back would stay for ever.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from onrecord.model.decided import AccountRef, Decided

Json = dict[str, Any]

_LEAST = 3
"""Shorter names would be found inside of other words."""


def victim_key(report: str, name: str) -> str:
    """The hash that stands for a victim's name as this report has it; white space and case make no difference."""
    told = f"onrecord victim\n{report}\n{_plain(name)}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def named_victims(accounts: Iterable[tuple[str, int, Json]]) -> list[tuple[str, int, Json]]:
    """The victims with a name, each once: the report, the account's rank, and the victim as first told.

    Args:
        accounts: report id, rank and the account in the contract's JSON, in the order in which an incident lists its reports.
    """
    found: dict[str, tuple[str, int, Json]] = {}
    for report, rank, account in accounts:
        for victim in account["victims"]:
            if victim["name"]:
                found.setdefault(_plain(victim["name"]), (report, rank, victim))
    return list(found.values())


def same_name(one: str, other: str) -> bool:
    """True where two ways of writing differ in case, marks and white space alone."""
    return _plain(one) == _plain(other)


def name_released(decided: Decided, members: Collection[AccountRef], name: str) -> bool:
    """True where a person has released this victim's name for the incident of these accounts. No release, no name."""
    return any(
        one.victim == victim_key(one.account[0], name)
        for one in decided.released
        if one.victim is not None and one.account in members
    )


def names_someone(words: str, names: Sequence[str]) -> bool:
    """True where one of the names stands in the words."""
    plain = f" {_plain(words)} "
    return any(len(name) >= _LEAST and f" {name} " in plain for name in map(_plain, names))


def _plain(name: str) -> str:
    """Letters and digits in one case, everything else one space."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(char if char.isalnum() or unicodedata.combining(char) else " " for char in folded).split())
