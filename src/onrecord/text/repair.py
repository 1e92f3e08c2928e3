"""Mends what went wrong on the way to us, and lists every repair with the raw offset it stands for.

Kinds of repair:

- `encoding`: UTF-8 that was read in a single-byte code page (`â€œ` for a quote), by ftfy's tables, and C1 controls for windows-1252 signs;
- `code-page`: the same in the code pages that ftfy leaves alone (a closing guillemet read as Thai letters), guarded: see `_code_page_edits`;
- `entity`: an HTML entity left in plain text (`&#8217;`);
- `quote-mark`: the `>` before each line of a forwarded mail, where two lines in a row have one;
- `null`: zero code points, which databases and C libraries take for the end of the text;
- `surrogate`: half of a UTF-16 pair, which no output can hold; `before` shows its escape, since the half itself cannot be shown.

Nothing else is touched: no quotes are straightened, no line ends changed, nothing is normalised or stripped. Genuine text in any script
stays as it is.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from onrecord.model.report import Repair
from onrecord.model.span import Field

_SURROGATES = re.compile("[\ud800-\udfff]+")
_NULLS = re.compile("\0+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_FORWARDED = re.compile(r"(?:^[ \t]?>[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_QUOTE_MARKS = re.compile(r"^[ \t]?(?:>[ \t]?)+", re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z/!]")
# Misread bytes are runs beyond ASCII; 4,096 bounds the work on a text without a single ASCII sign.
_RUN = re.compile(r"[^\x00-\x7f]{2,4096}|[\x80-\x9f]")
# Where a text has misread letters, a capital A with a tilde or a circumflex before a space is half of one: the space was byte A0.
_HALF = re.compile(r"(?<![A-Z])[ÃÂ] ")
_ENCODING_ONLY = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_CODE_PAGES = ("cp874", "cp1253", "cp1255", "cp1256", "cp866", "koi8_r", "koi8_u", "cp850", "cp852", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "mac_cyrillic", "mac_greek")  # fmt: skip
"""Code pages that ftfy 6.3 leaves alone, or leaves alone for short runs."""
_LONGEST_MISREAD = 24
"""Code points in a run that a code page is tried on: a few signs side by side; genuine words of other scripts are kept out early."""
_MOST_FOREIGN = 0.1
"""Share of letters beyond Latin up to which a text counts as Latin: misread signs are rare, genuine quotations in another script are not."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    kind: str
    after: str


def repair_text(text: str, field: Field = "text") -> tuple[str, tuple[Repair, ...]]:
    """The mended text and the repairs, in text order. The text comes back unchanged where nothing is wrong."""
    edits = sorted(_edits(text), key=lambda edit: edit.start)
    if not edits:
        return text, ()
    parts: list[str] = []
    repairs: list[Repair] = []
    place = length = 0
    for edit in edits:
        parts += (text[place : edit.start], edit.after)
        start = length + edit.start - place
        before = text[edit.start : edit.end]
        shown = before.encode("ascii", "backslashreplace").decode() if edit.kind == "surrogate" else before
        repairs.append(Repair(edit.kind, shown, edit.after, start, edit.start, field))
        place, length = edit.end, start + len(edit.after)
    parts.append(text[place:])
    return "".join(parts), tuple(repairs)


def raw_offset(repairs: tuple[Repair, ...], offset: int) -> int:
    """The raw offset of the code point at `offset` of the mended text; inside a repair, where the repair starts in the raw text."""
    place = bisect_right(repairs, offset, key=lambda repair: repair.start) - 1
    if place < 0:
        return offset
    repair = repairs[place]
    end = repair.start + len(repair.after)
    if offset < end:
        return repair.raw_start
    return repair.raw_start + _raw_length(repair) + offset - end


def has_surrogates(text: str) -> bool:
    """True where the text holds half of a UTF-16 pair, which no encoding of text can hold."""
    return not text.isascii() and _SURROGATES.search(text) is not None


def _raw_length(repair: Repair) -> int:
    return len(repair.before) // len("\\ud800") if repair.kind == "surrogate" else len(repair.before)


