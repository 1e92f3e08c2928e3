"""From an input to the source that takes it, and on to captures whose custody is filled in. Never raises for what the bytes hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest.limits import CHUNK
from onrecord.ingest.registry import endings, source_of
from onrecord.ingest.sniff import Unread, kind_of
from onrecord.ingest.source import Found, Input, refusal_of
from onrecord.model.capture import Capture, Custody, Visit
from onrecord.model.provenance import Refusal

_HEAD = 4096


def captures_in(item: Input) -> Iterator[Capture | Refusal]:
    """The captures in an input whose stream has not been looked at: what it is, its name and first bytes tell."""
    head, stream = _peeked(item.stream)
    kind = kind_of(item.name, head, endings())
    if kind == "text/plain" and item.options.columns:  # a table without a name, as from a pipe
        kind = "text/csv"
    if isinstance(kind, Unread):
        yield Refusal(
            "unsupported-source",
            item.shown,
            kind.found,
            expected="text, HTML, PDF, JSON, mail, a table or a web archive",
            remedy=kind.remedy,
        )
        return
    yield from captures_of(replace(item, media_type=kind, head=head, stream=stream))


def captures_of(item: Input) -> Iterator[Capture | Refusal]:
    """The captures in an input of a known media type, as `found_of`; of what lies within others no visit is remembered."""
    return (one for one in found_of(item) if not isinstance(one, Visit))


def found_of(item: Input) -> Iterator[Found]:
    """What an input of a known media type gives. What a source raises ends this input, and no other, with a refusal."""
    source = source_of(item.media_type)
    if source is None:
        yield Refusal(
            "unsupported-source",
            item.shown,
            found=f"what no installed source takes ({item.media_type})",
            expected="text, HTML, PDF, JSON, mail, a table or a web archive",
            remedy="save it as one of these",
        )
        return
    try:
        for one in source.captures(item):
            if isinstance(one, Capture) and one.custody is None:
                one = replace(one, custody=Custody(source.name, datetime.now(UTC), item.headers))
            yield one
    except InputRefused as fault:
        yield refusal_of(fault)
    except OSError as fault:
        yield unreadable(item.shown, fault)
    except Exception as fault:  # a bug in one source must not take the rest of the batch with it
        yield Refusal(
            "source-fault",
            item.shown,
            found=f"{type(fault).__name__}: {fault}"[:500],
            expected="captures",
            remedy=f"report this as a bug of the source {source.name}, with the input; the rest of the batch is read",
        )


def unreadable(shown: str, fault: OSError) -> Refusal:
    """The refusal of what the system does not let be read."""
    missing = isinstance(fault, FileNotFoundError)
    return Refusal(
        "not-found" if missing else "unreadable",
        shown,
        found="no such file" if missing else (fault.strerror or type(fault).__name__),
        expected="a file or folder that can be read",
        remedy="check the name" if missing else "check its permissions",
    )


def _peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The stream's first bytes, and the stream from before them; the stream itself where it can go back, as files can."""
    if stream.seekable():
        start = stream.tell()
        head = stream.read(_HEAD)
        stream.seek(start)
        return head, stream
    head = _head(stream)
    return head, io.BufferedReader(_Joined(head, stream), CHUNK)


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of a pipe: as many as are looked at, or what is there by the end of its first line, which may be all for a while."""
    read = getattr(stream, "read1", stream.read)
    head = b""
    while len(head) < _HEAD and (data := read(_HEAD - len(head))):
        head += data
        if head.lstrip().startswith(b"{") and b"\n" in head.lstrip():
            break  # JSON lines may come an hour apart
    return head


class _Joined(io.RawIOBase):
    """A head and the stream that goes on after it. Closing it leaves the stream open."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)  # what a pipe has by now, not only when it is full
        self._ready = head

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what comes next; 0 at the end."""
        data = self._ready or self._read(len(buffer))
        part, self._ready = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
