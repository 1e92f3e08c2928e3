"""What the tagger sees of one word: its number in the word list, its ending, its beginning and its shape.

The training script imports this module, so what is learnt and what is read are the same by construction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

ENDINGS = 4096
"""Buckets for the last three letters; endings share a bucket by chance and the network lives with it."""
SHORT_ENDINGS = 1024
"""Buckets for the last two letters."""
BEGINNINGS = 2048
"""Buckets for the first three letters."""

PADDING = 0
"""Word number of what stands before the first and after the last word of a sentence."""
UNKNOWN = 1
"""Word number of a word that is not in the list."""

_SHAPES = (
    (re.compile(r"\d\d?"), 1),
    (re.compile(r"(?:19|20)\d\d"), 2),
    (re.compile(r"\d+"), 3),
    (re.compile(r"\d{1,3}(?:,\d{3})+"), 4),
    (re.compile(r"\d+(?:[.,]\d+)+"), 5),
    (re.compile(r"\d+(?::\d+)+"), 6),
    (re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE), 7),
    (re.compile(r"\d+['’]?s", re.IGNORECASE), 8),
    (re.compile(r"\d+(?:[-‑–/]\d+)+"), 9),
    (re.compile(r"\d+(?:[-‑][^\W\d_]+)+", re.IGNORECASE), 10),
    (re.compile(r"\d+[^\W\d_]+"), 11),
)
_DIGIT_IN_IT, _SIGN = 12, 13
_LOWER, _TITLE, _UPPER, _LETTER, _MIXED = 14, 15, 16, 17, 18
_LOWER_JOINED, _TITLE_JOINED, _MIXED_JOINED = 19, 20, 21
_STOPPED_UPPER, _STOPPED_LOWER, _STOPPED_TITLE = 22, 23, 24
_CASELESS = 25
_CAPITALS = 26
"""What letters look like in a sentence without lower case, where capitals tell nothing; 27 joined, 28 with stops."""
SHAPES = 29


def word_shape(word: str, *, all_caps: bool) -> int:
    """The shape of a word, `0 < shape < SHAPES`; `all_caps` says that its sentence has no lower case."""
    if word[0].isdecimal():
        return next((shape for pattern, shape in _SHAPES if pattern.fullmatch(word)), _DIGIT_IN_IT)
    if not any(map(str.isalpha, word)):
        return _DIGIT_IN_IT if any(map(str.isdecimal, word)) else _SIGN
    if any(map(str.isdecimal, word)):
        return _DIGIT_IN_IT
    joined = "-" in word or "‑" in word
    stopped = word[-1] == "."
    if all_caps and word.isupper():
        return _CAPITALS + (1 if joined else 2 if stopped else 0)
    if stopped:
        return _STOPPED_LOWER if word.islower() else _STOPPED_UPPER if word.isupper() else _STOPPED_TITLE
    if joined:
        return _LOWER_JOINED if word.islower() else _TITLE_JOINED if word[0].isupper() else _MIXED_JOINED
    if word.islower():
        return _LOWER
    if word.isupper():
        return _LETTER if len(word) == 1 else _UPPER
    if word[0].isupper() and word[1:].islower():
        return _TITLE
    return _MIXED if any(map(str.isupper, word)) else _CASELESS


def word_features(lower: str, numbers: Mapping[str, int]) -> tuple[int, int, int, int]:
    """Word number, ending, short ending and beginning of a word in lower case; `numbers` is the word list."""
    number = numbers.get(lower, UNKNOWN)
    ending = crc32(lower[-3:].encode()) % ENDINGS
    short = crc32(lower[-2:].encode()) % SHORT_ENDINGS
    beginning = crc32(lower[:3].encode()) % BEGINNINGS
    return number, ending, short, beginning
