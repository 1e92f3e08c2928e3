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
    codes: list[str] = []
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    known = vocabulary.codes
    cautious = vocabulary.caution["words"]
    for place, (lower, start, end) in enumerate(zip(document.lowers, document.starts, document.ends, strict=True)):
        code = known.get(lower)
        if lower in cautious and not is_time_word(vocabulary.caution, document.words, place, shouted=document.all_caps):
            code = UNKNOWN
        if code is None and len(lower) == end - start and (lower[0].isdigit() or not _JOINTS.isdisjoint(lower)):
            code = vocabulary.code(lower)
            if code == UNKNOWN and len(lower) <= 40:
                for piece in _PIECE.finditer(lower):
                    codes.append(vocabulary.code(piece[0]))
                    lowers.append(piece[0])
                    starts.append(start + piece.start())
                    ends.append(start + piece.end())
                continue
        if (
            len(lower) == 2
            and lower.isdigit()
            and lowers
            and lowers[-1] in ("'", "’")
            and _opens_word(document.text, starts[-1], start)
        ):
            lower, start, code = f"'{lower}", starts[-1], vocabulary.code(f"'{lower}")  # '99 is one word
            for pile in (codes, lowers, starts, ends):
                pile.pop()
        codes.append(code or UNKNOWN)
        lowers.append(lower)
        starts.append(start)
        ends.append(end)
    return Scan(document, "".join(codes), tuple(lowers), tuple(starts), tuple(ends), vocabulary.caution)


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
