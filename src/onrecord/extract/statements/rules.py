"""Finds source, cue and content by the grammar of reported speech alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.statements.quotes import Quote, find_quotes
from onrecord.extract.statements.words import SayingWords
from onrecord.text.document import Document, Sentence

_COMMAS = frozenset({",", ";", ":", "--", "—", "–"})
_ADVERBS = frozenset(
    {
        "also",
        "later",
        "then",
        "again",
        "has",
        "had",
        "have",
        "did",
        "n't",
        "n’t",
        "not",
        "never",
        "earlier",
        "repeatedly",
        "reportedly",
        "further",
    }
)
_ENDS = frozenset(
    {
        "that",
        "which",
        "who",
        "but",
        "and",
        "as",
        "because",
        "while",
        "when",
        "if",
        "where",
        "after",
        "before",
        "since",
        "although",
        "though",
    }
)
_AUXILIARIES = frozenset(
    {
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "being",
        "to",
        "would",
        "will",
        "could",
        "can",
        "may",
        "might",
        "should",
        "must",
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Code points `[start, end)` of one attribution's parts, before they become a statement."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]


def find_attributions(document: Document, words: SayingWords) -> Iterator[Attribution]:
    """Attributions whose cue is a verb of speech or a phrase such as "according to", in text order of the cue."""
    quotes = find_quotes(document)
    inside = quote_of_tokens(document, quotes)
    for sentence in document.sentences:
        for first, last in _cues(document, sentence, words, inside):
            found = _attribution(document, sentence, (first, last), quotes, inside)
            if found is not None:
                yield found


def quote_of_tokens(document: Document, quotes: Sequence[Quote]) -> list[int]:
    """The number of the quote that holds each token, marks included; -1 outside quotes."""
    inside = [-1] * len(document.starts)
    for number, quote in enumerate(quotes):
        token = max(0, document.token_at(quote.start))
        while token < len(inside) and document.starts[token] < quote.end:
            if document.starts[token] >= quote.start:
                inside[token] = number
            token += 1
    return inside


def _cues(
    document: Document, sentence: Sentence, words: SayingWords, inside: Sequence[int]
) -> Iterator[tuple[int, int]]:
    lowers = document.lowers
    for token in range(sentence.first, sentence.last):
        if inside[token] >= 0:
            continue
        for phrase, _ in words.phrases:
            if lowers[token : token + len(phrase)] == phrase:
                yield token, token + len(phrase)
                break
        else:
            if lowers[token] in words.speech and (token == sentence.first or lowers[token - 1] not in _AUXILIARIES):
                yield token, token + 1


def _attribution(
    document: Document, sentence: Sentence, cue: tuple[int, int], quotes: Sequence[Quote], inside: Sequence[int]
) -> Attribution | None:
    lowers, first, last = document.lowers, cue[0], cue[1]
    end = sentence.last
    while end > last and lowers[end - 1] in (".", "?", "!") and inside[end - 1] < 0:
        end -= 1
    if last - first > 1:
        stop = next((t for t in range(last, end) if lowers[t] in _COMMAS), end)
        before, after = (sentence.first, first), (stop, end)
        content = before if first - sentence.first > 1 else after
        source = (last, stop)
    else:
        start = first
        while start > sentence.first and (lowers[start - 1] in _ADVERBS):
            start -= 1
        source = _before(document, sentence, start, inside)
        inverted = source[0] == source[1] and first > sentence.first
        if inverted:
            stop = next((t for t in range(last, end) if lowers[t] in _COMMAS or lowers[t] in _ENDS), end)
            source = (last, stop)
            content = (sentence.first, first)
        elif end - last > 2 and lowers[last] not in _COMMAS - {":", ","}:
            content = (last, end)
        else:
            content = (sentence.first, source[0])
    source = _trim(document, *source)
    content = _trim(document, *content)
    if content[0] >= content[1] or source[0] >= source[1]:
        return None
    spans = [(document.starts[content[0]], document.ends[content[1] - 1])]
    return Attribution(
        (document.starts[source[0]], document.ends[source[1] - 1]),
        (document.starts[first], document.ends[last - 1]),
        tuple(spans),
    )


def _before(document: Document, sentence: Sentence, stop: int, inside: Sequence[int]) -> tuple[int, int]:
    """The words before the cue back to a comma, a quote or a conjunction."""
    start = stop
    while start > sentence.first and inside[start - 1] < 0 and document.lowers[start - 1] not in _COMMAS | _ENDS:
        start -= 1
    return start, stop


def _trim(document: Document, first: int, last: int) -> tuple[int, int]:
    while first < last and document.lowers[first] in _COMMAS:
        first += 1
    while last > first and document.lowers[last - 1] in _COMMAS:
        last -= 1
    return first, last
