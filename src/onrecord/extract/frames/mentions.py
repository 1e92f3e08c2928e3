"""Actors, weapons and objects as the lexicon knows them, with the words in front that belong to their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from onrecord.extract.frames.terms import Match, read_terms, split_words
from onrecord.lexicon.schema import Lexicon
from onrecord.model.account import PerpetratorKind
from onrecord.model.mention import ActorKind, ActorMention, ObjectMention, WeaponMention
from onrecord.text.document import Document

Side = Literal["attacker", "forces", "harmed", "neutral"]

_ACRONYM = 4
"""A single-word name of at most this many letters must stand in capitals where the text has case: "ELN", but not "eta"."""


@dataclass(frozen=True, slots=True)
class ActorClass:
    """What a row of the actor lists says of those it names."""

    name: str | None
    kind: ActorKind
    perpetrator: PerpetratorKind
    side: Side
    country: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor at the tokens `[first, last)`; `head` is the first token of the listed noun itself."""

    first: int
    last: int
    head: int
    type: str
    known: ActorClass
    country: str | None


@lru_cache(maxsize=8)
def actor_classes(lexicon: Lexicon) -> dict[str, ActorClass]:
    """The rows of the actor lists: general nouns by type, named groups by name."""
    classes = {
        key: ActorClass(None, row["kind"], row["perpetrator"], row["side"], None)
        for key, row in lexicon.entries("actors")["types"].items()
    }
    for row in lexicon.entries("actor_groups"):
        side: Side = "attacker" if row["kind"] == "group" else "forces"
        classes[row["name"]] = ActorClass(row["name"], row["kind"], row["perpetrator"], side, row["country"])
    return classes


@lru_cache(maxsize=8)
def demonyms(lexicon: Lexicon) -> dict[str, str]:
    """Adjective of a state, in lower case, to its ISO 3166-1 alpha-2 code; two-word adjectives by their last word too."""
    return {word: code for name, code in lexicon.entries("demonyms").items() for word in (name, name.split()[-1])}


@lru_cache(maxsize=8)
def state_names(lexicon: Lexicon) -> dict[str, str]:
    """ISO 3166-1 alpha-2 code to the state's name. Peoples without a listed state have none: "Palestinian" names no government."""
    entries = lexicon.entries("responsibility")
    known = {row["country"]: row["name"] for row in lexicon.entries("actor_groups") if row["kind"] == "state"}
    sides = {code: words[0].title() for code, words in lexicon.entries("speakers")["sides"].items()}
    names = sides | known | entries["states"]
    return {code: name for code, name in names.items() if code not in entries["stateless"]}


@lru_cache(maxsize=16)
def modifiers(lexicon: Lexicon, table: str) -> frozenset[str]:
    """Words that may stand in front of an item of the table and belong to its name."""
    words = {word for phrase in lexicon.entries(table).get("modifiers", ()) for word in split_words(phrase)}
    return frozenset(words) | frozenset(demonyms(lexicon))


