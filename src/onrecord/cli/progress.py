"""A progress line on standard error, shown to people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.model.words import say_count

_LEAST_SHARE = 0.01
"""Of the inputs, before which the time left is a guess: the first reports wait for the reader to load."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a long command tells about itself.

    Attributes:
        step: called with the reports done and the inputs refused so far, and the share of the inputs read where it is known.
        say: called with a line that a person must see.
        drawn: whether anybody sees the steps; what they cost can be saved otherwise.
    """

    step: Callable[[int, int, float | None], None]
    say: Callable[[str], None]
    drawn: bool


@contextmanager
def watch_over(verb: str) -> Iterator[Watch]:
    """A watch over the work within it.

    A line with count, rate, refusals, time and time left is drawn only where standard error is a terminal and standard output is
    not: results that scroll past tell the same story.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield Watch(lambda _done, _refused, _share: None, lambda line: print(line, file=sys.stderr), drawn=False)
        return
    from rich.console import Console  # late: most runs draw nothing
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description} {task.fields[count]} {task.fields[rate]} {task.fields[refused]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(verb, total=None, count="", rate="", refused="", left="")

        def step(done: int, refused: int, share: float | None) -> None:
            speed = progress.tasks[0].speed
            progress.update(
                task,
                completed=done,
                count=say_count(done, "report"),
                rate=f"{speed:.0f}/s" if speed else "",
                refused=f"{refused} refused" if refused else "",
                left=say_left(progress.tasks[0].elapsed, share),
            )

        yield Watch(step, console.print, drawn=True)


def say_left(elapsed: float | None, share: float | None) -> str:
    """The time that is left, in words, if the rest takes as long as what is done; nothing while too little is done to tell."""
    if not elapsed or not share or share < _LEAST_SHARE:
        return ""
    seconds = round(elapsed * (1 - share) / share)
    hours, minutes = divmod(seconds // 60, 60)
    if hours:
        return f"{share:.0%}, {hours} h {minutes} min left"
    return f"{share:.0%}, {minutes} min left" if minutes else f"{share:.0%}, {seconds} s left"
