"""How many incidents a day, week, month or year: bars from plain dates; what is told more coarsely than a bar is wide stands in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from onrecord.export.fineness import days_in, first_day
from onrecord.model.words import say_count

Json = Mapping[str, Any]

_WIDTH, _HEIGHT, _FOOT, _LEFT = 960.0, 190.0, 24.0, 34.0
_UNITS = (("day", 1, 62), ("week", 7, 434), ("month", 31, 2_200), ("year", 366, 10**9))
"""A bar's unit, its most days, and the most days in all that are drawn so."""
_LABELS = 8


class Timeline:
    """Gathers days one incident at a time, and draws them once all have come; memory goes by days, not by incidents."""

    def __init__(self) -> None:
        self._days: Counter[tuple[date, int]] = Counter()
        self._unknown = 0

    def add(self, record: Json) -> None:
        """One incident."""
        first, width = first_day(record.get("time")), days_in(record.get("time"))
        if first is None or width is None:
            self._unknown += 1
        else:
            self._days[first, width] += 1

    def svg(self) -> Iterator[str]:
        """The bars, and under them what stands in none; nothing where no day is known."""
        if not self._days:
            return
        firsts = [first for first, _ in self._days]
        whole = (max(firsts) - min(firsts)).days + 1
        unit, most, _ = next(one for one in _UNITS if whole <= one[2])
        bars: Counter[date] = Counter()
        coarse = 0
        for (first, width), count in self._days.items():
            if width <= most:
                bars[_begin(first, unit)] += count
            else:
                coarse += count
        if bars:
            yield from _draw(bars, unit)
        left_out = [f"{self._unknown} at an unknown time"] if self._unknown else []
        left_out += [f"{coarse} told more coarsely than to the {unit}"] if coarse else []
        if left_out:
            yield f'<p class="note">In no bar: {" and ".join(left_out)}.</p>\n'


def _begin(day: date, unit: str) -> date:
    """The first day of the bar that the day falls into; weeks begin on Monday."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(start: date, unit: str) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=1 if unit == "day" else 7)
    return _begin(start + timedelta(days=32), "month") if unit == "month" else start.replace(year=start.year + 1)


def _draw(bars: Mapping[date, int], unit: str) -> Iterator[str]:
    starts = [min(bars)]
    while starts[-1] < max(bars):
        starts.append(_next(starts[-1], unit))
    top, slot = max(bars.values()), (_WIDTH - _LEFT) / len(starts)
    floor = _HEIGHT - _FOOT
    yield (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="img" aria-labelledby="time-title">'
        f'<title id="time-title">Incidents a {unit}, from {_say(starts[0], unit)} to {_say(starts[-1], unit)}; at most {top}</title>'
    )
    for mark in sorted({top, (top + 1) // 2}):
        y = floor - (floor - 14) * mark / top
        yield f'<line class="rule" x1="{_LEFT:.0f}" y1="{y:.1f}" x2="{_WIDTH:.0f}" y2="{y:.1f}"/>'
        yield f'<text class="count" x="{_LEFT - 6:.0f}" y="{y + 4:.1f}">{mark}</text>'
    each = max(1, -(-len(starts) // _LABELS))
    for place, start in enumerate(starts):
        x, count = _LEFT + place * slot, bars.get(start, 0)
        if count:
            tall = (floor - 14) * count / top
            wide = min(slot * 0.8, 44.0)
            told = f"{_say(start, unit)}: {say_count(count, 'incident')}"
            yield f'<rect class="bar" x="{x + (slot - wide) / 2:.1f}" y="{floor - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}"><title>{told}</title></rect>'
        if place % each == 0 and x < _WIDTH - 60:
            yield f'<text x="{x + slot / 2:.1f}" y="{_HEIGHT - 7:.0f}">{_say(start, unit)}</text>'
    yield f'<line class="floor" x1="{_LEFT:.0f}" y1="{floor:.0f}" x2="{_WIDTH:.0f}" y2="{floor:.0f}"/></svg>\n'


def _say(start: date, unit: str) -> str:
    if unit == "year":
        return str(start.year)
    return f"{start:%b %Y}" if unit == "month" else f"{start.day} {start:%b %Y}"
