"""What the builders of the grammar share."""

from __future__ import annotations

from onrecord.extract.times.forms import Anchor, Calendar, Form, Turn
from onrecord.extract.times.found import Found
from onrecord.extract.times.points import Point, is_valid


def calendar(point: Point, turn: Turn | None = None, anchor: Anchor = "published") -> Form | None:
    """The form of a point, its unknown parts to be supplied; None where no such day exists."""
    return Calendar(point, turn, anchor) if is_valid(point) else None


def turn_of(found: Found) -> Turn:
    """Where the group `turn` points: `last`, `this`, `next` and their like."""
    number = int(found.value("turn", "LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING", "COMING") or 0)
    if found.word("turn") == "past":
        return -1
    return -1 if number < 0 else 1 if number else 0


def anchor_of(found: Found) -> Anchor:
    """What the group `turn` counts from: `last` from publication, `previous` from the narrative."""
    return "published" if found.word("turn") in ("this", "last", "next", "past", "coming") else "narrative"