def read_actors(document: Document, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Who the lists know, in text order: named groups first, then general nouns with the adjectives in front of them."""
    classes = actor_classes(lexicon)
    codes = demonyms(lexicon)
    adjectives = modifiers(lexicon, "actors")
    groups = named_groups(document, lexicon)
    taken = {token for match in groups for token in range(match.first, match.last)}
    found = [
        Actor(m.first, m.last, m.first, m.term.type, classes[m.term.type], classes[m.term.type].country) for m in groups
    ]
    for match in read_terms(document, lexicon, "actor"):
        if taken.intersection(range(match.first, match.last)):
            continue
        first = _with_modifiers(document, match, adjectives)
        country = next((codes[word] for word in document.lowers[first : match.first] if word in codes), None)
        found.append(Actor(first, match.last, match.first, match.term.type, classes[match.term.type], country))
    return tuple(sorted(found, key=lambda actor: actor.first))


def named_groups(document: Document, lexicon: Lexicon) -> list[Match]:
    """The listed groups, forces and states that the document names; "FARC dissidents", "Taliban prisoners" and
    "former FARC rebels" are others."""
    behind, before = offshoots(lexicon), parted(lexicon)
    once = frozenset(lexicon.entries("actors")["once"])
    return [
        match
        for match in read_terms(document, lexicon, "group")
        if _is_name(document, match)
        and not (match.first and document.lowers[match.first - 1] in once)
        and not _opens(document, match.last, behind)
        and parted_before(document, match, before) is None
    ]


@lru_cache(maxsize=8)
def parted(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    """Words that make another group of the name behind them and "of"."""
    return frozenset(split_words(phrase) for phrase in lexicon.entries("actors")["parted"])


def parted_before(document: Document, match: Match, words: frozenset[tuple[str, ...]]) -> int | None:
    """The first token of "splinter group of the FARC" where the match is the name in it; None where it is not."""
    lowers = document.lowers
    joint = match.first - 2 if match.first and lowers[match.first - 1] == "the" else match.first - 1
    if joint < 1 or lowers[joint] not in ("of", "from"):
        return None
    return next((joint - size for size in (2, 1) if size <= joint and lowers[joint - size : joint] in words), None)


@lru_cache(maxsize=8)
def offshoots(lexicon: Lexicon) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Words that make another group of the name before them, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.entries("actors")["offshoots"]:
        words = split_words(phrase)
        found.setdefault(words[0], []).append(words)
    return {first: tuple(rest) for first, rest in found.items()}


def _opens(document: Document, token: int, known: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    if token >= len(document.lowers) or document.lowers[token] not in known:
        return False
    return any(document.lowers[token : token + len(words)] == words for words in known[document.lowers[token]])


def _is_name(document: Document, match: Match) -> bool:
    if match.last - match.first > 1 or document.all_caps:
        return True
    word = document.words[match.first]
    return word.isupper() if len(word) <= _ACRONYM else not word.islower()


def _with_modifiers(document: Document, match: Match, adjectives: frozenset[str]) -> int:
    """The first token of the match with the listed adjectives in front of it, inside its sentence."""
    first = match.first
    sentence = document.sentence_at(document.starts[first])
    floor = sentence.first if sentence else 0
    while first > floor and document.lowers[first - 1] in adjectives:
        first -= 1
    return first


def find_actors(document: Document, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Who acts, speaks or is acted upon, in text order: "Russian troops", "Hamas", "two gunmen", "residents"."""
    return tuple(
        ActorMention(
            span := document.span(actor.first, actor.last),
            actor.known.name or span.quote,
            actor.known.kind,
            actor.country,
        )
        for actor in read_actors(document, lexicon)
    )


def find_weapons(document: Document, lexicon: Lexicon) -> tuple[WeaponMention, ...]:
    """The means of harm, in text order: "a car bomb", "ballistic missiles", "an AK-47"."""
    adjectives = modifiers(lexicon, "weapons")
    weak = _weak_types(lexicon, "weapons")
    return tuple(
        WeaponMention(document.span(_with_modifiers(document, match, adjectives), match.last), match.term.type)
        for match in read_terms(document, lexicon, "weapon")
        if match.term.type not in weak
    )


def find_objects(document: Document, lexicon: Lexicon) -> tuple[ObjectMention, ...]:
    """The things that can be hit, in text order: "six apartment buildings" (count 6), "the bridge"."""
    weak = _weak_types(lexicon, "objects")
    return tuple(
        _object(document, match, lexicon)
        for match in read_terms(document, lexicon, "object")
        if match.term.type not in weak
    )


def _object(document: Document, match: Match, lexicon: Lexicon) -> ObjectMention:
    count = number_value(document.lowers[match.first - 1], lexicon) if match.first else None
    return ObjectMention(document.span(match.first, match.last), match.term.type, count)


def number_value(word: str, lexicon: Lexicon) -> int | None:
    """The value of one number word or of plain digits; None for any other word."""
    if word.isascii() and word.replace(",", "").isdecimal():
        return int(word.replace(",", "")[:9])
    numbers = lexicon.entries("numbers")
    return cast("int | None", numbers["units"].get(word) or numbers["tens"].get(word))


@lru_cache(maxsize=16)
def _weak_types(lexicon: Lexicon, table: str) -> frozenset[str]:
    return frozenset(key for key, row in lexicon.entries(table)["types"].items() if row.get("weak"))
