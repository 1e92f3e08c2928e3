"""Inside a noun phrase for people: its head, its modifiers, its age, and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.extract.casualties.counts import CountReading
from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.numbers import may_open_number, read_number
from onrecord.extract.casualties.words import HarmClass, Words
from onrecord.text.document import Document

_MODIFIER_LIMIT = 6
"""Words that may stand between a determiner and its noun; real phrases seldom have more."""


def names_family(document: Document, at: int, stop: int, words: Words) -> bool:
    """True where the name is a family's: "the 'Hale' family"."""
    while at < stop and document.lowers[at] in ("’", "'", '"', "”", ")"):
        at += 1
    return at < stop and words.among("families", document.lowers[at])


def read_phrase(
    document: Document, place: int, stop: int, words: Words
) -> tuple[int, int | None, HarmClass | None, tuple[str, ...]] | None:
    """The head noun's token, the age, the harm and the modifiers of the phrase that starts at `place`."""
    lowers = document.lowers
    age: int | None = None
    harm: HarmClass | None = None
    modifiers: list[str] = []
    at = place
    while at < min(stop, place + _MODIFIER_LIMIT + 4):
        aged = read_age(lowers, at, stop, words)
        if aged is not None:
            age, at = aged
            continue
        lower = lowers[at]
        if lower == "(" and modifiers and at + 2 < stop and lowers[at + 2] == ")":
            at += 3  # an abbreviation: "five Elm County Rescue (ECR) medics"
            continue
        if lower in words.nouns and at + 2 < stop and lowers[at + 1] in ("'s", "’s"):
            modifiers.append(lower)
            at += 2
            continue
        if modifiers and words.among("number_or_the", lower):
            return None
        if lower in words.nouns and not (
            lower in ("wounded", "injured", "dead", "missing") and _noun_follows(document, at, stop, words)
        ):
            head = find_head(document, at, stop, words)
            return None if head is None else (head, age, harm, tuple(modifiers))
        if lower == "lifeless":
            return None  # what a picture shows, not how many died
        participle = words.verbs.get(lower, (None, None))
        if (
            participle[1] in ("past", "participle", "past or participle")
            or lower in words.predicates
            or lower in ("wounded", "injured")
        ):
            crowded = at > place and not words.among("degrees", lowers[at - 1])
            if crowded or modifiers or age is not None or at + 1 >= stop:
                return None
            harm = participle[0] or words.predicates.get(lower)
            at += 1
            continue
        if (
            not (
                _may_modify(lower, words)
                or (at == place and (lower in words.ordinals or words.among("told_of", lower)))
            )
            or len(modifiers) >= _MODIFIER_LIMIT
        ):
            return None
        if not words.among("adverbs", lower):
            modifiers.append(lower)
        at += 1
    return None


def read_plural(
    document: Document, place: int, stop: int, words: Words
) -> tuple[int, int | None, HarmClass | None, tuple[str, ...]] | None:
    """As `read_phrase` after a number above one, past the name of a body: "five Elm Lake Rescue Society medics"."""
    for at in range(place, min(stop, place + _MODIFIER_LIMIT)):
        noun = words.nouns.get(document.lowers[at])
        if document.lowers[at] in words.units or document.lowers[at][0].isdigit():
            return None
        if noun is not None and noun.number == 2 and noun.harm is None and at > place:
            return at, None, None, ()
        if not document.words[at][:1].isupper() and document.lowers[at] not in ("(", ")", "and"):
            return None
    return None


def _noun_follows(document: Document, at: int, stop: int, words: Words) -> bool:
    return at + 1 < stop and (
        document.lowers[at + 1] in words.nouns or read_age(document.lowers, at + 1, stop, words) is not None
    )


@lru_cache(maxsize=1 << 16)
def _may_modify(lower: str, words: Words) -> bool:
    """True for a word that may stand between a determiner and its noun."""
    if lower in ("-", "’", "'", '"', "“", "”"):
        return True
    if not lower[0].isalpha():
        return False
    return not (
        words.among("stops", lower)
        or words.among("prepositions", lower)
        or words.among("relative", lower)
        or words.among("boundaries", lower)
        or words.among("pronouns", lower)
        or words.among("units", lower)
        or words.among("determiners_definite", lower)
        or words.among("determiners_indefinite", lower)
        or lower in ("no", "including", "among", "left", "leaves", "leaving", "and")
        or lower in words.units
        or lower in words.tens
        or lower in words.verbs
        or lower in words.intransitive
    )


