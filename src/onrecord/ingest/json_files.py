"""Sources of JSON: one capture a line of JSON lines, or one an object of a document."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest import limits
from onrecord.ingest.json_values import BrokenDocument, cut_objects
from onrecord.ingest.source import Input, Source, refusal_of
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_RECORD = "application/json"


def _lines(item: Input) -> Iterator[Capture | Refusal]:
    """One capture for each line that is not blank; a line that is too long is refused and skipped."""
    for number, line in enumerate(limits.whole_lines(in_utf8(item.head, item.stream)), start=1):
        label = f"{item.shown} line {number}"
        if line is None:
            yield refusal_of(limits.too_large(label))
        elif line.strip():
            yield Capture(label, line, _RECORD)


def _document(item: Input) -> Iterator[Capture | Refusal]:
    """One capture for each object; a document that breaks off is refused where it does, and what stands before is taken."""
    chunks = iter(partial(in_utf8(item.head, item.stream).read, limits.CHUNK), b"")
    number = 0
    try:
        for number, data in enumerate(cut_objects(chunks, limits.MAX_BYTES), start=1):
            label = f"{item.shown} report {number}"
            yield refusal_of(limits.too_large(label)) if data is None else Capture(label, data, _RECORD)
    except BrokenDocument as fault:
        raise InputRefused(
            "not-json",
            f"{item.shown} after report {number}" if number else item.shown,
            found=str(fault),
            expected="one JSON object, or an array of them",
            remedy="mend the file or save it again whole",
        ) from fault
    if not number:
        yield Refusal(
            "empty", item.shown, "no report", "JSON objects with a text", "check that the file was saved whole"
        )


def in_utf8(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream, which begins with `head`, in UTF-8 without a mark, where it is UTF-16 or UTF-32.

    Bytes in other encodings stay as they are: each report is decoded on its own.
    """
    encoding = json.detect_encoding(head)
    if encoding == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
    if encoding.startswith("utf-8"):
        return stream
    return io.BufferedReader(_Recoded(stream, codecs.getincrementaldecoder(encoding)(errors="replace")), limits.CHUNK)


class _Recoded(io.RawIOBase):
    """A stream in another encoding as UTF-8. Closing it leaves the stream open."""

    def __init__(self, stream: BinaryIO, decoder: codecs.IncrementalDecoder) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._decoder = decoder
        self._ready = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what comes next; 0 at the end."""
        while not self._ready:
            data = self._read(len(buffer))
            self._ready = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        part, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


LINES = Source(
    "json-lines",
    frozenset({"application/jsonl"}),
    _lines,
    {".jsonl": "application/jsonl", ".ndjson": "application/jsonl"},
)
DOCUMENT = Source("json", frozenset({_RECORD}), _document, {".json": _RECORD})
