"""The noun phrases for people in a sentence: numbers of people, descriptions, relations, names and pronouns."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from onrecord.extract.casualties.counts import OPENERS, CountReading, read_count
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.names import note_entities, read_name
from onrecord.extract.casualties.phrases import (
    find_head,
    gives_age,
    is_no_count,
    names_family,
    read_age,
    read_phrase,
    read_plural,
    thing_follows,
    with_apposed_age,
    with_family,
)
from onrecord.extract.casualties.words import Noun, Words
from onrecord.model.casualty import Count
from onrecord.text.document import Document

_PLURAL = frozenset({"they", "them", "themselves"})


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
        or form[0].isdigit()
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
    zero = _zero(document, place, stop, words)
    if zero is not None:
        return zero
    aged = read_age(document.lowers, place, stop, words)
    if aged is not None:
        return _described(document, place, place, stop, words)
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
        found = _described(document, place, place + 1, stop, words)
        if found is not None or lower in ("the", "a", "an"):
            return found
    return _bare(document, place, stop, words)


def _alone(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "another was wounded", "the other is critical", "a second died": one more person, without a noun."""
    lowers = document.lowers
    last = place + 1
    if lowers[place] in ("a", "the") and last < stop and (lowers[last] == "other" or lowers[last] in words.ordinals):
        last += 1
    elif lowers[place] != "another":
        return None
    if last < stop and lowers[last] not in (".", ",", ";") and not _may_follow(document, last, stop, words):
        return None
    return Group(place, last, last - 1, "people", Count(1, 1), other=True)


def _may_follow(document: Document, place: int, stop: int, words: Words) -> bool:
    """True for what follows a person told without a noun: "another was hurt", "another injured when", not "another injured man"."""
    lower = document.lowers[place]
    if lower in words.nouns:
        alone = place + 1 >= stop or read_phrase(document, place + 1, stop, words) is None
        return alone and words.among("number_or_the", lower)
    return _is_verbal(lower, words)


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


