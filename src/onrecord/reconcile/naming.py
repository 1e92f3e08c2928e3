"""Who a speaker's name means: words of office taken off, a person told from a body, a body known under each of its names. Pure.

Not supported: one person's name in two spellings or two scripts is two persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from onrecord.lexicon.schema import Lexicon
from onrecord.model.incident import Origin, OriginKind

_WORD = re.compile(r"[^\W_](?:[\w.'’&-]*[\w.])?")
_ARTICLES = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "local", "several", "two", "other", "some"}
)
_KINDS: tuple[OriginKind, ...] = get_args(OriginKind)
_OF = frozenset({"of", "for", "the", "with", "in", "at", "and", "from"})
_STATE_KINDS = frozenset({"state"})

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OriginWords:
    """The words that tell origins apart, of one language.

    Attributes:
        kinds: role of a speaker to the kind of origin.
        apart: roles of people who, unnamed, are others in each report.
        bodies: every form of a body's name to its one origin.
        ministries: every form of a ministry's name to its subject; `forces` the same of branches of a state's forces.
        states: adjective or name of a state to its code.
        held: roles that, unnamed, mean the one who is named with it.
        bodily: roles that a body keeps whoever speaks for it.
        offices: words of office, title and role: part of no person's name.
        of_bodies: words with which a name is a body's, and that tell no two bodies apart.
    """

    kinds: Mapping[str, OriginKind]
    apart: frozenset[str]
    held: frozenset[str]
    bodily: tuple[str, ...]
    bodies: Mapping[Phrase, Origin]
    agencies: Mapping[Phrase, Origin]
    ministries: Mapping[Phrase, str]
    forces: Mapping[Phrase, str]
    states: Mapping[str, str]
    roles: Mapping[Phrase, str]
    offices: frozenset[str]
    of_bodies: frozenset[str]
    nameless: frozenset[Phrase]
    tails: frozenset[str]
    shared_hosts: frozenset[str]
    shared_paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """What a name comes to.

    Attributes:
        body: the origin itself, where the name is a known body's.
        person: the words of a person's own name, without case.
        body_of: what tells a body of this role from others ("columbus" of "Columbus Police Department"), without case.
        role: of the speaker, as stated or as the words themselves say.
        shown: the person's name as it is written.
    """

    body: Origin | None
    person: Phrase
    body_of: Phrase
    role: str | None
    shown: str = ""


@lru_cache(maxsize=8)
def origin_words(lexicon: Lexicon) -> OriginWords:
    """The words of one language, read once a lexicon."""
    own, speakers = lexicon.entries("origins"), lexicon.entries("speakers")
    groups = lexicon.entries("actor_groups")
    bodies = {
        split(form): Origin("authority" if row["kind"] in _STATE_KINDS else "force", row["name"])
        for row in groups
        for form in row["words"]
        if row["kind"] != "organisation"
    }
    bodies |= {split(form): Origin(row["kind"], row["name"]) for row in own["bodies"] for form in row["forms"]}
    agencies = {
        split(form): Origin("agency", row["name"])
        for row in lexicon.entries("agencies")["agencies"]
        for form in row["forms"]
    }
    states = {str(word): code for code, words in speakers["sides"].items() for word in words}
    states |= lexicon.entries("demonyms")
    roles: dict[Phrase, str] = {}
    for role, theirs in speakers["roles"].items():
        for form in (form for word in theirs for form in _plural(word)):
            roles.setdefault(split(form), role)  # a deputy is a sheriff's before he is a lawmaker
    titles = {part for title in speakers["titles"] for form in _plural(title) for part in split(form)}
    offices = {part for words in roles for part in words} | titles
    return OriginWords(
        kinds={role: kind for kind in _KINDS for role in own["roles"].get(kind, ())},
        apart=frozenset(own["apart"]),
        held=frozenset(own["held"]),
        bodily=tuple(own["bodily"]),
        bodies=bodies,
        agencies=agencies,
        ministries=_forms(own["ministries"]),
        forces=_forms(own["forces"]),
        states=states,
        roles=roles,
        offices=frozenset(offices - _OF),
        of_bodies=frozenset(own["of_bodies"]),
        nameless=frozenset(split(word) for word in own["nameless"]),
        tails=frozenset(own["name_tails"]),
        shared_hosts=frozenset(own["shared_hosts"]),
        shared_paths=frozenset(own["shared_paths"]),
    )


def _plural(word: str) -> tuple[str, str]:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word, word[:-1] + "ies"
    return (word, word + ("es" if word.endswith(("s", "x", "ch")) else "s"))


def _forms(table: Mapping[str, Iterable[Any]]) -> dict[Phrase, str]:
    return {split(str(form)): name for name, forms in table.items() for form in forms}


def split(name: str) -> Phrase:
    """The words of a name, without case, possessive endings and articles at its head."""
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(name.casefold())]
    while words and words[0] in _ARTICLES:
        words.pop(0)
    return tuple(word.rstrip(".") or word for word in words)


@lru_cache(maxsize=65536)
def read_name(name: str, role: str | None, country: str | None, words: OriginWords) -> Named:
    """Who a speaker's name means by itself, before other reports are asked."""
    plain = split(name)
    if not plain or plain in words.nameless:
        return Named(None, (), (), role)
    known = words.agencies.get(plain) or known_body(name, country, words)
    if known is not None:
        return Named(known, (), (), role)
    person = () if words.of_bodies.intersection(plain) else _person(name, words)
    if person:
        return Named(None, tuple(word.casefold() for word in person), (), role or _role(plain, words), " ".join(person))
    empty = words.offices | words.of_bodies | _OF
    proper = {each for word in _WORD.findall(name) if word[:1].isupper() for each in split(word)}
    theirs = tuple(each for each in plain if each in proper and each not in empty and (each,) not in words.nameless)
    return Named(None, (), theirs, _bodily(plain, words) or role or _role(plain, words))


