"""The source of gzip files: what is packed in one, unpacked as it is read and only as far as it is plausible."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

from onrecord.errors import InputRefused
from onrecord.ingest.dispatch import captures_in
from onrecord.ingest.limits import CHUNK
from onrecord.ingest.source import Input, Source
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_ENDING = ".gz"
_FREE = 64 * 1024**2
"""Bytes that may come out of anything: a short text said over and over packs well, and does no harm."""
_MOST_RATIO = 250
"""Bytes out for each byte in, past `_FREE`. News pack 3 to 20 times, logs and tables up to 100; gzip's most is 1032, which bombs come close to."""
_MEMBER = 16 + zlib.MAX_WBITS
_FED = 64 * 1024


def check_ratio(name: str, packed: int, out: int) -> None:
    """Raises `InputRefused` (`bomb`) where more bytes come out than any report, packed into so many, holds."""
    if out > max(_FREE, packed * _MOST_RATIO):
        raise InputRefused(
            "bomb",
            name,
            found=f"over {out // 1024**2} MB packed into {packed:,} bytes",
            expected=f"at most {_MOST_RATIO} bytes for each packed one",
            remedy="do not trust where it came from; if it is sound, unpack it and name what was in it",
        )


def damaged_archive(name: str, found: str) -> InputRefused:
    """What is said of packed bytes that are not whole."""
    return InputRefused(
        "damaged-archive",
        name,
        found=found,
        expected="a whole archive",
        remedy="download it again; what stands before the damage is taken",
    )


class Unpacked(io.RawIOBase):
    """What a gzip file holds, member after member, as a stream.

    Reading raises `InputRefused`: `bomb` where more comes out than any report holds, `damaged-archive` where it is torn.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._member = zlib.decompressobj(_MEMBER)
        self._left = b""
        self._in = self._out = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what comes next; 0 at the end."""
        while True:
            if self._member.eof:  # the next member begins; zeros after the last one are what tapes and some tools leave
                self._left = self._left.lstrip(b"\0")
                if self._left:
                    self._member = zlib.decompressobj(_MEMBER)
            if not self._left:
                self._left = self._stream.read(_FED)
                self._in += len(self._left)
                if self._left:
                    continue
                if self._member.eof:
                    return 0
                raise damaged_archive(self._name, "an end in the middle (gzip)")
            data = self._unpack(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _unpack(self, most: int) -> bytes:
        """Some of what the bytes at hand hold; may be none."""
        try:
            data = self._member.decompress(self._left, most)
        except zlib.error as fault:
            raise damaged_archive(self._name, "damaged bytes (gzip)") from fault
        self._left = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._out += len(data)
        check_ratio(self._name, self._in, self._out)
        return data


class Bounded(io.RawIOBase):
    """What comes out of some packed bytes; reading more than they can hold raises `InputRefused` (`bomb`)."""

    def __init__(self, stream: IO[bytes], name: str, packed: int) -> None:
        self._stream = stream
        self._name = name
        self._packed = packed
        self._out = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with what comes next; 0 at the end."""
        try:
            data = self._stream.read(len(buffer))
        except (ValueError, zlib.error, EOFError, zipfile.BadZipFile) as fault:
            raise damaged_archive(self._name, str(fault)[:200]) from fault
        self._out += len(data)
        check_ratio(self._name, self._packed, self._out)
        buffer[: len(data)] = data
        return len(data)


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    name = item.name[: -len(_ENDING)] if item.name.lower().endswith(_ENDING) else item.name
    stream = io.BufferedReader(Unpacked(item.stream, item.shown), CHUNK)
    if stream.peek(2).startswith(b"\x1f\x8b"):  # the bound on what comes out would be squared
        raise InputRefused(
            "nested",
            item.shown,
            found="a gzip file within a gzip file",
            expected="a file packed once",
            remedy="unpack it once, and name what was in it",
        )
    yield from captures_in(item.inner("", name, "", stream))


SOURCE = Source("gzip", frozenset({"application/gzip"}), _captures)
