"""Which incidents are worth an account, and which of them the report is about."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.accounts.generic import is_generic, is_performed
from onrecord.extract.accounts.segments import Group

LIKELY = 0.4
"""Below this confidence of all frames the report talks of violence and tells of no incident; chosen on dev."""


COUNTED = 0.35
"""The same where a number of people is told, with a time or a place of the event."""


def is_concrete(group: Group) -> bool:
    """True where the group tells of one incident and not of war in general.

    One thing that ties the words to an occasion is enough: people counted, a time, a spot, somebody named as harmed, or a
    perpetrator together with a target. "The shelling of our cities goes on" has none. A time or a spot that other sentences gave
    serves only with a weapon or a target of its own: "one of the worst attacks" says nothing.
    """
    telling = [piece for piece in group.pieces if piece.tells and not is_generic(piece)]
    frames = [frame for piece in telling for frame in piece.frames]
    sure = group.tied and any(item.numbered and item.count.max != 0 for piece in telling for item in piece.counted)
    if frames and max(frame.confidence for frame in frames) < (COUNTED if sure else LIKELY):
        return False
    if any(piece.counted for piece in telling):
        return True
    if any(frame.victims for frame in frames):
        return True
    if group.tied or any(frame.perpetrators and frame.objects for frame in frames):
        return bool(frames)
    if any(is_performed(piece) for piece in telling):
        return True
    located = group.time is not None or bool(group.places)
    return located and any(frame.weapons or frame.objects for frame in frames)


def order_groups(groups: Sequence[Group]) -> list[Group]:
    """The groups by salience: the report's own before recalled ones, then by lead, by counted people and by length."""

    def weight(numbered: tuple[int, Group]) -> tuple[bool, float]:
        number, group = numbered
        telling = [piece for piece in group.pieces if piece.tells]
        counted = any(piece.counted for piece in telling)
        return (
            not group.recalled,
            (6.0 if number == 0 else 0.0) + min(len(telling), 5) + 2.0 * counted - 0.01 * number,
        )

    ranked = sorted(enumerate(groups), key=weight, reverse=True)
    return [group for _, group in ranked]
