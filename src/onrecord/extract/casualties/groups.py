"""The noun phrases for people in a sentence, in order; here those with a number, some of a number, and nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from onrecord.extract.casualties.counts import OPENERS, CountReading, read_count
from onrecord.extract.casualties.described import read_bare, read_described
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.names import note_entities
from onrecord.extract.casualties.numbers import read_number
from onrecord.extract.casualties.phrases import (
    find_head,
    gives_age,
    is_no_count,
    read_age,
    read_phrase,
    read_plural,
    thing_follows,
    with_apposed_age,
    with_body,
    with_family,
)
from onrecord.extract.casualties.words import Noun, Words
from onrecord.model.casualty import Count
from onrecord.text.document import Document


def find_groups(document: Document, first: int, last: int, words: Words) -> list[Group]:
    """The noun phrases for people among the tokens `[first, last)`, in order, none overlapping another."""
    note_entities(document, first)
    groups: list[Group] = []
    place = first
    forms, all_caps = document.words, document.all_caps
    while place < last:
        group = None
        if all_caps or _may_open(forms[place], words):
            group = _group_at(document, place, last, words)
        if group is None:
            place += 1
            continue
        group = with_family(document, with_apposed_age(document, group, last, words), last, words)
        group = with_body(document, group, last, words)
        groups.append(group)
        place = group.last
    return groups


_FORMS = 1 << 16
"""Word forms remembered."""
_OPENING_CLASSES = (
    "determiners_definite",
    "determiners_indefinite",
    "pronouns",
    "persons",
    "zero",
    "name_titles",
    "people_adjectives",
)


@lru_cache(maxsize=_FORMS)
def _may_open(form: str, words: Words) -> bool:
    """False for a word with which no group of `_group_at` begins ("walked"), in a text that is not all capitals."""
    lower = form.lower()
    return (
        form[0].isupper()
        or form[0].isdecimal()
        or (len(form) > 1 and not form.isalnum())  # hyphens, and signs that `lowers` leaves out
        or lower in OPENERS
        or lower == "others"
        or lower in words.nouns
        or lower in words.units
        or lower in words.tens
        or lower in words.vague
        or lower in words.hedges
        or any(words.among(name, lower) for name in _OPENING_CLASSES)
    )


def _group_at(document: Document, place: int, stop: int, words: Words) -> Group | None:
    lower = document.lowers[place]
    if not (lower[0].isalnum()):
        return None
    zero = _zero(document, place, stop, words) or _all_but(document, place, stop, words)
    if zero is not None:
        return zero
    aged = read_age(document.lowers, place, stop, words)
    if aged is not None:
        return read_described(document, place, place, stop, words)
    if not is_no_count(document, place, words):
        counted = read_count(document.lowers, place, stop, words)
        if counted is not None:
            group = _counted(document, counted, stop, words)
            if group is not None:
                return group
            if lower not in ("one", "another", "the", "his", "her", "their", "its"):
                return None
    alone = _alone(document, place, stop, words)
    if alone is not None:
        return alone
    if words.among("determiners_definite", lower) or words.among("determiners_indefinite", lower):
        family = _family_of(document, place, stop, words)
        if family is not None:
            return family
        found = read_described(document, place, place + 1, stop, words)
        if found is not None or lower in ("the", "a", "an"):
            return found
    return read_bare(document, place, stop, words)


def _family_of(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "a family of five", "the entire family of 12": so many people."""
    at = place + 1 + (place + 1 < stop and document.lowers[place + 1] in ("entire", "whole"))
    if at + 2 >= stop or document.lowers[at] != "family" or document.lowers[at + 1] != "of":
        return None
    number = read_number(document.lowers, at + 2, stop, words)
    if number is None or number[0] < 2 or (number[1] < stop and document.lowers[number[1]] in words.nouns):
        return None
    return Group(place, number[1], at, "people", Count(number[0], number[0]), numbered=True)


_SHOOTING = frozenset({"fire", "fires", "fired", "firing", "heard", "hear", "took", "take"})
"""Verbs before shots and not people."""


