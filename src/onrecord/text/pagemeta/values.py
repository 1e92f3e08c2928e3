"""A value with where it came from, and the cleaning that every word of a page goes through before it is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

LONGEST_VALUE = 500
"""Code points of the longest title, name or address that is kept: a longer one is none, and is dropped rather than cut."""
_LONGEST_RAW = 10_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a page and where they stand in it, such as `meta og:title`."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a moment with the offset that the page gives, and where it stands."""

    value: date
    source: str

    @property
    def day(self) -> date:
        """The day at the publisher's."""
        return self.value.date() if isinstance(self.value, datetime) else self.value

    @property
    def offset_minutes(self) -> int | None:
        """Minutes from UTC; None for a day."""
        told = self.value.utcoffset() if isinstance(self.value, datetime) else None
        return None if told is None else round(told.total_seconds() / 60)


def clean(words: str | None) -> str | None:
    """The words on one line, without controls and signs of direction, U+FFFD for halves of pairs; None where nothing is left or it is no name."""
    if not words or len(words) > _LONGEST_RAW:
        return None
    words = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _CONTROLS.sub(" ", words)))
    words = " ".join(words.split())
    return words if words and len(words) <= LONGEST_VALUE else None
