"""Verbs of harm, active, passive and reduced: "killing three", "were wounded", "three killed"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.clauses import (
    company_of,
    is_negated,
    is_unreal,
    object_of,
    reflexive_after,
    subject_of,
    was_passive,
)
from onrecord.extract.casualties.event_nouns import read_event_noun
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import coordinated_right, starts_clause
from onrecord.extract.casualties.view import Clause, SentenceView
from onrecord.extract.casualties.words import HarmClass

_PASSIVE_FORMS = frozenset({"past", "participle", "past or participle"})


def read_verb(view: SentenceView, token: int) -> Clause | None:
    """The clause of a transitive verb of harm, active, passive or reflexive."""
    harm, form = view.words.verbs[view.lowers[token]]
    word = view.lowers[token]
    if is_unreal(view, token):
        return None
    if word in ("shot", "shooting") and (_aims(view, token) or _is_noun(view, token)):
        return read_event_noun(view, token, None) if word == "shooting" else None
    if word in ("gunned", "gunning") and view.word(token + 1) == "down":
        harm = "killed"
    harm, last = sharpened(view, token, harm)
    trigger = (token, last)
    negated = is_negated(view, token)
    if reflexive_after(view, token):
        besides = view.starting(token + 3) if view.word(token + 2) == "and" else None
        with_them = besides is not None and not besides.zero and not starts_clause(view, besides)
        return Clause(
            harm,
            trigger,
            subject_of(view, token),
            reflexive=True,
            negated=negated,
            besides=coordinated_right(view, besides) if besides is not None and with_them else (),
        )
    clause = Clause(harm, trigger, (), negated=negated)
    if not (form in _PASSIVE_FORMS and was_passive(view, token)):
        groups = object_of(view, last - 1)
        if groups:
            return _active(view, token, replace(clause, groups=groups))
        if form == "ing":
            return read_event_noun(view, token, None)
        if form not in _PASSIVE_FORMS:
            return None
    if form == "past":
        return None  # "slew" is no participle
    return _passive(view, token, clause)


def _active(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    """The clause with its object, unless that is no object: a weekday, the second half of a compound, a noun of harm."""
    first, form = clause.groups[0], view.words.verbs[view.lowers[token]][1]
    if first.zero:
        return replace(clause, negated=False)
    if first.noun is not None and first.noun.harm is not None and not first.numbered:
        return None  # "shooting deaths": the second noun tells
    if _weekday_name(view, clause.groups) or _compound(view, token, first):
        return (
            read_event_noun(view, token, None) if form == "ing" else _passive(view, token, replace(clause, groups=()))
        )
    return None if form == "base" and not _may_assert(view, token) else clause


_AIMS = frozenset({"at", "into", "through", "toward", "towards", "up", "out", "down"})
"""After "shot": where the shots went, not whom they hit."""


def _aims(view: SentenceView, token: int) -> bool:
    """True for "shot at a car" and "was shot at", which hit nobody; "was shot at the till" did."""
    after = view.word(token + 1)
    if after == "at" and was_passive(view, token):
        return view.word(token + 2) in ("", ".", ",", "by", "and", "from", "while")
    return after in _AIMS


def _passive(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    if view.word(token - 1) in ("those", "the") or (
        view.word(token - 1) in ("of", "among") and view.word(token - 2) in ("those", "")
    ):
        return read_participle_noun(view, token, clause)
    if not was_passive(view, token) and token == view.first:
        return read_inverted(view, token, clause)
    groups = subject_of(view, token)
    if not groups:
        return read_inverted(view, token, clause)
    if not was_passive(view, token) and (groups[-1].kind == "pronoun" or not stands_beside(view, groups[-1], token)):
        return None  # "he killed Gayle" is active whether or not its object is understood
    if groups[0].zero and len(groups) == 1:
        return replace(clause, groups=groups, negated=False)
    if groups[-1].whole is not None and groups[-1].last == token:
        whole = groups[-1]  # "one of five people shot on Sunday": all five were shot
        return replace(clause, groups=(replace(whole, count=whole.whole, whole=None, partitive=False),))
    return replace(clause, groups=groups + company_of(view, clause.trigger[1] - 1))


def read_participle_noun(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    """ "among those killed were Ann Hale and her son", "those killed included two boys", "of those wounded, three died"."""
    members = told_among(view, token)
    if members:
        return replace(clause, groups=members, subset=True)
    if any(view.word(place) in ("none", "nobody", "no") for place in range(token - 4, token - 1)):
        return None  # "none of those killed was a child"
    after = token + 1
    while after < min(view.last, token + 12):
        linking = view.among("auxiliaries", after) and view.word(after) not in ("'s", "’s")  # not "Monday's"
        if linking or view.word(after) in ("included", "include", "includes"):
            following = view.starting(after + 1)
            if following is None:
                return None
            subset = view.word(after).startswith("inc") or view.among("includers", token - 2)
            return replace(clause, groups=coordinated_right(view, following), subset=subset)
        if view.word(after) in (",", ";", ":"):
            return None
        after += 1
    return None


def told_among(view: SentenceView, token: int) -> tuple[Group, ...]:
    """Those said to be among others whom the word harms: "two nurses were among those killed", "among those who died"."""
    among = token - 1
    while view.word(among) in ("those", "the", "who", "were", "had", "been", "have"):
        among -= 1
    if among == token - 1 or view.word(among) not in ("among", "amongst") or not view.among("auxiliaries", among - 1):
        return ()
    return subject_of(view, among - 1)


def read_inverted(view: SentenceView, token: int, clause: Clause) -> Clause | None:
    """ "Killed were Ann Hale and her son", "also wounded was a guard", "killed: 3"."""
    if view.among("auxiliaries", token + 1) or view.word(token + 1) == ":":
        following = view.starting(token + 2)
        if following is not None and following.kind != "pronoun":
            return replace(clause, groups=coordinated_right(view, following))
    listed = _list_after(view, token)
    return replace(clause, groups=coordinated_right(view, listed)) if listed is not None else None


_LIST_REACH = 14
"""Tokens between "killed" and the colon before a list of names; where and when may stand between."""


def _list_after(view: SentenceView, token: int) -> Group | None:
    """The first name of a list after a colon: "Killed in Monday's raid: Ana Roth, Piet Maas and ..."."""
    for place in range(token + 1, min(view.last, token + _LIST_REACH)):
        if view.word(place) == ":":
            following = view.starting(place + 1)
            return following if following is not None and following.kind == "name" else None
        if view.word(place) in (",", ";") or view.tag(place) in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def stands_beside(view: SentenceView, group: Group, token: int) -> bool:
    """True where only adverbs, commas and auxiliaries stand between the group and the participle."""
    place = group.last
    while place < token:
        word = view.word(place)
        if not (
            view.among("adverbs", place)
            or view.among("have", place)
            or view.among("auxiliaries", place)
            or word in ("who", "and", "(", ")", ",", "-", "were", "also")
            or word in view.words.verbs
        ):
            return False
        place += 1
    return True


def sharpened(view: SentenceView, token: int, harm: HarmClass) -> tuple[HarmClass, int]:
    """The harm as its neighbours sharpen it: "shot dead", "shot to death", "fatally shot", "shot and killed" is killed."""
    last = token + 1
    if harm in ("struck", "injured"):
        for before in range(token - 1, max(view.first, token - 4) - 1, -1):
            if view.word(before) in ("fatally", "mortally"):
                return "killed", last
            if not (view.among("adverbs", before) or view.among("auxiliaries", before)):
                break
        for after in range(token + 1, min(view.last, token + 5)):
            word = view.word(after)
            if word == "dead" or (word == "death" and view.word(after - 1) == "to"):
                return "killed", after + 1
            if word == "fatally":
                return "killed", after + 1
            if not (
                view.among("adverbs", after)
                or word in ("to", "and", "multiple", "several", "times")
                or view.group(after) is not None
            ):
                break
        joined = view.words.verbs.get(view.word(token + 2)) if view.word(token + 1) == "and" else None
        if joined is not None and joined[0] in ("killed", "injured"):
            return joined[0], token + 3
    return harm, last


def _is_noun(view: SentenceView, token: int) -> bool:
    before = view.word(token - 1)
    if view.lowers[token] == "shooting":
        return before in (
            "the",
            "a",
            "this",
            "that",
            "fatal",
            "deadly",
            "another",
            "mass",
            "drive-by",
            "accidental",
            "of",
            "officer-involved",
            "second",
            "in",
            "night",
            "for",
            "by",
            "double",
            "triple",
        )
    return (
        before in ("a", "the", "single", "one", "warning", "first", "gun", "another", "mug", "head")
        and view.group(token - 1) is None
    )


def _compound(view: SentenceView, token: int, group: Group) -> bool:
    """True where verb and noun are one compound: "murder suspect", "shooting victims"."""
    bare = group.first == group.head or (
        group.noun is not None and group.name is not None and view.word(group.first) in view.words.nouns
    )
    named = group.noun is not None and (group.noun.lemma in ("victim", "survivor") or group.noun.role == "perpetrator")
    return bare and named and view.lowers[token] in view.words.nominals


def _weekday_name(view: SentenceView, groups: tuple[Group, ...]) -> bool:
    group = groups[0]
    return group.kind == "name" and view.among("weekdays", group.first)


def _may_assert(view: SentenceView, token: int) -> bool:
    """A base form asserts after a subject ("Rockets kill three") and after "did", not after "to" or a modal."""
    before = token - 1
    while view.among("adverbs", before):
        before -= 1
    if (
        view.word(before) in ("to", "and", "or", "", "please")
        or view.among("modals", before)
        or view.among("unreal", before)
    ):
        return False
    return view.group(before) is None or (view.group(before) is not None and view.word(before) not in ("i", "you"))
