"""Calendar dates: days, months, seasons, quarters, years, decades, centuries, feasts."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.times.builders.common import anchor_of, calendar, turn_of
from onrecord.extract.times.feasts import FEASTS
from onrecord.extract.times.forms import Calendar, Feast, Fixed, Form, Shift
from onrecord.extract.times.found import Found
from onrecord.extract.times.points import Point, is_valid


def figures(found: Found) -> Form | None:
    """`2021-03-09`."""
    return calendar(Point(found.year(), int(found.word("monthno")), int(found.word("day"))))


def figures_last(found: Found) -> Form | None:
    """`23/03/2021`; where day and month could change places only the year is sure."""
    one, two = int(found.word("one")), int(found.word("two"))
    if len(found.word("year")) == 2 and (max(one, two) <= 12 or "-" in found.match_words()):
        return None
    if max(one, two) <= 12 and one != two:
        return calendar(Point(found.year()))
    day, month = (one, two) if one > 12 or two <= 12 else (two, one)
    return calendar(Point(found.year(), month, day))


def figures_points(found: Found) -> Form | None:
    """`23.03.2021`, day first as everywhere that writes points."""
    day, month, year = found.word("numeric").split(".")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return calendar(Point(full, int(month), int(day)))


def two_days(found: Found) -> Form | None:
    """`the night of 8-9 June`: both days."""
    day, last = found.ordinal("day"), found.ordinal("last")
    if last <= day:
        return None
    return calendar(replace(Point(found.year(), found.month(), day, part=found.part()), days=last - day + 1))


def month_day(found: Found) -> Form | None:
    """`June 8, 2021`, `8 JUN 89`."""
    year = found.year()
    short = found.word("short")
    if short:
        year = 1900 + int(short) if int(short) >= 32 else 2000 + int(short)
    point = Point(year, found.month(), found.ordinal("day"), part=found.part(), zone=found.zone())
    weekday = found.value("dow", "WEEKDAY")
    return (
        Calendar(point, weekday=int(weekday) if weekday else None)
        if is_valid(point) and found.clock_is_whole()
        else None
    )


def month_year(found: Found) -> Form | None:
    """`early June 2021`, `April 480 BC`."""
    year = found.year()
    return None if year is None else calendar(Point(year, found.month()))


def month_alone(found: Found) -> Form | None:
    """`June`, its year to be supplied."""
    return calendar(Point(month=found.month()))


def month_turned(found: Found) -> Form | None:
    """`last June`, `the previous June`."""
    return calendar(Point(month=found.month(), day=found.ordinal("day") or None), turn_of(found), anchor_of(found))


def month_of_year(found: Found) -> Form | None:
    """`June of that year`, `12 June last year`."""
    if found.value("unit", "UNIT") != "Y":
        return None
    day = found.ordinal("day") or None
    return Shift(turn_of(found), "Y", anchor_of(found), inner=Point(month=found.month(), day=day))


def day_alone(found: Found) -> Form | None:
    """`the 8th`, of the month that the telling has reached; `the 8th Circuit` is none."""
    if found.scan.lower(found.match.start() - 1) not in found.vocabulary.caution["opens_day"] or (
        found.next_word().isalpha() and found.next_word() not in found.vocabulary.caution["closes_day"]
    ):
        return None
    return calendar(Point(day=found.ordinal("day"), part=found.part()), anchor="narrative")


def season(found: Found) -> Form | None:
    """`the summer of 2021`."""
    year = found.year()
    return None if year is None else calendar(Point(year, tail=found.value("season", "SEASON", "FALL")))


def season_alone(found: Found) -> Form | None:
    """`the summer`; `the fall of Rome` and the article of `the summer offensive` are refused."""
    following = found.next_word()
    if found.value("season", "FALL") and following == "of":
        return None
    if found.opens_with("THE") and following.isalpha() and following not in found.vocabulary.caution["goes_on"]:
        return None
    return calendar(Point(tail=found.value("season", "SEASON", "FALL")))


def season_turned(found: Found) -> Form | None:
    """`last fall`."""
    return calendar(Point(tail=found.value("season", "SEASON", "FALL")), turn_of(found), anchor_of(found))


def season_of_year(found: Found) -> Form | None:
    """`the spring of next year`."""
    if found.value("unit", "UNIT") != "Y":
        return None
    return Shift(turn_of(found), "Y", anchor_of(found), inner=Point(tail=found.value("season", "SEASON", "FALL")))


RECENT = (1900, 2035)
"""Years that news names without a preposition (`Copyright 2015 KLM News`); other numerals before a name are addresses."""


def year_alone(found: Found) -> Form | None:
    """`2021`, `mid-2021`; refused where it may count things (`2000 people`)."""
    words = found.match_words()
    if (len(words) == 1 or (len(words) == 2 and words[0] in found.vocabulary.values["ROUND"])) and _counts(found):
        return None
    return calendar(Point(found.year()))


def _counts(found: Found) -> bool:
    """True where the numeral counts things: `2000 people`, `killed 1950 soldiers`; `its 2006 budget` and `in 2006 rebels` are years."""
    before, after = found.scan.lower(found.match.start() - 1), found.scan.word(found.match.end())
    caution = found.vocabulary.caution
    if before in caution["labels"] or (before == "-" and _is_name_part(found)):
        return True
    if not after.isalpha():
        return False
    if after.lower() in caution["things"]:
        return True
    asked = before in caution["opens_year"] or before in caution["determiners"]
    if after[0].isupper() and not found.scan.document.all_caps:
        return not asked and not RECENT[0] <= int(found.word("year")) <= RECENT[1]  # 1234 Elm Street
    if before in caution["opens_year"] or after.lower() in caution["goes_on"]:
        return False
    return found.word("year").endswith("00") or (after.lower().endswith("s") and before not in caution["determiners"])


def _is_name_part(found: Found) -> bool:
    """True for the number of `KX-1630`, not for the year of `post-1959`, `1955-1957` or `March-1990`."""
    place = found.match.start() - 2
    word = found.scan.lower(place)
    if word.isdecimal():
        return len(word) == 3  # a telephone number
    return (
        word.isalpha()
        and word not in found.vocabulary.caution["year_prefixes"]
        and word not in found.vocabulary.values["MONTH"]
    )


def year_named(found: Found) -> Form | None:
    """`the year 2021`, `fiscal 2021`, `241 BC`, `'99`."""
    if found.opens_with("POSSESSIVE") or (found.has("unit") and found.value("unit", "UNIT", "UNITS") != "Y"):
        return None
    year = found.year()
    return None if year is None else calendar(Point(year))


def year_spelt(found: Found) -> Form | None:
    """`nineteen ninety-six`."""
    year = found.spelt_year(found.words("year"))
    return None if year is None else calendar(Point(year))


def decade(found: Found) -> Form | None:
    """`the 1990s`, `the '80s`, `the 470s BC`."""
    if found.opens_with("POSSESSIVE"):
        return None
    named = found.value("decade", "NINETIES")
    digits = named or found.word("decade").removesuffix("s")
    if not digits.endswith("0") or (len(digits) == 2 and found.first() in found.vocabulary.caution["year_prefixes"]):
        return None  # in her early 20s
    if found.value("era", "ERA") == "-1":
        return calendar(Point(-int(digits), tail="DE"))
    if len(digits) == 3:
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and not (found.opens_with("THE") or found.opens_with("POSS")):
        return None
    return calendar(Point(year, tail="DE"))


def ordinal_unit(found: Found) -> Form | None:
    """`the 20th century`, `the third quarter`."""
    number, unit = found.ordinal("ordinal"), found.value("unit", "UNIT")
    if unit == "CE":
        year = -(number - 1) * 100 if found.value("era", "ERA") == "-1" else (number - 1) * 100
        return Calendar(Point(year or 1, tail="CE"))
    if unit == "Q" and 1 <= number <= 4:
        return Calendar(Point(tail=f"Q{number}"))
    return None


def ordinal_of_year(found: Found) -> Form | None:
    """`the third quarter of 2021`, `the second half of 2021`."""
    unit = "H" if found.word("unit") == "half" else found.value("unit", "UNIT")
    number = found.ordinal("ordinal") or (
        1 if found.word("ordinal") in ("opening", "early") else 4 if unit == "Q" else 2
    )
    if unit not in ("Q", "H") or number > (4 if unit == "Q" else 2):
        return None
    return calendar(Point(found.year(), tail=f"{unit}{number}"))


def quarter_turned(found: Found) -> Form | None:
    """`this year's third quarter`; without an ordinal, the quarter of the telling."""
    number = found.ordinal("ordinal")
    return Shift(turn_of(found), "Y", inner=Point(tail=f"Q{number or 'X'}"))


def year_ago_quarter(found: Found) -> Form | None:
    """`the year-ago quarter`."""
    number = found.ordinal("ordinal")
    return Shift(-1, "Y", "narrative", inner=Point(tail=f"Q{number}") if number else None, moves=False)


def holiday(found: Found) -> Form | None:
    """`Christmas Eve`, `last Thanksgiving`; of a feast that moves without a rule here the value is open."""
    month, day = found.value("holiday", "HOLIDAY").split("-")
    if month == "XX":
        return (
            Feast(day, found.year(), turn_of(found) if found.has("turn") else None)
            if day in FEASTS
            else _some_feast(found)
        )
    turn = turn_of(found) if found.has("turn") else None
    return calendar(Point(found.year(), int(month), int(day) - found.has("eve"), part=found.part()), turn)


def _some_feast(found: Found) -> Form | None:
    year = found.year()
    return calendar(Point(year)) if year else Fixed("DATE", "XXXX-XX-XX")


def range_year(found: Found) -> Form | None:
    """`07` of `2006-07`."""
    first, last = int(found.word("first")), int(found.word("year"))
    year = first - first % 100 + last
    return calendar(Point(year)) if year > first else None


def new_year(found: Found) -> Form | None:
    """`New Year's Eve`, `New Year's Day`."""
    return calendar(Point(month=12, day=31) if found.word("eve") == "eve" else Point(month=1, day=1))
