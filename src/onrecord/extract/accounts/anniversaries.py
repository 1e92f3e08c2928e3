"""Times reckoned from the incident itself: "a year since a missile killed nine", "a year after the raid", "the tenth anniversary of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.extract.accounts.pieces import Piece
from onrecord.extract.times import reached_back
from onrecord.model.interval import day_of
from onrecord.model.mention import TimeMention

_LONGEST = 4
"""Words between a length of time and what it is reckoned from, at most: "a year to the day since"."""
_HAS_BEEN = frozenset(["been", "is", "was", "'s", "’s"])
_NO_HARM = frozenset(["detained", "rescued"])
"""Harms that the main clause may tell of as what has happened since: "a year after the raid, police arrested a man"."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A length of time that ends in the telling and begins with the incident.

    Attributes:
        time: the words, with the interval that they reach back to.
        first: the first token of the clause that tells of the incident.
        last: one past its last token.
    """

    time: TimeMention
    first: int
    last: int


def find_reckoning(piece: Piece, published: date | None) -> Reckoning | None:
    """The piece's reckoning of its own incident; None where it has none, or tells of another incident beside it."""
    for time in piece.times:
        if time.type != "DURATION" or piece.document.field != "text":
            continue
        found = _read(piece, time, published)
        if found is not None:
            return found
    return _ordinal(piece, published) if piece.document.field == "text" else None


def _ordinal(piece: Piece, published: date | None) -> Reckoning | None:
    """The reckoning of "the tenth anniversary of the bombing", to the day where the sentence tells the day of the anniversary."""
    lowers, sentence = piece.document.lowers, piece.sentence
    if piece.words.yearly.isdisjoint(lowers[sentence.first : sentence.last]):
        return None
    for place in range(sentence.first + 1, sentence.last - 2):
        years = piece.words.ordinals.get(lowers[place - 1])
        if years is None or lowers[place] not in piece.words.yearly or lowers[place + 1] not in _OF_WHAT:
            continue
        first, begin = place - 1, place + 2
        home = piece.document.sentence_at(sentence.start)
        tags = piece.document.tags(home)[sentence.first - home.first : first - home.first] if home else ()
        leads = not any(tag.startswith("VB") for tag in tags)  # "On the tenth anniversary of the bombing, they met"
        end = _clause_end(piece, begin) if leads else sentence.last
        if not _tells_within(piece, begin, end) or _is_dated(piece, (begin, end), published):
            return None
        base = _base(piece, (first, end), published)
        if base is None or not base[1]:
            base = _held_on(piece) or base
        if base is None:
            return None
        day, beside = base
        interval = reached_back(f"P{years}Y", day, to_the_day=beside)
        if interval is not None:
            return Reckoning(TimeMention(piece.document.span(first, begin), "DATE", f"P{years}Y", interval), begin, end)
    return None


def _days(piece: Piece) -> Iterator[tuple[int, date]]:
    for time in piece.times:
        interval = time.interval
        if interval is not None and interval.start is not None and interval.precision == "day":
            yield piece.document.token_at(time.span.start), day_of(interval.start)


def _is_dated(piece: Piece, clause: tuple[int, int], published: date | None) -> bool:
    """True where the clause gives the day itself: "the tenth anniversary of the bombing of 5 May 2013"."""
    inside = [day for token, day in _days(piece) if clause[0] <= token < clause[1]]
    return any(published is None or (day_of(published) - day).days > _FRESH for day in inside)


def _held_on(piece: Piece) -> tuple[date, bool] | None:
    """The day of the anniversary, where one close to publication stands anywhere in the sentence: "with a vigil on Sunday"."""
    days = [day for _, day in _days(piece)]
    return (days[0], True) if len(days) == 1 else None


_OF_WHAT = frozenset(["of", "since"])
_FRESH = 60
"""Days before publication in which a day is that of the telling."""


def _read(piece: Piece, time: TimeMention, published: date | None) -> Reckoning | None:
    document = piece.document
    lowers, sentence = document.lowers, piece.sentence
    first, last = document.token_at(time.span.start), document.token_at(time.span.end - 1) + 1
    connector = _connector(piece, last)
    if connector is None or last + len(connector) >= sentence.last:
        return None
    begin = last + len(connector)
    before = frozenset(lowers[max(sentence.first, first - 3) : first])
    leads, has_been = first - sentence.first <= 2, _HAS_BEEN | piece.words.marking
    if not leads and connector == ("since",) and before.isdisjoint(has_been):
        return None  # "the worst in ten years since the war"
    end = _clause_end(piece, begin) if leads and before.isdisjoint(has_been) else sentence.last
    if not _tells_within(piece, begin, end):
        return None
    base = _base(piece, (first, end), published)
    if base is None:
        return None
    day, beside = base
    if time.value[-1] in "DW" and not (beside or "been" in before):
        return None  # "two days after the raid": a step in a telling, not reckoned from the day of the report
    marked = beside and (not before.isdisjoint(piece.words.marking) or connector[0] == "anniversary")
    interval = reached_back(time.value, day, to_the_day=marked or connector[0] == "to")
    if interval is None:
        return None
    return Reckoning(TimeMention(document.span(first, begin), "DATE", time.value, interval), begin, end)


def _connector(piece: Piece, first: int) -> tuple[str, ...] | None:
    """The words at a token that say what a length of time is reckoned from."""
    lowers = piece.document.lowers
    runs = (lowers[first : first + count] for count in range(1, _LONGEST + 1))
    return next((words for words in runs if " ".join(words) in piece.words.reckoned), None)


def _clause_end(piece: Piece, begin: int) -> int:
    """The comma that ends the clause; the sentence's end where there is none."""
    lowers = piece.document.lowers
    anchor = next((anchor for anchor in piece.anchors if anchor >= begin), begin)
    return next((place for place in range(anchor, piece.sentence.last) if lowers[place] == ","), piece.sentence.last)


def _tells_within(piece: Piece, begin: int, end: int) -> bool:
    """True where the clause tells of the incident, and nothing outside it does."""
    anchors = list(_anchors(piece))
    return bool(anchors) and all(begin <= anchor < end for anchor in anchors)


def _anchors(piece: Piece) -> Iterator[int]:
    document = piece.document
    mild = {document.token_at((item.trigger or item.span).start) for item in piece.counted if item.harm in _NO_HARM}
    return (anchor for anchor in piece.anchors if anchor not in mild)


def _base(piece: Piece, clause: tuple[int, int], published: date | None) -> tuple[date, bool] | None:
    """The day to count back from, and whether the rest of the sentence tells it; else it is the day of publication."""
    document = piece.document
    for time in piece.times:
        token = document.token_at(time.span.start)
        interval = time.interval
        if interval is None or interval.start is None or interval.precision != "day":
            continue
        if token < clause[0] or token >= clause[1]:
            return day_of(interval.start), True
    return (day_of(published), False) if published is not None else None
