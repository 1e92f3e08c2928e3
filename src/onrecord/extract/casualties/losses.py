"""Fighters told of as losses: "destroyed two tanks and up to 120 servicemen"."""

from __future__ import annotations

from onrecord.extract.casualties.clauses import is_negated, is_unreal, was_passive
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import starts_clause
from onrecord.extract.casualties.view import Clause, SentenceView

_LOSING = frozenset({"lost", "losing", "loses"})
_MEN = frozenset({"men", "comrades", "members", "nationalists", "occupiers", "invaders", "personnel"})
_SIDES = frozenset({"nationalist", "occupier", "invader"})
"""Nouns for the other side's fighters in an army's list of losses."""
_REACH = 40
"""Tokens of the list of losses; what was destroyed beside the fighters may be long."""


def read_losses(view: SentenceView, token: int) -> Clause | None:
    """The fighters among what was destroyed or eliminated; of civilians and of things alone the words tell no death."""
    if is_unreal(view, token) or is_negated(view, token):
        return None
    if view.word(token) in _LOSING:
        lost = view.starting(token + 1)
        men = lost is not None and (_are_fighters(lost) or (lost.numbered and view.word(lost.head) in _MEN))
        return Clause("killed", (token, token + 1), (lost,)) if men and lost is not None and not lost.zero else None
    if was_passive(view, token):
        return _passive(view, token)
    found: list[Group] = []
    for place in range(token + 1, min(view.last, token + _REACH)):
        if view.word(place) in (";", ":") or view.tag(place) in ("VBD", "VBZ", "MD"):
            break
        group = view.starting(place)
        if group is not None and _are_fighters(group) and _is_listed(view, token, group):
            if starts_clause(view, group):
                break
            found.append(group)
    return Clause("killed", (token, token + 1), tuple(found)) if found else None


def _passive(view: SentenceView, token: int) -> Clause | None:
    """ "two tanks and 15 fighters were destroyed", "15 fighters and two tanks were destroyed": the fighters of the subject."""
    found: list[Group] = []
    for place in range(token - 1, max(view.first - 1, token - _SUBJECT), -1):
        group = view.group(place)
        if group is not None and group.first == place and _are_fighters(group):
            found.insert(0, group)
        if view.word(place) in (";", ":", "that") or (
            view.tag(place).startswith(("VB", "IN")) and group is None and not view.among("auxiliaries", place)
        ):
            break
    return Clause("killed", (token, token + 1), tuple(found)) if found else None


_SUBJECT = 15
"""Tokens of the list before "were destroyed"."""


def _are_fighters(group: Group) -> bool:
    noun = group.noun
    fighting = noun is not None and (noun.status == "combatant" or noun.role == "perpetrator" or noun.lemma in _SIDES)
    return fighting and group.numbered and not group.zero and group.count is not None and group.harm is None


def _is_listed(view: SentenceView, token: int, group: Group) -> bool:
    """True for what the verb or a comma or "and" brings: not the crew "of" something, nor those it was taken "from"."""
    before = group.first - 1
    return before == token or view.word(before) in (",", "and", "with")
