"""Bytes of an open stream to captures: one for the whole, one a line of JSON lines, or one an object of a JSON document."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from onrecord.ingest.json_values import BrokenDocument, cut_objects
from onrecord.ingest.sniff import Kind, Unread, kind_of
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

MAX_BYTES = 256 * 1024 * 1024
"""The largest report, or line of JSON lines, that is taken in: a report is a page of text, and memory is a few times its size."""
_HEAD = 4096
_CHUNK = 1 << 20

Source = Callable[[str, bytes, BinaryIO], Iterator[Capture | Refusal]]
"""Captures from an input: its name as shown, its first bytes, and the stream that goes on after them."""


def capture_stream(name: str, shown: str, stream: BinaryIO) -> Iterator[Capture | Refusal]:
    """The captures in an open stream. Never closes it, and asks it only to read."""
    head = stream.read(_HEAD)
    kind = kind_of(name, head)
    if isinstance(kind, Unread):
        yield Refusal("unsupported-source", shown, kind.found, expected="text, HTML, PDF or JSON", remedy=kind.remedy)
        return
    yield from _SOURCES[kind](shown, head, stream)


def _whole(kind: Kind, name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Refusal]:
    data = head + stream.read(MAX_BYTES + 1 - len(head))
    yield Capture(name, data, kind) if len(data) <= MAX_BYTES else _too_large(name)


def _lines(name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Refusal]:
    """One capture for each line that is not blank; a line over `MAX_BYTES` is refused and skipped."""
    for number, line in enumerate(_whole_lines(_in_utf8(head, stream)), start=1):
        label = f"{name} line {number}"
        if line is None:
            yield _too_large(label)
        elif line.strip():
            yield Capture(label, line, "application/json")


def _whole_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The stream's lines; None for a line over `MAX_BYTES`."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield None


def _document(name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Refusal]:
    """One capture for each object; a document that breaks off is refused where it does, and what stands before is taken."""
    chunks = iter(partial(_in_utf8(head, stream).read, _CHUNK), b"")
    number = 0
    try:
        for number, data in enumerate(cut_objects(chunks, MAX_BYTES), start=1):
            label = f"{name} report {number}"
            yield _too_large(label) if data is None else Capture(label, data, "application/json")
    except BrokenDocument as fault:
        where = f"{name} after report {number}" if number else name
        yield Refusal(
            "not-json",
            where,
            found=str(fault),
            expected="one JSON object, or an array of them",
            remedy="mend the file or save it again whole",
        )
        return
    if not number:
        yield Refusal("empty", name, "no report", "JSON objects with a text", "check that the file was saved whole")


def _in_utf8(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The head and what follows it as one stream of UTF-8 without a mark."""
    encoding = json.detect_encoding(head)
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)(errors="replace")
    if encoding == "utf-8-sig":  # bytes that are no UTF-8 stay as they are: each report is decoded on its own
        head, decoder = head.removeprefix(codecs.BOM_UTF8), None
    return io.BufferedReader(_Joined(head, stream, decoder), _CHUNK)


class _Joined(io.RawIOBase):
    """A head and the stream that goes on after it, decoded where they are not UTF-8. Closing it leaves the stream open."""

    def __init__(self, head: bytes, stream: BinaryIO, decoder: codecs.IncrementalDecoder | None) -> None:
        self._read = getattr(stream, "read1", stream.read)  # what a pipe has by now, not only when it is full
        self._decoder = decoder
        self._ready = self._turned(head)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what comes next; 0 at the end."""
        while not self._ready:
            data = self._read(len(buffer))
            if not data:
                return 0
            self._ready = self._turned(data)
        part, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)

    def _turned(self, data: bytes) -> bytes:
        return data if self._decoder is None else self._decoder.decode(data).encode("utf-8", "replace")


_SOURCES: dict[Kind, Source] = {
    "text/plain": partial(_whole, "text/plain"),
    "text/html": partial(_whole, "text/html"),
    "application/pdf": partial(_whole, "application/pdf"),
    "application/jsonl": _lines,
    "application/json": _document,
}
"""One way in for each kind that is read."""


def _too_large(name: str) -> Refusal:
    return Refusal(
        "too-large",
        name,
        found=f"more than {MAX_BYTES // 1024**2} MB",
        expected="one report",
        remedy="split it into reports",
    )