def _alone(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "another was wounded", "the other is critical", "a second died": one more person, without a noun."""
    lowers = document.lowers
    last = place + 1
    if lowers[place] in ("a", "the") and last < stop and (lowers[last] == "other" or lowers[last] in words.ordinals):
        last += 1
        if place and lowers[place - 1] in _SHOOTING:
            return None  # "fired a second shot"
    elif lowers[place] != "another":
        return None
    if last < stop and lowers[last] not in (".", ",", ";") and not _may_follow(document, last, stop, words):
        return None
    return Group(place, last, last - 1, "people", Count(1, 1), other=True)


def _may_follow(document: Document, place: int, stop: int, words: Words) -> bool:
    """True for what follows a person told without a noun: "another was hurt", "another injured when", not "another injured man"."""
    lower = document.lowers[place]
    if lower in ("shot", "shots") and _tag(document, place).startswith("NN"):
        return False  # "fired a second shot"
    if lower in words.nouns:
        alone = place + 1 >= stop or read_phrase(document, place + 1, stop, words) is None
        return alone and words.among("number_or_the", lower)
    return _is_verbal(lower, words)


def _tag(document: Document, token: int) -> str:
    """The part of speech of the token, in the Penn Treebank's tags."""
    sentence = document.sentence_at(document.starts[token])
    return document.tags(sentence)[token - sentence.first] if sentence is not None else ""


def _is_verbal(lower: str, words: Words) -> bool:
    return (
        lower in words.verbs
        or lower in words.intransitive
        or lower in words.predicates
        or any(words.among(name, lower) for name in ("auxiliaries", "have", "adverbs", "modals"))
        or lower in words.hospital_verbs
        or lower in words.wound_verbs
        or lower in ("in", "to")
    )


def _zero(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "nobody", "no one", "no casualties", "none of the 30 passengers", "not one person", "not a single one of them"."""
    lower = document.lowers[place]
    if not words.among("zero", lower):
        return None
    none = Count(0, 0)
    if lower == "not":
        return _not_one(document, place, stop, words)
    if lower in ("nobody", "no-one"):
        return Group(place, place + 1, place, "people", none, zero=True)
    if lower == "none":
        last = place + 1
        if last < stop and document.lowers[last] == "of":
            rest = _group_at(document, last + 1, stop, words) if last + 1 < stop else None
            if rest is not None:
                return replace(rest, first=place, zero=True)
        return Group(place, last, place, "people", none, zero=True)
    if lower not in ("no", "zero") or place + 1 >= stop:
        return None
    if document.lowers[place + 1] == "one":
        return Group(place, place + 2, place + 1, "people", none, zero=True)
    head = find_head(document, place + 1, stop, words)
    if head is None:
        return None
    noun = words.nouns[document.lowers[head]]
    return Group(place, head + 1, head, "people", none, noun, zero=True, harm=noun.harm)


def _all_but(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "all but two of the 12 passengers": ten; "all but three": as many as the words before it leave, which a reader of claims knows."""
    lowers = document.lowers
    if lowers[place] != "all" or place + 2 >= stop or lowers[place + 1] != "but":
        return None
    number = read_number(lowers, place + 2, stop, words)
    if number is None:
        return None
    spared, last = number
    whole = _group_at(document, last + 1, stop, words) if last + 1 < stop and lowers[last] == "of" else None
    group = Group(place, last, last - 1, "people", None, definite=True, numbered=True, spared=spared)
    if whole is None or whole.kind != "people":
        return group
    return replace(group, last=whole.last, head=whole.head, noun=whole.noun, count=left_of(whole.count, spared))


def whole_before(document: Document, place: int, words: Words) -> Count | None:
    """The last number of people told before the token, in its sentence or in the one before; None where there is none."""
    here = document.sentence_at(document.starts[place])
    if here is None:
        return None
    before = document.sentences[here.index - 1] if here.index else here
    first = before.first if before.index + 1 == here.index else here.first
    told = [
        group.count
        for start, stop in ((first, here.first), (here.first, place))
        if start < stop
        for group in find_groups(document, start, stop, words)
        if group.numbered and group.kind == "people" and not group.zero
    ]
    return told[-1] if told else None


def left_of(whole: Count | None, spared: int) -> Count | None:
    """How many of the whole remain; None where the words give no plain number above the spared."""
    if whole is None or whole.max != whole.min or whole.min <= spared:
        return None
    return Count(whole.min - spared, whole.min - spared)


def _not_one(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "Not one person", "not a single soldier", "not one of the 30 passengers"; "not one but two" counts two."""
    lowers = document.lowers
    single = 3 if tuple(lowers[place + 1 : place + 3]) == ("a", "single") else 2
    one = place + single - 1
    if one >= stop or lowers[one] not in ("one", "single") or (one + 1 < stop and lowers[one + 1] == "but"):
        return None
    rest = one + (2 if tuple(lowers[one + 1 : one + 2]) == ("one",) else 1)
    if rest < stop and lowers[rest] == "of":
        whole = _group_at(document, rest + 1, stop, words) if rest + 1 < stop else None
        return None if whole is None else replace(whole, first=place, zero=True)
    head = find_head(document, rest, stop, words) if rest < stop else None
    if head is None:
        return Group(place, one + 1, one, "people", Count(0, 0), zero=True)
    noun = words.nouns[lowers[head]]
    return Group(place, head + 1, head, "people", Count(0, 0), noun, zero=True, harm=noun.harm)


def _counted(document: Document, counted: CountReading, stop: int, words: Words) -> Group | None:
    """A number and what it counts: "three men", "two of them", "dozens of civilians", or the number alone."""
    place, lowers = counted.last, document.lowers
    count = counted.count
    if place + 1 < stop and lowers[place] in ("”", '"', "’", "'") and lowers[place + 1] == "of":
        place += 1 if count.convention is None else 2  # “a number” of others
    base = Group(
        counted.first, place, place - 1, "number", count, definite=counted.definite, other=counted.other, numbered=True
    )
    if place >= stop:
        return base
    if lowers[place] in ("others", "more"):
        base = replace(base, other=True, last=place + 1)
        if lowers[place] == "others":
            return replace(base, kind="people", head=place, last=place + 1)
        place += 1
    if place < stop and lowers[place] == "of":
        return _part_of(document, base, place + 1, stop, words)
    if place >= stop:
        return base
    if gives_age(lowers, counted, stop, words):
        return None
    found = read_phrase(document, place, stop, words)
    if found is None or not _countable(words.nouns[lowers[found[0]]], count):
        found = read_plural(document, place, stop, words) or found
    if found is None:
        if lowers[place] == "other":  # "one other was hurt"
            return replace(base, other=True, kind="people", head=place, last=place + 1)
        blocked = (
            words.among("units", lowers[place])
            or words.among("animals", lowers[place])
            or lowers[place] in ("-", "%", "/")
            or thing_follows(document, place, words)
        )
        return None if blocked else base
    head, age, harm, modifiers = found
    noun = words.nouns[lowers[head]]
    if not _countable(noun, count):
        return None
    other = base.other or "other" in lowers[counted.last : head]
    return replace(
        base,
        last=head + 1,
        head=head,
        kind="people",
        noun=noun,
        age=age,
        other=other,
        harm=harm or noun.harm,
        modifiers=modifiers,
    )


def _countable(noun: Noun, count: Count) -> bool:
    one = count.min == 1 and count.max == 1
    return noun.number != 1 or one or count.min <= 1


def _part_of(document: Document, base: Group, place: int, stop: int, words: Words) -> Group | None:
    """ "two of them", "three of the dead", "one of the men"; "12 of Mosul" counts nothing."""
    lowers = document.lowers
    if place >= stop:
        return None
    if lowers[place] in ("them", "whom", "us", "you", "those", "these"):
        return replace(base, last=place + 1, head=place, kind="people", partitive=lowers[place] != "those")
    whole = _group_at(document, place, stop, words)
    if whole is None or whole.kind not in ("people",):
        return None
    partitive = whole.definite or whole.count is None or not base.count or base.count.convention is None
    return replace(
        base,
        last=whole.last,
        head=whole.head,
        kind="people",
        noun=whole.noun,
        partitive=partitive and whole.definite and not (whole.noun is not None and whole.noun.relation),
        harm=whole.harm,
        modifiers=whole.modifiers,
        whole=whole.count if whole.numbered else None,
    )
