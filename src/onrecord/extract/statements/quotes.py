"""Finds quoted passages, whole or broken: marks of every kind, misread ones, and quotes that run over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.document import Document

_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")
_CODE_PAGES = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp874", "koi8-r", "mac-roman", "latin-1")
LONGEST_SINGLE = 400
"""Code points: a passage in single marks that is longer is taken for a stray apostrophe."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted passage `[start, end)`, its marks included.

    Attributes:
        opened: an opening mark stands at `start`; False where only a closing mark proves the quote.
        closed: a closing mark stands at the end; False where the paragraph ends first.
        misread: the closing mark is a misread one and stands after `end`, outside the passage.
    """

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    misread: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: str
    """`open`, `close`, or `either` where only the state of the text decides."""
    misread: bool = False


@lru_cache(maxsize=1)
def _misread_marks() -> dict[str, str]:
    """Quote marks whose UTF-8 bytes were read as a single-byte code page, each with its side."""
    found: dict[str, str] = {}
    for mark, side in ((mark, side) for marks, side in ((_OPENING, "open"), (_CLOSING, "close")) for mark in marks):
        for page in _CODE_PAGES:
            try:
                found.setdefault(mark.encode().decode(page), side)
            except UnicodeDecodeError:
                continue
    return found


@lru_cache(maxsize=1)
def _mark_pattern() -> re.Pattern[str]:
    misread = "|".join(re.escape(mark) for mark in sorted(_misread_marks(), key=len, reverse=True))
    return re.compile(rf"(?P<misread>{misread})|``|''|‘‘|’’|[“”„«»‟\"]")


_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])['’](?!\w)")


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quoted passages of the document in text order, none inside another."""
    marks = list(_marks(document.text))
    quotes: list[Quote] = []
    place = 0
    for begin, stop in document.paragraphs:
        inside: list[_Mark] = []
        while place < len(marks) and marks[place].start < stop:
            if marks[place].start >= begin:
                inside.append(marks[place])
            place += 1
        quotes.extend(_pair(document, inside, begin, stop) if inside else _pair_single(document.text, begin, stop))
    return tuple(quotes)


def _marks(text: str) -> Iterator[_Mark]:
    for match in _mark_pattern().finditer(text):
        start, end = match.span()
        mark = match.group()
        if match.group("misread"):
            yield _Mark(start, end, _misread_marks()[mark], misread=True)
        elif mark in _OPENING or mark in ("``", "‘‘"):
            yield _Mark(start, end, "open")
        elif mark in _CLOSING or mark == "’’":
            yield _Mark(start, end, "close")
        else:
            yield _Mark(start, end, _side(text, start, end))


def _side(text: str, start: int, end: int) -> str:
    """What the white space around an undirected mark says of it."""
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"
    after = end == len(text) or text[end].isspace() or text[end] in ".,;:!?)]—–-"
    if before and not after:
        return "open"
    if after and not before:
        return "close"
    return "either"


def _pair(document: Document, marks: list[_Mark], begin: int, stop: int) -> Iterator[Quote]:
    """Opening marks with their closing ones; a mark without a partner bounds a quote all the same."""
    text = document.text
    opened: _Mark | None = None
    last = begin
    for mark in marks:
        side = mark.side if mark.side != "either" else ("close" if opened else "open")
        if side == "open":
            if opened is None:
                opened = mark
        elif opened is not None:
            end = _before(text, mark.start) if mark.misread else mark.end
            yield Quote(opened.start, max(end, opened.end), misread=mark.misread)
            opened, last = None, mark.end
        else:
            start = _unopened_start(document, last, mark.start)
            if start is not None:
                end = _before(text, mark.start) if mark.misread else mark.end
                yield Quote(start, end, opened=False, misread=mark.misread)
            last = mark.end
    if opened is not None:
        yield Quote(opened.start, _before(text, stop), closed=False)


def _before(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _unopened_start(document: Document, after: int, mark: int) -> int | None:
    """Where a quote starts that only a closing mark proves: the first sentence that begins after the last quote ended."""
    sentence = document.sentence_at(mark)
    if sentence is None:
        return None
    index = sentence.index
    if sentence.start >= _before(document.text, mark):
        index -= 1  # the mark was split off as a sentence of its own
    best = None
    while index >= 0 and document.sentences[index].start >= after:
        best = document.sentences[index].start
        index -= 1
    return best


def _pair_single(text: str, begin: int, stop: int) -> Iterator[Quote]:
    """Quotes in single marks, where the paragraph has no double ones; apostrophes stay what they are."""
    start = -1
    for match in _SINGLE.finditer(text, begin, stop):
        at = match.start()
        opening = match.end() < stop and (text[match.end()].isalnum()) and (at == begin or not text[at - 1].isalnum())
        if opening and (start < 0 or at - start > LONGEST_SINGLE):
            start = at
        elif not opening and start >= 0 and at - start <= LONGEST_SINGLE:
            yield Quote(start, match.end())
            start = -1
