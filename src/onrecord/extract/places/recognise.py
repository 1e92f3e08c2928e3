"""Is this candidate the name of a place here, and in what role?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp
from typing import Literal

from onrecord.extract.places.weights import load_weights

Role = Literal["place", "metonym", "part", "demonym"]

_THRESHOLD = 0.4
_PART_THRESHOLD = 0.25
"""Names inside longer names are kept more freely: they carry their role."""
_PART = frozenset(("then=organisation", "organisation of"))

_LOCATED_THRESHOLD = 0.24
"""A word that is nothing else, behind "in" or "near" and before no other name, is kept more freely: "a rocket killed a woman in Lund on Monday"."""
_LOCATED = frozenset(("located", "before=locating", "after=on", "word=plain"))

_PERSON = frozenset(("inside=given", "inside=initial", "inside=title", "before=title"))
_GREAT = frozenset(("kind=country", "kind=capital"))
_DOUBTFUL = _PERSON | {"alternate", "word=given", "word=mixed", "word=common", "then=name after given", "inside=name"}
"""A country's or capital's own name is one, but for these: Jordan and Chad are also persons, Turkey a bird."""


def place_chance(signs: Iterable[str]) -> float:
    """The chance that a candidate with these signs names a place."""
    weights = load_weights().name
    return 1.0 / (1.0 + exp(-sum(weights.get(sign, 0.0) for sign in signs) - weights["bias"]))


def place_role(signs: Sequence[str]) -> Role | None:
    """The role of a place name; None for a word, a person or a thing that only looks like one."""
    given = frozenset(signs)
    if "demonym" in given:  # what is no person's name is always one
        return None if given & _PERSON else "demonym"
    acting = "after=acting seat" in given
    if "short" in given or (given & _GREAT and not given & _DOUBTFUL):
        return "metonym" if acting else "part" if given & _PART else "place"
    part = bool(given & _PART)
    free = given >= _LOCATED and not given & _PERSON
    if place_chance(given) < (_PART_THRESHOLD if part else _LOCATED_THRESHOLD if free else _THRESHOLD):
        return None
    return "metonym" if acting else "part" if part else "place"
