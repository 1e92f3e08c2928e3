"""How far the files among the inputs have been read, by their bytes: what the time left is told by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os import fstat
from pathlib import Path
from typing import BinaryIO


class Meter:
    """Bytes read of bytes to read. A class, since what has been read grows while somebody looks on."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._open: BinaryIO | None = None

    @contextmanager
    def reading(self, stream: BinaryIO) -> Iterator[None]:
        """Follows a file's position while it is read; afterwards all of it counts as read, however much a source wanted of it."""
        self._open = stream
        try:
            yield
        finally:
            self._open = None
            self._done += fstat(stream.fileno()).st_size

    def share(self) -> float | None:
        """What part has been read, from 0 to 1; None where nothing tells."""
        if not self._total:
            return None
        here = self._open.tell() if self._open and not self._open.closed else 0
        return min((self._done + here) / self._total, 1.0)


def size_of(path: Path) -> int:
    """The size of a file in bytes; 0 for what cannot be looked at, which will be refused in its place."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
