"""The body of a response: read as it comes, unpacked as it is read, and never more of it than a bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.options import TryLater

ACCEPTED = "gzip, deflate"
"""Codings that are asked for. Brotli and Zstandard are not: every site has gzip, and each further decoder is one more to attack."""
_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 64 * 1024
_BOMB_RATIO = 100
"""Bytes out for each byte in from which something too large was made to be: pages pack 3 to 20 times."""


def read_body(chunks: Iterable[bytes], coding: str, length: str, shown: str, most: int) -> bytes:
    """The body without its coding.

    Args:
        chunks: as they come from the wire.
        coding: what the response says of it (Content-Encoding).
        length: likewise (Content-Length); one that is too large is believed, and not one byte is read.
        shown: the URL, for refusals.
        most: bytes, as sent and as unpacked.

    Raises:
        InputRefused: `too-large`, `bomb`, `unsupported-coding` or `damaged-coding`.
        TryLater: `truncated`, where a coding ends in the middle.
    """
    if length.isdecimal() and (len(length) > 18 or int(length) > most):
        raise _too_large(shown, most)
    codings = [word for word in coding.lower().replace(",", " ").split() if word != "identity"]
    if not codings:
        return b"".join(_bounded(chunks, shown, most))
    if len(codings) > 1 or codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise InputRefused(
            "unsupported-coding",
            shown,
            found=f"a body packed as {coding[:40]}, which was not asked for",
            expected=f"one of {ACCEPTED}, once, or none",
            remedy="save the page with a browser and name the file",
        )
    return b"".join(_unpacked(_bounded(chunks, shown, most), codings[0], shown, most))


def _bounded(chunks: Iterable[bytes], shown: str, most: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise _too_large(shown, most)
        yield chunk


def _unpacked(chunks: Iterable[bytes], coding: str, shown: str, most: int) -> Iterator[bytes]:
    """The parts of what is packed. At no moment is more unpacked than a piece."""
    member, used, out = None, 0, 0
    for chunk in chunks:
        left = chunk
        while left:
            if member is None or member.eof:  # gzip may hold several, one after the other
                member = zlib.decompressobj(_window(coding, left))
            try:
                piece = member.decompress(left, _PIECE)
            except zlib.error as fault:
                raise _damaged(shown, coding) from fault
            rest = member.unused_data if member.eof else member.unconsumed_tail
            used += len(left) - len(rest)
            out += len(piece)
            if out > most:
                raise _bomb(shown, used, out) if out > used * _BOMB_RATIO else _too_large(shown, most)
            left = rest
            yield piece
    if member is not None and not member.eof:
        piece = member.decompress(b"", _PIECE)  # what one piece had no room for
        if not member.eof:
            raise truncated(shown, f"a body whose {coding} ends in the middle")
        yield piece


def _window(coding: str, head: bytes) -> int:
    """How zlib is to read what begins so: deflate comes with zlib's two bytes before it, and from some servers without."""
    if coding != "deflate":
        return _GZIP
    wrapped = head[0] & 0x0F == 8 and (len(head) < 2 or int.from_bytes(head[:2], "big") % 31 == 0)
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


def truncated(shown: str, found: str) -> TryLater:
    """What is said of a body that breaks off."""
    return TryLater("truncated", shown, found=found, expected="a whole response", remedy="try again later")


def _too_large(shown: str, most: int) -> InputRefused:
    return InputRefused(
        "too-large",
        shown,
        found=f"more than {most // 1024**2 or 1} MB",
        expected="one page",
        remedy="download it and name the file",
    )


def _bomb(shown: str, came: int, out: int) -> InputRefused:
    return InputRefused(
        "bomb",
        shown,
        found=f"over {out // 1024**2 or 1} MB packed into {came:,} bytes",
        expected=f"at most {_BOMB_RATIO} bytes for each packed one",
        remedy="do not trust the site",
    )


def _damaged(shown: str, coding: str) -> InputRefused:
    return InputRefused(
        "damaged-coding",
        shown,
        found=f"a body that says it is packed as {coding} and is not",
        expected=f"one of {ACCEPTED}, or none",
        remedy="save the page with a browser and name the file",
    )
