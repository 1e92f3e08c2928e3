"""What the learned readers see of a document: for each token its word class, shape, tag, relation and place in a quote.

Nothing here holds text. Words enter features as 24-bit checksums, which training keeps only for words that are frequent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from onrecord.extract.statements.quotes import Quote, find_quotes
from onrecord.extract.statements.words import SayingWords
from onrecord.text.document import Document
from onrecord.text.labels import read_labels

_CARDS = 1 << 16
"""Word forms remembered; the memory is some 30 MB when full."""


@dataclass(frozen=True, slots=True)
class Card:
    """What features may know of a word form.

    Attributes:
        code: checksum of the lower-case form, in hexadecimal.
        lemma: checksum of the lemma where the word is one of saying, else of the form.
        shape: `d` digits, `l` lower case, `x` capitalised, `X` all capitals, `A` letters where the text has no case, `p` a sign.
        known: features of the lexicon's classes for it.
        endings: its last three and two letters, for words of five letters or more.
    """

    code: str
    lemma: str
    shape: str
    known: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A document as the learned readers see it. Parallel lists, one entry a token.

    Attributes:
        inside: number of the quote that holds the token, marks included; -1 outside quotes.
        states: `o` outside quotes, `b` the first token of a quote, `e` the last, `i` between.
        tags: part of speech.
        relations: grammatical relation.
    """

    document: Document
    words: SayingWords
    quotes: tuple[Quote, ...]
    inside: Sequence[int]
    states: Sequence[str]
    tags: Sequence[str]
    relations: Sequence[str]
    cards: Sequence[Card]


def make_view(document: Document, words: SayingWords) -> View:
    """The view of a document."""
    quotes = find_quotes(document)
    inside = quote_of_tokens(document, quotes)
    tags: list[str] = []
    relations: list[str] = []
    for sentence in document.sentences:
        tags.extend(document.tags(sentence))
        relations.extend(read_labels(document, sentence, "relations"))
    forms: Iterable[str] = document.lowers if document.all_caps else document.words
    return View(
        document=document,
        words=words,
        quotes=quotes,
        inside=inside,
        states=_states(inside),
        tags=tags,
        relations=relations,
        cards=[word_card(form, words) for form in forms]
        if not document.all_caps
        else [caseless_card(form, words) for form in forms],
    )


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


def _states(inside: Sequence[int]) -> list[str]:
    states = ["o"] * len(inside)
    last = len(inside) - 1
    for token, quote in enumerate(inside):
        if quote >= 0:
            if token == 0 or inside[token - 1] != quote:
                states[token] = "b"
            elif token == last or inside[token + 1] != quote:
                states[token] = "e"
            else:
                states[token] = "i"
    return states


@lru_cache(maxsize=_CARDS)
def word_card(form: str, words: SayingWords) -> Card:
    """What features may know of a word as written."""
    lower = form.lower()
    known = []
    if lower in words.verbs:
        known.append("v" + words.verbs[lower])
    if lower in words.nouns:
        known.append("n" + words.nouns[lower])
    if lower in words.speech:
        known.append("sp")
    return Card(
        code=_code(lower),
        lemma=_code(words.lemmas.get(lower, lower)),
        shape=_shape(form),
        known=tuple(known),
        endings=("s" + lower[-3:], "t" + lower[-2:]) if len(lower) > 4 and lower[0].isalpha() else (),
    )


@lru_cache(maxsize=_CARDS)
def caseless_card(lower: str, words: SayingWords) -> Card:
    """What features may know of a word in a text without case."""
    card = word_card(lower, words)
    return Card(card.code, card.lemma, "A" if lower[0].isalpha() else card.shape, card.known, card.endings)


def _code(word: str) -> str:
    return f"{crc32(word.encode('utf-8', 'replace')) & 0xFFFFFF:x}"


def _shape(form: str) -> str:
    first = form[0]
    if first.isdigit():
        return "d"
    if first.isupper():
        return "X" if len(form) > 1 and form.isupper() else "x"
    if first.isalpha():
        return "l"
    return "p"
