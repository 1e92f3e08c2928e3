"""People as noun phrases name them: numbers of people, descriptions, relations, names and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.extract.casualties.counts import CountReading, read_count
from onrecord.extract.casualties.names import note_entities, read_name
from onrecord.extract.casualties.numbers import read_number
from onrecord.extract.casualties.words import HarmClass, Noun, Words
from onrecord.model.casualty import Count, Population
from onrecord.text.document import Document

GroupKind = Literal["people", "name", "pronoun", "number"]


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one noun phrase, in the tokens `[first, last)`.

    Attributes:
        kind: `people` with a noun, `name`, `pronoun`, or a bare `number` ("25 wounded"), which counts people only beside a word of harm.
        count: how many; None where the words do not say ("they", "the victims").
        head: the token of the noun, else of the last word of the name.
        age: in completed years, of one person.
        definite: people whom the text has told of ("the man", "his wife").
        other: people on top of others ("two others", "another man").
        partitive: a number out of some ("two of the men", "one of whom").
        harm: what the phrase itself says befell them ("two wounded men", "12 deaths").
        numbered: true where words state the number.
        whole: the number that a partitive takes from ("two of the five men": five).
    """

    first: int
    last: int
    head: int
    kind: GroupKind
    count: Count | None
    noun: Noun | None = None
    name: str | None = None
    age: int | None = None
    definite: bool = False
    other: bool = False
    partitive: bool = False
    zero: bool = False
    harm: HarmClass | None = None
    modifiers: tuple[str, ...] = ()
    numbered: bool = False
    whole: Count | None = None

    @property
    def single(self) -> bool:
        """True for exactly one person."""
        return self.count is not None and self.count.min == 1 and self.count.max == 1


_MODIFIER_LIMIT = 6
"""Words that may stand between a determiner and its noun; real phrases seldom have more."""
_MALE = frozenset({"he", "him", "himself", "his"})
_FEMALE = frozenset({"she", "herself", "her"})
_PLURAL = frozenset({"they", "them", "themselves"})
_OLD = frozenset(
    {"year-old", "years-old", "yr-old", "year-olds", "month-old", "months-old", "week-old", "day-old", "yo"}
)


def find_groups(document: Document, first: int, last: int, words: Words) -> list[Group]:
    """The noun phrases for people among the tokens `[first, last)`, in order, none overlapping another."""
    note_entities(document, first)
    groups: list[Group] = []
    place = first
    while place < last:
        group = _group_at(document, place, last, words)
        if group is None:
            place += 1
            continue
        group = _with_family(document, _with_apposed_age(document, group, last, words), last)
        groups.append(group)
        place = group.last
    return groups


def _group_at(document: Document, place: int, stop: int, words: Words) -> Group | None:
    lower = document.lowers[place]
    if not (lower[0].isalnum()):
        return None
    zero = _zero(document, place, stop, words)
    if zero is not None:
        return zero
    aged = _age(document.lowers, place, stop, words)
    if aged is not None:
        return _described(document, place, place, stop, words)
    if not _dated(document, place, words):
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
    if (
        last < stop
        and lowers[last] not in (".", ",", ";")
        and (lowers[last] in words.nouns or not _is_verbal(lowers[last], words))
    ):
        return None
    return Group(place, last, last - 1, "people", Count(1, 1), other=True)


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
        if _names_family(document, name, stop):
            return None
        owned = _owned(document, place, name, stop, words)
        if owned is not None:
            return owned
        return Group(place, name, name - 1, "name", Count(1, 1), name=_text(document, place, name), definite=False)
    return None


def _names_family(document: Document, at: int, stop: int) -> bool:
    """True where the name is a family's: "the 'Hale' family"."""
    while at < stop and document.lowers[at] in ("’", "'", '"', "”", ")"):
        at += 1
    return at < stop and document.lowers[at] in _FAMILIES