def _bodily(plain: Phrase, words: OriginWords) -> str | None:
    """The role of the body that is spoken for, of those that a body keeps."""
    told = {words.roles[plain[first:last]] for first, last in _runs(plain) if plain[first:last] in words.roles}
    return next((role for role in words.bodily if role in told), None)


def _role(plain: Phrase, words: OriginWords) -> str | None:
    """The role that the name's own last words of office give."""
    for first, last in _runs(plain):
        if plain[first:last] in words.roles:
            return words.roles[plain[first:last]]
    return None


@lru_cache(maxsize=65536)
def known_body(name: str, country: str | None, words: OriginWords) -> Origin | None:
    """The known body whose name stands in these words ("SOHR activists"); a ministry or a force with its state.

    A state is meant only where nothing but its name stands: "officials in Ruritania" are not Ruritania.
    """
    plain = split(name)
    state = country or next((words.states[word] for word in plain if word in words.states), None)
    for first, last in _runs(plain):
        part = plain[first:last]
        body = words.bodies.get(part)
        if body is not None and (part == plain or body.kind != "authority"):
            return body
        if part in words.ministries:
            return Origin("authority", _of_state(words.ministries[part], state))
        if part in words.forces and state is not None:
            return Origin("force", _of_state(words.forces[part], state))
    return None


def _of_state(body: str, state: str | None) -> str:
    return body if state is None else f"{body} ({state})"


def _runs(plain: Phrase) -> list[tuple[int, int]]:
    """Every run of words, the longest first, then the later."""
    size = len(plain)
    return sorted(
        ((first, last) for first in range(size) for last in range(first + 1, min(size, first + 7) + 1)),
        key=lambda run: (run[0] - run[1], -run[0]),
    )


def _person(name: str, words: OriginWords) -> Phrase:
    """The own name of a person: the last run of capitalised words that are no office; empty where the name is not a person's.

    "Governor Ilsa Marek" and "the region's governor, Ilsa Marek" give "Ilsa Marek"; "police in Tarn" and "Tarn Police" give nothing.
    """
    runs: list[list[str]] = [[]]
    before = ""
    for match in _WORD.finditer(name):
        word = match.group().rstrip(".")
        plain = word.casefold()
        if plain in words.tails:
            continue
        ends = plain in words.offices or plain in _ARTICLES or plain in words.states or plain.endswith(("'s", "’s"))
        if ends or not word[:1].isupper() or (not runs[-1] and before in _OF):
            runs.append([])
        else:
            runs[-1].append(word)
        before = plain
    return tuple(runs[-1])
