"""Counts as words leave them: hedges, ranges and vague numerals, read by the conventions of methodology section 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.extract.casualties.numbers import read_number
from onrecord.extract.casualties.words import OPEN, Hedge, Words
from onrecord.model.casualty import Count


@dataclass(frozen=True, slots=True)
class CountReading:
    """A count and the tokens `[first, last)` that give it.

    Attributes:
        plain: true for a bare number, without hedge or range ("three").
        definite: true after "the", "all" or "both" ("the three men"): people whom the text has told of.
        other: true after "another" or "an additional": people on top of others.
    """

    count: Count
    first: int
    last: int
    plain: bool = True
    definite: bool = False
    other: bool = False


T = TypeVar("T")

_DEFINITE = frozenset({"the", "those", "these", "all", "his", "her", "their", "its", "our", "my"})
_CONTRARY = frozenset({"from", "between"})
OPENERS = (
    _DEFINITE | _CONTRARY | {"another", "additional", "further", "a", "an", "half", "couple", "dozen", "pair", "one"}
)
"""Words that may begin a count besides digits, number words, hedges and vague numerals."""


def read_count(lowers: Sequence[str], place: int, stop: int, words: Words) -> CountReading | None:
    """The count that starts at token `place`, if one does: "at least 12", "up to ten", "between 10 and 15", "dozens of"."""
    first = place
    definite = other = False
    while place < stop and (lowers[place] in _DEFINITE or lowers[place] == "of"):
        if lowers[place] == "of" and place == first:
            return None
        definite, place = True, place + 1
    if place < stop and lowers[place] in ("another", "additional", "further"):
        other, place = True, place + 1
    elif place + 1 < stop and lowers[place] == "a" and lowers[place + 1] in ("further", "additional"):
        other, place = True, place + 2
    elif place + 1 < stop and lowers[place] == "an" and lowers[place + 1] in ("additional", "estimated"):
        other, place = lowers[place + 1] == "additional", place + (2 if lowers[place + 1] == "additional" else 0)
    if place >= stop:
        return None
    lowest = _bounds(lowers, place, stop, words)
    if lowest is None:
        return None
    count, last, plain = lowest
    return CountReading(count, first, last, plain, definite, other)


def _bounds(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[Count, int, bool] | None:
    if lowers[place] in _CONTRARY:
        return _range_between(lowers, place + 1, stop, words)
    vague = _phrase(words.vague, lowers, place, stop)
    hedge = _phrase(words.hedges, lowers, place, stop)
    if hedge is not None:
        inner = _hedged(hedge, lowers, stop, words)
        if inner is not None:
            return inner
    if vague is not None:
        name, last = vague
        convention = words.conventions[name]
        if name == "hundreds" and last < stop and lowers[last] == "of":
            last += 1
        return Count(convention.min, convention.max, name), last, False
    return _range_or_number(lowers, place, stop, words)


def _hedged(hedge: tuple[Hedge, int], lowers: Sequence[str], stop: int, words: Words) -> tuple[Count, int, bool] | None:
    rule, at = hedge
    if at >= stop:
        return None
    inner = _bounds(lowers, at, stop, words)
    if inner is None:
        return None
    count, last, _ = inner
    if rule.round:
        return _rounded(count, rule.round), last, False
    low = 0 if rule.min == OPEN else count.min + int(rule.min or 0)
    if rule.max == OPEN:
        high_end = count.max if count.max is not None and count.max > count.min else None
        return Count(low, high_end, count.convention), last, False
    top = count.max if count.max is not None else count.min
    high = top + int(rule.max or 0) if rule.max is not None or rule.min == OPEN else count.max
    if rule.min is None and rule.max is None:
        return count, last, True
    return Count(low, high, count.convention), last, False


def _range_between(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[Count, int, bool] | None:
    """ "between 10 and 15", "from 10 to 15", "between 80 and more than 100"."""
    low = _single(lowers, place, stop, words)
    if low is None or low[1] >= stop or lowers[low[1]] not in ("and", "to", "-", "–"):
        return None
    high = _single(lowers, low[1] + 1, stop, words)
    if high is None or high[0] <= low[0]:
        return None
    return Count(_scaled(low, high, lowers, words), high[0]), high[1], False


def _scaled(low: tuple[int, int], high: tuple[int, int], lowers: Sequence[str], words: Words) -> int:
    """The low end of a range told in the unit of its high end: "two to three dozen" begins at 24, "ten to 200" at 10."""
    unit = lowers[high[1] - 1]
    size = 12 if unit in ("dozen", "dozens") else words.scales.get(unit, 1)
    own = lowers[low[1] - 1]
    if own == unit or own in words.scales or low[0] * size >= high[0]:
        return low[0]
    return low[0] * size


def _single(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[int, int] | None:
    """A number that bounds a range; "more than 100" bounds it at 101, other hedges at the number itself."""
    if place >= stop:
        return None
    hedge = _phrase(words.hedges, lowers, place, stop)
    if hedge is not None and hedge[1] < stop:
        number = read_number(lowers, hedge[1], stop, words)
        if number is None:
            return None
        step = hedge[0].min if isinstance(hedge[0].min, int) else 0
        return number[0] + step, number[1]
    return read_number(lowers, place, stop, words)


def _range_or_number(lowers: Sequence[str], place: int, stop: int, words: Words) -> tuple[Count, int, bool] | None:
    number = read_number(lowers, place, stop, words)
    if number is None:
        return None
    low, at = number
    widened = _widened(low, at, lowers, stop, words)
    if widened is not None:
        return widened
    if at + 1 < stop and lowers[at] in ("to", "or", "-", "–", "—", "/"):
        high = _single(lowers, at + 1, stop, words)
        if high is not None:
            low = _scaled(number, high, lowers, words)
            if low < high[0] <= max(low * 20, 20):
                return Count(low, high[0]), high[1], False
            low = number[0]
    tail = _phrase(words.after, lowers, at, stop) if at < stop else None
    if tail is not None:
        rule, last = tail
        if rule.round:
            return _rounded(Count(low, low), rule.round), last, False
        return Count(low, None), last, False
    return Count(low, low), at, True


def _widened(low: int, at: int, lowers: Sequence[str], stop: int, words: Words) -> tuple[Count, int, bool] | None:
    """ "11 and up to 15", "11 and as many as 15", "11 and possibly 15": the low and the high end of one claim."""
    if at + 2 >= stop or lowers[at] not in ("and", "but", "or", ","):
        return None
    supposed = lowers[at + 1] in ("possibly", "perhaps", "potentially", "maybe", "likely")
    start = at + 1 + supposed
    hedge = _phrase(words.hedges, lowers, start, stop) if start < stop else None
    if hedge is None or not (supposed or hedge[0].min == OPEN) or hedge[1] >= stop:
        return None
    number = _single(lowers, hedge[1], stop, words)
    if number is None or number[0] < low:
        return None
    step = hedge[0].min if isinstance(hedge[0].min, int) else 0
    return Count(low, number[0] + step), number[1], False


def _rounded(count: Count, rule: str) -> Count:
    """The interval that a rounding hedge leaves around n.

    `about`: n plus or minus half of the last place that the number is rounded to, at most a tenth of n ("about 50": 45..55;
    "about 12": 11..13). `nearly`: from that far below n up to n less one ("nearly 60": 54..59).
    """
    n = count.min
    if count.convention is not None or n < 2 or count.max != n:
        return count
    place = 1
    while n % (place * 10) == 0:
        place *= 10
    reach = max(1, min(place // 2 if place > 1 else 1, max(1, n // 10)))
    if rule == "nearly":
        return Count(max(1, n - max(1, n // 10)), n - 1, rule)
    return Count(n - reach, n + reach, rule)


def _phrase(
    table: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]], lowers: Sequence[str], place: int, stop: int
) -> tuple[T, int] | None:
    for phrase, entry in table.get(lowers[place], ()):
        last = place + len(phrase)
        if last <= stop and tuple(lowers[place:last]) == phrase:
            return entry, last
    return None