def _edits(text: str) -> Iterator[_Edit]:
    if "\0" in text:
        yield from (_Edit(*run.span(), "null", "") for run in _NULLS.finditer(text))
    if "&" in text and not _TAG.search(text):
        for entity in _ENTITY.finditer(text):
            if (after := html.unescape(entity.group())) != entity.group():
                yield _Edit(*entity.span(), "entity", after)
    if ">" in text and not _TAG.search(text):
        for lines in _FORWARDED.finditer(text):
            for marks in _QUOTE_MARKS.finditer(text, *lines.span()):
                yield _Edit(*marks.span(), "quote-mark", "")
    if text.isascii():
        return
    for half in _SURROGATES.finditer(text):
        whole = half.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        yield _Edit(*half.span(), "surrogate", whole)
    misread = [edit for run in _RUN.finditer(text) if (edit := _encoding_edit(run))]
    if misread:
        misread += _half_edits(text, _places(misread))
    yield from misread
    yield from _code_page_edits(text, _places(misread))


def _places(edits: Iterable[_Edit]) -> set[int]:
    """The code points that are mended already: no two repairs may share one, or the offsets of all that follow are wrong."""
    return {place for edit in edits for place in range(edit.start, edit.end)}


def _half_edits(text: str, taken: AbstractSet[int]) -> list[_Edit]:
    found = []
    for half in _HALF.finditer(text):
        if half.start() not in taken:
            after = fix_encoding(half.group(), _ENCODING_ONLY)
            # ftfy gives the space back, since it cannot tell; where another follows, this one was the byte
            after = after.rstrip(" ") if text.startswith(" ", half.end()) else after
            if after != half.group():
                found.append(_Edit(*half.span(), "encoding", after))
    return found


def _encoding_edit(run: re.Match[str]) -> _Edit | None:
    """The repair of one run by ftfy's tables, less what the run keeps at its ends."""
    before = run.group()
    if not is_bad(before) or _SURROGATES.search(before):
        return None
    after = fix_encoding(before, _ENCODING_ONLY)
    if after == before:
        return None
    head = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    rest = min(len(before), len(after)) - head
    tail = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    return _Edit(run.start() + head, run.end() - tail, "encoding", after[head : len(after) - tail])


def _code_page_edits(text: str, taken: AbstractSet[int]) -> list[_Edit]:
    """Repairs by code pages that ftfy leaves alone.

    Guards, since short genuine words can be valid UTF-8 by chance: the text is Latin; the whole run decodes; it becomes typographic signs,
    or Latin letters inside a Latin word; and the text has no other letter of the script that the code page would put there.
    """
    runs = [run for run in re.finditer(r"[^\x00-\x7f]+", text) if taken.isdisjoint(range(*run.span()))]
    short = {words for run in runs if 1 < len(words := run.group()) <= _LONGEST_MISREAD}
    if not short or not _is_latin(text):
        return []
    best: list[_Edit] = []
    for page in _CODE_PAGES:
        read = {words: after for words in short if (after := _decoded(words, page))}
        if not read:
            continue
        found = [run for run in runs if (after := read.get(run.group())) and _is_plausible(text, run, after)]
        chosen = {run.start() for run in found}
        letters = _foreign_letters(page)
        if len(found) > len(best) and not any(
            letters.intersection(run.group()) for run in runs if run.start() not in chosen
        ):
            best = [_Edit(*run.span(), "code-page", read[run.group()]) for run in found]
    return best


def _is_latin(text: str) -> bool:
    sample = text[:20000]
    letters = sum(map(str.isalpha, sample))
    ascii_letters = len(re.findall(r"[A-Za-z]", sample))
    return letters > 0 and letters - ascii_letters <= _MOST_FOREIGN * letters + 4


def _decoded(run: str, page: str) -> str | None:
    table = _bytes_of(page)
    if not all(map(table.__contains__, run)):
        return None
    try:
        return bytes(map(table.__getitem__, run)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_plausible(text: str, run: re.Match[str], after: str) -> bool:
    """True for signs that typography uses, and for accented letters inside a Latin word."""
    letters = [sign for sign in after if sign.isalpha()]
    if not all(sign.isalpha() or unicodedata.category(sign)[0] in "PSZ" for sign in after):
        return False
    if not letters:
        return True
    beside = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
    return all("LATIN" in unicodedata.name(sign, "") for sign in letters) and any(map(str.isalpha, beside))


@lru_cache(maxsize=len(_CODE_PAGES))
def _bytes_of(page: str) -> dict[str, int]:
    """The byte from 128 on of each sign of the code page; bytes without a sign stand for the control of the same number."""
    table: dict[str, int] = {}
    for byte in range(128, 256):
        try:
            table[bytes([byte]).decode(page)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


@lru_cache(maxsize=len(_CODE_PAGES))
def _foreign_letters(page: str) -> frozenset[str]:
    return frozenset(sign for sign in _bytes_of(page) if sign.isalpha() and "LATIN" not in unicodedata.name(sign, ""))
