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


_THREAT = "threat"
"""The event type of words that threaten: what is threatened has not happened."""


def frame_reality(frame: Frame, statements: StatementIndex) -> Reality:
    """What the frame's own words make of it; where they assert it, what its speaker's stance leaves of that."""
    if frame.reality != "happened":
        return frame.reality
    if frame.trigger.type == _THREAT:
        return "planned"
    stance = stance_of(statements, frame.trigger.span)
    return frame.reality if stance is None else _BY_STANCE.get(stance, "happened")


def reality_of(frames: Sequence[Frame], casualties: Sequence[Casualty], statements: StatementIndex) -> Reality:
    """The reality of an incident: one plain assertion is enough for `happened`; people counted as harmed assert it too.

    Where nobody is counted, words that open with a plan or a condition stay that: "police foiled a plot to bomb a shrine and
    seized explosives". Where every count hangs on denied words, it is denied: "the army denied killing four farmers".
    """
    found = [frame_reality(frame, statements) for frame in frames]
    harmed = [item for item in casualties if item.harm not in _AFTERMATH and item.count.max != 0]
    denied = {frame.trigger.span.start for frame, reality in zip(frames, found, strict=True) if reality == "denied"}
    if harmed and all(item.trigger is not None and item.trigger.start in denied for item in harmed):
        return "denied"
    if not found or any(_is_asserted(casualty, statements) for casualty in harmed):
        return "happened"
    if not harmed and found[0] in ("planned", "hypothetical"):
        return found[0]
    return next(reality for reality in _ORDER if reality in found)


_AFTERMATH = frozenset({"detained", "rescued"})
"""An arrest says nothing of whether what was planned happened."""


def _is_asserted(casualty: Casualty, statements: StatementIndex) -> bool:
    return stance_of(statements, casualty.span) in (None, "says", "confirms")
