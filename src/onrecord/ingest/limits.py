"""How much is taken in at once: one report in memory, and never more than a bound, whatever an input claims or hides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputRefused

MAX_BYTES = 256 * 1024 * 1024
"""The largest report that is taken in: a report is a page of text, and memory is a few times its size."""
CHUNK = 1 << 20


def read_whole(stream: BinaryIO, name: str) -> bytes:
    """All bytes of the stream.

    Raises:
        InputRefused: `too-large`, for more than `MAX_BYTES`; no more than that is read.
    """
    parts: list[bytes] = []
    size = 0
    while data := stream.read(CHUNK):
        parts.append(data)
        size += len(data)
        if size > MAX_BYTES:
            raise too_large(name)
    return b"".join(parts)


def whole_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The stream's lines with their ends; None for a line over `MAX_BYTES`."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(CHUNK)
        yield None


def too_large(name: str) -> InputRefused:
    """What is said of one report over `MAX_BYTES`."""
    return InputRefused(
        "too-large",
        name,
        found=f"more than {MAX_BYTES // 1024**2} MB",
        expected="one report",
        remedy="split it into reports",
    )
