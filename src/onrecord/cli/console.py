"""Printing for people on standard output: as wide as the terminal, and wide enough in a file; what reports hold steers no terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from onrecord.model.words import harmless

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_NARROWEST = 40
"""Columns below which words would be cut letter by letter."""
_FILE_WIDTH = 120
"""Columns where standard output is no terminal, whose width nobody knows."""


def stdout_console() -> Console:
    """The console that tables are laid out for. Print on it with `put`."""
    from rich.console import Console  # late: machines that ask for JSON do not pay for it

    # reports hold [brackets] and :colons:
    return Console(width=_width(), highlight=False, markup=False, emoji=False)


def put(console: Console, *parts: RenderableType) -> None:
    """Prints the parts one below the other, without control characters and without blanks at the ends of lines."""
    from rich.segment import Segment, Segments

    for part in parts:
        segments = console.render(part)
        with console.capture() as capture:  # rich fills lines with blanks, which files and pipes need not carry
            console.print(Segments(Segment(harmless(one.text), one.style) for one in segments), end="")
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in capture.get().removesuffix("\n").split("\n")))


def _width() -> int | None:
    """Columns of the table: those that COLUMNS asks for, else the terminal's own (None), else enough for a file."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return max(int(asked), _NARROWEST)
    return None if sys.stdout.isatty() else _FILE_WIDTH
