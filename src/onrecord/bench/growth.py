"""How reading grows with the length of a text: linear, whatever the text holds."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import CodeType, FrameType

from onrecord.app import make_reader
from onrecord.bench.patterns import PATTERNS, make_text
from onrecord.model.report import Report
from onrecord.pipeline.read import read_report
from onrecord.text.report import report_from_text

SHORT, LONG = 20_000, 160_000
"""Code points of the two texts that are timed: eight times as long takes eight times as long, or sixty-four where something is quadratic."""

STEEPEST = 2.5
"""The growth above which `onrecord bench growth` fails: 1 is linear, 2.8 is length to the power of 1.5, 8 is quadratic. Linear patterns
were measured at 0.7 to 1.4; what they have above 1 is the memory's."""


@dataclass(frozen=True, slots=True)
class Growth:
    """For one pattern, the seconds that the long text takes, and its time per code point over the short one's: 1 is linear, 8 quadratic."""

    pattern: str
    seconds: float
    ratio: float

    def holds(self) -> bool:
        """False where time grows faster than is promised."""
        return self.ratio <= STEEPEST


def measure_growth() -> list[Growth]:
    """The growth for every pattern, the steepest first."""
    _seconds("news", SHORT)  # warm
    found = []
    for pattern in PATTERNS:
        short = min(_seconds(pattern, SHORT) for _ in range(2))
        long = _seconds(pattern, LONG)
        found.append(Growth(pattern, long, (long / short) / (LONG / SHORT)))
    return sorted(found, key=lambda growth: -growth.ratio)


def make_report(pattern: str, length: int) -> Report:
    """The report whose body is the pattern's text of that length."""
    return report_from_text(make_text(pattern, length), published=date(2023, 3, 14), language="en")


def _seconds(pattern: str, length: int) -> float:
    report = make_report(pattern, length)
    gc.collect()  # what the text before left behind is not this one's
    start = time.process_time()
    read_report(make_reader(), report)
    return time.process_time() - start


def count_work(pattern: str, length: int) -> Mapping[str, int]:
    """How often each function is entered, generators each time they are resumed, while the pattern's text is read.

    The same on every machine, and it tells where: a part that compares all with all shows at lengths at which it takes no time yet.
    Work inside one call into C is not counted.
    """
    report, reader = make_report(pattern, length), make_reader()
    calls: Counter[CodeType] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" or event == "c_call":
            calls[frame.f_code] += 1

    sys.setprofile(count)
    try:
        read_report(reader, report)
    finally:
        sys.setprofile(None)
    work: Counter[str] = Counter()
    for code, number in calls.items():
        work[f"{code.co_filename.rpartition('onrecord/')[2]}:{code.co_firstlineno} {code.co_qualname}"] += number
    return work
