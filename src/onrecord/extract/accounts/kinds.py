"""What kind of event an account tells of, by the lexicon's event taxonomy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.accounts.pieces import Piece
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


MISHAP = EventKind("accident", None)
"""Nature or an accident killed, and nobody did: no event of ACLED's."""


@lru_cache(maxsize=8)
def event_kinds(lexicon: Lexicon) -> Mapping[str, EventKind]:
    """The rows of `events.yaml` by their key."""
    rows = lexicon.entries("events")["types"]
    return {
        key: EventKind(key, row.get("acled"), int(row.get("rank", 0)), bool(row.get("generic", False)))
        for key, row in rows.items()
    }


@lru_cache(maxsize=8)
def means_events(lexicon: Lexicon) -> Mapping[str, str]:
    """The event type that a weapon of each type makes of words that leave the means open, those that are weapons only at times too."""
    rows = lexicon.entries("weapons")["types"]
    return {key: row["event"] for key, row in rows.items() if row.get("event")}


_OPEN = frozenset({"bombing", "explosion", "shelling"})
"""Types whose means other words may still tell: "bombed" with warplanes is an air strike, and so is a "bombardment" that the
next sentence calls one."""

_FROM_THE_AIR = ("airstrike", "drone-strike")

_SOON = 4
"""Telling sentences within which the means is named again if it is."""


def choose_kind(pieces: Sequence[Piece], lexicon: Lexicon) -> EventKind:
    """The kind of the incident that the pieces tell of: of the first sentence that names the means, the highest rank.

    A later "bomb" in a report on a shooting does not rename it. Where no sentence names the means, the first type told.
    """
    known = event_kinds(lexicon)
    if _is_mishap(pieces):
        return MISHAP
    first: EventKind | None = None
    for piece in pieces:
        kinds = [kind for frame in piece.frames for kind in _kinds_of(frame, known, lexicon)]
        if not kinds:
            continue
        best = max(kinds, key=lambda kind: (not kind.generic, kind.rank))
        if not best.generic:
            return _from_the_air(pieces, known, lexicon) or best if best.type in _OPEN else best
        if _is_flown(piece):
            return _kind(known, _FROM_THE_AIR[0])
        first = first or best
    if first is not None and first.type in _BAREST:
        return _called_strike(pieces, known) or first
    return first or _by_weapon(pieces, known, lexicon) or UNNAMED


def _is_flown(piece: Piece) -> bool:
    """True where aircraft are right before the event's verb: "an American aircraft attacked the hospital"."""
    ends = {cue.last for cue in piece.cues if cue.kind == "aerial"}
    return any(piece.document.token_at(frame.trigger.span.start) in ends for frame in piece.frames)


_BAREST = frozenset({"killing", "injuring", "armed-attack"})
"""Types of which the words tell no means at all: a later sentence that calls it "the strike" tells one."""


def _called_strike(pieces: Sequence[Piece], known: Mapping[str, EventKind]) -> EventKind | None:
    """The kind `strike`, where one of the first telling sentences names the incident so by a noun."""
    for piece in [piece for piece in pieces if piece.tells][:_SOON]:
        for frame in piece.frames:
            if frame.trigger.type == "strike" and _is_noun(piece, frame):
                return _kind(known, "strike")
    return None


def _is_noun(piece: Piece, frame: Frame) -> bool:
    """True where the word for the event is a noun: "the strike", not "struck"."""
    span, document = frame.trigger.span, piece.document
    sentence = document.sentence_at(span.start) if span.field == document.field else None
    if sentence is None:
        return False
    return document.tags(sentence)[document.token_at(span.end - 1) - sentence.first].startswith("NN")


def _is_mishap(pieces: Sequence[Piece]) -> bool:
    """True where the first telling sentence names an earthquake, a gas leak or the like, and nothing in it tells of violence."""
    first = next((piece for piece in pieces if piece.tells), None)
    if first is None or not first.has("mishap"):
        return False
    violent = any(
        frame.perpetrators
        or frame.weapons
        or frame.trigger.type not in _BARE
        or (frame.trigger.type == "strike" and _is_noun(first, frame))
        for frame in first.frames
    )
    return not violent


_BARE = frozenset({"killing", "explosion", "arson", "strike", "destruction", "injuring", "displacement"})
"""Types that an accident's words carry too: "a gas leak killed eleven", "the bus hit a wall"; "a strike" does not."""


def _by_weapon(pieces: Sequence[Piece], known: Mapping[str, EventKind], lexicon: Lexicon) -> EventKind | None:
    """The kind that a weapon names where no word names the event: "a shell hit a shed, leaving two dead" is shelling."""
    events = means_events(lexicon)
    named = (events.get(weapon.type) for piece in pieces if piece.tells for weapon in piece.weapons)
    return next((_kind(known, event) for event in named if event is not None), None)


def _from_the_air(pieces: Sequence[Piece], known: Mapping[str, EventKind], lexicon: Lexicon) -> EventKind | None:
    """The aerial kind that the first telling sentences name, by an event, a weapon or "aircraft"; None where none does."""
    for piece in [piece for piece in pieces if piece.tells][:_SOON]:
        for frame in piece.frames:
            for kind in _kinds_of(frame, known, lexicon):
                if kind.type in _FROM_THE_AIR:
                    return kind
        if piece.has("aerial"):
            return _kind(known, _FROM_THE_AIR[0])
    return None


def _kinds_of(frame: Frame, known: Mapping[str, EventKind], lexicon: Lexicon) -> Iterator[EventKind]:
    kind = _kind(known, frame.trigger.type)
    yield kind
    if kind.generic or kind.type in _OPEN:
        events = means_events(lexicon)
        for weapon in frame.weapons:
            if weapon.type in events:
                yield _kind(known, events[weapon.type])


def _kind(known: Mapping[str, EventKind], type_: str) -> EventKind:
    return known.get(type_, EventKind(type_, None))


def muc_type_of(frames: Sequence[Frame], kind: EventKind) -> str | None:
    """The MUC-4 type that the frames of the chosen kind carry, else any frame's."""
    own = [frame.muc_type for frame in frames if frame.muc_type and frame.trigger.type == kind.type]
    rest = [frame.muc_type for frame in frames if frame.muc_type]
    return next(iter((*own, *rest)), None)
