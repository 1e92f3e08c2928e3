"""What each rule of the grammar makes of its words. A builder that returns None refuses the match."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from onrecord.extract.times.forms import Anchor, Calendar, Fixed, Form, Shift, Turn, Weekday
from onrecord.extract.times.found import Found
from onrecord.extract.times.points import Point, is_valid

TENTHS = {"DE": 10, "CE": 100, "ML": 1000}
"""Years in a unit that TIMEX3 values count in years."""


def _calendar(point: Point, turn: Turn | None = None, anchor: Anchor = "published") -> Form | None:
    return Calendar(point, turn, anchor) if is_valid(point) else None


def _turn(found: Found) -> Turn:
    number = int(found.value("turn", "LAST", "NEXT", "THIS", "PREVIOUS", "FOLLOWING", "COMING") or 0)
    if found.word("turn") == "past":
        return -1
    return -1 if number < 0 else 1 if number else 0


def _anchor(found: Found) -> Anchor:
    return "published" if found.word("turn") in ("this", "last", "next", "past", "coming") else "narrative"


# -- calendar dates -------------------------------------------------------------------------------------------------


def figures(found: Found) -> Form | None:
    """`2021-03-09`."""
    return _calendar(Point(found.year(), int(found.word("monthno")), int(found.word("day"))))


def figures_last(found: Found) -> Form | None:
    """`23/03/2021`; refused where day and month could change places."""
    one, two = int(found.word("one")), int(found.word("two"))
    if one <= 12 and two <= 12 and one != two:
        return None
    if len(found.word("year")) == 2 and found.word("year") != "" and "-" in found.match_words():
        return None
    day, month = (one, two) if one > 12 or two <= 12 else (two, one)
    return _calendar(Point(found.year(), month, day))


def figures_points(found: Found) -> Form | None:
    """`23.03.2021`, day first as everywhere that writes points."""
    day, month, year = found.word("numeric").split(".")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return _calendar(Point(full, int(month), int(day)))


def two_days(found: Found) -> Form | None:
    """`the night of 8-9 June`: both days."""
    day, last = found.ordinal("day"), found.ordinal("last")
    if last <= day:
        return None
    return _calendar(replace(Point(found.year(), found.month(), day, part=found.part()), days=last - day + 1))


def month_day(found: Found) -> Form | None:
    """`June 8, 2021`, `8 JUN 89`."""
    year = found.year()
    short = found.word("short")
    if short:
        year = 1900 + int(short) if int(short) >= 32 else 2000 + int(short)
    return _calendar(Point(year, found.month(), found.ordinal("day"), part=found.part(), zone=found.zone()))


def month_year(found: Found) -> Form | None:
    """`early June 2021`, `April 480 BC`."""
    year = found.year()
    return None if year is None else _calendar(Point(year, found.month()))


def month_alone(found: Found) -> Form | None:
    """`June`, its year to be supplied."""
    return _calendar(Point(month=found.month()))


def month_turned(found: Found) -> Form | None:
    """`last June`, `the previous June`."""
    return _calendar(Point(month=found.month()), _turn(found), _anchor(found))


def month_of_year(found: Found) -> Form | None:
    """`June of that year`, `12 June last year`."""
    if found.value("unit", "UNIT") != "Y":
        return None
    day = found.ordinal("day") or None
    return Shift(_turn(found), "Y", _anchor(found), inner=Point(month=found.month(), day=day))


def day_alone(found: Found) -> Form | None:
    """`the 8th`, of the month that the telling has reached; `the 8th Circuit` is none."""
    if found.scan.lower(found.match.start() - 1) not in found.vocabulary.caution["opens_day"] or (
        found.next_word().isalpha() and found.next_word() not in found.vocabulary.caution["closes_day"]
    ):
        return None
    return _calendar(Point(day=found.ordinal("day"), part=found.part()), anchor="narrative")


def season(found: Found) -> Form | None:
    """`the summer of 2021`."""
    year = found.year()
    return None if year is None else _calendar(Point(year, tail=found.value("season", "SEASON", "FALL")))


def season_alone(found: Found) -> Form | None:
    """`the summer`."""
    return _calendar(Point(tail=found.value("season", "SEASON", "FALL")))


def season_turned(found: Found) -> Form | None:
    """`last fall`."""
    return _calendar(Point(tail=found.value("season", "SEASON", "FALL")), _turn(found), _anchor(found))


def season_of_year(found: Found) -> Form | None:
    """`the spring of next year`."""
    if found.value("unit", "UNIT") != "Y":
        return None
    return Shift(_turn(found), "Y", _anchor(found), inner=Point(tail=found.value("season", "SEASON", "FALL")))


def year_alone(found: Found) -> Form | None:
    """`2021`, `mid-2021`; refused where it may count things (`2000 people`)."""
    if len(found.match_words()) == 1 and _counts(found):
        return None
    return _calendar(Point(found.year()))


def _counts(found: Found) -> bool:
    after = found.scan.word(found.match.end())
    if not after.isalpha() or (after[0].isupper() and not found.scan.document.all_caps):
        return found.scan.lower(found.match.start() - 1) in ("$", "£", "€", "#", "no.", "flight", "room")
    return (
        found.scan.lower(found.match.start() - 1) not in found.vocabulary.caution["opens_year"]
        and after.lower() not in found.vocabulary.caution["goes_on"]
    )


def year_named(found: Found) -> Form | None:
    """`the year 2021`, `fiscal 2021`, `241 BC`, `'99`."""
    if found.has("unit") and found.value("unit", "UNIT", "UNITS") != "Y":
        return None
    year = found.year()
    return None if year is None else _calendar(Point(year))


def year_spelt(found: Found) -> Form | None:
    """`nineteen ninety-six`."""
    year = found.spelt_year(found.words("year"))
    return None if year is None else _calendar(Point(year))


def decade(found: Found) -> Form | None:
    """`the 1990s`, `the '80s`, `the 470s BC`."""
    digits = found.word("decade")[:-1]
    if found.value("era", "ERA") == "-1":
        return _calendar(Point(-int(digits), tail="DE"))
    if len(digits) == 3:
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and not (found.first() in ("the", "'", "’") or found.first() in ("early", "late", "mid")):
        return None
    return _calendar(Point(year, tail="DE"))


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
    return _calendar(Point(found.year(), tail=f"{unit}{number}"))


def quarter_turned(found: Found) -> Form | None:
    """`this year's third quarter`; without an ordinal, the quarter of the telling."""
    number = found.ordinal("ordinal")
    return Shift(_turn(found), "Y", inner=Point(tail=f"Q{number or 'X'}"))


def year_ago_quarter(found: Found) -> Form | None:
    """`the year-ago quarter`."""
    number = found.ordinal("ordinal")
    return Shift(-1, "Y", "narrative", inner=Point(tail=f"Q{number}") if number else None)


def holiday(found: Found) -> Form | None:
    """`Christmas Eve`; a moveable feast has a year at most."""
    month, day = found.value("holiday", "HOLIDAY").split("-")
    if month == "XX":
        year = found.year()
        return Calendar(Point(year)) if year else Fixed("DATE", "XXXX-XX-XX")
    return _calendar(Point(found.year(), int(month), int(day) - found.has("eve")))


def new_year(found: Found) -> Form | None:
    """`New Year's Eve`, `New Year's Day`."""
    return _calendar(Point(month=12, day=31) if found.word("eve") == "eve" else Point(month=1, day=1))


# -- days named by the week, or by publication -----------------------------------------------------------------------


def weekday(found: Found) -> Form | None:
    """`Tuesday`, `next Tuesday`, `10 p.m. Tuesday`, `Tuesday of last week`."""
    turn = _turn(found) if found.has("turn") else None
    return Weekday(
        int(found.value("weekday", "WEEKDAY")),
        turn,
        found.part(),
        found.zone(),
        _anchor(found) if found.has("turn") else "published",
    )


def dayref(found: Found) -> Form | None:
    """`yesterday`, `10 p.m. yesterday`."""
    return Shift(int(found.value("dayref", "DAYREF")), "D", part=found.part(), zone=found.zone())


def tonight(found: Found) -> Form | None:
    """`tonight`."""
    return Shift(0, "D", part="NI")


def overnight(found: Found) -> Form | None:
    """`overnight`: the night that ends on the day of publication."""
    return Shift(0, "D", part="NI", days=2)


def part_turned(found: Found) -> Form | None:
    """`this morning`, `last night`, `that evening`, `the next morning`."""
    return Shift(_turn(found), "D", _anchor(found), part=found.part())


def part_alone(found: Found) -> Form | None:
    """`early in the morning`, of the day that the telling has reached."""
    return Shift(0, "D", "narrative", part=found.part())


# -- times of day ------------------------------------------------------------------------------------------------------


def clock_alone(found: Found) -> Form | None:
    """`6:26 AM`, of the day that the telling has reached."""
    part = found.part()
    return Shift(0, "D", "narrative", part=part, zone=found.zone()) if part else None


def clock_bare(found: Found) -> Form | None:
    """`14:30` with a colon; with a point it is a number."""
    return clock_alone(found) if ":" in found.word("clock") and len(found.word("clock")) >= 4 else None


# -- steps -------------------------------------------------------------------------------------------------------------


def _stepped(found: Found, sign: Literal[-1, 1], anchor: Anchor) -> Form | None:
    unit = found.value("unit", "UNIT", "UNITS", "SECOND")
    number = found.amount()
    if number == "X":
        return Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if not number.isdigit() or len(number) > 4:
        return _duration(number, unit)
    return Shift(sign * int(number), unit, anchor)


def ago(found: Found) -> Form | None:
    """`two weeks ago`."""
    return _stepped(found, -1, "published")


def from_now(found: Found) -> Form | None:
    """`two days from now`."""
    return _stepped(found, 1, "published")


def step(found: Found) -> Form | None:
    """`two days earlier`, `a year later`."""
    sign = int(found.value("step", "EARLIER", "LATER", "BEFORE", "AFTER", "HENCE"))
    if found.word("step") in ("after", "before") and _goes_on(found):
        return None
    return _stepped(found, -1 if sign < 0 else 1, "narrative")


def _goes_on(found: Found) -> bool:
    """True where `after` or `before` has an object of its own: `two days after the raid`."""
    return found.next_word().isalnum()


def vague_step(found: Found) -> Form | None:
    """`years ago`, `days later`."""
    return Fixed("DATE", "FUTURE_REF" if found.word("step") == "later" else "PAST_REF")


def unit_turned(found: Found) -> Form | None:
    """`last year`, `this week`, `next month`."""
    unit = found.value("unit", "UNIT")
    if unit in ("TH", "TM", "TS"):
        return None
    if unit == "D" and found.word("turn") == "this":
        return Shift(0, "D", "narrative")
    return Shift(_turn(found), unit)


def unit_narrated(found: Found) -> Form | None:
    """`the next day`, `the previous year`, `that month`."""
    unit = found.value("unit", "UNIT")
    if unit in ("TH", "TM", "TS"):
        return None
    if found.word("turn") == "latest" and unit != "Q":
        return Shift(-1, unit)
    return Shift(_turn(found) if found.word("turn") != "coming" else 1, unit, "narrative")


def day_after(found: Found) -> Form | None:
    """`the day before`, `the day after` with nothing after it."""
    unit = found.value("unit", "UNIT")
    if unit not in ("D", "W", "M", "Y", "NI") or (
        found.word("step") in ("after", "before", "following") and _goes_on(found)
    ):
        return None
    sign = -1 if found.word("step") in ("before", "earlier") else 1
    return Shift(sign, unit, "narrative")


def unit_now(found: Found) -> Form | None:
    """`the end of the month`, `year-end`."""
    unit = found.value("unit", "UNIT")
    return Shift(0, unit, "narrative") if unit in ("Y", "Q", "M", "W", "DE", "CE", "D") else None


def weekend(found: Found) -> Form | None:
    """`the weekend`."""
    return Shift(0, "WE") if found.value("unit", "UNIT") == "WE" else None


def current_unit(found: Found) -> Form | None:
    """`the current year`."""
    unit = found.value("unit", "UNIT")
    return None if unit.startswith("T") else Shift(0, unit)


# -- durations, sets, vague references -----------------------------------------------------------------------------------


def _duration(number: str, unit: str) -> Form | None:
    if unit == "WE":
        return Fixed("DURATION", "P2D" if number == "1" else f"P{number}WE")
    if unit == "NI":
        return Fixed("DURATION", f"P{number}D")
    if unit == "F":
        number, unit = (str(int(number) * 2) if number.isdigit() else number), "W"
    if unit in TENTHS and number.isdigit():
        return Fixed("DURATION", f"P{int(number) * TENTHS[unit]}Y")
    timed, name = ("T", unit[1:]) if unit in ("TH", "TM", "TS") else ("", unit)
    return Fixed("DURATION", f"P{timed}{number}{name}")


def duration(found: Found) -> Form | None:
    """`two weeks`, `a few days`, `2 1/2 years`; an age (`two years old`), a rate (`flights a week`) and a fourth part are none."""
    unit = found.value("unit", "UNIT", "UNITS", "SECOND")
    if not unit or _is_age(found) or (unit == "Q" and found.next_word() == "of") or _is_rate(found):
        return None
    return _duration(found.amount(), unit)


def _is_age(found: Found) -> bool:
    place = found.match.end()
    return "old" in (found.scan.lower(place), found.scan.lower(place + 1) if found.scan.lower(place) == "-" else "")


def _is_rate(found: Found) -> bool:
    if found.first() not in ("a", "an") or len(found.match_words()) != 2:
        return False
    before = found.scan.lower(found.match.start() - 1)
    return (
        before[:1].isdigit()
        or before in found.vocabulary.caution["rates"]
        or (len(before) > 3 and before.endswith("s") and before not in found.vocabulary.caution["no_plurals"])
    )


def duration_half(found: Found) -> Form | None:
    """`a year and a half`."""
    unit = found.value("unit", "UNIT")
    return _duration("1.5", unit)


def half_unit(found: Found) -> Form | None:
    """`half an hour`, `half a century`."""
    unit = found.value("unit", "UNIT")
    whole = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H"}.get(unit)
    return Fixed("DURATION", whole) if whole else None


def past_unit(found: Found) -> Form | None:
    """`the past year`: a stretch that ends now."""
    return _duration("1", found.value("unit", "UNIT"))


def vague_units(found: Found) -> Form | None:
    """`recent weeks`."""
    return _duration("X", found.value("unit", "UNITS"))


def bare_units(found: Found) -> Form | None:
    """`for months`."""
    unit = found.value("unit", "UNITS")
    return None if unit in ("NI", "TS", "Q") or _is_age(found) else _duration("X", unit)


def unit_long(found: Found) -> Form | None:
    """`month-long`, `decades-long`."""
    return _duration("X" if found.value("unit", "UNITS") else "1", found.value("unit", "UNIT", "UNITS"))


def every(found: Found) -> Form | None:
    """`every day`, `each Tuesday`, `every two weeks`, `per month`."""
    weekly = found.value("unit", "WEEKDAY")
    if weekly:
        return Fixed("SET", f"XXXX-WXX-{weekly}")
    part = found.value("unit", "PART")
    if part:
        return Fixed("SET", f"XXXX-XX-XXT{part}")
    named = found.value("unit", "SEASON")
    if named:
        return Fixed("SET", f"XXXX-{named}")
    month = found.value("unit", "MONTH")
    if month:
        return Fixed("SET", f"XXXX-{int(month):02d}")
    form = _duration(found.amount() or "1", found.value("unit", "UNIT", "UNITS"))
    return Fixed("SET", form.value) if isinstance(form, Fixed) else None


def frequent(found: Found) -> Form | None:
    """`daily`, `annually`."""
    return Fixed("SET", found.value("frequent", "FREQUENT"))


def weekdays(found: Found) -> Form | None:
    """`Tuesdays`, `Tuesday nights`."""
    part = found.value("part", "PART", "PARTS")
    return Fixed("SET", f"XXXX-WXX-{found.value('weekday', 'WEEKDAY', 'WEEKDAYS')}{'T' + part if part else ''}")


def present(found: Found) -> Form | None:
    """`now`."""
    return Fixed("DATE", "PRESENT_REF")


def present_thing(found: Found) -> Form | None:
    """`current`; `present` alone is a gift or an attendance."""
    return None if found.first() == "present" else Fixed("DATE", "PRESENT_REF")


def these_units(found: Found) -> Form | None:
    """`these days`."""
    return Fixed("DATE", "PRESENT_REF") if found.value("unit", "UNITS") == "D" else None


def past(found: Found) -> Form | None:
    """`recently`, `the past`."""
    return Fixed("DATE", "PAST_REF")


def soon(found: Found) -> Form | None:
    """`soon`; not `as soon as`, `soon after`."""
    around = (found.scan.lower(found.match.start() - 1), found.next_word())
    return (
        None
        if around[0] in ("as", "so", "too", "how") or around[1] in ("as", "after", "afterwards", "became")
        else Fixed("DATE", "FUTURE_REF")
    )


def future(found: Found) -> Form | None:
    """`the future`."""
    return Fixed("DATE", "FUTURE_REF")
