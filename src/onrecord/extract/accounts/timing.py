"""When an incident happened: the time mention that its sentences tie to the event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.extract.accounts.anniversaries import find_reckoning
from onrecord.extract.accounts.order import order_signs
from onrecord.extract.accounts.pacts import is_old_caption, is_pact_day
from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.accounts.spoken import is_arrest_day, is_spoken_day, spoken_bound
from onrecord.extract.accounts.syntax import beside, governor, word_before
from onrecord.extract.accounts.weights import load_weights, total
from onrecord.model.interval import Interval, day_of, intervals_meet
from onrecord.model.mention import TimeMention
from onrecord.model.span import Span

_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time mention, its interval, the piece it stands in, and what speaks for it."""

    time: TimeMention
    interval: Interval
    piece: Piece
    signs: tuple[str, ...]


def time_candidates(pieces: Sequence[Piece], published: date | None) -> list[TimeCandidate]:
    """Every time of the pieces that is anchored on both sides, with its signs; durations and sets are no candidates."""
    anchored: list[tuple[Piece, TimeMention, Interval]] = [
        (piece, time, time.interval)
        for piece in pieces
        for time in piece.times
        if time.interval is not None and time.interval.start is not None and time.interval.end is not None
        if not (is_pact_day(piece, time) or is_old_caption(piece, time.interval, published))
    ]
    days = Counter(_first_day(interval) for _, _, interval in anchored if _is_day(interval))
    every = sorted(days)
    ordered = [day for day in every if published is None or day <= day_of(published)]
    order = order_signs(pieces)
    return [
        TimeCandidate(
            time,
            interval,
            piece,
            (
                *own_signs(piece, time, interval, published),
                *order[piece.order],
                *_company(interval, days, every, ordered),
            ),
        )
        for piece, time, interval in anchored
    ]


def _first_day(interval: Interval) -> date:
    assert interval.start is not None
    return day_of(interval.start)


def _is_day(interval: Interval) -> bool:
    return interval.precision in ("hour", "day")


def own_signs(piece: Piece, time: TimeMention, interval: Interval, published: date | None) -> Iterator[str]:
    """What the mention and its sentence say about its use, whatever else the report holds."""
    document = piece.document
    first = document.token_at(time.span.start)
    last = document.token_at(time.span.end - 1) + 1
    fine = "day" if _is_day(interval) else interval.precision
    yield f"precision:{fine}"
    yield f"form:{_form(time)}"
    yield "tells" if piece.tells else "tells not"
    yield from beside(piece, first, last)
    if first == piece.sentence.first:
        yield "at start"
    if piece.sentence.last - piece.sentence.first < 8:
        yield "short"
    if published is not None:
        yield f"age:{fine}:{_age(day_of(published), interval)}"


def _form(time: TimeMention) -> str:
    """How the words name the time: a full date, a day of a month, a weekday, an hour alone, or words in relation to now."""
    words = time.span.quote.lower()
    has_digit = any(char.isdecimal() for char in words)
    if has_digit and len(time.value) >= 10 and time.value[:4] in words:
        return "full"
    weekday = any(day in words for day in _WEEKDAYS)
    if has_digit and ":" not in words and "m." not in words and not words.rstrip().endswith("m"):
        return "weekday and day" if weekday else "day of month"
    if weekday:
        return "weekday"
    if has_digit:
        return "hour"
    return "relative"


def _age(published: date, interval: Interval) -> str:
    assert interval.end is not None
    days = (published - day_of(interval.end)).days
    for limit in (-8, -2, -1, 0, 1, 3, 7, 31, 120, 400, 4000):
        if days <= limit:
            return str(limit)
    return "more"


def _company(
    interval: Interval, days: Mapping[date, int], every: Sequence[date], ordered: Sequence[date]
) -> Iterator[str]:
    """How the other days of the report stand to this one."""
    if not _is_day(interval):
        assert interval.end is not None
        if bisect_left(every, _first_day(interval)) < bisect_right(every, day_of(interval.end)):
            yield "holds a day"
        return
    day = _first_day(interval)
    yield f"said:{min(days[day], 4)}"
    if len(ordered) > 1:
        yield "first day" if day == ordered[0] else "last day" if day == ordered[-1] else "middle day"
    else:
        yield "only day"


