"""Figures for whole periods, kept whole: their window, their area and the incidents they say they include."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.extract.accounts.links import StatementIndex, statement_id
from onrecord.extract.accounts.pieces import Piece
from onrecord.model.account import Account, Aggregate
from onrecord.model.casualty import Casualty
from onrecord.model.interval import Interval, day_interval, day_of, intervals_meet
from onrecord.model.span import Span


def find_aggregates(
    pieces: Sequence[Piece], accounts: Sequence[Account], statements: StatementIndex, published: date | None
) -> tuple[Aggregate, ...]:
    """One aggregate for each sentence and scope that counts a period, in text order."""
    found: list[Aggregate] = []
    occasions = _occasions(accounts)
    for piece in pieces:
        for scope in ("period", "cumulative"):
            counted = tuple(casualty for casualty in piece.casualties if casualty.scope == scope)
            if counted:
                found.append(_aggregate(piece, counted, occasions, (statements, published)))
    return tuple(found)


def _aggregate(
    piece: Piece,
    counted: tuple[Casualty, ...],
    occasions: _Occasions,
    context: tuple[StatementIndex, date | None],
) -> Aggregate:
    statements, published = context
    span = _cover(piece, counted)
    linked = tuple(replace(item, statement=item.statement or statement_id(statements, item.span)) for item in counted)
    return Aggregate(
        scope=counted[0].scope,
        window=_window(piece, counted, published),
        area=_area(piece),
        casualties=linked,
        includes=_includes(piece, counted, occasions),
        span=span,
        statement=next((item.statement for item in linked if item.statement), None),
    )


def _cover(piece: Piece, counted: Sequence[Casualty]) -> Span:
    """From the first counted words to the last, with the window's words where they stand between or beside."""
    start = min(item.span.start for item in counted)
    end = max(max(item.span.end, item.trigger.end if item.trigger else 0) for item in counted)
    for time in piece.times:
        if end <= time.span.start <= end + 30:
            end = time.span.end
    return piece.document.span_at(start, end)


def _window(piece: Piece, counted: Sequence[Casualty], published: date | None) -> Interval | str | None:
    """The duration or the days that the words name, the one nearest after the figures first."""
    end = max(item.span.end for item in counted if item.extent != "part" or item is counted[0])
    after = [time for time in piece.times if time.span.start >= end]
    before = [time for time in piece.times if time.span.start < end]
    ordered = [*after, *reversed(before)]
    for time in ordered:
        if time.type == "DURATION":
            return time.value
    for time in ordered:
        if time.interval is None:
            continue
        if _in_year(piece, time.span.start):
            return time.interval
        if counted[0].scope == "cumulative" or _since(piece, time.span.start):
            last = day_of(published) if published else None
            start = time.interval.start
            if last is not None and start is not None and day_of(start) > last:
                continue
            return Interval(start, last, "unknown")
        return time.interval
    return None


def _since(piece: Piece, offset: int) -> bool:
    token = piece.document.token_at(offset)
    first = max(piece.sentence.first, token - 6)
    return any(piece.document.lowers[place] in ("since", "began", "starting") for place in range(first, token))


def _in_year(piece: Piece, offset: int) -> bool:
    """True for "in 2014": that year and no other, however long ago."""
    token = piece.document.token_at(offset)
    return piece.document.lowers[token - 1 : token] == ("in",) and piece.document.words[token].isdecimal()


def _area(piece: Piece) -> str | None:
    """The last place that the sentence names before it tells some of the counted apart ("..., including six in Taiz"); None where it names none."""
    lowers, sentence = piece.document.lowers, piece.sentence
    apart = next(
        (token for token in range(sentence.first, sentence.last) if lowers[token] == "including"), sentence.last
    )
    named = [mention for mention in piece.places if mention.role == "place"]
    whole = [mention for mention in named if piece.document.token_at(mention.span.start) < apart]
    return (whole or named)[-1].place.name if named else None


def _includes(piece: Piece, counted: Sequence[Casualty], occasions: _Occasions) -> tuple[str, ...]:
    """The incidents that the words say are among the counted.

    "Monday's victims are among nine killed this week" includes Monday's incident; "the attack brings the month's toll to
    12" includes the one in hand. Words that fit more than `_MOST_INCLUDED` incidents single out none.
    """
    start = min(item.span.start for item in counted)
    edge = piece.document.token_at(start)
    if not any(cue.kind == "includes" for cue in piece.cues):
        return ()
    days = {
        day
        for time in piece.times
        if time.interval is not None
        and time.interval.precision in ("hour", "day")
        and piece.document.token_at(time.span.start) < edge
        for day in _days(time.interval) or ()
    }
    if days:
        return occasions.of(days)
    refers = any(cue.kind in ("event_nouns", "party_nouns") and cue.first < edge for cue in piece.cues)
    return (occasions.first,) if refers and occasions.first is not None else ()


_MOST_INCLUDED = 20
"""Incidents of one day that a figure may be said to include; no report tells apart more of one day, but lists may."""

_MOST_WIDE = 60
"""Incidents dated no closer than to a month or a year that are tried for a day: time stays linear in a list of thousands."""


@dataclass(frozen=True, slots=True, eq=False)
class _Occasions:
    """The report's own incidents by their time.

    Attributes:
        first: id of the first one; None where there is none.
        days: those dated to a week or less, with their order, by each day.
        wide: those dated less closely, with their order.
    """

    first: str | None
    days: Mapping[date, Sequence[tuple[int, str]]]
    wide: Sequence[tuple[int, Account]]

    def of(self, days: AbstractSet[date]) -> tuple[str, ...]:
        """The ids of the incidents that may have been on one of the days, in their order; none where they are too many."""
        if any(len(self.days.get(day, ())) > _MOST_INCLUDED for day in days):
            return ()
        found = {order: name for day in days for order, name in self.days.get(day, ())}
        for order, account in self.wide:
            if account.time is not None and any(intervals_meet(account.time, day_interval(day)) for day in days):
                found[order] = account.id
        return tuple(found[order] for order in sorted(found)) if len(found) <= _MOST_INCLUDED else ()


def _occasions(accounts: Sequence[Account]) -> _Occasions:
    own = [account for account in accounts if account.standing != "background"]
    days: dict[date, list[tuple[int, str]]] = {}
    wide: list[tuple[int, Account]] = []
    for order, account in enumerate(own):
        if account.time is None:
            continue
        told = _days(account.time)
        for day in told or ():
            days.setdefault(day, []).append((order, account.id))
        if told is None and len(wide) < _MOST_WIDE:
            wide.append((order, account))
    return _Occasions(own[0].id if own else None, days, wide)


def _days(interval: Interval) -> tuple[date, ...] | None:
    """The days of an interval of a week at most; None for longer ones, and for those with an open side."""
    if interval.start is None or interval.end is None:
        return None
    first = day_of(interval.start)
    number = (day_of(interval.end) - first).days + 1
    return tuple(first + timedelta(each) for each in range(number)) if number <= 7 else None
