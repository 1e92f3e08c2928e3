"""What comes in: one published item, as text, and what was repaired in its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NewType

from onrecord.model.span import Field, Span

ReportId = NewType("ReportId", str)


@dataclass(frozen=True, slots=True)
class Repair:
    """One place where the text differs from what came in: `before` at raw offset `raw_start` became `after` at `start`."""

    kind: str
    before: str
    after: str
    start: int
    raw_start: int
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place that a report is filed from, as it stands at the head of the text."""

    place: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day that a report states as its own on a line that is a date alone, with the line."""

    day: date
    span: Span


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value of the report's metadata, in words, and where it came from: `json-ld datePublished`, `meta og:title`, `element time`, `address`,
    `visible text`, `html lang`, `words of the text`, `response header content-language`, `input`, `command line`.
    """

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published item, as text. Identity: the id given, else the URL, else the content hash.

    Attributes:
        published: the publisher's day, or a date-time with offset; None where unknown.
        published_bounds: the earliest and latest day that the text itself proves, when `published` is None.
        wire: the agency credited, where one is.
        metadata_sources: what the title, author, publisher, publication, address and language are and where each came from; what is unknown is not in it.
        extra: input keys that the contract does not name, kept as they came.
    """

    id: ReportId
    text: str
    title: str | None = None
    publisher: str | None = None
    wire: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    published_bounds: tuple[date | None, date | None] | None = None
    dateline: Dateline | None = None
    repairs: tuple[Repair, ...] = ()
    metadata_sources: Mapping[str, Sourced] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
