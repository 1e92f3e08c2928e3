"""How a telling moves through time: which dates later words count from, and which years neighbours share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.extract.times.anchor import Anchored, Anchors
from onrecord.extract.times.forms import Calendar, Expression, Form, Shift, Weekday
from onrecord.extract.times.points import is_valid
from onrecord.extract.times.scan import Scan

OPENING = 6
"""Words from the start of a sentence within which a bare year moves the telling; further on it is mostly a look aside
(`the election of 1992`, `planned for 1976`). Measured on narratives: always moving costs half a point of values."""

HEAD = 24
"""Words from the start of a text within which a dateline or a stamp stands."""


def moves_telling(scan: Scan, expression: Expression, anchored: Anchored, anchors: Anchors) -> bool:
    """True where later words may count from this value."""
    form, point = expression.form, anchored.point
    if isinstance(form, Shift):
        return form.moves and not (form.anchor == "published" and form.unit in ("Y", "Q", "DE", "CE"))
    if isinstance(form, Calendar) and point is not None and point.month is None and not point.tail.startswith("Q"):
        return anchors.focus is None or _opens_sentence(scan, expression.first)
    return True


def _opens_sentence(scan: Scan, first: int) -> bool:
    sentence = scan.document.sentence_at(scan.starts[first])
    place = first - OPENING
    return sentence is None or place < 0 or scan.starts[place] < sentence.start


def share_years(scan: Scan, expressions: Sequence[Expression]) -> list[Expression]:
    """The expressions, a month without a year given that of the month linked to it: `from June to August 1915`."""
    shared = list(expressions)
    for place in range(len(shared) - 2, -1, -1):
        here, there = shared[place], shared[place + 1]
        year = _year_given(here.form, there.form)
        if year is not None and _linked(scan, here.last, there.first):
            assert isinstance(here.form, Calendar)
            shared[place] = replace(here, form=replace(here.form, point=replace(here.form.point, year=year)))
    return shared


def _year_given(here: Form, there: Form) -> int | None:
    """The year that the later form lends the earlier one, a year less where the months run over New Year."""
    if (
        not isinstance(here, Calendar)
        or not isinstance(there, Calendar)
        or here.turn is not None
        or here.point.year is not None
    ):
        return None
    one, other = here.point, there.point
    if other.year is None or one.month is None or other.month is None:
        return None
    return other.year - 1 if one.month > other.month else other.year


def _linked(scan: Scan, last: int, first: int) -> bool:
    return first - last <= 2 and scan.caution["links"].issuperset(scan.lowers[last:first])


def anchoring_order(scan: Scan, expressions: Sequence[Expression]) -> list[int]:
    """The places of the expressions in the order to anchor them: text order, but a clock time after the day that follows it.

    `At 02:30 (00:30 GMT) on Sunday`: Sunday is anchored first, both clock times then count from it. So does `the night
    before` in `Nine were killed the night before, police said on Thursday`.
    """
    order: list[int] = []
    waiting: list[int] = []
    for place, expression in enumerate(expressions):
        following = expressions[place + 1] if place + 1 < len(expressions) else None
        if following is not None and (
            (_is_clock(expression.form) and _leads_to(scan, expression, following))
            or (_looks_back(expression.form) and _is_told_on(scan, expression, following))
        ):
            waiting.append(place)
            continue
        order += [place, *waiting]
        waiting = []
    return order + waiting


def _is_clock(form: Form) -> bool:
    return (
        isinstance(form, Shift)
        and form.unit == "D"
        and form.amount == 0
        and form.anchor == "narrative"
        and bool(form.part)
    )


_TOLD_WITHIN = 10
"""Words, at most, from `the night before` to the day on which it was told."""


def _looks_back(form: Form) -> bool:
    return isinstance(form, Shift) and form.unit in ("D", "NI") and form.amount < 0 and form.anchor == "narrative"


def _is_told_on(scan: Scan, expression: Expression, following: Expression) -> bool:
    """True in `the night before, police said on Thursday`: the day of the telling is what the words count from."""
    gap = scan.lowers[expression.last : following.first]
    return (
        isinstance(following.form, Weekday)
        and len(gap) <= _TOLD_WITHIN
        and not scan.caution["tells"].isdisjoint(gap[-3:])
        and scan.caution["ends"].isdisjoint(gap)
    )


def _leads_to(scan: Scan, expression: Expression, following: Expression) -> bool:
    gap = scan.lowers[expression.last : following.first]
    if isinstance(following.form, Weekday) or (
        isinstance(following.form, Calendar) and following.form.point.day is not None
    ):
        return len(gap) <= 3 and "on" in gap and scan.caution["asides"].issuperset(gap)
    return _is_clock(following.form) and len(gap) <= 2 and "(" in gap and scan.caution["asides"].issuperset(gap)


SPOKEN = 2
"""Expressions that count from the day of the text, from which on it is taken for a report; a history holds one in a quotation."""


def speaks_from_today(expressions: Sequence[Expression]) -> bool:
    """True for a text that counts from its own day: `on Tuesday`, `yesterday`, `late last year`."""
    return sum(_counts_from_today(expression.form) for expression in expressions) >= SPOKEN


def _counts_from_today(form: Form) -> bool:
    if isinstance(form, Calendar):
        return form.turn is not None and form.anchor == "published"
    return isinstance(form, Weekday | Shift) and form.anchor == "published"


def stated_publication(scan: Scan, expressions: Sequence[Expression]) -> date | None:
    """The day of publication that the head of the text states: in a dateline (`LIMA, 10 JAN 90 (EFE) --`) or a stamp (`Posted: 4 August 2015`).

    None where the first whole date is only told of, as in `A shell hit the port on 3 June 2019`.
    """
    stamps, marks = scan.caution["stamps"], scan.caution["dateline_ends"]
    for expression in expressions:
        if expression.first > HEAD:
            return None
        form = expression.form
        if not isinstance(form, Calendar) or not form.point.is_day or not is_valid(form.point):
            continue
        before = {scan.lower(expression.first - back) for back in (1, 2)}
        in_dateline = (
            scan.lower(expression.first - 1) == ","
            and scan.lower(expression.last) in marks
            and scan.word(0)[:1].isupper()
        )
        return form.point.date() if in_dateline or not stamps.isdisjoint(before) else None
    return None
