"""An HTTP response as an archive keeps it: its status, its headers, its body without the codings of its way."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO, cast

from onrecord.errors import InputRefused
from onrecord.ingest import limits
from onrecord.ingest.packed import Unpacked

Headers = tuple[tuple[str, str], ...]

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_ENDS = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """A response; `kind` is its media type without parameters, empty where it states none, and `charset` the encoding it states."""

    status: int
    headers: Headers
    kind: str
    charset: str | None
    body: bytes


def parse_response(block: bytes) -> Response | None:
    """The response that the bytes hold, its body still coded; None where they hold none."""
    status = _STATUS.match(block)
    end = _ENDS.search(block)
    if status is None or end is None:
        return None
    headers = parse_fields(block[: end.start()].split(b"\n")[1:])
    stated = header(headers, "content-type")
    charset = _CHARSET.search(stated)
    kind = stated.partition(";")[0].strip().lower()
    return Response(int(status.group(1)), headers, kind, charset and charset.group(1), block[end.end() :])


def parse_fields(lines: list[bytes]) -> Headers:
    """The fields of a header, one a line; lines that begin with a blank go on with the one before."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        words = line.decode("utf-8", "replace").rstrip("\r\n")
        name, sign, value = words.partition(":")
        if words[:1] in (" ", "\t") and fields:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {words.strip()}")
        elif sign:
            fields.append((name.strip(), value.strip()))
    return tuple(fields)


def header(headers: Headers, name: str) -> str:
    """The first value under the name, in whatever letters; empty where there is none."""
    return next((value for key, value in headers if key.lower() == name), "")


def decoded_body(response: Response, name: str) -> bytes:
    """The body as the site meant it: its chunks joined and unpacked. Crawlers that did so keep the headers as they were, so each coding is looked for.

    Raises:
        InputRefused: `bomb`, `too-large` or `damaged-archive` where it cannot be unpacked, `unsupported-coding` where nobody here can.
    """
    body = response.body
    if header(response.headers, "transfer-encoding").lower() == "chunked":
        body = _joined(body) or body
    for coding in reversed(header(response.headers, "content-encoding").lower().replace(",", " ").split()):
        body = _unpacked(body, coding, name)
    return body


def _joined(body: bytes) -> bytes | None:
    """The chunks in one; None where the body is not in chunks."""
    parts: list[bytes] = []
    place = 0
    while size := _CHUNK_SIZE.match(body, place):
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        place = size.end() + length + 2
        if body[place - 2 : place] != b"\r\n":
            return None
    return None


def _unpacked(body: bytes, coding: str, name: str) -> bytes:
    if coding in ("gzip", "x-gzip"):
        if not body.startswith(b"\x1f\x8b"):
            return body
        return limits.read_whole(cast(BinaryIO, io.BufferedReader(Unpacked(io.BytesIO(body), name))), name)
    if coding == "deflate":
        return _inflated(body, name)
    if coding == "identity" or _is_words(body):
        return body
    raise InputRefused(
        "unsupported-coding",
        name,
        found=f"a body packed as {coding[:20]}",
        expected="gzip, deflate or none",
        remedy="crawl it again without that coding, or unpack the archive with the tool that made it",
    )


def _inflated(body: bytes, name: str) -> bytes:
    """The body without deflate, which some servers send with zlib's two bytes before it and some without."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflater = zlib.decompressobj(window)
        try:
            data = inflater.decompress(body, limits.MAX_BYTES + 1)
        except zlib.error:
            continue
        if len(data) > limits.MAX_BYTES:
            raise limits.too_large(name)
        return data
    return body


def _is_words(body: bytes) -> bool:
    """True for bytes that begin as pages and texts do, and nothing packed does."""
    head = body[:200]
    return not head or (head.isascii() and head.translate(None, bytes(range(32))).strip() != b"" and b"\0" not in head)
