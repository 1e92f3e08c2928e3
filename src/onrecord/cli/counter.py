"""A line on standard error that counts what a long command has done, shown to people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.model.words import plural


@contextmanager
def counting(verb: str, noun: str) -> Iterator[Callable[[int], None]]:
    """What to call with the number done; it draws nothing where standard error is no terminal, or standard output is one."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda _done: None
        return
    from rich.console import Console  # late: most runs draw nothing
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{verb} {{task.completed:,.0f}} {plural(noun)}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, highlight=False, markup=False), transient=True) as progress:
        task = progress.add_task(verb, total=None)
        yield lambda done: progress.update(task, completed=done)
