"""Captures from files, folders and standard input. What cannot be opened is a refusal in its place; the rest is read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.ingest.sniff import READ_ENDINGS
from onrecord.ingest.streams import capture_stream
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def capture_files(inputs: tuple[str, ...]) -> Iterator[Capture | Refusal]:
    """The captures in the inputs, in order: one a file, one a line of JSON lines, one an object of a JSON document; `-` is standard input.

    A folder gives its files in name order, folders in it included, hidden ones left out. A file is opened when its turn comes, and
    JSON is taken report by report, so memory does not grow with the input.
    """
    for name in inputs:
        if name == "-":
            yield from capture_stream("-", "standard input", sys.stdin.buffer)
        elif not name:  # of a variable that is not set; as a path it would mean the whole working folder
            yield Refusal("not-found", "input", "an empty name", "a file, a folder or -", "check the command")
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
        paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in READ_ENDINGS and path.is_file())
    except OSError as fault:
        yield _unreadable(str(folder), fault)
        return
    shown = [path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not shown:
        yield Refusal(
            "empty-folder",
            _shown(str(folder)),
            found="no report",
            expected=f"files that end in {', '.join(sorted(READ_ENDINGS))}",
            remedy="name the files themselves if they end otherwise",
        )
    for path in shown:
        yield from _file(path)


def _file(path: Path) -> Iterator[Capture | Refusal]:
    try:
        with path.open("rb") as stream:
            yield from capture_stream(path.name, _shown(str(path)), stream)
    except OSError as fault:
        yield _unreadable(str(path), fault)
    except ValueError as fault:  # a name with a zero in it
        yield Refusal("unreadable", _shown(str(path)), str(fault), "a file name", "check the name")


def _unreadable(name: str, fault: OSError) -> Refusal:
    missing = isinstance(fault, FileNotFoundError)
    return Refusal(
        "not-found" if missing else "unreadable",
        _shown(name),
        found="no such file" if missing else (fault.strerror or type(fault).__name__),
        expected="a file or folder that can be read",
        remedy="check the name" if missing else "check its permissions",
    )


def _shown(name: str) -> str:
    """The name in code points that every output can hold, whatever bytes the file system keeps it in."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
