"""The patterns of harm: for each word of harm in a sentence, the clause that it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.extract.casualties.clauses import subject_of
from onrecord.extract.casualties.event_nouns import (
    is_caused,
    read_deadly_event,
    read_event_noun,
    read_gunshot,
    read_lives,
    read_wounds,
)
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import coordinated_right
from onrecord.extract.casualties.losses import read_losses
from onrecord.extract.casualties.states import (
    read_condition,
    read_dying,
    read_hit,
    read_holding,
    read_hospital,
    read_passing,
    read_predicate,
    read_suicide,
    read_survivors,
    read_taking,
)
from onrecord.extract.casualties.totals import read_deaths, read_number_of, read_toll, summed_from
from onrecord.extract.casualties.verbs import read_verb
from onrecord.extract.casualties.view import Clause, SentenceView

_BODILY = frozenset({"killed", "injured", "struck"})


def find_clauses(view: SentenceView) -> list[Clause]:
    """Every clause of harm in the sentence, in order of its trigger."""
    clauses: list[Clause] = []
    token = view.first
    while token < view.last:
        word = view.lowers[token]
        if word in view.words.triggers:
            found = _read(view, token)
            if found is not None:
                clauses.append(found)
                view.subjects[token] = found.groups
                holder = view.group(token)
                past = holder.last - 1 if holder is not None and found.groups == (holder,) else token
                token = max(past, found.trigger[1] - 1)
                if found.harm in _BODILY:
                    view.told.update(found.groups)
                if found.total and view.total_from is None:
                    view.total_from = summed_from(view, token)
                if found.groups and not found.weak:
                    view.recalled = found.harm
        token += 1
    return clauses


def _read(view: SentenceView, token: int) -> Clause | None:
    word = view.lowers[token]
    holder = view.group(token)
    if holder is not None and holder.head == token and holder.harm is not None:
        return _harm_headed(view, holder)
    if holder is not None and holder.harm is not None and token < holder.head:
        return _attributive(view, holder, token)
    for knows, read in _READERS:
        if word in knows(view):
            clause = read(view, token)
            if clause is not None:
                return clause
    return None


def _harm_headed(view: SentenceView, group: Group) -> Clause | None:
    """ "12 deaths", "three fatalities", "no casualties", "the bodies of three men", "10 wounded"."""
    assert group.harm is not None
    trigger = (group.head, group.head + 1)
    if group.zero and view.word(group.first) == "none":
        return None  # "none of the dead were civilians" says who they were, not how many
    if group.zero:
        return Clause(group.harm, trigger, (group,))
    noun = view.lowers[group.head]
    if noun in ("deaths", "fatalities", "injuries") and not group.numbered:
        moved = read_deaths(view, group.head)
        if moved is not None:
            return moved
    if noun in ("injuries", "wounds", "death", "deaths"):
        return read_event_noun(view, group.head, group)
    if view.word(group.last) == "of" and noun in ("body", "bodies", "corpse", "corpses"):
        owner = view.starting(group.last + 1)
        if owner is not None:
            return Clause(group.harm, trigger, coordinated_right(view, owner))
    if noun in ("body", "corpse", "bodies"):
        counted = group.count is not None and group.count.min >= 2 and group.count.convention is None
        if not counted and not (group.single and view.word(group.first) in ("a", "one", "another")):
            return None
    if noun in ("dead", "injured", "wounded", "missing"):
        return _the_harmed(view, group)
    if group.count is None or (not group.numbered and not group.single and not is_caused(view, group)):
        return None
    return Clause(group.harm, trigger, (group,))


def _the_harmed(view: SentenceView, group: Group) -> Clause | None:
    """ "12 dead", "the injured included two boys", "among the dead were a nurse and her son"."""
    assert group.harm is not None
    trigger = (group.head, group.head + 1)
    if group.partitive and group.whole is not None:  # "four of the 12 injured are critical": twelve are injured
        whole = replace(group, count=group.whole, whole=None, partitive=False)
        return Clause(group.harm, trigger, (whole,), part=_who_they_were(view, group))
    if group.count is not None and view.word(group.first) not in ("the", "dead", "injured", "wounded", "missing"):
        return Clause(group.harm, trigger, (group,))
    if group.definite and group.count is not None and group.count.convention is None:
        return Clause(group.harm, trigger, (group,))
    token = group.last
    if view.word(token) == ":":
        following = view.starting(token + 1)
        if following is not None and following.kind == "number":
            return Clause(group.harm, trigger, (following,))
        if following is not None and following.kind == "name":
            return Clause(group.harm, trigger, coordinated_right(view, following))
    amid = view.among("includers", group.first - 1)
    if view.among("auxiliaries", token) or view.word(token) in ("include", "included", "includes", "including"):
        named = view.word(token + 1) in ("named", "identified") and view.word(token + 2) == "as"
        following = view.starting(token + 3 if named else token + 1)
        if following is not None:
            following = replace(following, partitive=following.numbered)  # "the dead were 24 patients and ..."
            return Clause(
                group.harm,
                trigger,
                coordinated_right(view, following),
                subset=amid or view.word(token).startswith("inc") or _describes(following),
            )
    if amid and view.among("auxiliaries", group.first - 2):
        members = subject_of(view, group.first - 2)
        return Clause(group.harm, trigger, members, subset=True) if members else None
    if view.word(group.first) in ("dead", "injured", "wounded", "missing"):
        return read_predicate(view, group.head)
    return None


def _who_they_were(view: SentenceView, group: Group) -> Group:
    """The part in "19 of the 22 dead were civilians", with the noun that says who they were."""
    told = view.starting(group.last + 1) if view.among("auxiliaries", group.last) else None
    known = told is not None and told.noun is not None and told.noun.harm is None and not told.numbered
    return replace(group, noun=told.noun) if told is not None and known else group


def _describes(group: Group) -> bool:
    """True for a bare plural that says who the dead were, not how many: "most of the dead were policemen"."""
    return not group.numbered and group.count is not None and group.count.convention == "bare-plural"


def _attributive(view: SentenceView, group: Group, token: int) -> Clause | None:
    """ "two wounded men", "the murdered priest", "a dead body"."""
    if group.count is None and group.definite:
        return None
    harm = group.harm
    assert harm is not None
    return Clause(harm, (token, token + 1), (group,))


Knows = Callable[[SentenceView], frozenset[str]]


Reader = Callable[[SentenceView, int], "Clause | None"]


def _keys(name: str) -> Knows:
    return lambda view: getattr(view.words, name)


def _only(*names: str) -> Knows:
    known = frozenset(names)
    return lambda view: known


_READERS: tuple[tuple[Knows, Reader], ...] = (
    (_keys("verbs"), read_verb),
    (_keys("intransitive"), read_dying),
    (_keys("predicates"), read_predicate),
    (_only("gunshot", "bullet", "shrapnel"), read_gunshot),
    (_only("laceration", "lacerations"), lambda view, token: read_wounds(view, token)),
    (_keys("nominals"), lambda view, token: read_event_noun(view, token, None)),
    (_only("lives", "life"), read_lives),
    (_only("toll"), read_toll),
    (_only("number", "figure", "total", "tally"), read_number_of),
    (_only("struck", "hit", "hitting", "striking"), read_hit),
    (_only("suicide"), read_suicide),
    (_only("passed", "passes"), read_passing),
    (_only("survive", "survived", "survivors"), read_survivors),
    (lambda view: view.words.classes["seizing"], read_taking),
    (_only("take", "took", "taken", "taking"), read_taking),
    (lambda view: view.words.classes["taken_as"], read_holding),
    (lambda view: view.words.classes["destroying"], read_losses),
    (_keys("hospital_nouns"), read_hospital),
    (_only("condition", "surgery"), read_condition),
    (_keys("deadly"), read_deadly_event),
)
