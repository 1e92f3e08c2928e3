"""What, when and where an incident was: of the accounts' values the one that most independent voices bear out, as finely as they do. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar, get_args

from onrecord.lexicon.schema import Lexicon
from onrecord.model.incident import Member, Origin, PolicyName
from onrecord.model.interval import Interval, Precision, day_of, intervals_meet
from onrecord.model.place import Place, PlacePrecision, great_circle_km
from onrecord.reconcile.independence import groups_of, voice_of
from onrecord.reconcile.naming import OriginWords

T = TypeVar("T", bound=Hashable)

_TIMES: tuple[Precision, ...] = get_args(Precision)
_PLACES: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
_REACH_KM: Mapping[PlacePrecision, float] = {
    "exact": 10, "settlement": 25, "admin2": 60, "admin1": 400, "country": 2000, "unknown": 25,
}  # fmt: skip
"""How far from a point of this precision a finer one may lie and still agree with it; a district, a province, a state across."""
_WEIGHTS = {"main": 1.0, "follow-up": 1.0, "background": 0.5}
"""What is recalled in a report of something else says half as much."""


@dataclass(frozen=True, slots=True, eq=False)
class EventTypes:
    """The event taxonomy: whether a type leaves the means open, its rank, and its ACLED sub-event type."""

    generic: frozenset[str]
    ranks: Mapping[str, int]
    acled: Mapping[str, str]


@lru_cache(maxsize=8)
def event_types(lexicon: Lexicon) -> EventTypes:
    """The taxonomy of one language's lexicon, read once."""
    rows = lexicon.entries("events")["types"]
    return EventTypes(
        frozenset(name for name, row in rows.items() if row.get("generic")),
        {name: row["rank"] for name, row in rows.items()},
        {name: row["acled"] for name, row in rows.items()},
    )


@dataclass(frozen=True, slots=True)
class Witness:
    """One account, as it bears on what, when and where: of copies, the original alone."""

    member: Member
    voice: Origin


def witnesses_of(members: Iterable[Member], words: OriginWords) -> tuple[Witness, ...]:
    """The accounts that are no copies, with whose voice they speak in."""
    originals = (
        member for group in groups_of(members).values() for member in group if member.report == group[0].report
    )
    return tuple(Witness(member, voice_of(member, words)) for member in originals)


def event_type(witnesses: Sequence[Witness], types: EventTypes) -> tuple[str, str | None]:
    """The type with most voices behind it, and its ACLED sub-event type.

    Types that leave the means open ("killing", "attack") agree with any that names them, and yield to it.
    """
    votes = _votes((each, each.member.event_type) for each in witnesses)
    named = {kind: weight for kind, weight in votes.items() if kind not in types.generic} or votes
    chosen = min(named, key=lambda kind: (-named[kind], -types.ranks.get(kind, 0), kind))
    stated = sorted(
        {
            w.member.acled_sub_event_type
            for w in witnesses
            if w.member.event_type == chosen and w.member.acled_sub_event_type
        }
    )
    return chosen, types.acled.get(chosen) or (stated[0] if stated else None)


def when(witnesses: Sequence[Witness], policy: PolicyName) -> Interval | None:
    """The interval that most voices bear out; of the borne out the finest, of the equally fine the earliest.

    The day is chosen first, then how finely it is told: two who differ on the hour agree on the day. `conservative` takes the
    least precise interval that is told, `informative` the most precise.
    """
    told = [(each, each.member.time) for each in witnesses]
    intervals = [
        (each, interval) for each, interval in told if interval is not None and interval.start and interval.end
    ]
    if not intervals:
        return min((i for _, i in told if i is not None), key=_fineness, default=None)
    choices = {interval for _, interval in intervals}
    if policy in ("conservative", "informative"):
        sign = -1 if policy == "conservative" else 1
        return min(
            choices, key=lambda interval: (sign * _width(interval), -_support(interval, intervals), _fineness(interval))
        )
    days = {day_of(interval.start) for interval in choices if interval.start and _width(interval) == 0}
    if days:
        votes = {day: _support(Interval(day, day, "day"), intervals) for day in days}
        exact = _votes((each, day_of(i.start)) for each, i in intervals if i.start and _width(i) == 0)
        day = min(days, key=lambda each: (-votes[each], -exact[each], each))
        choices = {
            interval
            for interval in choices
            if interval.start and _width(interval) == 0 and day_of(interval.start) == day
        }
    return min(choices, key=lambda interval: (-_support(interval, intervals), _fineness(interval)))


