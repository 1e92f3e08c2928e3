"""Who fills the slots of a word of harm: the subject on its left, the object on its right; and what unmakes it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.asides import aside_start, opening_bracket, opening_dash
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.lists import coordinated_left, coordinated_right, starts_clause
from onrecord.extract.casualties.view import DASHES, QUOTES, REACH, REFLEXIVE, SentenceView
from onrecord.model.casualty import Count


def subject_of(view: SentenceView, predicate: int) -> tuple[Group, ...]:
    """Those of whom the predicate at this token is said, by walking left past auxiliaries, adverbs and asides.

    "Three people, including a child, were killed": the three. "Two men in a car near the camp were shot": the two.
    """
    token, crossed, adjunct = predicate - 1, False, False
    while token >= max(view.first, predicate - REACH):
        group = view.group(token)
        if group is not None:
            if view.word(group.first - 1) == "of" and view.word(group.first - 2) in _NUMBERS:
                return ()
            verb = _harming_verb(view, group) if adjunct else None
            past = verb - 1 if verb is not None else _past(view, group, crossed=crossed)
            if past is None:
                return coordinated_left(view, group)
            inside = verb is None and aside_start(view, group) is not None
            adjunct = adjunct and verb is None
            crossed, token = crossed or not inside, past - (inside and view.word(past) == ",")
            continue
        word = view.word(token)
        if word == "," and (aside := _contrast_start(view, token)) is not None:
            token = aside - 1
            continue
        if word in DASHES:
            opening = opening_dash(view, token)
            if opening is None:
                return ()
            token, crossed = opening - 1, True
            continue
        if word == "." or (word in view.words.classes["boundaries"] and not _continues(view, token, predicate)):
            return ()
        adjunct = adjunct or word in view.words.classes["boundaries"]
        if token in view.subjects and word not in ("shooting", "killing"):
            return view.subjects[token]
        if word == ")":
            token = opening_bracket(view, token)
        elif not _is_light(view, token):
            crossed = True
        token -= 1
    return ()


def _contrast_start(view: SentenceView, comma: int) -> int | None:
    """The comma that opens what the one at `comma` closes, where that is set aside: "four, not seven as reported, died"."""
    for place in range(comma - 1, max(view.first, comma - _CONTRAST), -1):
        if place in view.contrasts:
            return place - 1
        if view.word(place) in (",", ";"):
            return None
    return None


_CONTRAST = 12
"""Tokens between commas that set a number aside."""


_NUMBERS = frozenset({"number", "toll", "numbers"})
""" "The exact number of people killed is unknown": nobody is counted by it."""


def _past(view: SentenceView, group: Group, *, crossed: bool) -> int | None:
    """The token left of a group that is not the subject; None for one that may be."""
    past = _before_aside(view, group)
    return group.first - 1 if past is None and group.kind == "number" and crossed else past


def _is_light(view: SentenceView, token: int) -> bool:
    """True for a word that parts no subject from its predicate: auxiliaries, adverbs, quotes, the comma that ends an aside."""
    return (
        view.among("auxiliaries", token)
        or view.among("adverbs", token)
        or view.among("have", token)
        or view.among("negations", token)
        or view.word(token) in QUOTES
        or view.word(token) == "did"
        or (view.word(token) == "," and view.opener_before(token) is not None)
    )


def _harming_verb(view: SentenceView, group: Group) -> int | None:
    """The active verb of harm whose object the group is or ends: in "killing a guard before being arrested" not the guard is arrested."""
    for place in range(group.first - 1, max(view.first, group.first - 12), -1):
        if place in view.subjects and group in view.subjects[place]:
            return place
        if view.word(place) in (".", ";", ","):
            return None
    return None


def _continues(view: SentenceView, token: int, predicate: int) -> bool:
    """True where the words after "after" or "while" have no subject of their own: "died after being hit", "hurt while shooting himself"."""
    place = token + 1
    while view.among("adverbs", place):
        place += 1
    return view.word(token) in ("after", "before", "while", "when") and (
        (view.word(place) == "being" and predicate <= place + 3)
        or (place == predicate and view.word(place).endswith("ing"))
    )


def _before_aside(view: SentenceView, group: Group) -> int | None:
    """The token before an aside or a phrase of place that the group stands in; None where the group may be the subject."""
    if view.word(group.first - 1) == "as" and view.word(group.first - 2) in ("known", "described"):
        return group.first - 3  # "Ann Hale, also known as Annie, was killed"
    if group.kind == "name" and view.word(group.first - 1) in ("of", "from") and view.word(group.first - 2) == ",":
        return group.first - 3  # "Ann Hale, 56, of Elm Winchester, died"
    whole = _all_of_them(view, group)
    if whole is not None:
        return whole
    aside = aside_start(view, group)
    if aside is not None:
        return aside - 1
    if group.noun is not None and group.noun.harm is not None and group.noun.lemma in ("injuries", "wounds", "deaths"):
        return group.first - 1
    joined = group.kind == "name" and view.word(group.first - 1) in ("and", "&")
    if joined and view.group(group.first - 2) is None and view.word(group.first - 2) not in (",", ")", '"', "”"):
        return group.first - 1  # "the Bar and Lounge"
    before = view.word(group.first - 1)
    owner = view.group(group.first - 2) if before == "of" else None
    relative = view.word(group.last) in ("who", "whom", "that", "being")
    of_people = owner is not None and owner.kind == "people" and owner.noun is not None and owner.noun.harm is None
    if of_people and not relative:
        return group.first - 2  # "the wife of Ali Hale was killed"
    company = before == "with" and view.word(group.first - 2) in ("along", "together")
    if company:
        return None
    held = view.among("prepositions", group.first - 1) or (before == "of" and view.group(group.first - 2) is None)
    told = relative or (
        before == "with" and group.numbered | group.other and view.tag(group.last) == "VBG"
    )  # "with others sustaining wounds"
    return group.first - 1 if held and not told else None


def _all_of_them(view: SentenceView, group: Group) -> int | None:
    """The token before the comma that opens "both men in their forties", "almost all women and children"; None outside such an aside."""
    first = group.first
    while (
        view.word(first - 1) in ("and", ",")
        and (before := view.group(first - 2)) is not None
        and before.noun is not None
    ):
        first = before.first
    if view.word(first) in ("all", "both"):
        first += 1  # the count takes the word in
    if view.word(first - 1) not in ("both", "all") or group.kind != "people" or group.spared:
        return None
    comma = first - 2 - (view.word(first - 2) in ("almost", "nearly", "virtually"))
    return comma - 1 if view.word(comma) == "," else None


def object_of(view: SentenceView, predicate: int) -> tuple[Group, ...]:
    """Those whom the verb at this token harms, where they follow it: "killing at least one person"."""
    token = predicate + 1
    while view.among("adverbs", token) and view.starting(token) is None:
        token += 1
    if view.word(token) in QUOTES:
        token += 1
    if view.word(token) == "and" and _is_gerund(view, token + 1):
        token += 2  # "killing and wounding three"
    beasts = next((k for k in range(token, min(view.last, token + 4)) if view.among("animals", k)), None)
    if beasts is not None and view.starting(token) is None and view.word(beasts + 1) == "and":
        token = beasts + 2  # "killing 40 sheep and two shepherds"
    group = view.starting(token)
    if group is None or group.zero:
        return (group,) if group is not None else ()
    if starts_clause(view, group) and group.kind != "name" and not _in_relative(view, predicate):
        return ()
    return coordinated_right(view, group)


def _in_relative(view: SentenceView, predicate: int) -> bool:
    """True in a clause of a noun that still waits for its verb: "the blast that killed one and injured three was a bomb's"."""
    for place in range(predicate - 1, max(view.first, predicate - _RELATIVE), -1):
        if view.word(place) in (",", ".", ";", ":"):
            return False
        if view.word(place) in ("that", "which", "who"):
            return view.tag(place - 1) in ("NN", "NNS") and view.word(place + 1) in view.words.verbs
    return False


_RELATIVE = 10
"""Tokens before a verb of harm in which the opening of its relative clause is looked for."""


def company_of(view: SentenceView, predicate: int) -> tuple[Group, ...]:
    """Those said to share the harm after the predicate: "was killed together with five of his cousins", "died alongside his wife"."""
    token = predicate + 1
    while view.among("adverbs", token) and view.word(token) != "together":
        token += 1
    also = _as_were(view, token)
    if also is not None:
        return coordinated_right(view, replace(also, partitive=False))
    if view.word(token) in ("together", "along") and view.word(token + 1) == "with":
        token += 2
    elif view.word(token) in ("alongside", "with"):
        token += 1
    else:
        return ()
    group = view.starting(token)
    if (
        group is None
        or group.zero
        or group.kind not in ("people", "name")
        or (group.noun is not None and group.noun.harm is not None)
    ):
        return ()
    return tuple(_at_least_two(joined) for joined in coordinated_right(view, group))


def _at_least_two(group: Group) -> Group:
    """The group, a definite plural without a number counted as more than one: "was killed along with her children"."""
    if group.count is not None or group.noun is None or group.noun.number != 2:
        return group
    return replace(group, count=Count(2, None, "bare-plural"))


_AS_WERE_REACH = 20
"""Tokens between a verb of harm and "as were": where and when it happened may stand between."""


def _as_were(view: SentenceView, token: int) -> Group | None:
    """Those of whom the same is said after it: "two drivers were killed, as were three of their colleagues"."""
    for place in range(token, min(view.last, token + _AS_WERE_REACH)):
        word = view.word(place)
        if word in (";", ".") or word in view.words.triggers:
            return None
        if (
            word in ("as", "so")
            and view.word(place - 1) in (",", "and")
            and view.word(place + 1) in ("was", "were", "did")
        ):
            group = view.starting(place + 2)
            return group if group is not None and not group.zero and group.kind != "pronoun" else None
    return None


def _is_gerund(view: SentenceView, token: int) -> bool:
    verb = view.words.verbs.get(view.word(token))
    return verb is not None and verb[1] == "ing"


def is_negated(view: SentenceView, predicate: int) -> bool:
    """True after "not", "never", "n't" within the verb group."""
    for token in range(predicate - 1, max(view.first, predicate - 5) - 1, -1):
        if view.among("negations", token):
            return token not in view.contrasts
        if view.group(token) is not None:
            return False
    return False


def is_unreal(view: SentenceView, predicate: int) -> bool:
    """True for harm that the words do not say happened: "could have killed", "tried to kill", "threatened to shoot".

    What stands before a finite "was" belongs to another verb, but for "if": "a man who tried to flee was killed".
    """
    finite = False
    for token in range(predicate - 1, max(view.first, predicate - 5) - 1, -1):
        word = view.word(token)
        if finite:
            if word in ("if", "unless"):
                return True
        elif view.among("unreal", token) or (word == "be" and view.word(token - 1) == "to"):
            return True
        finite = finite or word in ("was", "were")
        if word in (",", ";", "and", "who", "that", "when", "after"):
            return False
    return False


def was_passive(view: SentenceView, predicate: int) -> bool:
    """True where a form of "be" or "get" stands before the participle, adverbs aside."""
    token = predicate - 1
    while token >= view.first:
        if view.among("auxiliaries", token):
            return True
        word = view.word(token)
        joined = word in ("and", "or", ",") and view.word(token - 1) in view.words.verbs
        if joined:
            token -= 2
            continue
        if not (view.among("adverbs", token) or (word in (",", "(", ")") and view.among("adverbs", token - 1))):
            return False
        token -= 1
    return False


def reflexive_after(view: SentenceView, predicate: int) -> bool:
    """True for "shot himself", "killed themselves"."""
    return view.word(predicate + 1) in REFLEXIVE
