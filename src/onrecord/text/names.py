"""Names of a whole text: what each is, decided from all its mentions, the words around them and the network's reading of each.

The network sees four words either side. A report says more: "Gen. Ortiz" in one sentence tells what "Ortiz" is in another, an age
between commas marks a person, a last word such as Ministry an organisation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from onrecord.lexicon.load import load_lexicon
from onrecord.text.labels import Entity, EntityKind

if TYPE_CHECKING:
    from onrecord.text.document import Document, Sentence

_NETWORK = 2
"""Weight of the network's label for one mention; the cues below are worth one and a half to two such labels."""
_TITLE, _AGE, _TAIL, _GIVEN, _LOCATED, _SPEAKS = 3, 4, 4, 2, 3, 1
_SURNAME_VOTES = 6
"""The most that a person's full name lends to the last word of it standing alone: three mentions."""
_OLDEST = 110


Votes = dict[EntityKind, int]
"""What speaks for each kind of a name. A plain dictionary, as a text has many names with few votes each."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: tokens `[first, last)` of the document, titles and possessive 's left out.

    Attributes:
        kind: what it is, the same for all mentions of these words in the text.
        title: the first token of the titles right before it; None where there are none.
        age: in years, where it stands right behind the name between commas or in brackets.
    """

    first: int
    last: int
    kind: EntityKind
    title: int | None
    age: int | None


def names(document: Document) -> tuple[Name, ...]:
    """All names of the text, in order, none overlapping. Computed once a document; a text in capitals is read as well."""
    found = document.memo.get("names")
    if found is None:
        found = document.memo["names"] = tuple(_decided(document, list(_mentions(document))))
    return cast("tuple[Name, ...]", found)


def names_in(document: Document, sentence: Sentence) -> tuple[Name, ...]:
    """The names of one sentence, in order."""
    by_sentence = document.memo.get("names by sentence")
    if by_sentence is None:
        by_sentence = document.memo["names by sentence"] = defaultdict(list)
        for name in names(document):
            place = document.sentence_at(document.starts[name.first])
            by_sentence[place.index if place else 0].append(name)
    return tuple(by_sentence.get(sentence.index, ()))


def _mentions(document: Document) -> Iterator[Name]:
    words = _word_sets()
    for sentence in document.sentences:
        for entity in document.entities(sentence):
            trimmed = _trimmed(document, entity, words)
            if trimmed is not None:
                first, last, title = trimmed
                yield Name(first, last, entity.kind, title, _age(document, last, sentence.last))


def _trimmed(document: Document, entity: Entity, words: _Words) -> tuple[int, int, int | None] | None:
    """The name less titles, article and 's; None where nothing is left."""
    first, last = entity.first, entity.last
    lowers = document.lowers
    while last > first and lowers[last - 1] in ("'s", "'", "’", ",", "."):
        last -= 1
    if last > first and lowers[first] == "the":
        first += 1
    title = None
    if entity.kind in ("person", "group", "place"):
        begin = first
        while first < last - 1 and lowers[first].rstrip(".") in words.titles:
            first += 1
        title = begin if first > begin else None
    if entity.kind == "person":
        begin = title if title is not None else first
        while begin > 0 and lowers[begin - 1].rstrip(".") in words.titles:
            begin -= 1
            title = begin
    return (first, last, title) if first < last else None


def _age(document: Document, last: int, stop: int) -> int | None:
    """The age in ", 34," or "(34)" right behind a name."""
    if last + 1 >= stop or document.words[last] not in (",", "("):
        return None
    number = document.words[last + 1]
    closed = last + 2 >= stop or document.words[last + 2] in (",", ")", ".", ";")
    if closed and number.isdecimal() and len(number) <= 3 and int(number) <= _OLDEST:
        return int(number)
    return None


def _decided(document: Document, mentions: list[Name]) -> Iterator[Name]:
    """The mentions, each with the kind that the votes of all mentions of its words elect."""
    words = _word_sets()
    votes: dict[tuple[str, ...], Votes] = {}
    for name in mentions:
        _vote(document, name, words, votes.setdefault(_key(document, name), {}))
    surnames: dict[str, int] = {}
    for key, vote in votes.items():
        if len(key) > 1 and _elected(vote) == "person":
            surnames[key[-1]] = surnames.get(key[-1], 0) + min(vote["person"], _SURNAME_VOTES)
    for key, vote in votes.items():
        if len(key) == 1 and key[0] in surnames:
            vote["person"] = vote.get("person", 0) + min(surnames[key[0]], _SURNAME_VOTES)
    kinds = {key: _elected(vote) for key, vote in votes.items()}
    for name in mentions:
        kind = kinds[_key(document, name)]
        yield name if kind == name.kind else Name(name.first, name.last, kind, name.title, name.age)


def _elected(vote: Votes) -> EntityKind:
    """The kind with most votes; of equals the one that was voted for first."""
    return max(vote, key=vote.__getitem__)


def _key(document: Document, name: Name) -> tuple[str, ...]:
    return document.lowers[name.first : name.last]


def _vote(document: Document, name: Name, words: _Words, votes: Votes) -> None:
    """Adds what the mention's label and the words around it say for each kind."""

    def add(kind: EntityKind, weight: int) -> None:
        votes[kind] = votes.get(kind, 0) + weight

    add(name.kind, _NETWORK)
    lowers = document.lowers
    first, tail = lowers[name.first], lowers[name.last - 1].rstrip(".")
    before = lowers[name.first - 1].rstrip(".") if name.first else ""
    if name.age is not None:
        add("person", _AGE)
    if name.title is not None or before in words.titles:
        add("person", _TITLE)
    if name.last - name.first > 1:
        if tail in words.site_tails:
            add("site", _TAIL)
        elif tail in words.organisation_tails or first in words.organisation_heads:
            add("organisation", _TAIL)
        elif first in words.given and name.kind != "site":
            add("person", _GIVEN)
    after = lowers[name.last] if name.last < len(lowers) else ""
    of_place = before == "of" and name.first > 1 and lowers[name.first - 2] in words.place_nouns
    if name.title is None and (before in words.locating or of_place or after in words.place_nouns):
        add("place", _LOCATED)
    if after in ("said", "says", "told", "added"):
        add("person" if name.kind != "organisation" else "organisation", _SPEAKS)


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    organisation_tails: frozenset[str]
    organisation_heads: frozenset[str]
    site_tails: frozenset[str]
    locating: frozenset[str]
    place_nouns: frozenset[str]
    given: frozenset[str]


@lru_cache(maxsize=1)
def _word_sets() -> _Words:
    lexicon = load_lexicon("en")
    entries = lexicon.entries("names")
    given = {name for names in lexicon.entries("places_given_names").values() for name in names.split()}
    return _Words(
        titles=frozenset(entries["titles"]),
        organisation_tails=frozenset(entries["organisation_tails"]),
        organisation_heads=frozenset(entries["organisation_heads"]),
        site_tails=frozenset(entries["site_tails"]),
        locating=frozenset(entries["locating"]),
        place_nouns=frozenset(entries["place_nouns"]),
        given=frozenset(given | set(lexicon.entries("places_person_names")["given"].split())),
    )
