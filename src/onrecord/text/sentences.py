"""Where sentences end, inside one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Gov|Sen|Rep|St|Jr|Sr|Prof|Pres|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|No|vs|Inc|Co|Corp|Messrs|approx|est)|\b[A-Za-z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$|[\"“«(]?[A-Z“«])")
_NEXT = re.compile(r"\s*[\"'“‘«(\[]*[A-Z\d“«؀-ۿЀ-Я\-–—•]")


def sentence_bounds(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Code points `[start, end)` of each sentence of the paragraph `text[begin:stop]`, in order, gaps being white space."""
    start = begin
    for mark in _END.finditer(text, begin, stop):
        end = mark.end()
        if end < stop and not _NEXT.match(text, end, stop):
            continue
        if _is_abbreviation(text, start, mark):
            continue
        yield start, end
        start = end
    if text[start:stop].strip():
        yield start, stop


def _is_abbreviation(text: str, start: int, mark: re.Match[str]) -> bool:
    if text[mark.start() : mark.end()] != ".":
        return False
    return bool(_ABBREVIATION.search(text, max(start, mark.start() - 12), mark.start() + 1))
