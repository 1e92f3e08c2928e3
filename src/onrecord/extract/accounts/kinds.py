"""What kind of event an account tells of, by the lexicon's event taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.api import Frame
from onrecord.lexicon.schema import Lexicon


@dataclass(frozen=True, slots=True)
class EventKind:
    """One row of the event taxonomy, as far as accounts need it.

    Attributes:
        rank: where an account has several types, the higher names the incident.
        generic: the words leave the means open ("attack").
    """

    type: str
    acled: str | None
    rank: int = 0
    generic: bool = False


UNNAMED = EventKind("attack", "Attack")
"""People are counted as harmed, but no word names the event."""


@lru_cache(maxsize=8)
def event_kinds(lexicon: Lexicon) -> Mapping[str, EventKind]:
    """The rows of `events.yaml` by their key."""
    rows = lexicon.entries("events")["types"]
    return {
        key: EventKind(key, row.get("acled"), int(row.get("rank", 0)), bool(row.get("generic", False)))
        for key, row in rows.items()
    }


def choose_kind(frames: Sequence[Frame], lexicon: Lexicon) -> EventKind:
    """The kind of the incident that the frames tell of: the highest rank among the types told first and most often.

    The lead's own type counts most: a later "bomb" in a report on a shooting does not rename it.
    """
    if not frames:
        return UNNAMED
    known = event_kinds(lexicon)
    weights: Counter[str] = Counter()
    for number, frame in enumerate(frames):
        weights[frame.trigger.type] += 3 if number == 0 else 2 if number < 3 else 1
    best = max(
        weights,
        key=lambda type_: (
            weights[type_] * (0.5 if _kind(known, type_).generic else 1.0) * (50 + _kind(known, type_).rank),
            type_,
        ),
    )
    return _kind(known, best)


def _kind(known: Mapping[str, EventKind], type_: str) -> EventKind:
    return known.get(type_, EventKind(type_, None))


def muc_type_of(frames: Sequence[Frame], kind: EventKind) -> str | None:
    """The MUC-4 type that the frames of the chosen kind carry, else any frame's."""
    own = [frame.muc_type for frame in frames if frame.muc_type and frame.trigger.type == kind.type]
    rest = [frame.muc_type for frame in frames if frame.muc_type]
    return next(iter((*own, *rest)), None)
