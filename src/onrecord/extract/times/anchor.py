"""Anchoring: from what the words say to a value and an interval, by the day of publication and the date that the telling has reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from onrecord.extract.times.feasts import FEASTS
from onrecord.extract.times.forms import Anchor, Calendar, Feast, Fixed, Form, Shift, Weekday
from onrecord.extract.times.points import Point, interval_of, is_valid, point_of, quarter_of, shift_point, timex_value
from onrecord.model.interval import Interval, day_interval, day_of
from onrecord.model.mention import TimeType

Leaning = Literal["past", "future", "open"]
"""Which way the sentence looks: `was hit on Tuesday`, `will meet on Tuesday`."""

NEAR_FUTURE_DAYS = 75
"""A day named without its year lies ahead when it comes within so many days; a report of ten months before would give the year."""

TURN_OF_YEAR = 11
"""A month so much earlier in the year than the one told is of the next year: after December comes January. Measured: 10 or less
turns the year too often."""

NEAR_PAST_DAYS = 120
"""A day named without its year lies back when it was within so many days, whatever the sentence's verbs."""

NEAR_FUTURE_MONTHS = 2
"""A month named without a cue lies ahead when it begins within so many months; a report of the ten months before would give the year."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative words can count from.

    Attributes:
        published: the day of publication, None where unknown.
        focus: the last date told, however coarse; None before the first.
        day: the last whole date told.
        quarter: the last quarter told, until a year or month is told of: what figures are about.
        speaks_from_today: the text counts from its own day (`on Tuesday`, `last year`), known or not.
    """

    published: date | None
    focus: Point | None = None
    day: Point | None = None
    quarter: Point | None = None
    speaks_from_today: bool = False

    def base(self, anchor: Anchor, unit: str = "Y") -> Point | None:
        """The point to count from; the narrative's own date where it is fine enough for the unit, else publication."""
        published = point_of(day_of(self.published)) if self.published else None
        if anchor == "published":
            return published
        focus = self.focus
        if unit == "Q" and published is not None:
            return self.quarter or shift_point(published, -1, "Q")  # the quarter that figures are about has ended
        if unit in ("D", "NI", "W", "WE", "F", "TH", "TM", "TS") and focus is not None and not focus.is_day:
            focus = self.day if self.day is not None and _holds(focus, self.day) else focus
            if published is not None and not focus.is_day:
                focus = self.day or published
        if (
            unit in ("M", "W", "WE")
            and published is not None
            and focus is not None
            and focus.month is None
            and not focus.tail.startswith("W")
        ):
            return published
        return focus if focus is not None else published


@dataclass(frozen=True, slots=True)
class Anchored:
    """A reading: TIMEX3 type and value, interval, and the point that later words may count from."""

    type: TimeType
    value: str
    interval: Interval | None = None
    point: Point | None = None


def anchor_form(form: Form, anchors: Anchors, leaning: Callable[[], Leaning]) -> Anchored:
    """The value and interval of the form. Nothing is invented: an anchor that is not known leaves X in the value and no interval."""
    if isinstance(form, Fixed):
        return Anchored(form.type, form.value)
    if isinstance(form, Feast):
        return _feast(form, anchors)
    if isinstance(form, Weekday):
        return _weekday(form, anchors, leaning)
    if isinstance(form, Shift):
        return _shifted(form, anchors)
    return _calendar(form, anchors, leaning)


def told(anchors: Anchors, anchored: Anchored) -> Anchors:
    """The anchors after the telling has reached this value."""
    point = anchored.point
    if point is None or point.year is None:
        return anchors
    quarter = point if point.tail[:1] == "Q" else anchors.quarter if point.is_day else None
    return replace(
        anchors, focus=point, day=replace(point, part="", days=1) if point.is_day else anchors.day, quarter=quarter
    )


def _anchored(point: Point) -> Anchored:
    kind: TimeType = "TIME" if point.part else "DATE"
    return Anchored(kind, timex_value(point), interval_of(point), point)


def _holds(coarse: Point, day: Point) -> bool:
    """True where the day lies in the coarser point, so that the telling has not left it."""
    if coarse.year != day.year or coarse.tail in ("DE", "CE"):
        return False
    return coarse.month is None or coarse.month == day.month


# -- calendar ---------------------------------------------------------------------------------------------------------


def _calendar(form: Calendar, anchors: Anchors, leaning: Callable[[], Leaning]) -> Anchored:
    point = form.point
    if point.year is not None:
        return _anchored(point)
    base = anchors.base(form.anchor, "D") or anchors.base("narrative")
    if form.anchor == "published" and anchors.published is None:
        base = anchors.focus if _may_follow(form, anchors) else None
    if base is None or base.year is None:
        return Anchored("TIME" if point.part else "DATE", timex_value(point), None, None)
    if point.month is None and not point.tail:
        return _day_of_month(point, base, anchors)
    narrated = anchors.published is None or form.anchor == "narrative"
    year = _narrated_year(form, base) if narrated else _published_year(form, base, leaning)
    if form.weekday is not None:
        year = _year_with_weekday(form, year)
    placed = replace(point, year=year)
    return _anchored(placed) if is_valid(placed) else Anchored("DATE", timex_value(point))


