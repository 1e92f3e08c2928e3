"""Points on the calendar: TIMEX3 values, intervals, and steps from one to another."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone

from onrecord.model.interval import Interval, Precision

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of the meteorological seasons of the northern half; 14 is February of the year after."""


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar, named by its finest known part; None is unknown, not "any".

    Attributes:
        year: the first year of a decade or century; before Christ it is negative (-241 is 241 BC).
        tail: what stands in the month's place: `Q1`-`Q4`, `H1`, `H2`, a season (`SU`), an ISO week (`W07`), `DE`cade, `CE`ntury.
        part: what stands after the T: a part of day (`NI`) or a clock time (`06:26`).
        zone: minutes east of Greenwich, where the words say.
        days: how many days it covers from `day` on.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    tail: str = ""
    part: str = ""
    zone: int | None = None
    days: int = 1

    @property
    def is_day(self) -> bool:
        """True where a whole date is known."""
        return self.day is not None and self.month is not None and self.year is not None and self.year > 0

    def date(self) -> date:
        """The day; ask `is_day` first."""
        assert self.year is not None and self.month is not None and self.day is not None
        return date(self.year, self.month, self.day)


def point_of(day: date) -> Point:
    """The day as a point."""
    return Point(day.year, day.month, day.day)


def is_valid(point: Point) -> bool:
    """True where such a day exists."""
    if point.month is not None and not 1 <= point.month <= 12:
        return False
    if point.day is None or point.month is None:
        return True
    year = point.year if point.year is not None and 1 <= point.year <= 9999 else 2000
    return 1 <= point.day <= monthrange(year, point.month)[1]


def timex_value(point: Point) -> str:
    """The TIMEX3 value, X for what is unknown, `BC` before years before Christ."""
    value = _date_value(point)
    if not point.part:
        return value
    return f"{value}T{point.part}"


def _date_value(point: Point) -> str:
    year = point.year
    era, digits = (
        ("BC", f"{-year:04d}") if year is not None and year < 0 else ("", "XXXX" if year is None else f"{year:04d}")
    )
    if point.tail in ("DE", "CE"):
        return era + digits[: 3 if point.tail == "DE" else 2]
    if point.tail:
        return f"{era}{digits}-{point.tail}"
    if point.month is None and point.day is None and not point.part:
        return era + digits
    month = "XX" if point.month is None else f"{point.month:02d}"
    if point.day is None and not point.part:
        return f"{era}{digits}-{month}"
    day = "XX" if point.day is None else f"{point.day:02d}"
    return f"{era}{digits}-{month}-{day}"


def interval_of(point: Point) -> Interval | None:
    """The days or the hour that the point covers; None where the year is unknown or before Christ."""
    if point.year is None or not 1 <= point.year <= 9990 or not is_valid(point):
        return None
    year = point.year
    if point.tail:
        return _tail_interval(year, point.tail)
    if point.month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year") if point.day is None else None
    if point.day is None:
        return Interval(date(year, point.month, 1), date(year, point.month, monthrange(year, point.month)[1]), "month")
    day = point.date()
    if point.zone is not None and ":" in point.part and point.part < "24":
        moment = datetime.combine(
            day, datetime.strptime(point.part[:5], "%H:%M").time(), timezone(timedelta(minutes=point.zone))
        )
        return Interval(moment, moment, "hour")
    if point.days > 1:
        return Interval(day, day + timedelta(days=point.days - 1), "days")
    return Interval(day, day, "day")


def _tail_interval(year: int, tail: str) -> Interval | None:
    if tail == "DE":
        return Interval(date(year, 1, 1), date(year + 9, 12, 31), "unknown")
    if tail == "CE":
        return Interval(date(max(year, 1), 1, 1), date(year + 99, 12, 31), "unknown")
    if tail.startswith("W") and tail[1:3].isdecimal():
        start = date.fromisocalendar(year, int(tail[1:3]), 1)
        if tail.endswith("WE"):
            return Interval(start + timedelta(days=5), start + timedelta(days=6), "days")
        return Interval(start, start + timedelta(days=6), "week")
    first, last = _months(tail)
    precision: Precision = "season"
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Interval(date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), precision)


def _months(tail: str) -> tuple[int, int]:
    if tail in SEASON_MONTHS:
        return SEASON_MONTHS[tail]
    number = int(tail[1]) if tail[1:].isdecimal() else 1
    return (3 * number - 2, 3 * number) if tail[0] == "Q" else (6 * number - 5, 6 * number)


def quarter_of(month: int) -> int:
    """The quarter of the year, 1 to 4, that holds the month."""
    return (month - 1) // 3 + 1


def week_of(day: date) -> Point:
    """The ISO week that holds the day."""
    year, week, _ = day.isocalendar()
    return Point(year, tail=f"W{week:02d}")


def shift_point(point: Point, amount: int, unit: str) -> Point | None:
    """The point that lies `amount` units on, named in that unit; None where the point is too coarse for it or the calendar ends.

    Two years on from 25 June 1950 is 1952, three days on is 28 June 1950.
    """
    try:
        return _shift(point, amount, unit)
    except (ValueError, OverflowError):
        return None


def _shift(point: Point, amount: int, unit: str) -> Point | None:
    year = point.year
    if year is None:
        return None
    if unit in ("Y", "DE", "CE"):
        return _shift_years(point, year, amount, unit)
    if unit == "Q":
        return _shift_quarters(point, year, amount)
    if unit == "M":
        if point.month is None or year < 0:
            return None
        months = year * 12 + point.month - 1 + amount
        return _checked(Point(months // 12, months % 12 + 1))
    if point.tail.startswith("W") and unit in ("W", "WE", "F"):
        start = date.fromisocalendar(year, int(point.tail[1:3]), 1)
    elif point.is_day:
        start = point.date()
    else:
        return None
    if unit == "D":
        return point_of(start + timedelta(days=amount))
    if unit == "NI":
        return replace(point_of(start + timedelta(days=amount)), part="NI")
    week = week_of(start + timedelta(days=7 * amount * (2 if unit == "F" else 1)))
    return replace(week, tail=f"{week.tail}-WE") if unit == "WE" else week


def _shift_years(point: Point, year: int, amount: int, unit: str) -> Point | None:
    if unit == "Y":
        if point.tail.startswith("Q") and amount:
            return _checked(Point(year + amount, tail=point.tail))
        return _checked(Point(year + amount))
    size = 10 if unit == "DE" else 100
    first = (abs(year) // size) * size
    return _checked(Point((first if year > 0 else -first) + amount * size, tail=unit))


def _shift_quarters(point: Point, year: int, amount: int) -> Point | None:
    if point.month is not None:
        quarter = quarter_of(point.month)
    elif point.tail.startswith("Q") and point.tail[1:].isdecimal():
        quarter = int(point.tail[1:])
    else:
        return None
    quarters = year * 4 + quarter - 1 + amount
    return _checked(Point(quarters // 4, tail=f"Q{quarters % 4 + 1}"))


def _checked(point: Point) -> Point | None:
    return point if point.year is not None and -9990 < point.year < 9990 and point.year != 0 else None
