"""Where paragraphs end: at blank lines, and at single line breaks where the text keeps one paragraph a line."""

from __future__ import annotations

import re
from itertools import pairwise

_BREAK = re.compile(r"(?:\r\n?|[\n\u2028\u2029\x85])[ \t\r\f\v\u00a0]*")
_BULLET = re.compile(r"[•·▪●◦‣*–—-][ \t]|\d{1,2}[.)][ \t]")
_SENTENCE_END = frozenset(".!?…:;\"”’»')]*")
_WRAP_WIDTH = (40, 132)
"""Code points in the long lines of a text wrapped by hand or by a teleprinter (they sent 69 to 80, terminals took up to 132)."""


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """Code points `[start, end)` of each paragraph, in order, none of them blank. Linear in the length of the text.

    A blank line always divides. A single line break divides unless the lines are wrapped: see `_is_wrapped`. In a wrapped text
    a bullet or a deeper indent opens a paragraph as well; in an unwrapped one a line that opens in lower case goes on with its sentence.
    """
    lines = _lines(text)
    wrapped = _is_wrapped(text, lines)
    bounds: list[tuple[int, int]] = []
    previous: tuple[int, int, int] | None = None
    for number, (begin, stop, indent) in lines:
        joined = (
            previous is not None
            and number == previous[0] + 1
            and not _BULLET.match(text, begin)
            and (indent - previous[2] < 2 if wrapped else _goes_on(text, previous[1], begin))
        )
        if joined:
            bounds[-1] = (bounds[-1][0], stop)
        else:
            bounds.append((begin, stop))
        previous = (number, stop, indent)
    return bounds


def _lines(text: str) -> list[tuple[int, tuple[int, int, int]]]:
    """Each line that is not blank: its number, its code points without outer white space, its indent."""
    lines: list[tuple[int, tuple[int, int, int]]] = []
    begin = 0
    margin = 0
    number = 0
    for gap in (*_BREAK.finditer(text), None):
        stop = gap.start() if gap else len(text)
        line = text[begin:stop]
        kept = line.strip()
        if kept:
            lead = len(line) - len(line.lstrip())
            lines.append((number, (begin + lead, begin + lead + len(kept), margin + lead)))
        if gap:
            begin = gap.end()
            margin = len(gap.group().lstrip("\r\n\u2028\u2029\x85"))
            number += 1
    return lines


def _is_wrapped(text: str, lines: list[tuple[int, tuple[int, int, int]]]) -> bool:
    """True where line breaks fall inside sentences: among lines that another follows at once, most are long and stop in mid-sentence.

    A page with one paragraph a line ends its long lines with full stops; a list or a headline is short.
    """
    inner = [
        (stop - begin, text[stop - 1] not in _SENTENCE_END)
        for (number, (begin, stop, _)), (following, _) in pairwise(lines)
        if following == number + 1
    ]
    low, high = _WRAP_WIDTH
    long = [unfinished for length, unfinished in inner if length >= low]
    if len(long) < 2 or len(long) * 2 < len(inner):
        return False
    lengths = sorted(length for length, _ in inner)
    return lengths[len(lengths) * 9 // 10] <= high and sum(long) * 2 > len(long)


def _goes_on(text: str, end: int, begin: int) -> bool:
    """True where the line from `begin` goes on with a sentence that the line before it, up to `end`, left open."""
    return text[begin].islower() and text[end - 1] not in ".!?…:"
