"""When an incident happened: the time mention that its sentences tie to the event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.syntax import governor, word_before
from onrecord.model.interval import Interval, day_of, intervals_meet
from onrecord.model.mention import TimeMention
from onrecord.model.span import Span

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "precision:hour": 3.2,
        "precision:day": 3.0,
        "precision:days": 1.8,
        "precision:week": 1.0,
        "precision:month": 0.8,
        "precision:season": 0.3,
        "precision:year": -0.5,
        "precision:unknown": -2.0,
        "order:first": 2.0,
        "order:second": 1.2,
        "order:near": 0.6,
        "order:title": 0.3,
        "tells": 1.5,
        "governor:event": 2.0,
        "governor:occurrence": 2.0,
        "governor:care": -0.5,
        "governor:reporting": -2.0,
        "governor:aftermath": -2.0,
        "touches:reporting": -1.5,
        "before:since": -2.0,
        "before:until": -3.0,
        "before:by": -1.0,
        "before:after": -0.5,
        "before:before": -1.0,
        "future": -5.0,
        "year-old": -1.0,
        "full": 0.8,
        "repeated": 0.7,
    }
)
"""Log-odds that a time mention is the incident's, feature by feature; set by hand from general knowledge of news style."""


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time mention, the piece it stands in, and what speaks for it."""

    time: TimeMention
    piece: Piece
    features: tuple[str, ...]


def time_candidates(pieces: Sequence[Piece], published: date | None) -> list[TimeCandidate]:
    """Every anchored time of the pieces with its features; durations and sets are no candidates."""
    telling = [piece.order for piece in pieces if piece.tells and piece.paragraph >= 0]
    rank = {order: number for number, order in enumerate(telling)}
    lead = telling[0] if telling else 0
    found: list[TimeCandidate] = []
    days: dict[date | None, int] = {}
    for piece in pieces:
        for time in piece.times:
            interval = time.interval
            if interval is None or interval.start is None or interval.end is None:
                continue
            days[day_of(interval.start)] = days.get(day_of(interval.start), 0) + 1
            found.append(TimeCandidate(time, piece, tuple(_features(piece, time, interval, published))))
    return [
        TimeCandidate(
            candidate.time,
            candidate.piece,
            (*candidate.features, *_order(candidate, rank, lead), *_support(candidate, days)),
        )
        for candidate in found
    ]


def _features(piece: Piece, time: TimeMention, interval: Interval, published: date | None) -> Iterable[str]:
    yield f"precision:{interval.precision}"
    if piece.tells:
        yield "tells"
    token = piece.document.token_at(time.span.start)
    kind, distance = governor(piece, token)
    yield f"governor:{kind}"
    if kind == "reporting" and -2 <= distance <= 2:
        yield "touches:reporting"
    yield f"before:{word_before(piece, token)}"
    if len(time.value) >= 10 and any(char.isdigit() for char in time.span.quote):
        yield "full"
    assert interval.start is not None
    if published is not None:
        age = (day_of(published) - day_of(interval.start)).days
        if age < 0:
            yield "future"
        elif age > 300:
            yield "year-old"


def _order(candidate: TimeCandidate, rank: Mapping[int, int], lead: int) -> Iterable[str]:
    if candidate.piece.paragraph < 0:
        yield "order:title"
        return
    order = candidate.piece.order
    number = rank.get(order)
    if number == 0:
        yield "order:first"
    elif number == 1 or order - lead == 1:
        yield "order:second"
    elif order - lead <= 4:
        yield "order:near"


def _support(candidate: TimeCandidate, days: Mapping[date | None, int]) -> Iterable[str]:
    interval = candidate.time.interval
    if interval is not None and interval.start is not None and days.get(day_of(interval.start), 0) > 1:
        yield "repeated"


def choose_time(
    pieces: Sequence[Piece], published: date | None, weights: Mapping[str, float] = WEIGHTS
) -> tuple[Interval | None, tuple[Span, ...]]:
    """When the pieces' incident happened and the words that say so; None and no words where nothing does.

    The publication date is never taken for want of words.
    """
    best: TimeCandidate | None = None
    top = 0.0
    candidates = time_candidates(pieces, published)
    for candidate in candidates:
        score = sum(weights.get(feature, 0.0) for feature in candidate.features)
        if best is None or score > top:
            best, top = candidate, score
    if best is None or top < _FLOOR:
        return None, ()
    interval = best.time.interval
    assert interval is not None
    return interval, _witnesses(best, candidates, interval)


_FLOOR = 1.0
"""Below this no mention is believed to be the incident's time: a lone "in 2019" far from the event stays unused."""


def _witnesses(best: TimeCandidate, candidates: Sequence[TimeCandidate], interval: Interval) -> tuple[Span, ...]:
    """The chosen words, then others beside the event that say the same day."""
    spans = [best.time.span]
    for candidate in candidates:
        other = candidate.time.interval
        if candidate is best or other is None or not candidate.piece.tells:
            continue
        if other.precision in ("hour", "day") and intervals_meet(interval, other):
            spans.append(candidate.time.span)
    return tuple(spans)
