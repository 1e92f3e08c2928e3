"""Durations, sets and vague references: values that need no anchor."""

from __future__ import annotations

from onrecord.extract.times.forms import Fixed, Form
from onrecord.extract.times.found import Found

YEARS_IN = {"DE": 10, "CE": 100, "ML": 1000}
"""Years in a unit that TIMEX3 values count in years."""


def duration_form(number: str, unit: str) -> Form | None:
    """The duration of so many units; `X` is a number that the words leave open."""
    if unit == "WE":
        return Fixed("DURATION", "P2D" if number == "1" else f"P{number}WE")
    if unit == "NI":
        return Fixed("DURATION", f"P{number}D")
    if unit == "F":
        number, unit = (str(int(number) * 2) if number.isdecimal() else number), "W"
    if unit in YEARS_IN and number.isdecimal():
        return Fixed("DURATION", f"P{int(number) * YEARS_IN[unit]}Y")
    timed, name = ("T", unit[1:]) if unit in ("TH", "TM", "TS") else ("", unit)
    return Fixed("DURATION", f"P{timed}{number}{name}")


def duration(found: Found) -> Form | None:
    """`two weeks`, `a few days`, `2 1/2 years`; an age (`two years old`), a rate (`flights a week`) and a fourth part are none."""
    unit = found.value("unit", "UNIT", "UNITS", "SECOND")
    if (
        not unit
        or _is_age(found)
        or _is_title(found)
        or _is_part(found, unit)
        or (unit == "Q" and found.next_word() in found.vocabulary.values["OF"])
        or _is_rate(found)
    ):
        return None
    return duration_form(found.amount(), unit)


def _is_title(found: Found) -> bool:
    """`the Hundred Days`: a capital after `the` that no sentence asks for."""
    return (
        found.opens_with("THE")
        and found.scan.word(found.match.start() + 1)[:1].isupper()
        and not found.scan.document.all_caps
    )


def _is_part(found: Found, unit: str) -> bool:
    """`about a quarter`, `some quarters`, `the 1988 quarter`: no length of time."""
    number = found.word("n")
    return unit == "Q" and (
        number in found.vocabulary.values["VAGUE"] or number in found.vocabulary.caution["parts"] or len(number) == 4
    )


def _is_age(found: Found) -> bool:
    place = found.match.end()
    if found.scan.lower(place) in found.vocabulary.values["HYPHEN"]:
        place += 1
    return found.scan.lower(place) in found.vocabulary.values["OLD"]


def _is_rate(found: Found) -> bool:
    if not found.opens_with("A") or len(found.match_words()) != 2:
        return found.next_word() == "-"  # a month-long siege
    before = found.scan.lower(found.match.start() - 1)
    if found.next_word() == "-":
        return True
    return (
        before[:1].isdecimal()
        or before in found.vocabulary.caution["rates"]
        or (len(before) > 3 and before.endswith("s") and before not in found.vocabulary.caution["no_plurals"])
    )


def duration_half(found: Found) -> Form | None:
    """`a year and a half`."""
    unit = found.value("unit", "UNIT")
    return duration_form("1.5", unit)


def half_unit(found: Found) -> Form | None:
    """`half an hour`, `half a century`."""
    unit = found.value("unit", "UNIT")
    whole = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H"}.get(unit)
    return Fixed("DURATION", whole) if whole else None


def past_unit(found: Found) -> Form | None:
    """`the past year`: a stretch that ends now."""
    return duration_form("1", found.value("unit", "UNIT"))


def vague_units(found: Found) -> Form | None:
    """`recent weeks`."""
    return duration_form("X", found.value("unit", "UNITS"))


def bare_units(found: Found) -> Form | None:
    """`for months`."""
    unit = found.value("unit", "UNITS")
    return None if unit in ("NI", "TS", "Q") or _is_age(found) else duration_form("X", unit)


def unit_long(found: Found) -> Form | None:
    """`month-long`, `decades-long`."""
    return duration_form("X" if found.value("unit", "UNITS") else "1", found.value("unit", "UNIT", "UNITS"))


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
    form = duration_form(found.amount() or "1", found.value("unit", "UNIT", "UNITS"))
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
    return None if found.first() in found.vocabulary.caution["no_present"] else Fixed("DATE", "PRESENT_REF")


def these_units(found: Found) -> Form | None:
    """`these days`."""
    return Fixed("DATE", "PRESENT_REF") if found.value("unit", "UNITS") == "D" else None


def past(found: Found) -> Form | None:
    """`recently`, `the past`."""
    return Fixed("DATE", "PAST_REF")


def soon(found: Found) -> Form | None:
    """`soon`; not `as soon as`, `soon after`."""
    around = (found.scan.lower(found.match.start() - 1), found.next_word())
    if around[1].isalpha() and around[0] not in found.vocabulary.caution["soon_ahead"]:
        return None
    return (
        None
        if around[0] in found.vocabulary.caution["not_soon_before"]
        or around[1] in found.vocabulary.caution["not_soon_after"]
        else Fixed("DATE", "FUTURE_REF")
    )


def future(found: Found) -> Form | None:
    """`the future`."""
    return Fixed("DATE", "FUTURE_REF")