def choose_time(pieces: Sequence[Piece], published: date | None) -> tuple[Interval | None, tuple[Span, ...]]:
    """When the pieces' incident happened and the words that say so; None and no words where nothing does.

    The publication date is never taken for want of words. Where the words date only the telling ("police said on Thursday"),
    the incident was not after that day, and no more is known.
    """
    first = next((piece for piece in pieces if piece.tells), None)
    reckoned = find_reckoning(first, published) if first is not None else None
    if reckoned is not None:
        return reckoned.time.interval, (reckoned.time.span,)
    candidates = _in_the_clause(time_candidates(pieces, published))
    spoken = {id(item) for item in candidates if is_spoken_day(item.piece, item.time)}
    unspoken = [item for item in candidates if id(item) not in spoken]
    best = _best(unspoken)
    if best is not None and is_arrest_day(best.piece, best.time):
        others = [item for item in unspoken if _is_day(item.interval) and not is_arrest_day(item.piece, item.time)]
        best = _best(item for item in others if item.piece.tells) or best
    if best is None:
        said = _best(item for item in candidates if id(item) in spoken and item.piece.tells)
        return (
            (spoken_bound(said.piece, said.time, said.interval), (said.time.span,)) if said is not None else (None, ())
        )
    best = _before_its_noun(candidates, best)
    if not (_is_day(best.interval) or (best.piece.tells and is_beside(best.piece, best.time))):
        return None, ()  # a month or a year away from the event's own words dates something else: the start of a war
    return best.interval, _witnesses(best, [item for item in candidates if id(item) not in spoken])


def _best(candidates: Iterable[TimeCandidate]) -> TimeCandidate | None:
    """The candidate for which most speaks, the first of equals; None where too little speaks for any."""
    weights = load_weights().time
    scored = [(total(candidate.signs, weights), candidate) for candidate in candidates]
    top, best = max(scored, key=lambda item: item[0], default=(_FLOOR - 1, None))
    return best if top >= _FLOOR else None


def _before_its_noun(candidates: Sequence[TimeCandidate], best: TimeCandidate) -> TimeCandidate:
    """The year or month right before the word for the event, where a court has the day that scored best.

    "A court on Tuesday sentenced a man for the 1994 killing of nine" tells when the nine were killed.
    """
    if not best.piece.has("aftermath"):
        return best
    for candidate in candidates:
        if candidate.piece is best.piece and not _is_day(candidate.interval):
            last = candidate.piece.document.token_at(candidate.time.span.end - 1) + 1
            nouns = {cue.first for cue in candidate.piece.cues if cue.kind == "event_nouns"}
            if last in nouns or last in candidate.piece.anchors:
                return _day_within(candidates, candidate)
    return best


def _day_within(candidates: Sequence[TimeCandidate], wide: TimeCandidate) -> TimeCandidate:
    """The best day inside the month or year, where the report tells one: "the November killing" of "the Nov. 11 shooting"."""
    days = (
        item
        for item in candidates
        if _is_day(item.interval) and item.piece.tells and intervals_meet(item.interval, wide.interval)
    )
    return _best(days) or wide


_OPENERS = frozenset(["where", "which", "who", "that", "when", "after", "since", "how"])
"""Words that open a clause of its own."""


def _in_the_clause(candidates: Sequence[TimeCandidate]) -> list[TimeCandidate]:
    """The candidates less those that the sentence parts from its event, where another stands in the event's own clause.

    "On Monday they laid flowers in the town, where a missile killed nine a year ago": Monday dates the flowers.
    """
    bounds = {id(piece): _clause_start(piece) for piece in {id(item.piece): item.piece for item in candidates}.values()}
    dated = {id(item.piece) for item in candidates if _token(item) > bounds[id(item.piece)]}
    return [item for item in candidates if id(item.piece) not in dated or _token(item) > bounds[id(item.piece)]]


def _token(item: TimeCandidate) -> int:
    return item.piece.document.token_at(item.time.span.start)


