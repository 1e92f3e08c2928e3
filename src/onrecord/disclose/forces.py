"""Armed forces: their units in words, and whether the place of an incident is a position of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from onrecord.disclose.rules import UNIT, Vocabulary

_NUMBER = r"(?:\d+(?:st|nd|rd|th)?|[IVXL]+|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
_WORD = r"[^\W\d_][\w'’.-]*"
_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_BETWEEN = 4
"""The most words between a number and the unit's word: "155th Separate Guards Naval Infantry Brigade"."""


def redact_units(text: str, vocabulary: Vocabulary) -> tuple[str, int]:
    """The text with `[unit withheld]` in place of every unit that is told by its number or its name, and how many those are."""
    pattern = _pattern(vocabulary)
    return pattern.subn(UNIT, text) if pattern else (text, 0)


@lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str] | None:
    if not vocabulary.units:
        return None
    either = "|".join(sorted(map(re.escape, vocabulary.units | vocabulary.numbered_units)))
    named = "|".join(sorted(map(re.escape, vocabulary.units)))
    by_number = rf"\b{_NUMBER}\s+(?:{_WORD}\s+){{0,{_BETWEEN}}}?(?i:{either})\b"
    by_name = rf"\b(?!The\b|A\b|An\b|One\b)(?:{_CAPITAL}\s+){{1,{_BETWEEN}}}(?i:{named})\b"
    number_after = rf"\b(?i:{named})\s+(?:No\.?\s*)?\d+\b"
    return re.compile(f"{by_number}|{by_name}|{number_after}")


def is_position(incident: Mapping[str, Any], vocabulary: Vocabulary) -> bool:
    """True where what was hit is said to be armed forces and nothing else: then the incident's place is where they were.

    Where civilians are said to be harmed, or anything civil hit, the place is theirs, whoever says that forces were there too.
    """
    site = incident.get("site")
    if isinstance(site, Mapping) and site.get("type") in vocabulary.military:
        return not _harmed(incident, "civilian")
    hit = [
        claim["value"].get("object") or claim["value"].get("type")
        for claim in incident.get("claims") or ()
        if claim.get("field") in ("damage", "objects", "site") and isinstance(claim.get("value"), Mapping)
    ]
    military = any(one in vocabulary.military for one in hit) or _harmed(incident, "combatant")
    civil = any(one not in vocabulary.military for one in hit) or _harmed(incident, "civilian")
    return military and not civil


def _harmed(incident: Mapping[str, Any], status: str) -> bool:
    """True where someone of that status is said to have come to harm; a stated zero is nobody."""
    for claim in incident.get("claims") or ():
        value = claim.get("value")
        if not str(claim.get("field", "")).startswith("casualties.") or not isinstance(value, Mapping):
            continue
        population = value.get("population") or {}
        child = status == "civilian" and (population.get("age") == "child" or population.get("role"))
        if (population.get("status") == status or child) and value.get("max") != 0:
            return True
    return any(
        isinstance(victim, Mapping) and victim.get("status") == status for victim in incident.get("victims") or ()
    )