def _may_follow(form: Calendar, anchors: Anchors) -> bool:
    """True where a month without its year, in a text without a day of publication, may take the year told.

    `last April` counts from a day that nobody knows. So does `in April` in a report that speaks from its own day (`on Tuesday`, `late last
    year`), unless the report has told of a whole date: `the invasion of February 2022` far back does not give the year of its April.
    """
    return form.turn is None and (anchors.day is not None or not anchors.speaks_from_today)


def _year_with_weekday(form: Calendar, year: int) -> int:
    """The year nearest to the one read in which the date falls on the weekday that the words give."""
    for near in (year, year + 1, year - 1):
        placed = replace(form.point, year=near)
        if 1 <= near <= 9999 and is_valid(placed) and placed.is_day and placed.date().isoweekday() == form.weekday:
            return near
    return year


def _order(point: Point) -> int:
    """The month that the point begins in, 1 to 12; 0 where it names a year."""
    if point.month is not None:
        return point.month
    if point.tail in ("SP", "SU", "FA", "WI"):
        return {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[point.tail]
    if point.tail[:1] == "Q" and point.tail[1:].isdecimal():
        return 3 * int(point.tail[1:]) - 2
    return 0


def _narrated_year(form: Calendar, base: Point) -> int:
    """The year told, or the one beside it where the words say so (`the previous April`)."""
    assert base.year is not None
    here, there = _order(base), _order(form.point)
    if form.turn is not None and here:
        if form.turn < 0:
            return base.year if there < here else base.year - 1
        if form.turn > 0:
            return base.year if there > here else base.year + 1
    if here and there and form.turn is None and here - there >= TURN_OF_YEAR:
        return base.year + 1
    return base.year


def _published_year(form: Calendar, base: Point, leaning: Callable[[], Leaning]) -> int:
    """The year of the nearest such month that fits the words, seen from the day of publication."""
    assert base.year is not None
    here, there = _order(base), _order(form.point)
    if form.turn == 0:
        return base.year
    if form.turn == -1:
        return base.year if there < here else base.year - 1
    if form.turn == 1:
        return base.year if there > here else base.year + 1
    if form.point.tail[:1] == "Q":
        return base.year if there <= here else base.year - 1
    back = base.year if (there, form.point.day or 0) <= (here, base.day or 32) else base.year - 1
    return back + 1 if _lies_ahead(form.point, base, leaning) else back


def _lies_ahead(point: Point, base: Point, leaning: Callable[[], Leaning]) -> bool:
    """True where a day, month or season named without its year is the next one, not the last one."""
    if point.day is not None:
        ahead = _days_ahead(point, base)
        if ahead == 0 or _days_ahead(base, point) <= NEAR_PAST_DAYS:
            return False
        return ahead <= NEAR_FUTURE_DAYS or leaning() == "future"
    months = (_order(point) - _order(base)) % 12
    if months == 0:
        return False
    return leaning() == "future" or (months <= NEAR_FUTURE_MONTHS and leaning() == "open")


def _days_ahead(point: Point, base: Point) -> int:
    """Days from the base to the next such day of the year, months being 31 days long."""
    day = (point.month or 1) * 31 + (point.day or 1)
    now = (base.month or 1) * 31 + (base.day or 1)
    return day - now if day > now else day - now + 12 * 31 if day < now else 0


def _day_of_month(point: Point, base: Point, anchors: Anchors) -> Anchored:
    """`the 8th`: of the month told; a day after publication is of the month before."""
    if base.month is None:
        return Anchored("DATE", timex_value(replace(point, year=base.year)))
    placed = replace(point, year=base.year, month=base.month)
    if (
        anchors.published is not None
        and is_valid(placed)
        and placed.date() > day_of(anchors.published)
        and anchors.focus is None
    ):
        before = shift_point(base, -1, "M")
        placed = replace(placed, year=before.year, month=before.month) if before else placed
    return _anchored(placed) if is_valid(placed) else Anchored("DATE", timex_value(point))


def _feast(form: Feast, anchors: Anchors) -> Anchored:
    """The feast of the year given or told; seen from publication the last one, or the next one if it is said to be next."""
    base = anchors.base("published") or anchors.focus
    year = form.year or (base.year if base is not None else None)
    if year is None or not 1583 <= year <= 9990:
        return Anchored("DATE", "XXXX-XX-XX")
    day = FEASTS[form.name](year)
    if form.year is None and anchors.published is not None:
        today = day_of(anchors.published)
        if form.turn == 1 and day <= today:
            day = FEASTS[form.name](year + 1)
        elif form.turn != 1 and day > today:
            day = FEASTS[form.name](year - 1)
    return _anchored(point_of(day))


# -- weekdays -----------------------------------------------------------------------------------------------------------


def _weekday(form: Weekday, anchors: Anchors, leaning: Callable[[], Leaning]) -> Anchored:
    base = anchors.base(form.anchor, "D")
    if base is None or not base.is_day:
        tail = f"T{form.part}" if form.part else ""
        return Anchored("TIME" if tail else "DATE", f"XXXX-WXX-{form.weekday}{tail}")
    day = base.date()
    back = (day.isoweekday() - form.weekday) % 7
    ahead = (form.weekday - day.isoweekday()) % 7
    if form.turn == -1:
        days = -(back or 7)
    elif form.turn == 1:
        days = ahead or 7
    elif form.turn == 0:
        days = ahead
    else:
        days = ahead if leaning() == "future" else -back
    try:
        point = point_of(day + timedelta(days=days))
    except OverflowError:
        return Anchored("DATE", f"XXXX-WXX-{form.weekday}")
    return _anchored(replace(point, part=form.part, zone=form.zone))


# -- steps --------------------------------------------------------------------------------------------------------------

_UNKNOWN = {
    "Y": "XXXX",
    "Q": "XXXX-QX",
    "M": "XXXX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "F": "XXXX-WXX",
    "DE": "XXX",
    "CE": "XX",
}


def _shifted(form: Shift, anchors: Anchors) -> Anchored:
    base = anchors.base(form.anchor, form.unit)
    if form.unit in ("TH", "TM", "TS"):
        return _shifted_clock(form, base)
    if form.unit == "WE" and form.amount == 0 and base is not None and base.is_day and base.date().isoweekday() < 6:
        return _anchored(shift_point(base, -1, "WE") or base)
    if (
        form.part
        and form.amount == 0
        and base is not None
        and base.is_day
        and anchors.published is not None
        and base.date() > day_of(anchors.published)
    ):
        base = point_of(day_of(anchors.published))  # a meeting announced is not where the telling stands
    if base is not None and form.unit == "Y" and not form.moves and form.inner is None:
        base = _quarter_told(anchors) or base
    reached = shift_point(base, form.amount, form.unit) if base is not None else None
    if reached is None:
        return _out_of_reach(form, base)
    if form.inner is not None:
        return _inside(form.inner, reached, anchors)
    if form.unit == "D" and (form.part or form.days > 1):
        return _part_of_day(form, reached)
    return _anchored(reached)


def _quarter_told(anchors: Anchors) -> Point | None:
    """The quarter last told: `a year earlier` then means the quarter a year earlier."""
    return anchors.quarter


def _inside(inner: Point, year: Point, anchors: Anchors) -> Anchored:
    tail = inner.tail
    if tail == "QX":
        told_quarter = _quarter_told(anchors)
        tail = told_quarter.tail if told_quarter else tail
    if tail == "QX" and anchors.published is not None:
        tail = f"Q{quarter_of(anchors.published.month)}"
    placed = replace(inner, year=year.year, tail=tail)
    return _anchored(placed) if is_valid(placed) else Anchored("DATE", timex_value(inner))


def _part_of_day(form: Shift, reached: Point) -> Anchored:
    placed = replace(reached, part=form.part, zone=form.zone)
    if form.days == 1:
        return _anchored(placed)
    day = reached.date()
    try:
        interval = Interval(day - timedelta(days=form.days - 1), day, "days")
    except OverflowError:
        interval = day_interval(day)
    return Anchored("TIME", timex_value(placed), interval, placed)


def _shifted_clock(form: Shift, base: Point | None) -> Anchored:
    """`three hours later`: the day told or the one beside it, for no clock time is known to count from."""
    if base is None or not base.is_day:
        return Anchored("TIME", "XXXX-XX-XXTXX")
    day = base.date()
    days = form.amount * {"TH": 60, "TM": 1}.get(form.unit, 0) // (24 * 60)
    try:
        near, far = day + timedelta(days=days), day + timedelta(days=days + 1)
    except OverflowError:
        return Anchored("TIME", "XXXX-XX-XXTXX")
    reached = point_of(far if form.amount < 0 else near)
    return Anchored("TIME", f"{timex_value(reached)}TXX", Interval(near, far, "days"), None)


def _out_of_reach(form: Shift, base: Point | None) -> Anchored:
    """The value with X for what cannot be known, and what the telling gives of year and month."""
    if form.inner is not None:
        return Anchored("DATE", timex_value(form.inner))
    if form.unit not in ("D", "NI"):
        return Anchored("DATE", _UNKNOWN.get(form.unit, "XXXX"))
    known = Point(base.year, base.month) if base is not None else Point()
    value = f"{timex_value(known)}-XX-XX" if known.month is None else f"{timex_value(known)}-XX"
    part = form.part or ("NI" if form.unit == "NI" else "")
    return Anchored("TIME" if part else "DATE", f"{value}T{part}" if part else value)
