"""Where words stand: half-open spans of code points in a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import SpanError

Field = Literal["text", "title"]
"""The part of a report whose code points a span counts."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in a report: `text[start:end] == quote`, always.

    Offsets count Unicode code points (not bytes, not UTF-16 units); `start` is inclusive, `end` exclusive.
    """

    start: int
    end: int
    quote: str
    field: Field = "text"


def make_span(text: str, start: int, end: int, field: Field = "text") -> Span:
    """The span of `text[start:end]`.

    Raises:
        SpanError: the span is empty or leaves the text.
    """
    if not 0 <= start < end <= len(text):
        raise SpanError(
            f"span [{start}, {end}) of a {field} of {len(text)} code points: expected 0 <= start < end <= length; "
            "report this as a bug with the input that caused it"
        )
    return Span(start, end, text[start:end], field)
