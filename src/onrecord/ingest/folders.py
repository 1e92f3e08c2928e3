"""The source of folders: their files in name order, those of folders in them too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.ingest.dispatch import unreadable
from onrecord.ingest.files import capture_file
from onrecord.ingest.meter import Meter, size_of
from onrecord.ingest.registry import endings
from onrecord.ingest.source import FOLDER, Input, Source, safe
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_PACKED = ".gz"


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    """What lies in the folder; hidden files, and files that end as no source takes them, are left out."""
    found = False
    for one in _files(item.name):
        found = True
        if isinstance(one, Refusal):
            yield one
        else:
            yield from capture_file(one, item.options)
    if not found:
        yield Refusal(
            "empty-folder",
            item.shown,
            found="no report",
            expected=f"files that end in {', '.join(sorted(endings()))}",
            remedy="name the files themselves if they end otherwise",
        )


def meter_of(inputs: tuple[str, ...]) -> Meter | None:
    """A meter for these inputs; None where one of them is an address or standard input, whose length nobody knows."""
    total = 0
    for name in inputs:
        if name == "-" or "://" in name:
            return None
        files = _files(name) if Path(name).is_dir() else [Path(name)]
        total += sum(size_of(one) for one in files if isinstance(one, Path))
    return Meter(total)


def _files(folder: str) -> Iterator[Path | Refusal]:
    """The files that are read in a folder."""
    known = tuple(endings())
    for one in _walk(folder):
        if isinstance(one, Refusal) or one.name.lower().removesuffix(_PACKED).endswith(known):
            yield one


def _walk(folder: str) -> Iterator[Path | Refusal]:
    """Files and folders of one level by name, each folder's files in its place; links to folders are not followed, so none goes round.

    The stack holds the names of one level for each level of depth, not the whole tree.
    """
    levels = [iter([folder])]
    while levels:
        path = next(levels[-1], None)
        if path is None:
            levels.pop()
        elif len(levels) > 1 and Path(path).name.startswith("."):
            continue
        elif len(levels) == 1 or (Path(path).is_dir() and not Path(path).is_symlink()):
            try:
                with os.scandir(path) as entries:
                    levels.append(iter(sorted(entry.path for entry in entries)))
            except OSError as fault:
                yield unreadable(safe(path), fault)
        elif Path(path).is_file():
            yield Path(path)


SOURCE = Source("folder", frozenset({FOLDER}), _captures)
