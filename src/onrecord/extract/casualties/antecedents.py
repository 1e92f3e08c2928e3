"""Whom a pronoun means."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.group import Group, sex_of
from onrecord.extract.casualties.persons import Cast
from onrecord.extract.casualties.view import SentenceView

_LOOK_BACK = 20
"""Noun phrases before a pronoun among which its person is sought; further away none is meant."""


def antecedent(view: SentenceView, group: Group, cast: Cast) -> Group:
    """Whom a pronoun means: a known person named before it in the sentence, else one told of earlier, else one of the sentence."""
    if group.kind != "pronoun":
        return group
    candidates = _candidates(view, group)
    known = next((earlier for earlier in candidates if cast.knows(earlier)), None)
    if known is not None:
        return known
    return group if cast.fits(group) or not candidates else candidates[0]


def _candidates(view: SentenceView, pronoun: Group) -> list[Group]:
    """The single people before the pronoun in its sentence, nearest first, who do not just speak."""
    sex = sex_of(view.document, pronoun)
    found: list[Group] = []
    number = view.at.get(pronoun.first, 0)
    for earlier in reversed(view.groups[max(0, number - _LOOK_BACK) : number]):
        if earlier.last > pronoun.first or not earlier.single or earlier.zero or earlier.kind not in ("name", "people"):
            continue
        if (
            view.among("speaking", earlier.last)
            or view.among("speaking", earlier.first - 1)
            or earlier.harm is not None
        ):
            continue
        if view.among("prepositions", earlier.first - 1) or (
            earlier.noun is not None and earlier.noun.role == "police"
        ):
            continue
        if "unknown" in (sex, sex_of(view.document, earlier)) or sex == sex_of(view.document, earlier):
            found.append(replace(earlier, modifiers=(*earlier.modifiers, sex)) if sex != "unknown" else earlier)
    if view.lowers[pronoun.first] in ("him", "them"):
        return found[1:]  # the subject of the same verb would be "himself"
    return found
