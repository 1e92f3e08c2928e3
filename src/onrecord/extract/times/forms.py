"""What a time expression says before it is anchored: the grammar makes these, anchoring turns them into values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.extract.times.points import Point
from onrecord.model.mention import TimeType

Anchor = Literal["published", "narrative"]
"""What the words count from: the day of publication, or the date that the telling has reached."""

Turn = Literal[-1, 0, 1]
"""`last` -1, `this` 0, `next` 1."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: a duration, a set, a vague reference. It has no interval."""

    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A named place on the calendar whose unknown parts the anchor supplies: `October`, `the 14th`, `last April`.

    Attributes:
        weekday: the day of the week that the words give beside the date, 1 Monday to 7 Sunday; it helps to find the year.
    """

    point: Point
    turn: Turn | None = None
    anchor: Anchor = "published"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast that moves, by its name in `feasts.FEASTS`: `last Thanksgiving`, `Easter 1916`."""

    name: str
    year: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 Monday to 7 Sunday: `Tuesday`, `next Tuesday`, `Tuesday evening`."""

    weekday: int
    turn: Turn | None = None
    part: str = ""
    zone: int | None = None
    anchor: Anchor = "published"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the anchor: `yesterday`, `two weeks ago`, `the next day`, `that year`.

    Attributes:
        unit: `Y Q M W D WE F DE CE NI`, or `TH TM TS` of the clock.
        part: a part of the day reached, as in `last night`.
        inner: a point inside the year or month reached, as in `March of that year`.
        days: how many days it covers, back from the day reached.
        moves: False for a look aside (`a year earlier`) from which the telling returns.
    """

    amount: int
    unit: str
    anchor: Anchor = "published"
    part: str = ""
    zone: int | None = None
    inner: Point | None = None
    days: int = 1
    moves: bool = True


Form = Fixed | Calendar | Feast | Weekday | Shift


@dataclass(frozen=True, slots=True)
class Expression:
    """Words `[first, last)` of a scan, and what they say."""

    first: int
    last: int
    form: Form
