"""Which language a text is in, where the input does not say: English by its commonest words, the rest by script and by py3langid.

py3langid takes 0.7 s and 100 MB to load, so English, the language that is read, never needs it: about 40 microseconds an article.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.lexicon.load import load_lexicon

_SAMPLE = 4000
"""Code points that are looked at; more of a text does not change the answer."""
_ENGLISH_SHARE = 0.14
"""Share of words from the list above which a text is English: news runs from 0.2 to 0.4, German, Dutch and Romance languages under 0.08."""
_FEWEST_WORDS = 8
"""Words below which a text in Latin letters is left undecided: headlines and place names look alike across languages."""
_FEWEST_LETTERS = 10
"""Letters of another script below which nothing is decided."""
_ASCII = re.compile(r"[\x00-\x7f]+")
_ASCII_WORD = re.compile(r"[A-Za-z]+")
_VARIETIES = {"pcm": "en", "sco": "en", "ary": "ar", "arz": "ar", "apc": "ar", "acm": "ar", "aeb": "ar"}
"""Varieties that py3langid tells apart and a reader of news does not: Nigerian English, Scots, spoken Arabics."""
_NAMES = {"eng": "en", "english": "en", "ukr": "uk", "ukrainian": "uk", "rus": "ru", "russian": "ru", "ara": "ar", "arabic": "ar", "heb": "he", "iw": "he",
    "hebrew": "he", "spa": "es", "spanish": "es", "fra": "fr", "fre": "fr", "french": "fr", "deu": "de", "ger": "de", "german": "de"}  # fmt: skip


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code in a tag as inputs give it ("en-US", "EN_gb", "eng", "English" are `en`); None where it names no language."""
    word = re.split(r"[-_.;, ]", tag.strip().lower(), maxsplit=1)[0] if tag else ""
    word = _NAMES.get(word, word)
    if not (2 <= len(word) <= 3 and word.isascii() and word.isalpha()) or word in ("und", "mul", "zxx", "xx"):
        return None
    return word


def identify_language(text: str) -> str | None:
    """The ISO 639 code of the language of the text; None where its words do not tell."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        # Only what lies beyond ASCII is asked sign by sign: in English a quote or a dash here and there.
        foreign = sum(map(str.isalpha, _ASCII.sub("", sample)))
        latin = sum(map(len, _ASCII_WORD.findall(sample))) if foreign else 0
        if latin < foreign:
            return _classify(sample) if latin + foreign >= _FEWEST_LETTERS else None
    words = _ASCII_WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    if sum(map(_function_words().__contains__, words)) >= _ENGLISH_SHARE * len(words):
        return "en"
    return _classify(sample)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(load_lexicon("en").entries("function_words"))


def _classify(sample: str) -> str | None:
    import py3langid  # late: most runs never need it

    code, _ = py3langid.classify(sample)
    if code == "zxx":  # no language
        return None
    return _VARIETIES.get(code, str(code))
