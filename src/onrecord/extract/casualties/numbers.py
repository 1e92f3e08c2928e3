"""Numbers in words and digits, read from tokens: "2,500", "twenty-five", "one hundred and five", "two dozen", "1.2 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.extract.casualties.words import Words

_DIGITS = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3}){1,3}|\d{1,3}(?:\.\d{3}){2,3}")
_DECIMAL = re.compile(r"\d{1,6}\.\d{1,3}")
_MAX = 10**10
"""Above the number of people alive: no count of people, so no number here."""


def read_number(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[int, int] | None:
    """The cardinal number that starts at token `place` and the token after it, reading no further than `stop` (exclusive).

    Not supported: ordinals, fractions, Roman numerals, "a hundred" without its article being a token of its own.
    """
    word = lowers[place]
    if word[0].isdecimal():
        return _digits(lowers, place, stop, words)
    if word in _COLLECTIVE:
        found = _collective(lowers, place, stop)
        if found:
            return found
    return _words(lowers, place, stop, words) if _small(word, words) is not None else None


_COLLECTIVE = frozenset({"a", "half", "couple", "dozen", "pair", "one"})
"""Words that may open a number that is told as one thing."""


@lru_cache(maxsize=1 << 16)
def may_open_number(word: str, words: Words) -> bool:
    """False for a word, in lower case, with which neither a number nor an age begins: most words, asked again and again."""
    return word[0].isdecimal() or "-" in word or word in _COLLECTIVE or _small(word, words) is not None


def _digits(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[int, int] | None:
    word = lowers[place]
    after = place + 1
    scale = words.scales.get(lowers[after]) if after < stop else None
    if _DIGITS.fullmatch(word):
        value = int(word.replace(",", "").replace(".", ""))
    elif scale and _DECIMAL.fullmatch(word):
        return round(float(word) * scale), after + 1
    else:
        return None
    if scale and value * scale < _MAX:
        return value * scale, after + 1
    if after < stop and lowers[after] == "dozen":
        return value * 12, after + 1
    return (value, after) if value < _MAX else None


def _collective(lowers: Sequence[str], place: int, stop: int) -> tuple[int, int] | None:
    """ "a dozen", "half a dozen", "a half dozen", "a couple of", "a pair of"."""
    phrase = tuple(lowers[place : min(stop, place + 3)])
    for words, value in (
        (("half", "a", "dozen"), 6),
        (("a", "half", "dozen"), 6),
        (("half-a-dozen",), 6),
        (("a", "couple", "of"), 2),
        (("a", "pair", "of"), 2),
        (("a", "score", "of"), 20),
        (("one", "dozen"), 12),
        (("a", "dozen"), 12),
        (("a", "hundred"), 100),
        (("a", "thousand"), 1000),
        (("dozen",), 12),
    ):
        if phrase[: len(words)] == words:
            return value, place + len(words)
    return None


def _words(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[int, int] | None:
    """The usual English system: hundreds within a group, groups closed by "thousand", "million", "billion"."""
    total, group, at = 0, 0, place
    seen = False
    room = _MAX  # what may still be added: "twenty" leaves room for one to nine
    while at < stop:
        found = _small(lowers[at], words)
        if found is not None:
            value, width = found
            if seen and value >= room:
                break
            group, room, seen = group + value, width, True
            at += 1
            continue
        scale = words.scales.get(lowers[at])
        if scale is not None and seen and group:
            if scale == 100 and group < 100:
                group, room = group * 100, 100
            elif scale > 100 and total % scale == 0 and group * scale < _MAX:
                total, group, room = total + group * scale, 0, scale
            else:
                break
            at += 1
            continue
        joins = lowers[at] in ("and", "-", "‑")
        if joins and seen and at + 1 < stop and room > 1 and (follows := _small(lowers[at + 1], words)) is not None:
            hyphen = lowers[at] != "and"
            if follows[0] < room and follows[0] > 0 and (hyphen == (room <= 10)):
                at += 1
                continue
        break
    if seen and at < stop and lowers[at] == "dozen" and total == 0:
        return group * 12, at + 1
    return (total + group, at) if seen else None


@lru_cache(maxsize=1 << 16)
def _small(word: str, words: Words) -> tuple[int, int] | None:
    """A number below 100 in one token and the room that it leaves: 10 after a full ten, 1 (none) after a unit."""
    if word in words.units:
        return words.units[word], 1
    if word in words.tens:
        return words.tens[word], 10
    head, hyphen, tail = word.replace("‑", "-").partition("-")
    if hyphen and head in words.tens and 0 < words.units.get(tail, 0) < 10:
        return words.tens[head] + words.units[tail], 1
    return None
