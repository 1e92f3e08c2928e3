"""Typed readings of words: times, actors, weapons, objects and the triggers of events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.interval import Interval
from onrecord.model.place import PlaceMention
from onrecord.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "official", "group", "force", "state", "organisation", "civilians"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its TIMEX3 value; `interval` is None for durations, sets and what cannot be anchored."""

    span: Span
    type: TimeType
    value: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Somebody who acts, speaks or is acted upon. `country` is ISO 3166-1 alpha-2, the side where one is named."""

    span: Span
    name: str
    kind: ActorKind
    country: str | None = None


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A means of harm; `type` is a key of the lexicon's weapon taxonomy."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class ObjectMention:
    """A thing that can be hit; `type` is a key of the lexicon's object taxonomy, `count` the number stated."""

    span: Span
    type: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A word that tells of an event (its trigger); `type` is a key of the lexicon's event taxonomy."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in one report, in text order within each kind."""

    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    objects: tuple[ObjectMention, ...] = ()
