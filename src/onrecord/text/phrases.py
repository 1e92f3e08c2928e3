"""Base noun phrases and verb groups of a sentence, from the tagger's labels and tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.text.labels import read_labels, runs

if TYPE_CHECKING:
    from onrecord.text.document import Document, Sentence

PhraseKind = Literal["common", "name", "pronoun", "number"]

_PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX", "DT"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DETERMINERS = frozenset({"DT", "PRP$", "WP$", "PDT", "WDT"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without another inside it after its head: tokens `[first, last)` of the document.

    Attributes:
        head: the token that the others describe, which is its last: what follows the head is no part of a base phrase.
        kind: what the head is; `number` for figures that stand alone ("killed 12"), `pronoun` also for "those" and "who", `common`
            also for an adjective in place of a noun ("the wounded").
        determiner: "the", "a", "no", "his", ... in lower case; None where there is none.
        possessor: the token of 's where the phrase opens with an owner ("the mayor's house"), else None.
    """

    first: int
    last: int
    head: int
    kind: PhraseKind
    determiner: str | None
    possessor: int | None


def noun_phrases(document: Document, sentence: Sentence) -> tuple[Phrase, ...]:
    """The base noun phrases of the sentence, in order, none overlapping. "Two women and a child" is two phrases."""
    key = ("phrases", sentence.index)
    phrases: tuple[Phrase, ...] | None = document.memo.get(key)
    if phrases is None:
        tags = document.tags(sentence)
        phrases = document.memo[key] = tuple(
            _phrase(document, sentence.first, tags, first, last)
            for first, last in _bounds(read_labels(document, sentence, "chunks"), tags)
        )
    return phrases


def _bounds(chunks: tuple[str, ...], tags: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the phrases stand, an owner joined with what is owned ("the mayor's" + "two children")."""
    bounds: list[tuple[int, int]] = []
    for begin, last, _ in runs(chunks):
        # A finite verb is in no base phrase: where the labels disagree, the phrase begins after it.
        first = next((place + 1 for place in range(last - 1, begin - 1, -1) if tags[place] in _FINITE), begin)
        if first == last:
            continue
        end = bounds[-1][1] if bounds else -2
        if (end == first and "POS" in (tags[first - 1], tags[first])) or (end == first - 1 and tags[end] == "POS"):
            bounds[-1] = (bounds[-1][0], last)
        else:
            bounds.append((first, last))
    return bounds


def _phrase(document: Document, offset: int, tags: tuple[str, ...], first: int, last: int) -> Phrase:
    tag = tags[last - 1]
    kind: PhraseKind = "common"
    if tag.startswith("NNP"):
        kind = "name"
    elif tag in _PRONOUNS:
        kind = "pronoun"
    elif tag == "CD":
        kind = "number"
    opener = tags[first] in _DETERMINERS and last - first > 1
    return Phrase(
        first=offset + first,
        last=offset + last,
        head=offset + last - 1,
        kind=kind,
        determiner=document.lowers[offset + first] if opener else None,
        possessor=next((offset + place for place in range(first, last) if tags[place] == "POS"), None),
    )