def _owned(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
    """ "Ann Hale's brother", "the victim's mother": somebody told apart by whose they are."""
    if place + 1 >= stop or document.lowers[place] not in ("'s", "’s", "'", "’"):
        return None
    found = _phrase_head(document, place + 1, stop, words)
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
    if place + 1 < stop and lower in _ADJECTIVES:
        noun = words.nouns.get(document.lowers[place + 1])
        if noun is not None:
            return _headed(document, place, place + 1, stop, words)
    return None


_NEEDS_NUMBER = frozenset({"dead", "wounded", "injured", "missing", "death", "wounds"})
"""Nouns for the harmed that are other parts of speech unless a number or "the" stands before them."""
_REPORTED = frozenset(
    {"identified", "confirmed", "reported", "known", "unidentified", "believed", "suspected", "described", "alleged"}
)
"""Participles that stand before the noun right after the number: "11 identified civilians"."""
_DEGREES = frozenset(
    {
        "seriously",
        "critically",
        "severely",
        "badly",
        "gravely",
        "slightly",
        "lightly",
        "mortally",
        "fatally",
        "newly",
        "more",
    }
)
_ADJECTIVES = frozenset(
    [
        "family",
        "young",
        "old",
        "elderly",
        "innocent",
        "unarmed",
        "armed",
        "local",
        "other",
        "palestinian",
        "israeli",
        "russian",
        "ukrainian",
        "syrian",
        "iraqi",
        "teenage",
        "teen",
        "female",
        "male",
        "civilian",
        "police",
        "army",
        "security",
        "off-duty",
        "pregnant",
        "displaced",
        "dozens",
        "unidentified",
        "foreign",
    ]
)


def _zero(document: Document, place: int, stop: int, words: Words) -> Group | None:
    """ "nobody", "no one", "no casualties", "none of the 30 passengers"."""
    lower = document.lowers[place]
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
    head = _head(document, place + 1, stop, words)
    if head is None:
        return None
    noun = words.nouns[document.lowers[head]]
    return Group(place, head + 1, head, "people", none, noun, zero=True, harm=noun.harm)


def _counted(document: Document, counted: CountReading, stop: int, words: Words) -> Group | None:
    """A number and what it counts: "three men", "two of them", "dozens of civilians", or the number alone."""
    place, lowers = counted.last, document.lowers
    if place + 1 < stop and lowers[place] in ("”", '"', "’", "'") and lowers[place + 1] == "of":
        place += 1  # “a number” of others
    count = counted.count
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
    if _is_age_phrase(lowers, counted, stop):
        return None
    found = _phrase_head(document, place, stop, words)
    if found is None:
        blocked = (
            words.among("units", lowers[place])
            or lowers[place] in ("-", "%", "/")
            or _thing_follows(document, place, words)
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
    found = _phrase_head(document, place, stop, words)
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
    aged = _age(document.lowers, place, stop, words)
    if aged is None:
        return None
    age, at = aged
    name = read_name(document, at, stop, words) if at < stop else None
    if name is not None:
        return Group(first, name, name - 1, "name", Count(1, 1), name=_text(document, at, name), age=age)
    plural = document.lowers[at - 1].endswith("s")
    definite = words.among("determiners_definite", document.lowers[first])
    return Group(first, at, at - 1, "people", None if plural else Count(1, 1), age=age, definite=definite)


def _headed(document: Document, first: int, place: int, stop: int, words: Words) -> Group | None:
    head = _head(document, place, stop, words)
    if head is None or document.lowers[head] in _NEEDS_NUMBER:
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
    aged = _age(document.lowers, at, stop, words) if at < stop and group.age is None else None
    age, start = aged if aged is not None else (group.age, at)
    name = read_name(document, start, stop, words) if start < stop else None
    if name is None:
        return group
    return replace(group, last=name, name=_text(document, start, name), age=age)


def _phrase_head(
    document: Document, place: int, stop: int, words: Words
) -> tuple[int, int | None, HarmClass | None, tuple[str, ...]] | None:
    """The head noun's token, the age, the harm and the modifiers of the phrase that starts at `place`."""
    lowers = document.lowers
    age: int | None = None
    harm: HarmClass | None = None
    modifiers: list[str] = []
    at = place
    while at < min(stop, place + _MODIFIER_LIMIT + 4):
        aged = _age(lowers, at, stop, words)
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
        if modifiers and lower in _NEEDS_NUMBER:
            return None
        if lower in words.nouns and not (
            lower in ("wounded", "injured", "dead", "missing") and _noun_follows(document, at, stop, words)
        ):
            head = _head(document, at, stop, words)
            return None if head is None else (head, age, harm, tuple(modifiers))
        if lower == "lifeless":
            return None  # what a picture shows, not how many died
        participle = words.verbs.get(lower, (None, None))
        if (
            participle[1] in ("past", "participle", "past or participle")
            or lower in words.predicates
            or lower in ("wounded", "injured")
        ):
            if modifiers or age is not None or at + 1 >= stop or (at > place and lowers[at - 1] not in _DEGREES):
                return None
            harm = participle[0] or words.predicates.get(lower)
            at += 1
            continue
        if not (_may_modify(lower, words) or (at == place and lower in _REPORTED)) or len(modifiers) >= _MODIFIER_LIMIT:
            return None
        if not words.among("adverbs", lower):
            modifiers.append(lower)
        at += 1
    return None


def _noun_follows(document: Document, at: int, stop: int, words: Words) -> bool:
    return at + 1 < stop and (
        document.lowers[at + 1] in words.nouns or _age(document.lowers, at + 1, stop, words) is not None
    )


def _may_modify(lower: str, words: Words) -> bool:
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


def _head(document: Document, place: int, stop: int, words: Words) -> int | None:
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
    if at + 1 < stop and (lowers[at + 1] in ("'s", "’s", "'") or _thing_follows(document, at + 1, words)):
        return None
    return at


def _thing_follows(document: Document, at: int, words: Words) -> bool:
    return words.among("things", document.lowers[at])


def _age(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[int, int] | None:
    """ "34-year-old", "two-month-old", "34 years old", "19 year old": the age in completed years and the token after it."""
    if place >= stop:
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
    if at < stop and lowers[at] in _OLD:
        return (number[0] if lowers[at].startswith("y") else 0), at + 1
    if at + 1 < stop and lowers[at] in ("year", "years", "yr", "yrs", "month", "months"):
        rest = at + 1
        while rest < stop and lowers[rest] in ("-", "–", "‑"):
            rest += 1
        if rest < stop and lowers[rest] in ("old", "olds"):
            return (number[0] if lowers[at].startswith("y") else 0), rest + 1
    return None


def _is_age_phrase(lowers: Sequence[str], counted: CountReading, stop: int) -> bool:
    at = counted.last
    return at + 1 < stop and lowers[at] in ("-", "–", "‑") and lowers[at + 1] in _OLD


def _with_apposed_age(document: Document, group: Group, stop: int, words: Words) -> Group:
    """The age that follows in commas or brackets: "John Hill, 34,", "a boy (12)", "Mona, aged 9"."""
    lowers, at = document.lowers, group.last
    if group.age is not None or at + 1 >= stop or not (group.single or group.count is None):
        return group
    if group.kind in ("pronoun", "number") or (group.noun is not None and group.noun.harm is not None):
        return group
    if lowers[at] not in (",", "(", "aged", "age", "-"):
        return group
    inner = at + 1 if lowers[at] in (",", "(", "-") else at
    if lowers[inner] in ("aged", "age"):
        inner += 1
    if inner >= stop or not lowers[inner][0].isdigit() or not lowers[inner].isdigit() or len(lowers[inner]) > 3:
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


_FAMILIES = frozenset({"family", "families", "household", "clan", "tribe"})


def _with_family(document: Document, group: Group, stop: int) -> Group:
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
        if lowers[place] in _FAMILIES:
            home = place + 1 < stop and lowers[place + 1] in (
                "home",
                "house",
                "homes",
                "residence",
                "apartment",
                "building",
            )
            return group if home else replace(group, last=place + 1)
        if lowers[place] in (",", ";", ".", "in", "at", "was", "were"):
            break
    return group


def _dated(document: Document, place: int, words: Words) -> bool:
    """True for a number that counts no people by what stands before it: money, a date, an age, a house number, a year."""
    lowers = document.lowers
    lower = lowers[place]
    if not lower[0].isdigit():
        return False
    before = lowers[place - 1] if place else ""
    if before in (
        "$",
        "€",
        "£",
        "no.",
        "no",
        "#",
        ".",
        "age",
        "aged",
        "ages",
        "highway",
        "route",
        "i",
        "interstate",
        "article",
        "/",
        "exit",
        "room",
        "apt",
        "unit",
        "building",
    ):
        return before not in (".", "no") or (place > 0 and document.ends[place - 1] == document.starts[place])
    if words.among("months", before):
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
    return lower.isdigit() and len(lower) == 4 and 1900 <= int(lower) <= 2100 and after not in words.nouns


def _plural(words: Words) -> Count:
    convention = words.conventions["bare-plural"]
    return Count(convention.min, convention.max, "bare-plural")


def _text(document: Document, first: int, last: int) -> str:
    return document.text[document.starts[first] : document.ends[last - 1]]


def population_of(group: Group) -> Population:
    """Who the group are, as far as its noun, age and pronoun say; under 18 is a child, from 65 older."""
    noun = group.noun
    age = noun.age if noun else "unknown"
    if group.age is not None:
        age = "child" if group.age < 18 else "older" if group.age >= 65 else "adult"
    sex = noun.sex if noun else "unknown"
    status = noun.status if noun else "unknown"
    for modifier in group.modifiers:
        if modifier in ("civilian", "innocent", "unarmed") and status == "unknown":
            status = "civilian"
        elif modifier in ("female", "woman", "women"):
            sex = "female"
        elif modifier == "male":
            sex = "male"
        elif modifier in ("young", "teenage", "teen") and age == "unknown":
            age = "child" if modifier != "young" else age
        elif modifier == "elderly":
            age = "older"
    return Population(status, age, sex, noun.role if noun else None)


def sex_of(document: Document, group: Group) -> str:
    """`male`, `female` or `unknown`, by pronoun, noun or modifiers."""
    if group.kind == "pronoun":
        lower = document.lowers[group.first]
        return "male" if lower in _MALE else "female" if lower in _FEMALE else "unknown"
    return population_of(group).sex
