"""The time words of a lexicon as codes: every word's set of classes is one character, so that a rule is a short regular expression over words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.schema import Lexicon

UNKNOWN = " "
"""The code of a word that no time expression holds."""

# Classes that the shape of a numeral gives; see `numeral_classes`.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("NUM", re.compile(r"\d{1,4}|\d+\.\d+|\d{1,3}(?:,\d{3})+")),
    ("DAY", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("HOUR", re.compile(r"0?\d|1\d|2[0-4]")),
    ("YY", re.compile(r"\d\d")),
    ("YEAR", re.compile(r"1[0-9]\d\d|20\d\d|2100")),
    ("ANCIENT", re.compile(r"[1-9]\d{0,2}")),
    ("MILITARY", re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")),
    ("ORDINAL", re.compile(r"\d{1,3}(?:st|nd|rd|th)")),
    ("DAYTH", re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")),
    ("DECADE", re.compile(r"(?:1\d|20)?\d0s|[1-9]\d0s")),
    ("CLOCK", re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?")),
    ("SHORTYEAR", re.compile(r"'\d\d")),
    ("NUMERIC", re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)")),
)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words to codes, and class names to the codes that have the class.

    Attributes:
        codes: lower-case word to code.
        classes: class name to all codes that have it, as one string.
        values: class name, then word, to the value that the class gives the word.
        numbers: number word to number (`twenty`: 20).
        caution: what decides between the readings of ambiguous words, see `ambiguity`.
        shapes: the classes of a numeral to its code.
    """

    codes: Mapping[str, str]
    classes: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    numbers: Mapping[str, int]
    caution: Mapping[str, frozenset[str]]
    shapes: Mapping[frozenset[str], str]

    def code(self, word: str) -> str:
        """The code of a lower-case word or numeral."""
        found = self.codes.get(word)
        if found is not None:
            return found
        if len(word) <= 12 and (word[0].isdecimal() or word[1:].isdecimal()):
            return self.shapes.get(numeral_classes(word), UNKNOWN)
        return UNKNOWN

    def pattern(self, source: str) -> str:
        """A rule's source as a regular expression over codes: a class name in capitals becomes a set, white space is dropped.

        Group names are lower case, so they never look like a class.
        """

        def expand(match: re.Match[str]) -> str:
            return f"[{self.classes[match[0]]}]"

        return re.sub(r"\s+", "", re.sub(r"(?<!\(\?)[A-Z]+", expand, source))


@lru_cache(maxsize=4096)
def numeral_classes(word: str) -> frozenset[str]:
    """The classes that a numeral's shape gives: `14` may be a number, a day, an hour or a year's last digits."""
    return frozenset(name for name, shape in _SHAPES if shape.fullmatch(word))


_NUMERALS = (
    "0", "0.00", "00", "01", "0:00", "0th", "1", "10", "100", "1000", "1060", "10s", "12.5.2023", "12345", "1th", "2101", "2160", "25", "32", "'99",
)  # fmt: skip
"""One numeral of each shape; a test walks all others and finds no further shape."""


@lru_cache(maxsize=8)
def load_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The time words of the lexicon, coded once."""
    table: Mapping[str, Mapping[str, object] | Iterable[str]] = {
        name: words for name, words in lexicon.entries("times").items() if name not in ("LEANING", "CAUTION")
    }
    values: dict[str, dict[str, str]] = {}
    for name, words in table.items():
        pairs = words.items() if isinstance(words, Mapping) else ((word, word) for word in words)
        values[name] = {str(word): str(value) for word, value in pairs}
    numbers = _number_words(lexicon)
    values["WORDNUM"] = {word: str(number) for word, number in numbers.items()}
    values["SCALE"] = {word: str(number) for word, number in numbers.items() if number in (100, 1000)}
    shapes = {numeral_classes(numeral) for numeral in _NUMERALS}
    sets: dict[str, set[str]] = {}
    for name, spelt in values.items():
        for word in spelt:
            sets.setdefault(word, set()).add(name)
    kinds = sorted({frozenset(names) for names in sets.values()} | shapes, key=sorted)
    letters = {
        kind: chr(0x4E00 + place) for place, kind in enumerate(kinds)
    }  # a block with no character special to `re`
    classes: dict[str, str] = {name: "" for name, _ in _SHAPES}
    for kind, letter in letters.items():
        for name in kind:
            classes[name] = classes.get(name, "") + letter
    return Vocabulary(
        codes={word: letters[frozenset(names)] for word, names in sets.items()},
        classes=classes,
        values=values,
        numbers=numbers,
        caution={name: frozenset(words) for name, words in lexicon.entries("times")["CAUTION"].items()},
        shapes={kind: letters[kind] for kind in shapes},
    )


def _number_words(lexicon: Lexicon) -> dict[str, int]:
    table = lexicon.entries("numbers")
    words: dict[str, int] = {}
    for group in ("units", "tens", "scales"):
        words.update({str(word): int(number) for word, number in table[group].items() if 0 < int(number) <= 1000})
    return words