def _bare(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """Without number or determiner: pronouns, bare plurals ("civilians"), headline singulars ("Man shot"), names."""
    lower = document.lowers[place]
    if words.among("pronouns", lower):
        count = None if lower in _PLURAL else Count(1, 1)
        return Group(place, place + 1, place, "pronoun", count, definite=True)
    if words.among("persons", lower):
        return Group(place, place + 1, place, "people", Count(1, 1))
    if lower == "others" or (
        lower in ("several", "some", "many") and document.lowers[min(place + 1, stop - 1)] == "others"
    ):
        return Group(place, place + 1, place, "people", _plural(words), other=True)
    noun = words.nouns.get(lower)
    if noun is not None:
        return _headed(document, place, place, stop, words)
    titled = _described_modifiers(document, place, stop, words)
    if titled is not None:
        return titled
    name = read_name(document, place, stop, words)
    if name is not None:
        if names_family(document, name, stop, words):
            return None
        owned = _owned(document, place, name, stop, words)
        if owned is not None:
            return owned
        return Group(place, name, name - 1, "name", Count(1, 1), name=_text(document, place, name), definite=False)
    return None


def _owned(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
    """ "Ann Hale's brother", "the victim's mother": somebody told apart by whose they are."""
    if place + 1 >= stop or document.lowers[place] not in ("'s", "’s", "'", "’"):
        return None
    found = read_phrase(document, place + 1, stop, words)
    if found is None:
        return None
    head, age, _, modifiers = found
    noun = words.nouns[document.lowers[head]]
    if noun.harm is not None:
        return None
    count = Count(1, 1) if noun.number == 1 else _plural(words) if noun.relation else None
    group = Group(first, head + 1, head, "people", count, noun, age=age, definite=True, modifiers=modifiers)
    return _with_name(document, group, stop, words)


def _described_modifiers(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """A plural or headline noun after adjectives of people ("young men", "Palestinian civilians"); one adjective only."""
    lower = document.lowers[place]
    if place + 1 < stop and words.among("people_adjectives", lower):
        noun = words.nouns.get(document.lowers[place + 1])
        if noun is not None:
            return _headed(document, place, place + 1, stop, words)
    return None


def _zero(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "nobody", "no one", "no casualties", "none of the 30 passengers"."""
    lower = document.lowers[place]
    if not words.among("zero", lower):
        return None
    none = Count(0, 0)
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


def _described(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
    """A determiner or an age, then a noun: "a 34-year-old man", "the victims", "his wife", "19-year-old John Hill"."""
    found = read_phrase(document, place, stop, words)
    lower = document.lowers[first]
    definite = words.among("determiners_definite", lower)
    if found is None:
        return _aged_name(document, first, place, stop, words)
    head, age, harm, modifiers = found
    noun = words.nouns[document.lowers[head]]
    if lower in ("that", "this") and (harm or noun.harm or noun.number == 2):
        return None  # "the blast that injured", "said that several people"
    count = Count(1, 1) if noun.number == 1 else None
    if noun.number == 2 and lower in ("another",):
        return None
    if noun.number == 2 and noun.relation and definite and lower != "the":
        count = Count(2, None, "bare-plural")
    if noun.lemma == "couple" and noun.number == 1:
        count = Count(2, 2)
    other = (
        lower == "another"
        or "other" in document.lowers[first : head + 1]
        or "second" in modifiers
        or "third" in modifiers
        or "fourth" in modifiers
    )
    group = Group(
        first,
        head + 1,
        head,
        "people",
        count,
        noun,
        age=age,
        definite=definite,
        other=other,
        harm=harm or noun.harm,
        modifiers=modifiers,
    )
    if noun.harm is not None and noun.number == 1 and lower in ("his", "her"):
        return replace(group, kind="pronoun")  # "his death" tells of him
    return _with_name(document, group, stop, words)


def _aged_name(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
    aged = read_age(document.lowers, place, stop, words)
    if aged is None:
        return None
    age, at = aged
    name = read_name(document, at, stop, words) if at < stop else None
    if name is not None:
        return Group(first, name, name - 1, "name", Count(1, 1), name=_text(document, at, name), age=age)
    if document.lowers[at - 1] == "old":
        return None  # "she is two years old"
    plural = document.lowers[at - 1].endswith("s")
    definite = words.among("determiners_definite", document.lowers[first])
    return Group(first, at, at - 1, "people", None if plural else Count(1, 1), age=age, definite=definite)


def _headed(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
    head = find_head(document, place, stop, words)
    if head is None or words.among("number_or_the", document.lowers[head]):
        return None
    noun = words.nouns[document.lowers[head]]
    if noun.number == 0:
        count: Count | None = _plural(words)
    else:
        count = Count(1, 1) if noun.number == 1 else _plural(words)
    group = Group(first, head + 1, head, "people", count, noun, harm=noun.harm)
    return _with_name(document, group, stop, words)


def _with_name(document: Document, group: Group, stop: int, words: Words) -> Group:
    """A name right after a singular noun, or after it and a comma: "officer Ann Hale", "his wife, Mona Saleh,"."""
    if not group.single or group.noun is None or group.noun.harm:
        return group
    at = group.last
    if at < stop and document.lowers[at] == "," and group.noun.relation:
        at += 1
    aged = read_age(document.lowers, at, stop, words) if at < stop and group.age is None else None
    age, start = aged if aged is not None else (group.age, at)
    name = read_name(document, start, stop, words) if start < stop else None
    if name is None:
        return group
    return replace(group, last=name, name=_text(document, start, name), age=age)


def _plural(words: Words) -> Count:
    convention = words.conventions["bare-plural"]
    return Count(convention.min, convention.max, "bare-plural")


def _text(document: Document, first: int, last: int) -> str:
    return document.text[document.starts[first] : document.ends[last - 1]]
