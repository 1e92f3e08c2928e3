"""Reports made up for measuring: short, all different, each with one incident."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.capture import Capture

_TOWNS = ("Basra", "Kharkiv", "Herat", "Mosul", "Sumy", "Idlib", "Sanaa", "Gao", "Maiduguri", "Goma")
_ATTACKS = (
    "A drone strike",
    "An artillery shell",
    "A car bomb",
    "A missile",
    "Gunfire",
    "A landmine",
    "A mortar attack",
)
_SOURCES = ("the governor said", "police said", "a hospital told reporters", "the mayor wrote")


def make_words(number: int) -> str:
    """The text of the report of that number."""
    attack, town, source = (words[number % len(words)] for words in (_ATTACKS, _TOWNS, _SOURCES))
    return (
        f"{attack} killed {number % 90 + 2} people and wounded {number % 13 + 3} others in {town} on Monday, {source}. "
        f"Two houses were destroyed. It was report {number} of this kind."
    )


def write_reports(path: Path, reports: int) -> Path:
    """A file of JSON lines with so many reports."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(reports):
            record = {"id": f"g{number}", "text": make_words(number), "published": "2026-05-06"}
            lines.write(json.dumps(record) + "\n")
    return path


def page_captures(captures: int) -> Iterator[Capture]:
    """Captures of some twenty kilobytes each, as pages are, that compress as text does."""
    for number in range(captures):
        page = "\n".join(f"<p>{make_words(number * 100 + line)}</p>" for line in range(110))
        yield Capture(f"page {number}", page.encode(), "text/html", {"id": f"p{number}"})
