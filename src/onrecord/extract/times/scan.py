"""A document as a string of time codes, and the stretches of it that can hold a time expression."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.times.ambiguity import is_time_word
from onrecord.extract.times.vocabulary import UNKNOWN, Vocabulary
from onrecord.text.document import Document

_PIECE = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])|\d+(?:[:.]\d+)*|[^\W\d_]\.[^\W\d_]\.|['’]s\b|[^\W\d_]+|\S"
)
_JOINTS = frozenset("-‑'’")
_RUN = re.compile(f"[^{UNKNOWN}]+")


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """Words of a document, compounds taken apart (`third-quarter` is three), with one code each.

    Attributes:
        codes: one character a word.
        lowers: each word in lower case.
        starts: first code point of each word.
        ends: one past the last code point of each word.
        caution: the lexicon's word lists that decide between readings.
    """

    document: Document
    codes: str
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    caution: Mapping[str, frozenset[str]]

    def word(self, place: int) -> str:
        """The word as written; empty beyond the ends of the text."""
        return self.document.text[self.starts[place] : self.ends[place]] if 0 <= place < len(self.starts) else ""

    def lower(self, place: int) -> str:
        """The word in lower case; empty beyond the ends of the text."""
        return self.lowers[place] if 0 <= place < len(self.lowers) else ""


def scan_document(document: Document, vocabulary: Vocabulary) -> Scan:
    """The document's words and codes, in time linear in its length."""
    known, cautious = vocabulary.codes, vocabulary.caution["words"]
    words = document.lowers
    codes = [known.get(word) for word in words]
    for place in [place for place, word in enumerate(words) if word in cautious]:
        if not is_time_word(vocabulary.caution, document.words, place, shouted=document.all_caps):
            codes[place] = UNKNOWN
    odd = [place for place, code in enumerate(codes) if code is None and not words[place].isalpha()]
    changes = [change for place in odd if (change := _change(document, vocabulary, place)) is not None]
    return _changed(document, vocabulary, codes, changes)


@dataclass(frozen=True, slots=True)
class _Change:
    """Words `[first, last)` of a document that become others: lower case, first and last code point."""

    first: int
    last: int
    words: tuple[tuple[str, int, int], ...]


def _change(document: Document, vocabulary: Vocabulary, place: int) -> _Change | None:
    """What becomes of a word that is no plain one: itself if it is a numeral or unknown, its pieces if it is a compound."""
    lower, start, end = document.lowers[place], document.starts[place], document.ends[place]
    if len(lower) != end - start:
        return None  # a letter whose lower case is longer: offsets inside the word would shift
    if len(lower) == 2 and lower.isdecimal() and place and document.lowers[place - 1] in vocabulary.values["POSS"]:
        mark = document.starts[place - 1]
        if _opens_word(document.text, mark, start):
            return _Change(place - 1, place + 1, ((f"'{lower}", mark, end),))  # '99 is one word
    if not lower[0].isdecimal() and _JOINTS.isdisjoint(lower):
        return None
    if vocabulary.code(lower) != UNKNOWN or len(lower) > 40:
        return _Change(place, place + 1, ((lower, start, end),))
    return _Change(
        place,
        place + 1,
        tuple((piece[0], start + piece.start(), start + piece.end()) for piece in _PIECE.finditer(lower)),
    )


def _changed(document: Document, vocabulary: Vocabulary, codes: list[str | None], changes: list[_Change]) -> Scan:
    """The scan of the document with the changes made, the words between them as they are."""
    letters: list[str | None] = []
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for change in [*changes, _Change(len(codes), len(codes), ())]:
        letters += codes[place : change.first]
        lowers += document.lowers[place : change.first]
        starts += document.starts[place : change.first]
        ends += document.ends[place : change.first]
        for lower, start, end in change.words:
            letters.append(vocabulary.code(lower))
            lowers.append(lower)
            starts.append(start)
            ends.append(end)
        place = change.last
    line = "".join(letter or UNKNOWN for letter in letters)
    return Scan(document, line, tuple(lowers), tuple(starts), tuple(ends), vocabulary.caution)


def _opens_word(text: str, mark: int, digits: int) -> bool:
    """True for the apostrophe of `in '99`, not for the quote of `''60 Minutes`."""
    return mark + 1 == digits and (mark == 0 or text[mark - 1].isspace())


@lru_cache(maxsize=8)
def _trigger(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = (
        "MONTH WEEKDAY WEEKDAYS SEASON FALL SEASONS UNIT UNITS SECOND PART PARTS DAYREF TONIGHT OVERNIGHT HOLIDAY EVE PRESENT PRESENTADJ RECENTLY "
        "RECENT SOON FUTURE PAST FREQUENT AMPM OCLOCK ERA YEAR DAYTH DECADE CLOCK NUMERIC MILITARY PERIOD YEARAGO EARLIER LATER AGO NINETEEN SHORTYEAR NINETIES"
    )
    return re.compile("[" + "".join(vocabulary.classes[name] for name in names.split()) + "]")


def stretches(scan: Scan, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Words `[first, last)` of each run of known words that holds a trigger, in text order."""
    trigger = _trigger(vocabulary)
    for run in _RUN.finditer(scan.codes):
        if trigger.search(scan.codes, run.start(), run.end()):
            yield run.span()
