"""Where sentences end, inside one paragraph: quotes, abbreviations, initials, missing spaces, capitals only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.lexicon.load import load_lexicon

Case = Literal["mixed", "upper", "lower"]
"""What the letters of a text can tell: `upper` and `lower` texts mark neither names nor the heads of sentences."""

# The marks, the quotes and brackets that close after them, and footnote numbers ("weeks.[12]").
_MARK = re.compile(r"([.!?…]+|[。！？۔؟।])((?:''|[\"'”’»)\]])*(?:\[\d{1,3}\])*(?:[ \u00a0](?:»|''))?)")
# A next sentence: white space, opening signs, then its first word. Group 1 is the word, group 2 a full stop behind it ("J. A. Smith").
_NEXT = re.compile(r"\s+(?:``|[\"'“‘«‹(\[\-–—•*¿¡#@$£€-])*(\w[\w'’]{0,30})(\.?)")
# A next sentence that no space divides from this one: a capital, then small letters or the end of a one-letter word.
_GLUED = re.compile(r"[\"'“‘«(\[]*(?:[^\W\d_](?=[^\W\d_])(\w{1,30})|(?:A|I)(?=[\s'’]))")
_OPENING = frozenset('`"“«')
_LOOK_BACK = 24
"""Code points before a full stop in which the word it belongs to is looked for; no abbreviation is longer."""


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    titles: frozenset[str]
    before_number: frozenset[str]
    other: frozenset[str]
    after_clock: frozenset[str]
    openers: frozenset[str]
    openers_in_mixed_case: frozenset[str]


@lru_cache(maxsize=1)
def _abbreviations() -> _Abbreviations:
    entries = load_lexicon("en").entries("abbreviations")
    openers = frozenset(entries["openers"])
    return _Abbreviations(
        titles=frozenset(word.lower() for word in entries["titles"]),
        before_number=frozenset(word.lower() for word in entries["before_number"]),
        other=frozenset(word.lower() for word in entries["other"]),
        after_clock=frozenset(entries["after_clock"]),
        openers=openers,
        openers_in_mixed_case=openers | frozenset(entries["openers_in_mixed_case"]),
    )


def sentence_bounds(text: str, begin: int, stop: int, case: Case = "mixed") -> Iterator[tuple[int, int]]:
    """Code points `[start, end)` of each sentence of the paragraph `text[begin:stop]`, in order, gaps being white space.

    Line breaks inside the paragraph count as spaces. Linear in the length of the paragraph.
    """
    start = begin
    straight = 0  # straight double quotes before `counted`: an even number means that the next one opens
    counted = begin
    for mark in _MARK.finditer(text, begin, stop):
        end = mark.end()
        if end >= stop:
            break
        if text[end].isspace():
            if not _divides(text, start, mark, stop, case):
                continue
        else:
            if not _divides_without_space(text, start, mark, stop, case):
                continue
            if text[end - 1] == '"':
                straight += text.count('"', counted, end - 1)
                counted = end - 1
                if straight % 2 == 0:
                    end -= 1
        yield start, end
        start = end
    if text[start:stop].strip():
        yield start, stop


def _divides(text: str, start: int, mark: re.Match[str], stop: int, case: Case) -> bool:
    """True where a sentence ends at the mark, white space being next."""
    following = _NEXT.match(text, mark.end(), stop)
    if following is None:
        return False
    word = following.group(1)
    if word[0].islower() and case == "mixed":
        return False
    if mark.group(1) != "." or mark.group(2):
        return True
    before = _word_before(text, start, mark.start())
    if (
        before.lower() in _abbreviations().other
        and text[following.start() : following.start(1)].strip()[:1] in _OPENING
    ):
        return True  # `... of Acme Co. "It was late"`
    return _full_stop_divides(before, word + following.group(2), case)


def _full_stop_divides(before: str, after: str, case: Case) -> bool:
    """True where the full stop behind the word `before` ends a sentence; `after` is the next word, with a full stop right behind it ("A.")."""
    known = _abbreviations()
    low, following = before.lower(), after.rstrip(".").lower()
    openers = known.openers_in_mixed_case if case == "mixed" else known.openers
    opens = after.lower() in openers  # "A. B. Osei": the "B." is no opener
    if not before:  # a stray full stop, or the number of a list item
        return False
    if low in ("a.m", "p.m") and case == "mixed":
        return following not in known.after_clock and not after[0].isdecimal()
    if len(before) == 1 and before.isalpha():
        return opens
    if low in known.titles:
        return case == "mixed" and before[0].islower() and before.isalpha()
    if low in known.before_number:
        return not after[0].isdecimal()
    if case == "mixed" and len(before) == 2 and before.isupper() and low in known.other:  # LA, PA: a word, not "La."
        return True
    if low in known.other:
        return opens or (case == "mixed" and before.islower() and len(before) > 3)
    if "." in before and all(len(part) < 2 for part in before.split(".")):  # U.S., D.C.
        return opens
    return True


def _divides_without_space(text: str, start: int, mark: re.Match[str], stop: int, case: Case) -> bool:
    """True where a sentence ends at the mark though no space follows, as in `said.The`; never in a web address or a number."""
    following = _GLUED.match(text, mark.end(), stop)
    if following is None or case == "lower":
        return False
    head = following.group().lstrip("\"'“‘«([")
    rest = following.group(1) or ""
    if not head[0].isupper() or (rest and not rest[0].islower() and case == "mixed"):
        return False
    before = _word_before(text, start, mark.start())
    low = before.lower()
    if mark.group(2):
        return True
    if low in ("a.m", "p.m"):
        return bool(rest)
    if len(before) < 2 or "." in before or "/" in before or "@" in before or low == "www":
        return False
    known = _abbreviations()
    if low in known.titles or low in known.other or low in known.before_number:
        return False
    return case == "mixed" or len(before) > 2


def _word_before(text: str, start: int, end: int) -> str:
    """The word before `end`, less opening signs; empty behind another mark ("say. .") and for the number of a list item."""
    piece = text[max(start, end - _LOOK_BACK) : end]
    words = piece.split()
    if not words or words[-1][-1] in ".!?…":
        return ""
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) < 3 and end - start <= _LOOK_BACK:
        return ""
    return words[-1].lstrip("(\"'“‘«[")
