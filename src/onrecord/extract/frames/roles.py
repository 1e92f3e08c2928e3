"""Who did it, with what, and to what: the parts of a sentence that fill the roles of its trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.extract.frames.mentions import Actor
from onrecord.extract.frames.triggers import Trigger
from onrecord.model.account import Perpetrator, PerpetratorStatus
from onrecord.model.mention import ObjectMention, WeaponMention
from onrecord.text.document import Document, Sentence

_AGENT_MARKS = frozenset({"by", "from"})
_ALLEGED = frozenset(
    {
        "alleged",
        "allegedly",
        "suspected",
        "presumed",
        "apparent",
        "apparently",
        "reportedly",
        "presumably",
        "supposedly",
    }
)
_REACH = 14
"""How many tokens a role filler may stand from its trigger."""


Item = TypeVar("Item", WeaponMention, ObjectMention)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Item]):
    """A mention with the tokens `[first, last)` it covers."""

    first: int
    last: int
    item: Item


@dataclass(frozen=True, slots=True)
class Cast:
    """What stands in one sentence and can fill a role there."""

    sentence: Sentence
    actors: Sequence[Actor]
    weapons: Sequence[Placed[WeaponMention]]
    objects: Sequence[Placed[ObjectMention]]


def perpetrators_of(document: Document, cast: Cast, trigger: Trigger) -> tuple[Perpetrator, ...]:
    """The agent of the trigger: "by X", the subject of an active verb, "X's attack", "Israeli airstrike"."""
    actor = _agent(document, cast, trigger)
    if actor is None:
        return ()
    span = document.span(actor.first, actor.last)
    doubted = not _ALLEGED.isdisjoint(document.lowers[max(cast.sentence.first, actor.first - 2) : trigger.last])
    status: PerpetratorStatus = "alleged" if doubted or trigger.reality == "alleged" else "stated"
    return (Perpetrator(actor.known.name or span.quote, actor.known.perpetrator, span, actor.country, status),)


def _agent(document: Document, cast: Cast, trigger: Trigger) -> Actor | None:
    lowers = document.lowers
    able = [actor for actor in cast.actors if actor.known.side in ("attacker", "forces")]
    for actor in able:
        if trigger.last <= actor.first <= trigger.last + _REACH and _marked_by(lowers, trigger.last, actor.first):
            return actor
    if trigger.voice == "passive":
        return None
    for actor in reversed(able):
        if actor.last > trigger.first or trigger.first - actor.last > _REACH:
            continue
        if trigger.voice == "noun":
            near = trigger.first - actor.last
            return actor if near <= 1 or (near == 2 and lowers[actor.last] in ("'s", "’s")) else None
        return (
            None if actor.first > cast.sentence.first and lowers[actor.first - 1] in ("against", "on", "of") else actor
        )
    return None


def _marked_by(lowers: Sequence[str], start: int, end: int) -> bool:
    """True where "by" stands in `[start, end)` with nothing but a short phrase after it."""
    return any(lowers[place] in _AGENT_MARKS for place in range(max(start, end - 4), end))


def weapons_of(cast: Cast, trigger: Trigger) -> tuple[WeaponMention, ...]:
    """The means that stand near the trigger in its sentence."""
    return tuple(placed.item for placed in cast.weapons if _near(placed, trigger))


def objects_of(cast: Cast, trigger: Trigger) -> tuple[ObjectMention, ...]:
    """The things after an active trigger, or before a passive one."""
    found = []
    for placed in cast.objects:
        if not _near(placed, trigger):
            continue
        after = placed.first >= trigger.last
        if after if trigger.voice != "passive" else not after:
            found.append(placed.item)
    return tuple(found)


def _near(placed: Placed[WeaponMention] | Placed[ObjectMention], trigger: Trigger) -> bool:
    return placed.first - trigger.last <= _REACH and trigger.first - placed.last <= _REACH
