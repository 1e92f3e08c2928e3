"""Whether it happened: what the frames' words and the speakers' stances make of an event."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.accounts.links import StatementIndex, stance_of
from onrecord.extract.api import Frame
from onrecord.model.account import Reality
from onrecord.model.casualty import Casualty
from onrecord.model.statement import Stance

_BY_STANCE: dict[Stance, Reality] = {
    "claims": "alleged",
    "alleges": "alleged",
    "doubts": "alleged",
    "denies": "denied",
    "intends": "planned",
}

_ORDER: tuple[Reality, ...] = ("happened", "alleged", "denied", "planned", "hypothetical")


def frame_reality(frame: Frame, statements: StatementIndex) -> Reality:
    """What the frame's own words make of it; where they assert it, what its speaker's stance leaves of that."""
    if frame.reality != "happened":
        return frame.reality
    stance = stance_of(statements, frame.trigger.span)
    return frame.reality if stance is None else _BY_STANCE.get(stance, "happened")


def reality_of(frames: Sequence[Frame], casualties: Sequence[Casualty], statements: StatementIndex) -> Reality:
    """The reality of an incident: one plain assertion is enough for `happened`; people counted as harmed assert it too."""
    found = {frame_reality(frame, statements) for frame in frames}
    if not found or any(_is_asserted(casualty, statements) for casualty in casualties):
        return "happened"
    return next(reality for reality in _ORDER if reality in found)


def _is_asserted(casualty: Casualty, statements: StatementIndex) -> bool:
    if casualty.count.max == 0:
        return False
    return stance_of(statements, casualty.span) in (None, "says", "confirms")
