"""Words that tell sentences of one incident from those of another, found once a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.lexicon.schema import Lexicon
from onrecord.text.document import Document


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a cue list in a document: tokens `[first, last)`; `kind` is the list's key in the lexicon."""

    first: int
    last: int
    kind: str


Phrase = tuple[tuple[str, ...], str]
"""The words of a listed phrase, and its kind."""

Phrases = dict[str, dict[str, tuple[Phrase, ...]]]
"""First word, then second word, to the phrases that begin with both or are the first alone; under the empty word the latter."""


@lru_cache(maxsize=32)
def phrases(lexicon: Lexicon, table: str, part: str | None = None) -> Phrases:
    """The phrases of a lexicon table (or of one part of it), by their first word. Kinds are the keys above the lists."""
    entries = lexicon.entries(table)
    return index_phrases(entries if part is None else entries[part])


def index_phrases(lists: dict[str, list[str]]) -> Phrases:
    """The lists' phrases by their first two words, in the order of the lists; words are parted by spaces, as in the lexicon."""
    listed: dict[str, list[Phrase]] = {}
    for kind, entries in lists.items():
        for entry in entries:
            words = tuple(str(entry).split())
            listed.setdefault(words[0], []).append((words, kind))
    return {first: _by_second(found) for first, found in listed.items()}


def _by_second(found: Sequence[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    seconds = {"", *(words[1] for words, _ in found if len(words) > 1)}
    return {second: tuple(each for each in found if each[0][1:2] in ((), (second,))) for second in seconds}


def phrases_at(known: Phrases, lowers: Sequence[str], place: int) -> Iterator[Phrase]:
    """The phrases that stand at the token, in the order of the lists."""
    by_second = known.get(lowers[place])
    if by_second is not None:
        following = lowers[place + 1] if place + 1 < len(lowers) else ""
        for phrase in by_second.get(following) or by_second[""]:
            words = phrase[0]
            if len(words) < 3 or lowers[place : place + len(words)] == words:
                yield phrase


@dataclass(frozen=True, slots=True, eq=False)
class BesideWords:
    """Words that put an incident in, near or at a distance from a place: the lists of `places_beside.yaml`.

    Attributes:
        bearings: degrees from north, clockwise.
        units: kilometres.
    """

    near: frozenset[str]
    borders: frozenset[str]
    bearings: Mapping[str, float]
    units: Mapping[str, float]
    befallen: frozenset[str]
    within: frozenset[str]
    leading: frozenset[str]
    sited: frozenset[str]
    villages: frozenset[str]
    quarters: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class OccasionWords:
    """Words that make a noun or a verb tell of one occasion, of another one, of none, or of an alleged one: the lists of `occasions.yaml`."""

    past: frozenset[str]
    lasting: frozenset[str]
    fresh: frozenset[str]
    hedges: frozenset[str]
    spoken: frozenset[str]
    arrested: frozenset[str]
    pacts: frozenset[str]
    concluded: frozenset[str]
    performed: frozenset[str]
    works: frozenset[str]
    reckoned: frozenset[str]
    marking: frozenset[str]
    anybodys: frozenset[str]
    yearly: frozenset[str]
    ordinals: Mapping[str, int]
    beside: BesideWords


@lru_cache(maxsize=8)
def occasion_words(lexicon: Lexicon) -> OccasionWords:
    """The lists, as sets."""
    lists = {name: frozenset(words) for name, words in lexicon.entries("occasions").items()}
    beside: dict[str, Any] = {
        name: words if isinstance(words, dict) else frozenset(words)
        for name, words in lexicon.entries("places_beside").items()
    }
    ordinals: dict[str, int] = dict(lexicon.entries("numbers")["ordinals"])
    return OccasionWords(**lists, ordinals=ordinals, beside=BesideWords(**beside))


def find_cues(document: Document, known: Phrases) -> tuple[Cue, ...]:
    """Every occurrence of every phrase, in text order; phrases may overlap. Linear in the number of tokens."""
    lowers = document.lowers
    return tuple(
        Cue(place, place + len(words), kind)
        for place in [place for place, word in enumerate(lowers) if word in known]
        for words, kind in phrases_at(known, lowers, place)
    )
