"""How fine a time and a place are told, in the codes of ACLED and UCDP (methodology section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

Json = Mapping[str, Any]

_WEEK, _MONTH = 7, 31
"""The most days that a week and a month have."""


def first_day(time: Json | None) -> date | None:
    """The first day of an interval; None where it is not known."""
    return _day((time or {}).get("start"))


def last_day(time: Json | None) -> date | None:
    """The last day of an interval; None where it is not known."""
    return _day((time or {}).get("end"))


def days_in(time: Json | None) -> int | None:
    """How many days an interval covers; None where an end of it is open."""
    first, last = first_day(time), last_day(time)
    return None if first is None or last is None else (last - first).days + 1


def ucdp_date_prec(time: Json) -> int | None:
    """UCDP's date_prec, by the days that the interval leaves open: 1 day, 2 two to six days, 3 week, 4 month, 5 up to a year and more."""
    days = days_in(time)
    if days is None:
        return None
    if days == 1:
        return 1
    if days < _WEEK:
        return 2
    return 3 if days == _WEEK else 4 if days <= _MONTH else 5


def acled_time_precision(time: Json) -> int | None:
    """ACLED's time_precision: 1 day, 2 some days of a week, 3 some day of a month; None where it is coarser, for which ACLED has no code."""
    days = days_in(time)
    if days is None or days > _MONTH:
        return None
    return 1 if days == 1 else 2 if days <= _WEEK else 3


def ucdp_where_prec(place: Json) -> int | None:
    """UCDP's where_prec; a coarsened point is one within 25 km where its cell is so small, and one of its division where it is not."""
    code = {"exact": 1, "settlement": 1, "admin2": 3, "admin1": 4, "country": 6}.get(place.get("precision", ""))
    if code is None or not place.get("coarsened"):
        return code
    return max(code, 2 if place["coarsened_to_km"] <= 25 else 4)


def acled_geo_precision(place: Json) -> int | None:
    """ACLED's geo_precision: 1 town, 2 part of a region, 3 region; None for a country as a whole, of which ACLED codes no event."""
    code = {"exact": 1, "settlement": 1, "admin2": 2, "admin1": 3}.get(place.get("precision", ""))
    return max(code, 2) if code is not None and place.get("coarsened") else code


def _day(moment: str | None) -> date | None:
    return None if moment is None else date.fromisoformat(moment[:10])
