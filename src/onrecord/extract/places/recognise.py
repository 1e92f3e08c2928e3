"""Is this candidate the name of a place here, and in what role?"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Literal

from onrecord.extract.places.weights import NAME

Role = Literal["place", "metonym", "part", "demonym"]

_THRESHOLD = 0.4
_PART_THRESHOLD = 0.15
"""Names inside longer names are kept more freely: they carry their role."""
_PART = frozenset(("then=organisation", "organisation of"))


def place_chance(signs: Sequence[str]) -> float:
    """The chance that a candidate with these signs names a place."""
    return 1.0 / (1.0 + exp(-sum(NAME.get(sign, 0.0) for sign in signs) - NAME["bias"]))


def place_role(signs: Sequence[str]) -> Role | None:
    """The role of a place name; None for a word, a person or a thing that only looks like one."""
    part = not _PART.isdisjoint(signs)
    if place_chance(signs) < (_PART_THRESHOLD if part else _THRESHOLD):
        return None
    if "demonym" in signs:
        return "demonym"
    return "part" if part else "place"
