"""Folds a place name to the key it is filed under: one key for all the ways to write one name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DROPPED = "'’‘ʻʼʾʿʹ`´′″ʺ.\u200b\u200c\u200d\u200e\u200f\u0640"
_SPACED = "-‐‑–—/,_&()\u00a0"
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ə": "a"}
_TABLE = str.maketrans({**dict.fromkeys(_DROPPED), **dict.fromkeys(_SPACED, " "), **_LETTERS})
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = ("al", "el", "ad", "ar", "as", "at", "az", "an", "ash")
_JOINED = 0x0700
"""Marks below this code point (Latin, Greek, Cyrillic, Hebrew, Arabic) may be left out by writers; those of the
scripts of India and beyond carry vowels and stay."""


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """The key of a name: no case, no diacritics, no apostrophes or points, hyphens as spaces, St as Saint.

    `fold("Kup'yans'k") == fold("Kupyansk")`, `fold("Düsseldorf") == fold("DUSSELDORF")`. Transliterations by other
    systems (Kupiansk) are other keys: the gazetteer's alternate names cover the known ones.
    """
    key = name.casefold().translate(_TABLE)
    if not key.isascii():
        parts = unicodedata.normalize("NFKD", key)
        key = "".join(char for char in parts if not (unicodedata.combining(char) and ord(char) < _JOINED))
        key = key.casefold().translate(_TABLE)  # compatibility forms unfold to capitals and signs
    words = key.split()
    if words and words[0] in _SHORT and len(words) > 1:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def without_article(key: str) -> str | None:
    """The key less its Arabic article, None where it has none: "al hasakah" is also filed under "hasakah"."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None
