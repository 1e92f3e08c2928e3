"""Files that are there whole or not at all: written beside their place, then put into it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file when the block ends well; where it does not, the old file stays as it was.

    Raises:
        UsageError: the folder is not there, or the path is a folder.
    """
    path = path.resolve()  # a link stays one, and what it leads to is written
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device: nothing can take its place
        with path.open("wb") as stream:
            yield stream
        return
    folder = path.parent
    if not folder.is_dir() or path.is_dir():
        found = "a folder" if path.is_dir() else "no such folder"
        raise UsageError(f"{path}: found {found}, expected the path of a file in a folder that is there; mend the path")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=folder)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    """What the user's new files may not be; the temporary file was made for its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
