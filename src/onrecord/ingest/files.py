"""The door for names: files, addresses, folders and standard input, each to the source that takes it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from os import fstat
from pathlib import Path

from onrecord.ingest.dispatch import captures_in, captures_of, found_of, unreadable
from onrecord.ingest.registry import source_of
from onrecord.ingest.source import ADDRESS, FOLDER, Found, Input, SourceOptions, safe
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_AS_FOUND = SourceOptions()


def capture_files(inputs: tuple[str, ...], options: SourceOptions = _AS_FOUND) -> Iterator[Found]:
    """The captures in the inputs, in order; `-` is standard input. What cannot be opened is a refusal in its place; the rest is read.

    A file is opened when its turn comes, and what lies in it is taken report by report, so memory does not grow with the input.
    """
    for name in inputs:
        if name == "-":
            yield from captures_in(Input("-", "standard input", "", stream=sys.stdin.buffer, options=options))
        elif not name:  # of a variable that is not set; as a path it would mean the whole working folder
            yield Refusal(
                "not-found", "input", "an empty name", "a file, an address, a folder or -", "check the command"
            )
        elif scheme := _ADDRESS.match(name):
            yield from _address(name, ADDRESS + scheme.group(1).lower(), options)
        elif Path(name).is_dir():
            yield from captures_of(Input(name, safe(name), FOLDER, options=options))
        else:
            yield from capture_file(Path(name), options)


def capture_file(path: Path, options: SourceOptions) -> Iterator[Capture | Refusal]:
    """The captures in one file. When it was last changed goes into custody, which tells no two acquisitions apart: a file that is copied is not news."""
    shown = safe(str(path))
    try:
        with path.open("rb") as stream, options.meter.reading(stream) if options.meter else nullcontext():
            changed = datetime.fromtimestamp(fstat(stream.fileno()).st_mtime, UTC).isoformat(timespec="seconds")
            headers = {"file": (("modified", changed),)}
            yield from captures_in(Input(path.name, shown, "", stream=stream, options=options, headers=headers))
    except OSError as fault:
        yield unreadable(shown, fault)
    except ValueError as fault:  # a name with a zero in it
        yield Refusal("unreadable", shown, str(fault), "a file name", "check the name")


def _address(name: str, kind: str, options: SourceOptions) -> Iterator[Found]:
    if source_of(kind):
        yield from found_of(Input(name, safe(name), kind, options=options))
        return
    yield Refusal(
        "unsupported-source",
        safe(name),
        found="an address that no installed source takes",
        expected="a file, an http or https address, a folder or -",
        remedy="save what is there and name the file",
    )
