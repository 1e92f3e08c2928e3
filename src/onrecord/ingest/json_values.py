"""The objects in a JSON document, cut apart without parsing it whole: memory holds one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_OUTSIDE = re.compile(rb'["{}\[\],]')
_INSIDE = re.compile(rb'["\\]')
_STEPS = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}


class BrokenDocument(ValueError):
    """Where the next object should stand or end, something else does; the message says what."""


def cut_objects(chunks: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """The raw bytes of each member of an array, or of each object where several follow each other; None for one over `limit` bytes.

    Args:
        chunks: the document in UTF-8, without a byte order mark.
        limit: the most bytes of one object that are kept.

    Only brackets, commas and quotes are looked at: what stands between them is the parser's to judge, so that one wrong object costs
    itself alone. Time is linear in the document.

    Raises:
        BrokenDocument: it begins with neither an array nor an object, ends in the middle, or goes on after its end.
    """
    depth, array, begun = 0, False, False
    item = _Item(limit)
    for part, sign in _signs(chunks):
        if depth == 0:
            if part.removesuffix(sign).strip() or sign not in (b"", b"{", b"["):
                raise BrokenDocument("more after the end of the JSON" if begun else "neither an object nor an array")
            if sign:
                depth, array, begun = 1, sign == b"[", True
                item.add(b"" if array else sign)
            continue
        depth += _STEPS.get(sign, 0)
        cut = depth == 0 or (array and depth == 1 and sign == b",")
        item.add(part[:-1] if cut and array else part)
        if cut:
            data = item.take()
            if data is None or data.strip() or depth:  # nothing between the last comma, or the bracket, and the end
                yield data
    if depth:
        raise BrokenDocument("JSON that ends in the middle")


class _Item:
    """The bytes of the object under way; dropped once they pass the limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._data = bytearray()
        self._over = False

    def add(self, part: bytes) -> None:
        if self._over:
            return
        self._data += part
        if len(self._data) > self._limit:
            self._data, self._over = bytearray(), True

    def take(self) -> bytes | None:
        data = None if self._over else bytes(self._data)
        self._data, self._over = bytearray(), False
        return data


def _signs(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Every bracket and comma outside quotes, with the bytes before it from the last one on; what is left of a chunk with no sign."""
    quoted = escaped = False
    for chunk in chunks:
        start, place, escaped = 0, int(escaped), False
        while match := (_INSIDE if quoted else _OUTSIDE).search(chunk, place):
            sign, place = match.group(), match.end()
            if sign == b'"':
                quoted = not quoted
            elif sign == b"\\":
                escaped = place == len(chunk)
                place += 1
            else:
                yield chunk[start:place], sign
                start = place
        yield chunk[start:], b""
