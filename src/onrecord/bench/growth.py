"""How reading time grows with the length of a text: linear, whatever the text repeats."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date

from onrecord.app import make_reader
from onrecord.pipeline.read import read_report
from onrecord.text.report import report_from_text

SHORT, LONG = 20_000, 160_000
"""Code points of the two texts that are timed: eight times as long takes eight times as long, or sixty-four where something is quadratic."""

PATTERNS = {
    "news": "Officials said on Tuesday that at least 12 people, two of them children, were killed and 30 wounded in Ghent. ",
    "short sentences": "A shell killed two people in Avdiivka. ",
    "paragraphs": "Two wounded.\n\n",
    "quotations": "“We ran,” he said. ",
    "open quotes": "“We ran, he said. ",
    "quotes": '"',
    "triggers": "bomb ",
    "harms": "killing two and injuring three and ",
    "numbers": "two hundred and ",
    "places": "Kyiv, ",
    "names": "John Smith ",
    "days": "Monday ",
    "capitals": "TWO MEN WERE KILLED BY A BOMB IN LIMA ",
    "one letter": "x",
    "brackets": "(",
    "line breaks": "a\n",
    "full stops": ". ",
}
"""What the texts repeat: ordinary news first, then what has made some reader quadratic."""


@dataclass(frozen=True, slots=True)
class Growth:
    """For one pattern, the seconds that the long text takes, and its time per code point over the short one's: 1 is linear, 8 quadratic."""

    pattern: str
    seconds: float
    ratio: float


def measure_growth() -> list[Growth]:
    """The growth for every pattern, the steepest first."""
    _seconds(PATTERNS["news"], SHORT)  # warm
    found = []
    for name, pattern in PATTERNS.items():
        short = min(_seconds(pattern, SHORT) for _ in range(2))
        long = _seconds(pattern, LONG)
        found.append(Growth(name, long, (long / short) / (LONG / SHORT)))
    return sorted(found, key=lambda growth: -growth.ratio)


def _seconds(pattern: str, length: int) -> float:
    text = (pattern * (length // len(pattern) + 1))[:length]
    report = report_from_text(text, published=date(2023, 3, 14), language="en")
    start = time.process_time()
    read_report(make_reader(), report)
    return time.process_time() - start
