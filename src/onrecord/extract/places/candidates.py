"""Where a place name can stand, and the names that stand there: capitalised words that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.extract.places.words import Words
from onrecord.gazetteer.entry import Entry
from onrecord.gazetteer.index import Gazetteer
from onrecord.text.document import Document

Kind = Literal["name", "demonym", "short", "feature", "unknown"]

_LONGEST = 6
"""Tokens of the longest name that is looked up ("Republic of Trinidad and Tobago" has five)."""
_JOINING = frozenset(
    [
        "of",
        "the",
        "de",
        "del",
        "la",
        "las",
        "los",
        "al",
        "el",
        "and",
        "upon",
        "on",
        "du",
        "des",
        "da",
        "do",
        "der",
        "den",
        "am",
        "an",
        "e",
        "y",
        "bin",
        "sur",
        "en",
        "le",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[first, last)`, code points `[start, end)` that may name a place.

    Attributes:
        name: what was looked up.
        entries: the places that bear the name; empty for features that no gazetteer here knows.
        run: tokens of the run of capitalised words around it.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    kind: Kind
    entries: tuple[Entry, ...]
    run: tuple[int, int]


def find_candidates(document: Document, gazetteer: Gazetteer, words: Words) -> list[Candidate]:
    """The candidates of a document in text order; none overlaps another."""
    found: list[Candidate] = []
    for first, last in _runs(document):
        found.extend(_in_run(document, gazetteer, words, (first, last)))
    return found


def _runs(document: Document) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised words within a sentence, joined over "of", "al" and the like."""
    words = document.words
    for sentence in document.sentences:
        position, stop = sentence.first, sentence.last
        while position < stop:
            if not words[position][0].isupper():
                position += 1
                continue
            first = position
            position += 1
            while position < stop:
                word = words[position]
                if word[0].isupper() or word == "&" or _is_joined(words, position, stop):
                    position += 1
                else:
                    break
            yield first, position


def _is_joined(words: tuple[str, ...], position: int, stop: int) -> bool:
    """True for "of" in "Port of Spain", "ez-Zor" in "Deir ez-Zor": small words with a capitalised one close behind."""
    word = words[position]
    if word not in _JOINING:
        return "-" in word and word[0].islower() and word.rpartition("-")[2][:1].isupper()
    following = position + 1
    if following < stop and words[following] in _JOINING:
        following += 1
    return following < stop and words[following][0].isupper()


def _in_run(document: Document, gazetteer: Gazetteer, words: Words, run: tuple[int, int]) -> Iterator[Candidate]:
    first, stop = run
    position = first
    while position < stop:
        candidate = _longest(document, gazetteer, words, position, run)
        if candidate is None:
            position += 1
        else:
            yield candidate
            position = max(candidate.last, position + 1)


def _longest(
    document: Document, gazetteer: Gazetteer, words: Words, position: int, run: tuple[int, int]
) -> Candidate | None:
    """The longest name that begins at a token."""
    text, starts, ends, tokens = document.text, document.starts, document.ends, document.words
    start = starts[position]
    if not tokens[position][0].isupper() and "-" not in tokens[position]:
        return None
    for last in range(min(run[1], position + _LONGEST), position, -1):
        if tokens[last - 1] in _JOINING or tokens[last - 1] == "&":
            continue
        name = text[start : ends[last - 1]] if last > position + 1 else tokens[position]
        special = _special(name, text, start + len(name), words)
        if special is not None:
            kind, place, extra = special
            entries = _chosen(gazetteer.find(place), kind)
            return Candidate(position, last, start, ends[last - 1] + extra, place, kind, entries, run)
        if len(name) < 3 and name.isascii():
            continue
        entries = gazetteer.find(name)
        if entries:
            return Candidate(position, last, start, ends[last - 1], name, "name", entries, run)
    return _compound(document, gazetteer, words, position, run)


def _special(name: str, text: str, end: int, words: Words) -> tuple[Kind, str, int] | None:
    """A demonym or a short form, with the code points to add for a full stop."""
    place = words.demonyms.get(name) or (words.demonyms_upper.get(name) if len(name) > 4 else None)
    if place:
        return "demonym", place, 0
    bare = name.rstrip(".")
    pointed = len(bare) < len(name) or text[end : end + 1] == "."
    extra = 1 if text[end : end + 1] == "." and len(bare) == len(name) else 0
    if bare in words.short:
        return "short", words.short[bare], extra
    if pointed and bare in words.pointed:
        return "short", words.pointed[bare], extra
    if bare in words.after_comma and text[:end].rstrip("." + bare).endswith(", "):
        return "short", words.after_comma[bare], 0
    return None


_LARGE = ("country", "admin1", "region", "continent", "water")


def _chosen(entries: tuple[Entry, ...], kind: Kind) -> tuple[Entry, ...]:
    """For a demonym or short form: the country, division or region that bears the name, else the largest place."""
    own = [entry for entry in entries if entry.kind in _LARGE and not entry.alternate]
    own = own or [entry for entry in entries if entry.kind in _LARGE] or list(entries)
    return tuple(sorted(own, key=lambda entry: -entry.population)[:1])


def _compound(
    document: Document, gazetteer: Gazetteer, words: Words, position: int, run: tuple[int, int]
) -> Candidate | None:
    """The place in "Paris-based" or "US-led"."""
    word = document.words[position]
    head, hyphen, tail = word.partition("-")
    if not hyphen or not tail[:1].islower() or len(head) < 2:
        return None
    start = document.starts[position]
    special = _special(head, "", 0, words)
    kind: Kind = "name"
    if special:
        kind, name, _ = special
        entries = _chosen(gazetteer.find(name), kind)
    elif len(head) > 3:
        name, entries = head, gazetteer.find(head)
    else:
        return None
    return Candidate(position, position + 1, start, start + len(head), name, kind, entries, run) if entries else None