def find_head(document: Document, place: int, stop: int, words: Words) -> int | None:
    """The last of the people nouns that start at `place`; None where a thing follows ("family home") or a possessive."""
    lowers, at = document.lowers, place
    if lowers[at] not in words.nouns:
        # "no civilian casualties": one modifier may stand before
        if at + 1 < stop and _may_modify(lowers[at], words) and lowers[at + 1] in words.nouns:
            at += 1
        else:
            return None
    while at + 1 < stop and words.nouns[lowers[at]].number != 2:
        step = 2 if lowers[at + 1] == "family" and at + 2 < stop else 1  # "civilian family members"
        following = words.nouns.get(lowers[at + step])
        if following is None or lowers[at + step] in ("dead", "injured", "wounded", "missing"):
            break
        at += step
    if at + 1 < stop and (lowers[at + 1] in ("'s", "’s", "'") or thing_follows(document, at + 1, words)):
        return None
    return at


def thing_follows(document: Document, at: int, words: Words) -> bool:
    """True where the word makes a thing of the people noun before it ("family home")."""
    return words.among("things", document.lowers[at])


def read_age(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[int, int] | None:
    """ "34-year-old", "two-month-old", "34 years old", "19 year old": the age in completed years and the token after it."""
    if place >= stop or not may_open_number(lowers[place], words):
        return None
    lower = lowers[place]
    if "-" in lower and lower.rsplit("-", 1)[-1] in ("old", "olds"):
        number = read_number((lower.split("-", 1)[0],), 0, 1, words)
        return ((number[0] if "year" in lower or "yr" in lower else 0), place + 1) if number else None
    number = read_number(lowers, place, stop, words)
    if number is None or number[0] > 120:
        return None
    at = number[1]
    while at < stop and lowers[at] in ("-", "–", "‑"):
        at += 1
    if at < stop and words.among("old", lowers[at]):
        return (number[0] if lowers[at].startswith("y") else 0), at + 1
    if at + 1 < stop and lowers[at] in ("year", "years", "yr", "yrs", "month", "months"):
        rest = at + 1
        while rest < stop and lowers[rest] in ("-", "–", "‑"):
            rest += 1
        if rest < stop and lowers[rest] in ("old", "olds"):
            return (number[0] if lowers[at].startswith("y") else 0), rest + 1
    return None


def gives_age(lowers: Sequence[str], counted: CountReading, stop: int, words: Words) -> bool:
    """True where the number begins an age ("34-year-old")."""
    at = counted.last
    return at + 1 < stop and lowers[at] in ("-", "–", "‑") and words.among("old", lowers[at + 1])


def with_apposed_age(document: Document, group: Group, stop: int, words: Words) -> Group:
    """The age that follows in commas or brackets: "John Hill, 34,", "a boy (12)", "Mona, aged 9"."""
    lowers, at = document.lowers, group.last
    if at + 3 <= stop and lowers[at] == "in" and lowers[at + 1] in ("his", "her", "their"):
        return _past_decade(lowers, group, at + 2, stop, words)
    if group.age is not None or at + 1 >= stop or not (group.single or group.count is None):
        return group
    if group.kind in ("pronoun", "number") or (group.noun is not None and group.noun.harm is not None):
        return group
    if lowers[at] not in (",", "(", "aged", "age", "-") and not (
        lowers[at] == "of" and _ages_of(lowers, at + 1, words)
    ):
        return group
    inner = at + 1 if lowers[at] in (",", "(", "-", "of") else at
    if lowers[inner] in ("aged", "age"):
        inner += 1
    if inner >= stop or not lowers[inner][0].isdecimal() or not lowers[inner].isdecimal() or len(lowers[inner]) > 3:
        return group
    end = inner + 1
    follows = lowers[end] if end < stop else "."
    if lowers[at] == "(":
        if follows != ")":
            return group
        end += 1
    elif (
        lowers[at] == ","
        and follows not in (",", ".", ";", "and", ")", "was", "were", "is", "of", "who", "as", "died", "from", "in")
        and follows not in words.triggers
    ):
        return group
    if int(lowers[inner]) > 120:
        return group
    return replace(group, last=end, age=int(lowers[inner]))


def with_body(document: Document, group: Group, stop: int, words: Words) -> Group:
    """The group with the body whose members it counts: "14 members of staff", "two members of the ship's crew"."""
    if group.noun is None or group.noun.lemma != "member" or not group.numbered or group.last + 1 >= stop:
        return group
    at = group.last
    if document.lowers[at] != "of":
        return group
    for place in range(at + 2, min(stop, at + 6)):
        lower = document.lowers[place]
        if lower in (",", ".", ";", "and", "were", "was"):
            return replace(group, last=place)
        if words.among("stops", lower) or lower in words.triggers:
            break
    return group


def with_family(document: Document, group: Group, stop: int, words: Words) -> Group:
    """The group with the family that it is of: "five members of the Hale family"."""
    lowers, at = document.lowers, group.last
    if (
        group.kind != "people"
        or (group.noun is not None and group.noun.harm is not None)
        or at + 1 >= stop
        or lowers[at] not in ("of", "from", "belonging", "in")
    ):
        return group
    for place in range(at + 1, min(stop, at + 10)):
        if words.among("families", lowers[place]):
            home = place + 1 < stop and words.among("family_homes", lowers[place + 1])
            return group if home else replace(group, last=place + 1)
        if lowers[place] in (",", ";", ".", "in", "at", "was", "were"):
            break
    return group


def _past_decade(lowers: Sequence[str], group: Group, place: int, stop: int, words: Words) -> Group:
    """The group with the decade of its life: "a couple in their seventies", "a man in his late 20s"."""
    place += lowers[place] in ("early", "mid", "late") and place + 1 < stop
    decade = lowers[place].lstrip("mid-")
    known = decade in ("teens", *(f"{word[:-1]}ies" for word in words.tens)) or (
        decade[:2].isdigit() and decade[2:] == "s"
    )
    return replace(group, last=place + 1) if known else group


_AGES = frozenset({"aged", "ages"})


def _ages_of(lowers: Sequence[str], place: int, words: Words) -> bool:
    """True for ages after their people: "a woman of 30", "two boys, 8 and 10,"."""
    before = lowers[place - 1] if place else ""
    noun = words.nouns.get(lowers[place - 2]) if place > 1 else None
    if before == "of" and lowers[place].isdecimal():
        return noun is not None and noun.number == 1 and noun.harm is None and noun.lemma not in ("crew", "couple")
    after = lowers[place + 1 : place + 4]
    first = before == "," and noun is not None and len(after) == 3 and after[0] == "and" and after[1].isdecimal()
    last = before == "and" and place > 3 and lowers[place - 2].isdecimal() and lowers[place - 3] == ","
    listed = (first and after[2] in (",", ".", ")")) or (
        last and lowers[place - 4] in words.nouns and after[:1] in ((",",), (".",))
    )
    return len(lowers[place]) < 3 and listed


def _among_ages(lowers: Sequence[str], place: int) -> bool:
    """True for the later ones of several ages: "brothers aged 6, 9 and 13"."""
    while place > 0 and (lowers[place - 1] in (",", "and") or lowers[place - 1].isdecimal()):
        place -= 1
    return place > 0 and lowers[place - 1] in _AGES


def is_no_count(document: Document, place: int, words: Words) -> bool:
    """True for a number that counts no people by what stands before it: money, a date, an age, a house number, a year."""
    lowers = document.lowers
    lower = lowers[place]
    if not lower[0].isdecimal():
        return False
    before = lowers[place - 1] if place else ""
    if _among_ages(lowers, place) or _ages_of(lowers, place, words):
        return True
    if words.among("before_no_count", before):
        return before not in (".", "no") or (place > 0 and document.ends[place - 1] == document.starts[place])
    if words.among("months", before.rstrip(".")):
        return True
    if (
        before == ","
        and place > 1
        and len(lower) < 3
        and document.words[place - 2][:1].isupper()
        and not document.all_caps
    ):
        after = lowers[place + 1] if place + 1 < len(lowers) else ""
        if after not in words.nouns and after not in words.verbs and after not in words.predicates:
            return True  # "Ann Hale, 32 were all taken"
    after = lowers[place + 1] if place + 1 < len(lowers) else ""
    if words.among("months", after) or after == "%":
        return True
    return lower.isdecimal() and len(lower) == 4 and 1900 <= int(lower) <= 2100 and after not in words.nouns
