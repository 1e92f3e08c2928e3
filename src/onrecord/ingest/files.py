"""Captures from files, folders and standard input. What cannot be opened is a refusal in its place; the rest is read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.ingest.sniff import Kind, kind_of
from onrecord.model.provenance import Refusal
from onrecord.model.report import Capture

MAX_BYTES = 256 * 1024 * 1024
"""The largest report, or line of JSON lines, that is taken in: a report is a page of text, and memory is a few times its size."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_HEAD = 4096
_READ = frozenset({".txt", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson"})
"""Endings that are read in a folder; a file named on its own is read whatever its ending."""


def capture_files(inputs: tuple[str, ...]) -> Iterator[Capture | Refusal]:
    """The captures in the inputs, in order: one a file, one a line of a JSON-lines file; `-` is standard input.

    A folder gives its files in name order, folders in it included, hidden ones left out. A file is opened when its turn comes, and
    JSON lines are read line by line, so memory does not grow with the input.
    """
    for name in inputs:
        if name == "-":
            yield from _captures("-", sys.stdin.buffer)
        elif _ADDRESS.match(name):
            yield Refusal(
                "unsupported-source",
                _shown(name),
                found="a web address",
                expected="a file, a folder or -",
                remedy="save the page and name the file",
            )
        elif Path(name).is_dir():
            yield from _folder(Path(name))
        else:
            yield from _file(Path(name))


def _folder(folder: Path) -> Iterator[Capture | Refusal]:
    try:
        paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _READ and path.is_file())
    except OSError as fault:
        yield _unreadable(str(folder), fault)
        return
    shown = [path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not shown:
        yield Refusal(
            "empty-folder",
            _shown(str(folder)),
            found="no report",
            expected=f"files that end in {', '.join(sorted(_READ))}",
            remedy="name the files themselves if they end otherwise",
        )
    for path in shown:
        yield from _file(path)


def _file(path: Path) -> Iterator[Capture | Refusal]:
    try:
        with path.open("rb") as stream:
            yield from _captures(str(path), stream)
    except OSError as fault:
        yield _unreadable(str(path), fault)
    except ValueError as fault:  # a name with a zero in it
        yield Refusal("unreadable", _shown(str(path)), str(fault), "a file name", "check the name")


def _captures(name: str, stream: BinaryIO) -> Iterator[Capture | Refusal]:
    """The captures in an open stream. Never closes it, and asks it only to read."""
    head = stream.read(_HEAD)
    kind = kind_of(name, head)
    shown = _shown(name)
    if kind == "application/jsonl":
        yield from _lines(shown, head, stream)
        return
    data = head + stream.read(MAX_BYTES + 1 - len(head))
    yield Capture(shown, data, kind) if len(data) <= MAX_BYTES else _too_large(shown)


def _lines(name: str, head: bytes, stream: BinaryIO) -> Iterator[Capture | Refusal]:
    """One capture for each line that is not blank; a line over `MAX_BYTES` is refused and skipped."""
    lines = _whole_lines(head, stream)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: its line ends are two bytes
        text = (head + stream.read()).decode("utf-16", errors="replace")
        lines = iter(line.encode("utf-8", "replace") for line in text.split("\n"))
    for number, line in enumerate(lines, start=1):
        label = f"{name} line {number}"
        if line is None:
            yield _too_large(label)
        elif line.strip():
            yield Capture(label, line, "application/json")


def _whole_lines(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """The stream's lines, `head` being what was read of it; None for a line over `MAX_BYTES`."""
    *complete, rest = head.split(b"\n")
    yield from complete
    while line := stream.readline(MAX_BYTES + 1 - len(rest)):
        line, rest = rest + line, b""
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield None
    if rest:
        yield rest


def _unreadable(name: str, fault: OSError) -> Refusal:
    missing = isinstance(fault, FileNotFoundError)
    return Refusal(
        "not-found" if missing else "unreadable",
        _shown(name),
        found="no such file" if missing else (fault.strerror or type(fault).__name__),
        expected="a file or folder that can be read",
        remedy="check the name" if missing else "check its permissions",
    )


def _too_large(name: str) -> Refusal:
    return Refusal(
        "too-large",
        name,
        found=f"more than {MAX_BYTES // 1024**2} MB",
        expected="one report",
        remedy="split it into reports",
    )


def _shown(name: str) -> str:
    """The name in code points that every output can hold, whatever bytes the file system keeps it in."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


__all__ = ["MAX_BYTES", "Kind", "capture_files"]