def where(witnesses: Sequence[Witness], policy: PolicyName) -> Place | None:
    """The place that most voices bear out, of these the most precise; a place without a point only where none has one.

    Of equals the one that was told first stands: reports follow those who were there first. `conservative` takes the least
    precise place that is told, `informative` the most precise.
    """
    told = [(each, each.member.place) for each in witnesses]
    places = [(each, place) for each, place in told if place is not None]
    located = [(each, place) for each, place in places if place.latitude is not None]
    if not located:
        return min(
            (place for _, place in places),
            key=lambda place: (_PLACES.index(place.precision), _key(place)),
            default=None,
        )
    votes = _votes((each, place) for each, place in located)
    borne = {place: _borne_out(place, located) for place in votes}
    sign = {"conservative": -1, "informative": 1}.get(policy, 0)

    def order(place: Place) -> tuple[float, ...]:
        return (sign * _PLACES.index(place.precision), -borne[place], _PLACES.index(place.precision), -votes[place])

    first = dict.fromkeys(votes, date.max)
    for each, place in located:
        first[place] = min(first[place], _day_said(each))
    return min(votes, key=lambda place: (order(place), first[place], _key(place)))


def _day_said(witness: Witness) -> date:
    return day_of(witness.member.published) if witness.member.published is not None else date.max


def _votes(told: Iterable[tuple[Witness, T]]) -> dict[T, float]:
    """Each value with the weight of the voices that tell it, each voice once a value."""
    weights: dict[T, dict[Origin, float]] = defaultdict(dict)
    for each, value in told:
        weight = _WEIGHTS[each.member.standing]
        weights[value][each.voice] = max(weight, weights[value].get(each.voice, 0.0))
    return {value: sum(voices.values()) for value, voices in weights.items()}


def _support(interval: Interval, told: Sequence[tuple[Witness, Interval]]) -> float:
    """The weight of the voices whose interval this one is compatible with."""
    return sum(_votes((each, True) for each, other in told if _meet(interval, other)).values())


def _meet(one: Interval, other: Interval) -> bool:
    hours = [interval.start for interval in (one, other) if isinstance(interval.start, datetime)]
    if len(hours) == 2:
        return one == other
    return intervals_meet(one, other)


def _borne_out(place: Place, told: Sequence[tuple[Witness, Place]]) -> float:
    return sum(_votes((each, True) for each, other in told if _agree(place, other)).values())


def _agree(place: Place, other: Place) -> bool:
    """True where `place` lies where `other` says, as precisely as `other` says it."""
    if place.latitude is None or place.longitude is None or other.latitude is None or other.longitude is None:
        return False
    apart = great_circle_km((place.latitude, place.longitude), (other.latitude, other.longitude))
    return apart <= _REACH_KM[other.precision]


def _width(interval: Interval) -> int:
    """Days that it covers beyond the first."""
    if interval.start is None or interval.end is None:
        return date.max.toordinal()
    return (day_of(interval.end) - day_of(interval.start)).days


def _fineness(interval: Interval) -> tuple[int, int, str, str]:
    start, end = interval.start, interval.end
    return (
        _width(interval),
        _TIMES.index(interval.precision),
        start.isoformat() if start else "",
        end.isoformat() if end else "",
    )


def _key(place: Place) -> tuple[str, str, float, float]:
    return place.name, place.gazetteer_id or "", place.latitude or 0.0, place.longitude or 0.0
