"""What the learned readers see of a document: columns of numbers, one row a token.

Nothing here holds text. Words enter as 24-bit checksums, which training keeps only where they are frequent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.statements.quotes import Quote, find_quotes
from onrecord.extract.statements.words import SayingWords
from onrecord.model.statement import Stance
from onrecord.text.document import Document
from onrecord.text.labels import read_numbers

Numbers = NDArray[np.int64]

_CARDS = 1 << 16
"""Word forms remembered: some 15 MB when full."""
_STANCES = {stance: number for number, stance in enumerate(get_args(Stance), start=1)}

OUTSIDE, OPENS, WITHIN, CLOSES = 1, 2, 3, 4
"""States of a token: outside quotes, the first of a quote, between, the last."""

WORD, LEMMA, SHAPE, VERB, NOUN, SPEECH, ENDING, LAST_TWO, TAG, RELATION, STATE = range(11)
"""Columns: the word; its lemma where it is one of saying, else the word; its shape (digits, lower case, capitalised, all capitals,
sign, or letters of a text without case); its stance as a verb and as a noun, 0 where it has none; whether its object is what
is said; its last three and two letters; its part of speech; its grammatical relation; its state. 0 is kept for what lies outside the sentence."""
COLUMNS = 11


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A document as the learned readers see it.

    Attributes:
        inside: number of the quote that holds each token, marks included; -1 outside quotes.
        columns: one row a token; see the names of the columns.
    """

    document: Document
    words: SayingWords
    quotes: tuple[Quote, ...]
    inside: Sequence[int]
    columns: Numbers


def make_view(document: Document, words: SayingWords) -> View:
    """The view of a document."""
    quotes = find_quotes(document)
    inside = quote_of_tokens(document, quotes)
    columns = np.zeros((len(inside), COLUMNS), np.int64)
    if inside:
        forms = document.lowers if document.all_caps else document.words
        cards = b"".join(map(_cards(words, caseless=document.all_caps).__getitem__, forms))
        columns[:, :TAG] = np.frombuffer(cards, np.int64).reshape(-1, TAG)
        columns[:, TAG] = _label_codes(*read_numbers(document, "tags"))
        columns[:, RELATION] = _label_codes(*read_numbers(document, "relations"))
        columns[:, STATE] = _states(inside)
    return View(document, words, quotes, inside, columns)


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


def _states(inside: Sequence[int]) -> list[int]:
    states = [OUTSIDE] * len(inside)
    last = len(inside) - 1
    for token, quote in enumerate(inside):
        if quote >= 0:
            if token == 0 or inside[token - 1] != quote:
                states[token] = OPENS
            elif token == last or inside[token + 1] != quote:
                states[token] = CLOSES
            else:
                states[token] = WITHIN
    return states


class _Cards(dict[str, bytes]):
    """The columns of words, from `WORD` to `LAST_TWO`, as they lie in memory: a text's are joined, not converted.

    Made when first asked for. Forgets all when full: a cache, it changes no answer.
    """

    def __init__(self, words: SayingWords, *, caseless: bool) -> None:
        super().__init__()
        self._words = words
        self._caseless = caseless

    def __missing__(self, form: str) -> bytes:
        if len(self) >= _CARDS:
            self.clear()
        card = self[form] = _columns_of(form, self._words, caseless=self._caseless).tobytes()
        return card


@lru_cache(maxsize=8)
def _cards(words: SayingWords, *, caseless: bool) -> _Cards:
    return _Cards(words, caseless=caseless)


def _columns_of(form: str, words: SayingWords, *, caseless: bool) -> Numbers:
    """The columns of a word as written; in a text without case, of one in lower case."""
    lower = form.lower()
    long = len(lower) > 4 and lower[0].isalpha()
    columns = (
        _code(lower),
        _code(words.lemmas.get(lower, lower)),
        _CASELESS if caseless and lower[0].isalpha() else _shape(form),
        _STANCES.get(words.verbs.get(lower, ""), 0),
        _STANCES.get(words.nouns.get(lower, ""), 0),
        1 + (lower in words.speech),
        _code(lower[-3:]) if long else 1,
        _code(lower[-2:]) if long else 1,
    )
    return np.array(columns, np.int64)


_DIGITS, _LOWER, _CAPITALISED, _CAPITALS, _SIGN, _CASELESS = range(1, 7)


def _shape(form: str) -> int:
    first = form[0]
    if first.isdecimal():
        return _DIGITS
    if first.isupper():
        return _CAPITALS if len(form) > 1 and form.isupper() else _CAPITALISED
    return _LOWER if first.isalpha() else _SIGN


def _code(word: str) -> int:
    """A checksum of 24 bits, never 0."""
    return (crc32(word.encode("utf-8", "replace")) & 0xFFFFFF) or 1


def label_code(label: str) -> int:
    """The number by which a column holds a tag or a relation."""
    return _code(label)


def _label_codes(numbers: bytes, labels: tuple[str, ...]) -> Numbers:
    return _codes_of(labels)[np.frombuffer(numbers, np.uint8)]


@lru_cache(maxsize=8)
def _codes_of(labels: tuple[str, ...]) -> Numbers:
    return np.array([label_code(label) for label in labels], np.int64)
