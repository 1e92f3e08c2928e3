"""Figures for whole periods, kept whole: their window, their area and the incidents they say they include."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.extract.accounts.links import StatementIndex, statement_id
from onrecord.extract.accounts.pieces import Piece
from onrecord.model.account import Account, Aggregate
from onrecord.model.casualty import Casualty
from onrecord.model.interval import Interval, day_of, intervals_meet
from onrecord.model.span import Span


def find_aggregates(
    pieces: Sequence[Piece], accounts: Sequence[Account], statements: StatementIndex, published: date | None
) -> tuple[Aggregate, ...]:
    """One aggregate for each sentence and scope that counts a period, in text order."""
    found: list[Aggregate] = []
    for piece in pieces:
        for scope in ("period", "cumulative"):
            counted = tuple(casualty for casualty in piece.casualties if casualty.scope == scope)
            if counted:
                found.append(_aggregate(piece, counted, accounts, (statements, published)))
    return tuple(found)


def _aggregate(
    piece: Piece,
    counted: tuple[Casualty, ...],
    accounts: Sequence[Account],
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
        includes=_includes(piece, counted, accounts),
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
    end = max(item.span.end for item in counted)
    after = [time for time in piece.times if time.span.start >= end]
    before = [time for time in piece.times if time.span.start < end]
    ordered = [*after, *reversed(before)]
    for time in ordered:
        if time.type == "DURATION":
            return time.value
    for time in ordered:
        if time.interval is None:
            continue
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


def _area(piece: Piece) -> str | None:
    """The last place that the sentence names, as the words put it; None where it names none."""
    named = [mention for mention in piece.places if mention.role == "place"]
    return named[-1].place.name if named else None


def _includes(piece: Piece, counted: Sequence[Casualty], accounts: Sequence[Account]) -> tuple[str, ...]:
    """The incidents that the words say are among the counted.

    "Monday's victims are among nine killed this week" includes Monday's incident; "the attack brings the month's toll to
    12" includes the one in hand.
    """
    start = min(item.span.start for item in counted)
    edge = piece.document.token_at(start)
    if not any(cue.kind == "includes" for cue in piece.cues):
        return ()
    own = [account for account in accounts if account.standing != "background"]
    days = [
        time.interval
        for time in piece.times
        if time.interval is not None
        and time.interval.precision in ("hour", "day")
        and piece.document.token_at(time.span.start) < edge
    ]
    if days:
        dated = [
            account.id
            for account in own
            if account.time is not None and any(intervals_meet(account.time, day) for day in days)
        ]
        return tuple(dated)
    refers = any(cue.kind in ("event_nouns", "party_nouns") and cue.first < edge for cue in piece.cues)
    return (own[0].id,) if refers and own else ()
