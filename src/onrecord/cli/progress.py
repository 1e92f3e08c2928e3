"""A progress line on standard error, shown to people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.model.words import say_count


@dataclass(frozen=True, slots=True)
class Watch:
    """What a long command tells about itself: `step(done, refused)` as it goes, `say(line)` for what a person must see."""

    step: Callable[[int, int], None]
    say: Callable[[str], None]


@contextmanager
def watch_over(verb: str) -> Iterator[Watch]:
    """A watch over the work within it.

    A line with count, rate, refusals and time is drawn only where standard error is a terminal and standard output is
    not: results that scroll past tell the same story.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield Watch(lambda _done, _refused: None, lambda line: print(line, file=sys.stderr))
        return
    from rich.console import Console  # late: most runs draw nothing
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description} {task.fields[count]} {task.fields[rate]} {task.fields[refused]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(verb, total=None, count="", rate="", refused="")

        def step(done: int, refused: int) -> None:
            speed = progress.tasks[0].speed
            progress.update(
                task,
                completed=done,
                count=say_count(done, "report"),
                rate=f"{speed:.0f}/s" if speed else "",
                refused=f"{refused} refused" if refused else "",
            )

        yield Watch(step, console.print)
