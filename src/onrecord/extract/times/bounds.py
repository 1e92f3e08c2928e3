"""The bounds of an unknown day of publication that the text itself proves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.extract.times.leaning import leaning_at
from onrecord.extract.times.scan import Scan, scan_document
from onrecord.extract.times.vocabulary import load_vocabulary
from onrecord.lexicon.schema import Lexicon
from onrecord.model.interval import day_of
from onrecord.model.mention import TimeMention
from onrecord.text.document import Document

Bounds = tuple[date | None, date | None]
"""Earliest and latest day, both included; None where the text proves nothing on that side."""


def published_bounds(document: Document, times: Iterable[TimeMention], lexicon: Lexicon) -> Bounds | None:
    """The earliest and latest day on which the text can have been published; None where it proves neither.

    A text that tells of 24 February 2022 as past was not published before that day; one that says what will happen on
    8 June 2023 was not published after it. Of a month told as past only its first day is proven. A time without a verb to
    show the way counts where it is a whole date, as in a dateline.
    """
    anchored = [time for time in times if time.interval is not None]
    if not anchored:
        return None
    scan = scan_document(document, load_vocabulary(lexicon))
    earliest: date | None = None
    latest: date | None = None
    place = 0
    for time in anchored:
        interval = time.interval
        assert interval is not None
        while place < len(scan.starts) and scan.starts[place] < time.span.start:
            place += 1
        leaning = leaning_at(scan, place, _last(scan, place, time), lexicon)
        if leaning == "future":
            if interval.end is not None and (latest is None or day_of(interval.end) < latest):
                latest = day_of(interval.end)
        elif interval.start is not None and _proves_past(scan, place, time, told=leaning == "past"):
            start = day_of(interval.start)
            earliest = start if earliest is None or start > earliest else earliest
    if latest is not None and earliest is not None and latest < earliest:
        latest = None  # what was to come when the sentence was spoken has come
    return None if earliest is None and latest is None else (earliest, latest)


def _last(scan: Scan, place: int, time: TimeMention) -> int:
    while place < len(scan.ends) and scan.ends[place] <= time.span.end:
        place += 1
    return place


def _proves_past(scan: Scan, place: int, time: TimeMention, *, told: bool) -> bool:
    assert time.interval is not None
    if scan.lower(place - 1) in scan.caution["points_ahead"]:  # agreed to stop by 2030
        return False
    return told or time.interval.precision in ("hour", "day", "days")
