"""Time expressions: spans, TIMEX3 values and intervals, by an own grammar.

Four functions are for other rooms:

- `find_times(document, published, lexicon) -> tuple[TimeMention, ...]`: every time expression in text order.
- `reached_back(value, base) -> Interval | None`: the days that lie a duration before a day (`a year since` the raid).
- `find_stamp(document, lexicon) -> Stamp | None`: the day that the text states as its own on a line that is a date alone.
- `published_bounds(document, times, lexicon) -> (earliest, latest) | None`: what the text proves of its own day of publication.

How they are made: `vocabulary` gives every word a code by its classes, `scan` turns a text into a string of codes, `grammar` is one
table of rules over codes, `builders` say what each match means, `anchor` and `narrative` place it, `points` does the calendar.
"""

from __future__ import annotations

from onrecord.extract.times.bounds import published_bounds
from onrecord.extract.times.find import find_times
from onrecord.extract.times.reach import reached_back
from onrecord.extract.times.stamps import find_stamp

__all__ = ["find_stamp", "find_times", "published_bounds", "reached_back"]
