"""The source of folders: their files in name order, those of folders in them too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.ingest.dispatch import unreadable
from onrecord.ingest.files import capture_file
from onrecord.ingest.registry import endings
from onrecord.ingest.source import FOLDER, Input, Source, safe
from onrecord.model.capture import Capture
from onrecord.model.provenance import Refusal

_PACKED = ".gz"


def _captures(item: Input) -> Iterator[Capture | Refusal]:
    """What lies in the folder; hidden files, and files that end as no source takes them, are left out."""
    known = tuple(endings())
    found = False
    for one in _walk(item.name):
        if isinstance(one, Refusal):
            yield one
        elif one.name.lower().removesuffix(_PACKED).endswith(known):
            yield from capture_file(one, item.options)
        else:
            continue
        found = True
    if not found:
        yield Refusal(
            "empty-folder",
            item.shown,
            found="no report",
            expected=f"files that end in {', '.join(sorted(known))}",
            remedy="name the files themselves if they end otherwise",
        )


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
