"""States and what befalls a subject: dying, being dead, hit, in hospital or in a critical condition."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.clauses import company_of, is_negated, is_unreal, object_of, subject_of, was_passive
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import coordinated_right
from onrecord.extract.casualties.verbs import read_inverted, read_participle_noun, sharpened, stands_beside, told_among
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.model.casualty import Count


def read_dying(view: SentenceView, token: int) -> Clause | None:
    """ "three died", "succumbed to his wounds": the subject is killed."""
    if is_unreal(view, token):
        return None
    harm = view.words.intransitive[view.lowers[token]]
    if view.lowers[token] in ("succumb", "succumbs", "succumbed", "succumbing") and not _of_wounds(view, token):
        return None
    if view.word(token - 1) == "to":
        return None  # "left to die", "the third child to die"
    members = told_among(view, token)
    if members:
        return Clause(harm, (token, token + 1), members, subset=True)
    groups = subject_of(view, token)
    if not groups and view.word(token - 1) in ("those", "who"):
        return read_participle_noun(view, token, Clause(harm, (token, token + 1), ()))
    if not groups:
        return None
    zero = len(groups) == 1 and groups[0].zero
    groups += company_of(view, token) + _dying_elsewhere(view, token, groups)
    return Clause(harm, (token, token + 1), groups, negated=is_negated(view, token) and not zero)


def _of_wounds(view: SentenceView, token: int) -> bool:
    """True for "succumbed to his wounds" and "two of the injured succumbed"; alone the word may tell of no death."""
    if view.word(token + 1) == "to":
        return True
    group = next(
        (view.group(place) for place in range(token - 1, max(view.first, token - 4), -1) if view.group(place)), None
    )
    return (
        group is not None
        and group.kind == "people"
        and view.word(token + 1) in ("", ".", ",", ";", "in", "at", "on", "and", "later")
    )


def _dying_elsewhere(view: SentenceView, token: int, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Those of whom the verb is understood: "one died at the scene and two more in hospital"."""
    if not groups[-1].numbered:
        return ()
    for place in range(token + 1, min(view.last, token + 9)):
        if view.word(place) in (",", ";") or view.word(place) in view.words.triggers:
            return ()
        following = view.starting(place + 1) if view.word(place) == "and" else None
        if following is not None:
            elsewhere = view.word(following.last) in ("at", "in", "on", "later") and following.numbered
            rest = range(following.last, min(view.last, following.last + 5))
            return (following,) if elsewhere and not any(view.tag(k).startswith("V") for k in rest) else ()
    return ()


def read_predicate(view: SentenceView, token: int) -> Clause | None:
    """ "is dead", "left three dead", "found dead", "two missing"."""
    harm = view.words.predicates.get(view.lowers[token]) or view.words.verbs.get(view.lowers[token], (None,))[0]
    if view.lowers[token] == "fatally":
        return _one_fatally(view, token)
    if harm is None or is_unreal(view, token):
        return None
    if view.word(token + 1) in view.words.nouns or view.among("dead_things", token + 1):
        return None
    groups = subject_of(view, token)
    if not groups:
        return read_inverted(view, token, Clause(harm, (token, token + 1), ()))
    if not (stands_beside(view, groups[-1], token) or _linked(view, token)):
        return None
    return Clause(harm, (token, token + 1), groups, negated=is_negated(view, token))


def _one_fatally(view: SentenceView, token: int) -> Clause | None:
    """ "four people were shot, one fatally": the one died."""
    group = view.group(token - 1)
    if group is None or group.count is None or not group.numbered or view.word(token + 1) in view.words.triggers:
        return None
    return Clause("killed", (token, token + 1), (group,))


def _linked(view: SentenceView, token: int) -> bool:
    return any(view.among("auxiliaries", place) for place in range(max(view.first, token - 3), token))


def read_hit(view: SentenceView, token: int) -> Clause | None:
    """ "was hit in the leg", "was struck by a bullet": harm only beside a body part, a bullet or shrapnel."""
    near = range(token + 1, min(view.last, token + 9))
    bodily = any(view.word(place) in view.words.body_parts or view.among("missiles", place) for place in near)
    if not bodily and not (
        was_passive(view, token)
        and view.word(token + 1) in ("and", ".", ",", "by", "once", "twice", "multiple", "several", "in", "")
    ):
        return None
    if is_unreal(view, token) or is_negated(view, token):
        return None
    harm, last = sharpened(view, token, "struck")
    if not was_passive(view, token):
        groups = object_of(view, token)
        if groups and bodily:
            return Clause(harm, (token, last), groups)
        return None
    groups = subject_of(view, token)
    if not bodily and view.word(token + 1) == "by" and all(group.kind == "name" for group in groups):
        weapon = any(view.among("strikers", place) for place in range(token + 2, min(view.last, token + 6)))
        groups = () if weapon else groups  # "Oldport was hit by drones": a town
    return Clause(harm, (token, last), groups, weak=not bodily) if groups else None


