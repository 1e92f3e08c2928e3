"""Counts given by a verb of saying alone: "witnesses said 45", "residents put it at twelve"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.extract.casualties.words import HarmClass

_ENDS = frozenset({"", ".", ";", ",", "and", "but", "while", "–", "—", ")"})
"""What may follow such a count: the end of its clause."""
_IT = frozenset({"it", "this", "that", "them"})


def elliptical_clauses(view: SentenceView, told: Sequence[Clause], before: HarmClass | None) -> list[Clause]:
    """Another speaker's count of those told of right before: of the sentence's own clauses `told`, else of `before`.

    Only a number without a noun is read, where its clause ends behind it: "said 12 houses burnt" counts no people.
    """
    found: list[Clause] = []
    for token in range(view.first, view.last):
        if not view.among("counting", token):
            continue
        group = _number_after(view, token)
        if group is None or any(group in clause.groups for clause in told):
            continue
        harm = next((c.harm for c in reversed(told) if c.trigger[0] < token and c.groups), before)
        if harm in ("killed", "injured"):
            found.append(Clause(harm, (token, token + 1), (group,)))
    return found


def _number_after(view: SentenceView, token: int) -> Group | None:
    place = token + 1
    word = view.lowers[token]
    if word in ("put", "puts"):
        if view.word(place) not in _IT or view.word(place + 1) != "at":
            return None
        place += 2
    elif word == "spoke":
        if view.word(place) != "of":
            return None
        place += 1
    group = view.starting(place)
    if (
        group is None
        or group.kind != "number"
        or group.zero
        or group.other
        or group.count is None
        or not group.count.min
    ):
        return None
    return group if view.word(group.last) in _ENDS else None
