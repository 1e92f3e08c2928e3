"""The words of a passage as hashes with weights: how rare each is in news, not what it is.

Rarity comes from one fixed table (how many reports of a background collection hold a word with this hash), not from the ledger, so that two
accounts compare alike whatever else a ledger holds and in whatever order it came. Rejected: counting in the ledger, where every new report
would change all comparisons made before.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from onrecord.resolve.rarity import rarity

Json = Mapping[str, Any]

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+")
_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_WORDS = 96
_MOST_NAMES = 32
_OPENS = frozenset('.!?\n“"‘:;•|')
"""What a word that opens a sentence stands behind: its capital says nothing."""


class Terms(NamedTuple):
    """Three weighted sets of word hashes, each of length 1: all words, capitalised ones inside sentences, and the title's."""

    words: Mapping[int, float]
    names: Mapping[int, float]
    title: Mapping[int, float]


def word_hashes(words: str) -> list[int]:
    """The hash of each word, in order; case and kind of apostrophe make no difference."""
    return [_hash(match.group()) for match in _WORD.finditer(words)]


@lru_cache(maxsize=65_536)
def _hash(word: str) -> int:
    return crc32(word.lower().replace("’", "'").removesuffix("'s").encode("utf-8", "surrogatepass"))


def passage_of(text: str, account: Json, *, whole: bool) -> list[tuple[int, int]]:
    """The parts of the text that tell of this account, as half-open intervals: all of it, or the paragraphs of its spans."""
    if whole:
        return [(0, len(text))]
    spans = [*account["triggers"], *(one["span"] for one in account["casualties"]), *account["time_spans"]]
    at = sorted({span["start"] for span in spans if span.get("in") != "title"})
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    return [(start, end) for start, end in paragraphs if any(start <= one < end for one in at)]


def terms_of(title: str, text: str, spans: Iterable[tuple[int, int]]) -> Terms:
    """The terms of a passage and its report's title."""
    words: Counter[int] = Counter()
    names: Counter[int] = Counter()
    for start, end in spans:
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            one = _hash(word)
            words[one] += 1
            if word[0].isupper() and not _opens(text, match.start()):
                names[one] += 1
    own = word_hashes(title)
    words.update(own)
    return Terms(_weighted(words, _MOST_WORDS), _weighted(names, _MOST_NAMES), _weighted(Counter(own), _MOST_NAMES))


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in _OPENS


def _weighted(counts: Mapping[int, int], most: int) -> dict[int, float]:
    """The heaviest terms, scaled so that the dot product of two such sets is the cosine of the angle between them."""
    weighted = sorted(((-(1 + math.log(n)) * rarity(one), one) for one, n in counts.items()))[:most]
    length = math.sqrt(sum(weight * weight for weight, _ in weighted)) or 1.0
    return {one: round(-weight / length, 4) for weight, one in weighted}


def cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """How alike two weighted sets are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
