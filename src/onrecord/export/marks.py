"""A text with overlapping spans, cut into pieces that HTML can nest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `[start, end)` that support the value `value`; `kind` becomes a class of the page."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points `[start, end)` under the same marks, narrowest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut_pieces(length: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Pieces that cover `[0, length)` without gap or overlap, in order; each knows every mark over it."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    cuts = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    active: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while upcoming < len(ordered) and ordered[upcoming].start <= start:
            active.append(ordered[upcoming])
            upcoming += 1
        yield Piece(start, end, tuple(sorted(active, key=lambda mark: (mark.end - mark.start, mark.value))))
