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
        offices: words of office, title and role: part of no person's name.
    """

    kinds: Mapping[str, OriginKind]
    apart: frozenset[str]
    bodies: Mapping[Phrase, Origin]
    agencies: Mapping[Phrase, Origin]
    ministries: Mapping[Phrase, str]
    forces: Mapping[Phrase, str]
    states: Mapping[str, str]
    roles: Mapping[Phrase, str]
    offices: frozenset[str]
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
        office: the words that are left of a body or an office ("columbus police"), without case; empty where the name names nobody.
        role: of the speaker, as stated or as the words themselves say.
    """

    body: Origin | None
    person: Phrase
    office: Phrase
    role: str | None


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
    roles = {
        split(form): role for role, words in speakers["roles"].items() for word in words for form in (word, word + "s")
    }
    offices = {part for words in roles for part in words} | {
        part for title in speakers["titles"] for part in split(title)
    }
    return OriginWords(
        kinds={role: kind for kind in _KINDS for role in own["roles"].get(kind, ())},
        apart=frozenset(own["apart"]),
        bodies=bodies,
        agencies=agencies,
        ministries=_forms(own["ministries"]),
        forces=_forms(own["forces"]),
        states=states,
        roles=roles,
        offices=frozenset(offices - {"of", "the", "and"}),
        nameless=frozenset(split(word) for word in own["nameless"]),
        tails=frozenset(own["name_tails"]),
        shared_hosts=frozenset(own["shared_hosts"]),
        shared_paths=frozenset(own["shared_paths"]),
    )


def _forms(table: Mapping[str, Iterable[Any]]) -> dict[Phrase, str]:
    return {split(str(form)): name for name, forms in table.items() for form in forms}


def split(name: str) -> Phrase:
    """The words of a name, without case, possessive endings and articles at its head."""
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(name.casefold())]
    while words and words[0] in _ARTICLES:
        words.pop(0)
    return tuple(word.rstrip(".") or word for word in words)


def read_name(name: str, role: str | None, country: str | None, words: OriginWords) -> Named:
    """Who a speaker's name means by itself, before other reports are asked."""
    plain = split(name)
    role = role or _role(plain, words)
    if not plain or plain in words.nameless:
        return Named(None, (), (), role)
    known = words.agencies.get(plain) or _body(plain, country, words)
    if known is not None:
        return Named(known, (), (), role)
    return Named(None, _person(name, words), tuple(word for word in plain if word not in words.tails), role)


def _role(plain: Phrase, words: OriginWords) -> str | None:
    """The role that the name's own last words of office give."""
    for first, last in _runs(plain):
        if plain[first:last] in words.roles:
            return words.roles[plain[first:last]]
    return None


def _body(plain: Phrase, country: str | None, words: OriginWords) -> Origin | None:
    """The known body whose name stands in these words ("SOHR activists"); a ministry or a force with its state."""
    state = country or next((words.states[word] for word in plain if word in words.states), None)
    for first, last in _runs(plain):
        part = plain[first:last]
        if part in words.bodies and not (last - first == 1 and first > 0 and len(part[0]) < 3):
            return words.bodies[part]
        if part in words.ministries:
            kind: OriginKind = "authority"
            return Origin(kind, _of_state(words.ministries[part], state))
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

    "Governor Pavlo Kyrylenko" and "the region's governor, Pavlo Kyrylenko" give "pavlo kyrylenko"; "Columbus Police Department" gives nothing.
    """
    runs: list[list[str]] = [[]]
    for match in _WORD.finditer(name):
        word = match.group().rstrip(".").casefold()
        if word in words.tails:
            continue
        office = (
            word in words.offices or word in _ARTICLES or word in words.states or match.group().endswith(("'s", "’s"))
        )
        if office or not match.group()[0].isupper():
            runs.append([])
        else:
            runs[-1].append(word)
    return tuple(runs[-1])
