"""The working view of a text: tokens, sentences and paragraphs with offsets. Every extractor reads this, none changes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.model.span import Field, Span, make_span
from onrecord.text.sentences import sentence_bounds
from onrecord.text.tokens import tokenize

_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*")


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
        lowers: each token in lower case.
        sentences: in text order; every token is in exactly one.
        paragraphs: code points `[start, end)` of each paragraph.
        all_caps: true where the text has no case to learn from (older wires, the FBIS style).
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
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[place] if place >= 0 else None


def make_document(text: str, field: Field = "text") -> Document:
    """The text, tokenised and split into sentences and paragraphs, in time linear in its length."""
    starts, ends = tokenize(text)
    words = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    paragraphs = _paragraphs(text)
    sentences: list[Sentence] = []
    token = 0
    for number, (begin, stop) in enumerate(paragraphs):
        for _, end in sentence_bounds(text, begin, stop):
            first = token
            while token < len(starts) and starts[token] < end:
                token += 1
            if token > first:
                sentences.append(Sentence(len(sentences), first, token, starts[first], ends[token - 1], number))
    return Document(
        text=text,
        field=field,
        starts=tuple(starts),
        ends=tuple(ends),
        words=words,
        lowers=tuple(word.lower() for word in words),
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        all_caps=_is_all_caps(text),
    )


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    bounds.append((start, len(text)))
    return [(begin, end) for begin, end in bounds if text[begin:end].strip()]


def _is_all_caps(text: str) -> bool:
    """True where fewer than 5 in 100 letters of the first 4,000 code points are lower case."""
    sample = text[:4000]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample))
    return upper > 20 and lower * 20 < upper
