"""Captures from files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.report import Capture

_MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf"}


def capture_files(inputs: tuple[str, ...]) -> Iterator[Capture]:
    """The captures in the inputs, in order: one a file, one a line of a `.jsonl` file; `-` is standard input."""
    for name in inputs:
        if name == "-":
            yield Capture("-", sys.stdin.buffer.read(), "text/plain")
        elif name.endswith(".jsonl"):
            with Path(name).open("rb") as lines:
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        yield Capture(f"{name} line {number}", line, "application/json")
        else:
            path = Path(name)
            yield Capture(name, path.read_bytes(), _MEDIA_TYPES.get(path.suffix.lower(), "text/plain"))
