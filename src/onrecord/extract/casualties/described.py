"""Phrases for people without a number: told by a noun, an age, a pronoun, a name or whose they are."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.names import read_name
from onrecord.extract.casualties.phrases import find_head, names_family, read_age, read_phrase
from onrecord.extract.casualties.words import Words
from onrecord.model.casualty import Count
from onrecord.text.document import Document

_SECONDS = frozenset({"second", "third", "fourth"})
_PLURAL = frozenset({"they", "them", "themselves"})


def read_described(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
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
    ordinal = lower == "a" and any(words.ordinals.get(modifier, 0) > 1 for modifier in modifiers)
    other = (
        lower == "another"
        or "other" in document.lowers[first : head + 1]
        or ordinal
        or any(modifier in _SECONDS for modifier in modifiers)
    )
    if ordinal and count is not None and count.max == 1:
        count = Count(1, 1, "ordinal")  # "a sixth person": one on top of five
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


def read_bare(document: Document, place: int, stop: int, words: Words) -> Group | None:
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
