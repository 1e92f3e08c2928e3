"""Printing tables on standard output: as wide as the terminal, and wide enough in a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 120
"""Columns where standard output is no terminal, whose width nobody knows."""


def stdout_console() -> Console:
    """The console that tables are printed on."""
    from rich.console import Console  # late: machines that ask for JSON do not pay for it

    return Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, soft_wrap=False)
