"""Steps from publication or from the date told: `two weeks ago`, `the next day`, `that year`."""

from __future__ import annotations

from typing import Literal

from onrecord.extract.times.builders.common import turn_of
from onrecord.extract.times.builders.durations import YEARS_IN, duration_form
from onrecord.extract.times.forms import Anchor, Fixed, Form, Shift
from onrecord.extract.times.found import Found


def _stepped(found: Found, sign: Literal[-1, 1], anchor: Anchor) -> Form | None:
    unit = found.value("unit", "UNIT", "UNITS", "SECOND")
    number = found.amount()
    if number == "X":
        return Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if not number.isdecimal() or len(number) > 4:
        return duration_form(number, unit)
    if unit in YEARS_IN and number == "1":
        return Shift(
            sign * YEARS_IN[unit], "Y", anchor, moves=sign > 0
        )  # a decade ago is ten years ago, two decades ago are vaguer
    return Shift(sign * int(number), unit, anchor, moves=sign > 0)


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
    """True where `after` or `before` has an object of its own: `two days after the raid`, not `the night before killed nine`."""
    if not found.next_word().isalnum():
        return False
    scan = found.scan
    document, start = scan.document, scan.starts[found.match.end()]
    sentence = document.sentence_at(start)
    if sentence is None:
        return True
    return not document.tags(sentence)[document.token_at(start) - sentence.first].startswith(_GOES_PAST)


_GOES_PAST = ("VBD", "VBN", "VBZ", "VBP", "MD", "IN", "CC")
"""Tags of words that are no object: the sentence goes on with its verb, or with where and how."""


def vague_step(found: Found) -> Form | None:
    """`years ago`, `days later`; not `days before the raid`."""
    if found.word("step") == "before" and _goes_on(found):
        return None
    return Fixed("DATE", "FUTURE_REF" if found.word("step") == "later" else "PAST_REF")


def unit_turned(found: Found) -> Form | None:
    """`last year`, `this week`, `next month`."""
    unit = found.value("unit", "UNIT")
    if unit in ("TH", "TM", "TS"):
        return None
    if unit == "D" and found.word("turn") == "this":
        return Shift(0, "D", "narrative")
    return Shift(turn_of(found), unit)


def unit_narrated(found: Found) -> Form | None:
    """`the next day`, `the previous year`, `that month`."""
    unit = found.value("unit", "UNIT")
    if unit in ("TH", "TM", "TS"):
        return None
    if found.word("turn") == "latest":
        return Shift(-1, unit)
    return Shift(turn_of(found) if found.word("turn") != "coming" else 1, unit, "narrative")


def day_after(found: Found) -> Form | None:
    """`the day before`, `the day after` with nothing after it."""
    unit = found.value("unit", "UNIT")
    if unit not in ("D", "W", "M", "Y", "NI") or (
        found.word("step") in ("after", "before", "following") and _goes_on(found)
    ):
        return None
    sign = -1 if found.word("step") in ("before", "earlier") else 1
    return Shift(sign, unit, "narrative")


def part_after(found: Found) -> Form | None:
    """`the evening before`, with nothing after it."""
    if found.word("step") != "earlier" and _goes_on(found):
        return None
    return Shift(1 if found.word("step") == "after" else -1, "D", "narrative", part=found.part())


def unit_now(found: Found) -> Form | None:
    """`the end of the month`, `year-end`."""
    unit = found.value("unit", "UNIT")
    if unit == "D" and len(found.match_words()) == 2:  # to carry the day, the hero of the day
        return None
    if unit == "Y" and found.beside("year_runs"):
        return duration_form("1", unit)
    return Shift(0, unit, "narrative") if unit in ("Y", "Q", "M", "W", "DE", "CE", "D") else None


def latest_period(found: Found) -> Form | None:
    """`the latest period`: the quarter that figures are about."""
    return Shift(0, "Q", "narrative")


def weekend(found: Found) -> Form | None:
    """`the weekend`."""
    return Shift(0, "WE") if found.value("unit", "UNIT") == "WE" else None


def current_unit(found: Found) -> Form | None:
    """`the current year`."""
    unit = found.value("unit", "UNIT")
    return None if unit.startswith("T") else Shift(0, unit)