def read_hospital(view: SentenceView, token: int) -> Clause | None:
    """ "was taken to hospital", "sent four children to the hospital", "treated at a clinic": harm implied."""
    for place in range(token - 1, max(view.first, token - 10) - 1, -1):
        if view.word(place) in view.words.hospital_verbs:
            groups: tuple[Group, ...] = ()
            if was_passive(view, place) or (view.group(place - 1) is not None and view.starting(place + 1) is None):
                groups = subject_of(view, place)
            else:
                following = view.starting(place + 1)
                groups = coordinated_right(view, following) if following is not None else ()
            if not groups or is_negated(view, place) or any(_are_bodies(view, group) for group in groups):
                return None
            return Clause("injured", (place, place + 1), groups, weak=True)
        if view.word(place) in (",", ";"):
            return None
    return None


def _are_bodies(view: SentenceView, group: Group) -> bool:
    """True for the dead: "the bodies of six men were taken to hospital"."""
    bodies = view.word(group.first - 1) == "of" and view.word(group.first - 2) in _BODIES
    return bodies or (group.harm == "killed" and not group.partitive)


_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})


def read_condition(view: SentenceView, token: int) -> Clause | None:
    """ "is in critical condition", "listed in stable condition", "undergoing surgery": injured, not said to be dead."""
    for place in range(token - 1, max(view.first, token - 5) - 1, -1):
        if view.word(place) in ("in", "undergoing", "underwent"):
            groups = subject_of(view, place)
            return Clause("injured", (token, token + 1), groups, weak=True) if groups else None
    return None


def read_suicide(view: SentenceView, token: int) -> Clause | None:
    """ "committed suicide": the subject killed themselves."""
    if view.word(token - 1) in ("committed", "commit", "by"):
        groups = subject_of(view, token - 1)
        if groups:
            return Clause("killed", (token, token + 1), groups, reflexive=True)
    return None


def _has_subject_between(view: SentenceView, first: int, token: int) -> bool:
    """True where "and" and a noun stand between people and the verb: the noun is its subject."""
    joint = next((place for place in range(first, token) if view.word(place) in ("and", "while", "but")), token)
    return any(view.tag(place).startswith("NN") for place in range(joint, token))


def read_taking(view: SentenceView, token: int) -> Clause | None:
    """ "was taken hostage", "took 12 worshippers captive", "had taken away 20 men", "were taken by gunmen": abducted."""
    if is_unreal(view, token):
        return None
    after = token + 1
    if was_passive(view, token):
        sure = view.among("seizing", token) or _is_carried_off(view, after)
        groups = subject_of(view, token) if sure else ()
        if groups and _has_subject_between(view, groups[-1].last, token):
            return None  # "two men were arrested and explosives were seized"
    else:
        away = view.word(after) == "away"
        groups = object_of(view, after if away else token)
        sure = away or view.among("seizing", token) or (bool(groups) and view.among("taken_as", groups[-1].last))
        if not sure:
            return None
    if not groups or groups[0].zero or groups[-1].kind not in ("people", "name"):
        return None  # "seized 12 rifles"
    return Clause("abducted", (token, after), groups, negated=is_negated(view, token))


def read_holding(view: SentenceView, token: int) -> Clause | None:
    """ "held 14 nurses hostage", "60 people are being held captive": abducted; "hostage-takers" and "the hostages" tell of nobody."""
    for place in range(token - 1, max(view.first, token - _HOLDING) - 1, -1):
        if not view.among("holding", place):
            continue
        if is_unreal(view, place) or is_negated(view, place):
            return None
        groups = subject_of(view, place) if was_passive(view, place) else object_of(view, place)
        if not groups or groups[0].zero or groups[-1].kind not in ("people", "name", "number"):
            return None
        return Clause("abducted", (token, token + 1), groups)
    return None


_HOLDING = 8
"""Tokens between "held" and "hostage"; those held stand between."""


def _is_carried_off(view: SentenceView, token: int) -> bool:
    """True for "hostage", "away" or "by gunmen" after "were taken"."""
    if view.among("taken_as", token) or view.word(token) == "away":
        return True
    taker = view.starting(token + 1) if view.word(token) == "by" else None
    noun = taker.noun if taker is not None else None
    return noun is not None and (noun.status == "combatant" or noun.role == "perpetrator")


def read_survivors(view: SentenceView, token: int) -> Clause | None:
    """ "none of the 30 passengers survived": all 30 killed; "her son did not survive": he was."""
    groups = subject_of(view, token)
    if view.word(token) == "survive":
        failed = view.word(token - 1) == "to" and view.word(token - 2) == "failed"
        real = failed or (is_negated(view, token) and not is_unreal(view, token))
        return Clause("killed", (token, token + 1), groups) if groups and real and not groups[0].zero else None
    if len(groups) == 1 and groups[0].spared:
        dead = Count(groups[0].spared, groups[0].spared)
        return Clause("killed", (token, token + 1), (replace(groups[0], count=dead, spared=0, definite=False),))
    if len(groups) == 1 and groups[0].zero and groups[0].count is not None and groups[0].count.min > 0:
        return Clause("killed", (token, token + 1), (replace(groups[0], zero=False),))
    return None


def read_passing(view: SentenceView, token: int) -> Clause | None:
    """ "passed away": died. "Passed" alone tells of no harm."""
    if view.word(token + 1) != "away" or is_unreal(view, token):
        return None
    groups = subject_of(view, token)
    return Clause("killed", (token, token + 2), groups) if groups else None
