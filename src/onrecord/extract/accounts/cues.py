"""Words that tell sentences of one incident from those of another, found once a document."""

from __future__ import annotations

from collections.abc import Mapping
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


Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word to the phrases that begin with it, each with its kind."""


@lru_cache(maxsize=32)
def phrases(lexicon: Lexicon, table: str, part: str | None = None) -> Phrases:
    """The phrases of a lexicon table (or of one part of it), by their first word. Kinds are the keys above the lists."""
    entries = lexicon.entries(table)
    return index_phrases(entries if part is None else entries[part])


def index_phrases(lists: dict[str, list[str]]) -> Phrases:
    """The lists' phrases by their first word; words are parted by spaces, as in the lexicon."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, entries in lists.items():
        for entry in entries:
            words = tuple(str(entry).split())
            index.setdefault(words[0], []).append((words, kind))
    return {first: tuple(found) for first, found in index.items()}


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
    works: frozenset[str]
    reckoned: frozenset[str]
    marking: frozenset[str]
    beside: BesideWords


@lru_cache(maxsize=8)
def occasion_words(lexicon: Lexicon) -> OccasionWords:
    """The lists, as sets."""
    lists = {name: frozenset(words) for name, words in lexicon.entries("occasions").items()}
    beside: dict[str, Any] = {
        name: words if isinstance(words, dict) else frozenset(words)
        for name, words in lexicon.entries("places_beside").items()
    }
    return OccasionWords(**lists, beside=BesideWords(**beside))


def find_cues(document: Document, known: Phrases) -> tuple[Cue, ...]:
    """Every occurrence of every phrase, in text order; phrases may overlap. Linear in the number of tokens."""
    lowers = document.lowers
    found: list[Cue] = []
    for place, word in enumerate(lowers):
        if word not in known:
            continue
        for words, kind in known[word]:
            last = place + len(words)
            if len(words) == 1 or lowers[place:last] == words:
                found.append(Cue(place, last, kind))
    return tuple(found)