def _clause_start(piece: Piece) -> int:
    """The last word before all the words of the event that opens a clause; -1 where none does."""
    if not piece.anchors:
        return -1
    lowers = piece.document.lowers
    return next(
        (place for place in range(piece.anchors[0] - 1, piece.sentence.first, -1) if lowers[place] in _OPENERS), -1
    )


_FLOOR = -3.0
"""Log-odds below which no mention is believed to be the incident's time; lower than even, since a wrong day is visible by
its words, and the bench counts a missing one as wrong too."""


def recalled_time(pieces: Sequence[Piece], published: date | None) -> tuple[Interval | None, tuple[Span, ...]]:
    """When a recalled incident happened: the finest time that one of its sentences ties to it, with its words."""
    found = [time for piece in pieces if piece.tells for time in [event_time(piece, published)] if time is not None]
    intervals = [(time, time.interval) for time in found if time.interval is not None]
    if not intervals:
        return choose_time(pieces, published)
    time, interval = min(intervals, key=lambda item: _width(item[1]))
    return interval, (time.span,)


def _width(interval: Interval) -> int:
    assert interval.start is not None
    assert interval.end is not None
    return (day_of(interval.end) - day_of(interval.start)).days


def _witnesses(best: TimeCandidate, candidates: Sequence[TimeCandidate]) -> tuple[Span, ...]:
    """The chosen words, then others beside the event that say the same day."""
    return (
        best.time.span,
        *(
            candidate.time.span
            for candidate in candidates
            if candidate is not best
            and candidate.piece.tells
            and _is_day(candidate.interval)
            and intervals_meet(best.interval, candidate.interval)
        ),
    )


def event_time(piece: Piece, published: date | None) -> TimeMention | None:
    """The finest time that the piece ties to its event, judged by its own sentence alone; None where it ties none.

    A month or a year is tied where it opens the sentence or stands beside the event's own words.
    """
    reckoned = find_reckoning(piece, published)
    if reckoned is not None:
        return reckoned.time
    best: tuple[int, TimeMention] | None = None
    for time in piece.times:
        interval = time.interval
        if interval is None or interval.start is None or interval.end is None:
            continue
        if is_pact_day(piece, time) or is_old_caption(piece, interval, published):
            continue
        tied = (
            _is_tied_day(piece, time, interval, published) and not is_spoken_day(piece, time)
            if _is_day(interval)
            else is_beside(piece, time)
        ) or owns_event(piece, time)
        width = _width(interval)
        if tied and (best is None or width < best[0]):
            best = (width, time)
    return best[1] if best else None


def owns_event(piece: Piece, time: TimeMention) -> bool:
    """True for "Monday's blast", "Saturday's deadly raid": the day of the event, whatever the sentence says of it."""
    last = piece.document.token_at(time.span.end - 1) + 1
    if piece.document.lowers[last : last + 1] not in (("'s",), ("’s",)):
        last -= piece.document.lowers[last - 1] in ("'s", "’s")
        if piece.document.lowers[last : last + 1] not in (("'s",), ("’s",)):
            return False
    return any(cue.kind == "event_nouns" and last < cue.first <= last + 3 for cue in piece.cues)


_TIED = -2.0
"""Log-odds from which a day counts as tied to the event of its own sentence."""


def _is_tied_day(piece: Piece, time: TimeMention, interval: Interval, published: date | None) -> bool:
    signs = (sign for sign in own_signs(piece, time, interval, published) if not sign.startswith("age:"))
    return total(signs, load_weights().time) > _TIED


_BESIDE = 12
"""Tokens, at most, between the event's word and its month or year: "killed 12 people at a market in the old town in 2019"."""


def is_beside(piece: Piece, time: TimeMention) -> bool:
    """True where the time opens the sentence or stands nearer to the event's own words than to any other verb."""
    token = piece.document.token_at(time.span.start)
    if word_before(piece, token) in ("since", "until", "by", "of"):
        return False
    kind, distance = governor(piece, token)
    return token - piece.sentence.first <= 2 or (kind in ("event", "occurrence") and abs(distance) <= _BESIDE)
