"""Feasts whose day changes from year to year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType


def easter_sunday(year: int) -> date:
    """Easter Sunday of the western churches, 1583 to 9999 (the anonymous Gregorian computation, Nature, 20 April 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    fours, over = divmod(rest, 4)
    week = (32 + 2 * left + 2 * fours - moon - over) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def thanksgiving(year: int) -> date:
    """Thanksgiving of the United States: the fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)


FEASTS: Mapping[str, Callable[[int], date]] = MappingProxyType({"EASTER": easter_sunday, "THANKSGIVING": thanksgiving})
"""By the name that the lexicon gives them."""
