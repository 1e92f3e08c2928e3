"""Words of the event, weapon, object and actor lists found in a document, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from onrecord.lexicon.schema import Lexicon
from onrecord.text.document import Document
from onrecord.text.inflect import noun_forms, verb_forms
from onrecord.text.tokens import tokenize

Room = Literal["event", "weapon", "object", "actor", "group"]
Form = Literal["base", "s", "ing", "past", "noun", "idiom"]


@dataclass(frozen=True, slots=True)
class Term:
    """One listed form of a word or phrase.

    Attributes:
        room: the list it comes from; `group` are the actors with a name of their own.
        type: the key of its row (for a group, its name).
        form: of a verb, which one; `noun` for all nouns; `idiom` for words that only look like a trigger.
    """

    room: Room
    type: str
    form: Form = "noun"


@dataclass(frozen=True, slots=True)
class Match:
    """A term at the tokens `[first, last)`."""

    first: int
    last: int
    term: Term


TermIndex = Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]]
"""First word to the phrases that begin with it, longest first."""


def split_words(phrase: str) -> tuple[str, ...]:
    """The phrase's tokens in lower case, cut as the document's are."""
    starts, ends = tokenize(phrase)
    return tuple(phrase[start:end].lower() for start, end in zip(starts, ends, strict=True))


@lru_cache(maxsize=32)
def term_index(lexicon: Lexicon, room: Room) -> TermIndex:
    """All forms of a list's words, by first word. A form listed under two types belongs to the first."""
    index: dict[str, dict[tuple[str, ...], Term]] = {}
    for words, term in _SOURCES[room](lexicon):
        for spelling in (words, _as_designation(words)):
            index.setdefault(spelling[0], {}).setdefault(spelling, term)
    return {first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in index.items()}


def _as_designation(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as the document's tokens would have them in capitals: `ak`, `-`, `47` is the one token `AK-47` there."""
    if "-" not in words:
        return words
    return split_words(" ".join(words).replace(" - ", "-").upper())


def read_terms(document: Document, lexicon: Lexicon, room: Room) -> list[Match]:
    """The room's terms in the document, found once and remembered on it. Callers must not change the list."""
    key = ("terms", id(lexicon), room)
    found: list[Match] | None = document.memo.get(key)
    if found is None:
        found = find_terms(document, term_index(lexicon, room), _openings(document, lexicon)[room])
        if room != "event":  # of events, who reads them looks at the idioms too
            found = [match for match in found if match.term.form != "idiom"]
        document.memo[key] = found
    return found


def _openings(document: Document, lexicon: Lexicon) -> Mapping[Room, Sequence[int]]:
    """The tokens with which a term of each room may begin, found for all rooms in one pass: few words open any."""
    key = ("openings", id(lexicon))
    places: dict[Room, list[int]] | None = document.memo.get(key)
    if places is None:
        known, lowers = _first_words(lexicon), document.lowers
        places = document.memo[key] = {room: [] for room in _SOURCES}
        for place in [place for place, word in enumerate(lowers) if word in known]:
            for room in known[lowers[place]]:
                places[room].append(place)
    return places


@lru_cache(maxsize=8)
def _first_words(lexicon: Lexicon) -> Mapping[str, tuple[Room, ...]]:
    """The first words of all terms, each with the rooms whose terms it opens."""
    rooms: dict[str, tuple[Room, ...]] = {}
    for room in _SOURCES:
        for word in term_index(lexicon, room):
            rooms[word] = (*rooms.get(word, ()), room)
    return rooms


def find_terms(document: Document, index: TermIndex, places: Iterable[int]) -> list[Match]:
    """The terms that begin at the places, in text order, the longest at each, none inside another. Linear in the places."""
    lowers = document.lowers
    found: list[Match] = []
    free = 0
    for place in places:
        known = index.get(lowers[place])
        if known is None or place < free:
            continue
        for words, term in known:
            end = place + len(words)
            if end - place == 1 or lowers[place:end] == words:
                found.append(Match(place, end, term))
                free = end
                break
    return found


def _event_terms(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], Term]]:
    entries = lexicon.entries("events")
    irregular: Mapping[str, list[str]] = entries["irregular"]
    for idiom in entries["idioms"]:
        first, *rest = split_words(idiom)
        yield (first, *rest), Term("event", "", "idiom")
        for form, _ in verb_forms(first, irregular):
            yield (form, *rest), Term("event", "", "idiom")
    for key, row in entries["types"].items():
        for verb in row.get("verbs", ()):
            first, *rest = split_words(verb)
            for form, kind in verb_forms(first, irregular):
                yield (form, *rest), Term("event", key, kind)  # type: ignore[arg-type]
        for noun in row.get("nouns", ()):
            for words in noun_forms(split_words(noun), lexicon):
                yield words, Term("event", key, "noun")


def _typed_terms(room: Room, table: str) -> Any:
    def terms(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], Term]]:
        for idiom in lexicon.entries(table).get("idioms", ()):
            yield split_words(idiom), Term(room, "", "idiom")
        for key, row in lexicon.entries(table)["types"].items():
            for phrase in row["words"]:
                for words in noun_forms(split_words(phrase), lexicon):
                    yield words, Term(room, key)

    return terms


@lru_cache(maxsize=8)
def weapons_marked(lexicon: Lexicon, mark: str) -> frozenset[str]:
    """The weapon classes (`w:missile`) whose rows carry the mark: `heavy`, of armies alone; `placed`, put where it is to explode."""
    return frozenset(f"w:{key}" for key, row in lexicon.entries("weapons")["types"].items() if row.get(mark))


def _group_terms(lexicon: Lexicon) -> Iterable[tuple[tuple[str, ...], Term]]:
    for row in lexicon.entries("actor_groups"):
        for phrase in row["words"]:
            yield split_words(phrase), Term("group", row["name"])


_SOURCES: Mapping[Room, Any] = {
    "event": _event_terms,
    "weapon": _typed_terms("weapon", "weapons"),
    "object": _typed_terms("object", "objects"),
    "actor": _typed_terms("actor", "actors"),
    "group": _group_terms,
}
