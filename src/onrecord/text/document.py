"""The working view of a text: tokens, sentences and paragraphs with offsets. Every extractor reads this, none changes it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from onrecord.model.span import Field, Span, make_span
from onrecord.text.dateline import Head, find_head
from onrecord.text.labels import Entity, read_entities, read_tags
from onrecord.text.paragraphs import paragraph_bounds
from onrecord.text.sentences import Case, sentence_bounds
from onrecord.text.tokens import tokenize

MAX_SENTENCE = 300
"""Tokens in the longest sentence; a longer one is cut, at a semicolon, a comma or a quote where it has one. Keeps every extractor linear:
what compares the words of a sentence with each other is bounded by it. Real sentences, lists of names included, stay under 280."""
_ASCII = re.compile(r"[\x00-\x7f]+")
_UNPLAIN = re.compile("[’\u00ad\u200b-\u200d\u2060\ufeff]")
_PLAIN = {ord("’"): "'"} | dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_CUTS = frozenset(';,:"”»)')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `[first, last)`, code points `[start, end)`, in paragraph number `paragraph`."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One text, tokenised once. Parallel tuples, one entry a token, keep it small and fast.

    Attributes:
        text: the code points that every offset counts.
        field: `text` for a report's body, `title` for its title.
        starts: first code point of each token.
        ends: one past the last code point of each token.
        words: each token as written.
        lowers: each token in lower case, with straight apostrophes inside words and without invisible signs.
        sentences: in text order; every token is in exactly one.
        paragraphs: code points `[start, end)` of each paragraph.
        all_caps: true where the text has no case to learn from (older wires, the FBIS style).
        memo: what has been computed of this text on demand, by name; no part of its value.
    """

    text: str
    field: Field
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[tuple[int, int], ...]
    all_caps: bool
    memo: dict[Any, Any] = dataclass_field(default_factory=dict, repr=False)

    def tags(self, sentence: Sentence) -> tuple[str, ...]:
        """The part of speech of each token of the sentence, in the Penn Treebank's tags. Computed when first asked for."""
        return read_tags(self, sentence)

    def entities(self, sentence: Sentence) -> tuple[Entity, ...]:
        """The names in the sentence, in order, with what each seems to be: a person, an organisation, a place, a site or a group."""
        return read_entities(self, sentence)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `[first, last)`."""
        return make_span(self.text, self.starts[first], self.ends[last - 1], self.field)

    def span_at(self, start: int, end: int) -> Span:
        """The span of the code points `[start, end)`."""
        return make_span(self.text, start, end, self.field)

    def token_at(self, offset: int) -> int:
        """The token that holds the code point, else the last one before it; -1 before the first token."""
        return bisect_right(self.starts, offset) - 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point, else the last one before it."""
        starts = self.memo.get("sentence starts")
        if starts is None:
            starts = self.memo["sentence starts"] = [sentence.start for sentence in self.sentences]
        place = bisect_right(starts, offset) - 1
        return self.sentences[place] if place >= 0 else None


def make_document(text: str, field: Field = "text") -> Document:
    """The text, tokenised and split into sentences and paragraphs, in time linear in its length."""
    starts, ends = tokenize(text)
    head = find_head(text)
    if head is not None:
        _split_at(starts, ends, head.end)
    words = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    case = _case(text)
    paragraphs = paragraph_bounds(text)
    sentences: list[Sentence] = []
    token = 0
    for number, (begin, stop) in enumerate(paragraphs):
        for _, end in _bounds(text, begin, stop, case, head):
            first = token
            token = bisect_left(starts, end, first)
            while first < token:
                last = _cut(words, first, token)
                sentences.append(Sentence(len(sentences), first, last, starts[first], ends[last - 1], number))
                first = last
    return Document(
        text=text,
        field=field,
        starts=tuple(starts),
        ends=tuple(ends),
        words=words,
        lowers=_lowers(text, words),
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        all_caps=case == "upper",
    )


def _split_at(starts: list[int], ends: list[int], offset: int) -> None:
    """Parts the token that the offset lies in: "SANA-Two" where the dateline ends at its hyphen."""
    place = bisect_right(starts, offset) - 1
    if place >= 0 and starts[place] < offset < ends[place]:
        starts.insert(place + 1, offset)
        ends.insert(place, offset)


def _bounds(text: str, begin: int, stop: int, case: Case, head: Head | None) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph; the dateline is one of its own."""
    if head is None or not begin <= head.start < stop:
        yield from sentence_bounds(text, begin, stop, case)
        return
    end = min(head.end, stop)
    yield from sentence_bounds(text, begin, head.start, case)
    yield head.start, end
    yield from sentence_bounds(text, end, stop, case)


def _cut(words: tuple[str, ...], first: int, last: int) -> int:
    """Where the sentence from `first` stops: at `last`, or earlier where that makes it longer than `MAX_SENTENCE` tokens."""
    limit = first + MAX_SENTENCE
    if last <= limit:
        return last
    return next(
        (place + 1 for place in range(limit - 1, first + MAX_SENTENCE // 2, -1) if words[place] in _CUTS), limit
    )


def _lowers(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    lowers = tuple(map(str.lower, words))
    if text.isascii() or not _UNPLAIN.search(text):
        return lowers
    return tuple(word if len(word) == 1 else word.translate(_PLAIN) for word in lowers)


def _case(text: str) -> Case:
    """`upper` where fewer than 5 in 100 letters of the first 4,000 code points are small, `lower` where fewer than 1 in 300 are capitals."""
    sample = text[:4000]
    others = "" if sample.isascii() else _ASCII.sub("", sample)
    # A sweep for each letter of ASCII is cheaper than asking every code point.
    upper = sum(map(sample.count, ascii_uppercase)) + sum(map(str.isupper, others))
    lower = sum(map(sample.count, ascii_lowercase)) + sum(map(str.islower, others))
    if upper > 20 and lower * 20 < upper:
        return "upper"
    return "lower" if lower > 100 and upper * 300 < lower else "mixed"
