"""The day that a report states as its own on a line that holds nothing else: `Thursday, 4 August 2022, 15:01`, `Published: 9 July 2025`.

Pages that lost their metadata keep such a line above or below the story. A date inside a sentence is never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.times.find import find_times
from onrecord.extract.times.vocabulary import load_vocabulary
from onrecord.lexicon.schema import Lexicon
from onrecord.model.interval import day_of
from onrecord.model.mention import TimeMention
from onrecord.model.report import Stamp
from onrecord.model.span import make_span
from onrecord.text.document import Document, make_document

_REACH = 1_500
"""Code points from either end of the text in which such a line is looked for."""
_LINES = 8
"""Lines with words, from either end, in which it is looked for."""
_STORY = 120
"""Code points from which on a line is one of the story; what stands above the first and below the last is the page's own."""
_LONGEST = 80
"""Code points of the longest line that is a date alone."""
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CLOCK = re.compile(r"\d[:.]\d\d")


@dataclass(frozen=True, slots=True)
class _Line:
    stamp: Stamp
    words: frozenset[str]
    has_clock: bool


def find_stamp(document: Document, lexicon: Lexicon) -> Stamp | None:
    """The line on which the text states its own day; None where none does or where two above the story disagree.

    Above the story any such line counts, below it only one with an hour or a word such as "published": there stand dates of
    other stories too. A day of publication goes before a day of change.
    """
    text = document.text
    if _YEAR.search(text, 0, _REACH) is None and _YEAR.search(text, max(0, len(text) - _REACH)) is None:
        return None
    caution = load_vocabulary(lexicon).caution
    head = _read(text, _edge(_whole_lines(text, 0, _REACH)), lexicon)
    if head:
        first = [line for line in head if line.words.isdisjoint(caution["changed"])] or head
        return first[0].stamp if len({line.stamp.day for line in first}) == 1 else None
    foot = [
        line
        for line in _read(text, _edge(_whole_lines(text, max(0, len(text) - _REACH), len(text))[::-1]), lexicon)
        if line.has_clock or not line.words.isdisjoint(caution["stamps"])
    ]
    return foot[0].stamp if len({line.stamp.day for line in foot}) == 1 else None


def _whole_lines(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """The lines in a stretch of the text, without those that its ends cut."""
    found = list(_LINE.finditer(text, start, stop))
    if found and start and found[0].start() == start:
        found = found[1:]
    if found and stop < len(text) and found[-1].end() == stop:
        found = found[:-1]
    return found


def _edge(lines: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Code points `[start, end)` of the lines with words up to the story, from one end of the text."""
    seen = 0
    for line in lines:
        words = line[0].strip()
        if not words:
            continue
        if len(words) >= _STORY or seen == _LINES:
            return
        seen += 1
        start = line.start() + line[0].index(words[0])
        yield start, start + len(words)


def _read(text: str, lines: Iterator[tuple[int, int]], lexicon: Lexicon) -> list[_Line]:
    found = (_read_line(text, start, end, lexicon) for start, end in lines if end - start <= _LONGEST)
    return [line for line in found if line is not None]


def _read_line(text: str, start: int, end: int, lexicon: Lexicon) -> _Line | None:
    """The line's day, where all its words are a date, an hour, or words such as "published on"."""
    words = text[start:end]
    if not _YEAR.search(words):
        return None
    caution = load_vocabulary(lexicon).caution
    times = find_times(make_document(words), None, lexicon)
    days = {day for time in times if (day := _whole_day(time)) is not None}
    rest = list(words)
    for time in times:
        rest[time.span.start : time.span.end] = " " * (time.span.end - time.span.start)
    others = frozenset(word.lower() for word in _WORD.findall("".join(rest)))
    if len(days) != 1 or not others <= caution["stamps"] | caution["beside_stamps"]:
        return None
    return _Line(Stamp(days.pop(), make_span(text, start, end)), others, bool(_CLOCK.search(words)))


def _whole_day(time: TimeMention) -> date | None:
    """The day of a mention that gives day, month and year."""
    interval = time.interval
    if interval is None or interval.start is None or interval.end is None or interval.precision not in ("day", "hour"):
        return None
    day = day_of(interval.start)
    return day if str(day.year) in time.span.quote else None
