"""Time expressions as TempEval-3 scores them (task times)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.bench.measure import Json, Metric, distinct_extents, f_measure, pair_extents

_YEARS = {"DE": 10, "CE": 100, "MIL": 1000}
_DURATION = re.compile(r"P(T?)(\d+)([A-Z]+)")
_WEEKDAY = re.compile(r"(\d{4})-W(\d\d)-([1-7])")


def score_times(gold: Sequence[Json], readings: Sequence[Json]) -> list[Metric]:
    """F1 of exact spans (strict), of overlapping ones (relaxed), and of overlapping ones with the right value."""
    strict = relaxed = value = wanted = found = 0
    for record, reading in zip(gold, readings, strict=True):
        expected = record["timexes"]
        got = distinct_extents(reading["mentions"]["times"])
        extents = [(timex["start"], timex["end"]) for timex in expected]
        pairs = pair_extents(extents, [extent for extent, _ in got])
        wanted, found, relaxed = wanted + len(expected), found + len(got), relaxed + len(pairs)
        strict += sum(extents[row] == got[column][0] for row, column in pairs)
        value += sum(
            same_value(expected[row].get("value")) == same_value(got[column][1]["value"]) for row, column in pairs
        )
    return [
        f_measure(name, hits, found, wanted)
        for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", value))
    ]


def same_value(value: str | None) -> str:
    """One spelling for TIMEX3 values that mean the same: P1W and P7D, 1999-XX-XX and 1999, week days and dates."""
    text = (value or "").strip().upper()
    if not text.startswith("XXXX"):
        text = re.sub(r"(?:-XX)+$", "", text)
    text = re.sub(r"^(\d{2,3})X+$", r"\1", text)
    text = re.sub(r"(T\d\d:\d\d):00(?:\.0+)?", r"\1", text)
    if weekday := _WEEKDAY.fullmatch(text):
        year, week, day = map(int, weekday.groups())
        try:
            return date.fromisocalendar(year, week, day).isoformat()
        except ValueError:  # no such week: the value stays as it is and equals only itself
            return text
    if duration := _DURATION.fullmatch(text):
        return _same_duration(duration[1], int(duration[2]), duration[3])
    return text


def _same_duration(clock: str, number: int, unit: str) -> str:
    if clock:
        return f"P{number // 24}D" if unit == "H" and number % 24 == 0 else f"PT{number}{unit}"
    if unit in _YEARS:
        return f"P{number * _YEARS[unit]}Y"
    if unit == "W":
        return f"P{number * 7}D"
    if unit == "M" and number % 12 == 0:
        return f"P{number // 12}Y"
    return f"P{number}{unit}"
