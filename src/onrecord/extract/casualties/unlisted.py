"""People told of by nouns that no list has: "two bailiffs were shot dead", "four surveyors and a plumber"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.extract.casualties.group import Group
from onrecord.extract.casualties.words import Noun, Words
from onrecord.model.casualty import Count

Tag = Callable[[int], str]
"""The part of speech of a token."""

_MODIFIERS = 3
"""Words between a number and its noun, or "a" and its noun, at most."""
_BODILY = frozenset({"killed", "injured", "struck"})
_AND = frozenset({"and", "&"})


def with_unlisted(
    found: Sequence[Group], lowers: Sequence[str], bounds: tuple[int, int], words: Words, tag: Tag
) -> list[Group]:
    """The noun phrases with those of people whose noun no list has, by what is said of them.

    A number with an unknown plural is people where a verb of harm has it as its subject ("were shot dead", "died"), and where "and"
    joins it to people; an unknown singular after "a" where it is killed, wounded or shot, since things and talks may die.
    """
    out: list[Group] = []
    ends = {group.last: group for group in found if group.kind == "people"}
    starts = {group.first for group in found if group.kind == "people"}
    for group in found:
        head = _plural_after(group, lowers, bounds[1], words, tag)
        if head is not None:
            joined = lowers[group.first - 1] in _AND and group.first - 1 in ends
            leads = head + 2 < bounds[1] and lowers[head + 1] in _AND and head + 2 in starts
            held = _is_harming(group.first - 1, lowers, bounds[0], words)
            if joined or leads or held or _is_harmed(head + 1, lowers, bounds[1], words, plural=True):
                group = replace(group, kind="people", head=head, last=head + 1, noun=Noun(lowers[head], 2))
                ends[group.last] = group
        out.append(group)
    single = _singulars(out, lowers, bounds, words, tag)
    return sorted([*out, *single], key=lambda group: group.first) if single else out


def _singulars(
    found: Sequence[Group], lowers: Sequence[str], bounds: tuple[int, int], words: Words, tag: Tag
) -> list[Group]:
    """The single people after "a" whose noun no list has: "a plumber was shot dead", "killed four guards and a plumber"."""
    taken = {token for group in found for token in range(group.first, group.last)}
    ends = {group.last for group in found if group.kind == "people"}
    starts = {group.first for group in found if group.kind == "people"}
    made: list[Group] = []
    for place in range(bounds[0], bounds[1] - 1):
        if lowers[place] not in ("a", "an") or place in taken:
            continue
        head = place
        while head + 1 < min(bounds[1], place + 2 + _MODIFIERS) and tag(head + 1).startswith(("JJ", "NN")):
            head += 1
        if head <= place or tag(head) != "NN" or head in taken or _is_thing(lowers[head], words):
            continue
        leads = head + 2 in starts and lowers[head + 1] in _AND
        joined = (leads or (lowers[place - 1] in _AND and place - 1 in ends)) and lowers[head].endswith(_AGENTS)
        if joined or _is_harmed(head + 1, lowers, bounds[1], words, plural=False):
            made.append(Group(place, head + 1, head, "people", Count(1, 1), Noun(lowers[head], 1)))
    return made


_AGENTS = ("er", "or", "ist", "ian", "ant", "ent")
"""Endings of nouns for those who do something."""


def _plural_after(group: Group, lowers: Sequence[str], stop: int, words: Words, tag: Tag) -> int | None:
    """The unknown plural that a bare number counts; None where it counts things or stands alone."""
    if group.kind != "number" or group.zero or group.count is None or group.count.max == 1 or group.last >= stop:
        return None
    for place in range(group.last, min(stop, group.last + 1 + _MODIFIERS)):
        if tag(place) == "NNS":
            return None if _is_thing(lowers[place], words) else place
        if not tag(place).startswith(("JJ", "NN")):
            return None
    return None


def _is_thing(lower: str, words: Words) -> bool:
    return (
        any(words.among(name, lower) for name in ("units", "animals", "things", "no_people", "number_or_the"))
        or lower in words.triggers
    )


def _is_harming(place: int, lowers: Sequence[str], start: int, words: Words) -> bool:
    """True where the words right before are an active verb of harm: "killed", "wounding", "shot dead"."""
    place -= place > start and lowers[place] in ("dead", "down")
    if place < start:
        return False
    harm, _ = words.verbs.get(lowers[place], (None, None))
    passive = place > start and words.among("auxiliaries", lowers[place - 1])
    return harm in _BODILY and not passive


def _is_harmed(place: int, lowers: Sequence[str], stop: int, words: Words, *, plural: bool) -> bool:
    """True where the words from the place on say of what stands before that it was killed, wounded or shot, or (of many) that it died."""
    was = False
    while place < stop and (
        words.among("auxiliaries", lowers[place])
        or words.among("have", lowers[place])
        or words.among("adverbs", lowers[place])
    ):
        was = was or words.among("auxiliaries", lowers[place])
        place += 1
    if place >= stop:
        return False
    if plural and lowers[place] in words.intransitive and words.intransitive[lowers[place]] == "killed":
        return True
    harm, form = words.verbs.get(lowers[place], (None, None))
    return was and harm in _BODILY and form in ("past or participle", "participle")
