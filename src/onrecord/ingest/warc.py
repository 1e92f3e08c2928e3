"""The source of web archives (WARC): the pages, texts and PDFs among the responses, one capture each.

Read here and not by fastwarc: it takes records that were cut off for whole ones without a word, needs a stream that can go back, and ends the
process where one fails. An archive is evidence; every record that is not whole must be named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest import limits
from onrecord.ingest.http_message import Headers, decoded_body, header, parse_fields, parse_response
from onrecord.ingest.source import Input, Source, refusal_of, safe
from onrecord.model.capture import Capture, Custody
from onrecord.model.provenance import Refusal
from onrecord.model.words import say_count

_KIND = "application/warc"
_KINDS = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "application/pdf": "application/pdf",
    "application/x-pdf": "application/pdf",
}
"""Media types of responses that are reports, and the one of their capture."""
_OK = frozenset({200, 203})
_LONGEST_HEADER = 1 << 20
_MARK = b"WARC/"


@dataclass(frozen=True, slots=True)
class _Record:
    """The header of a record, and the number of bytes that follow it."""

    headers: Headers
    length: int

    @property
    def kind(self) -> str:
        return header(self.headers, "warc-type").lower()

    @property
    def address(self) -> str:
        return header(self.headers, "warc-target-uri").strip("<> ")

    @property
    def wanted(self) -> bool:
        return self.kind == "response" and not self.address.partition("?")[0].endswith("/robots.txt")


class _SpoiltRecord(InputRefused):
    """One record is not whole; the next one may be."""


@dataclass(slots=True)
class _Archive:
    """An archive under way: the stream, and the line at which the next record was found to begin."""

    stream: BinaryIO
    ahead: bytes = b""
    revisits: int = 0
    number: int = field(default=0)


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    """Responses with status 200 that are pages, texts or PDFs. Of records without a body (revisits) the number is told at the end."""
    archive = _Archive(item.stream)
    while _find_mark(archive):
        archive.number += 1
        label = f"{item.shown} record {archive.number}"
        try:
            record = _record(archive, label)
            label = f"{label} {safe(record.address)[:500]}".rstrip()
            archive.revisits += record.kind == "revisit"
            block = _block(archive, record, label)
        except _SpoiltRecord as fault:
            yield refusal_of(fault)
            continue
        try:
            capture = _capture(item, record, label, block) if record.wanted else None
        except InputRefused as fault:
            yield refusal_of(fault)
            continue
        if capture:
            yield capture
    if not archive.number:
        raise _damaged(item.shown, "no record")
    if archive.revisits:
        yield _revisits(item, archive.revisits)


def _find_mark(archive: _Archive) -> bool:
    """Goes on to where the next record begins; False at the end."""
    while not archive.ahead.startswith(_MARK):
        archive.ahead = archive.stream.readline(limits.CHUNK)
        if not archive.ahead:
            return False
    return True


def _record(archive: _Archive, name: str) -> _Record:
    """The header of the record whose first line is at hand.

    Raises:
        _SpoiltRecord: it is cut off, too long, or does not say how long the record is.
    """
    archive.ahead = b""
    lines: list[bytes] = []
    size = 0
    while line := archive.stream.readline(_LONGEST_HEADER):
        size += len(line)
        if size > _LONGEST_HEADER:
            raise _damaged(name, f"a header of over {_LONGEST_HEADER // 1024} KB")
        if not line.strip():
            break
        lines.append(line)
    else:
        raise _cut_off(name)
    headers = parse_fields(lines)
    length = header(headers, "content-length")
    if not (length.isascii() and length.isdecimal() and len(length) < 19):
        raise _damaged(name, "no length of its content")
    return _Record(headers, int(length))


def _block(archive: _Archive, record: _Record, name: str) -> bytes:
    """The record's content; b"" where it is not wanted or too large. The stream stands after it, at the next record.

    Raises:
        _SpoiltRecord: it is cut off, or something else than a record follows, so that its length is wrong.
    """
    left = record.length
    wanted = record.wanted and left <= limits.MAX_BYTES
    kept: list[bytes] = []
    while left:
        data = archive.stream.read(min(left, limits.CHUNK))
        if not data:
            raise _cut_off(name)
        left -= len(data)
        if wanted:
            kept.append(data)
    archive.ahead = b"\n"
    while archive.ahead and not archive.ahead.strip():
        archive.ahead = archive.stream.readline(limits.CHUNK)
    if archive.ahead and not archive.ahead.startswith(_MARK):
        raise _damaged(name, "content that is longer or shorter than its header says")
    return b"".join(kept)


def _capture(item: Input, record: _Record, name: str, block: bytes) -> Capture | None:
    """The capture of a response that is a report; None for pictures, scripts, errors and redirects."""
    if record.length > limits.MAX_BYTES:
        raise limits.too_large(name)
    response = parse_response(block)
    if response is None or response.status not in _OK or response.kind not in _KINDS:
        return None
    data = decoded_body(response, name)
    kind = "application/pdf" if data.lstrip()[:5] == b"%PDF-" else _KINDS[response.kind]
    told = {
        "url": record.address,
        "charset": response.charset,
        "extra": {"truncated": cut} if (cut := header(record.headers, "warc-truncated")) else None,
    }
    headers = {**item.headers, "warc": record.headers, "response": response.headers}
    custody = Custody(SOURCE.name, datetime.now(UTC), headers)
    return Capture(name, data, kind, {key: value for key, value in told.items() if value}, custody)


def _revisits(item: Input, number: int) -> Refusal:
    return Refusal(
        "revisits",
        item.shown,
        found=f"{say_count(number, 'record')} without bytes, of pages unchanged since an earlier crawl",
        expected="pages with their bytes",
        remedy="take in the earlier crawl too",
    )


def _cut_off(name: str) -> _SpoiltRecord:
    return _SpoiltRecord(
        "truncated",
        name,
        found="a record that is cut off",
        expected="a whole record",
        remedy="download the archive again; what stands before is taken",
    )


def _damaged(name: str, found: str) -> _SpoiltRecord:
    return _SpoiltRecord(
        "damaged-record",
        name,
        found=found,
        expected="a WARC record",
        remedy="make the archive again; the other records are taken",
    )


SOURCE = Source("warc", frozenset({_KIND}), _captures, {".warc": _KIND})
