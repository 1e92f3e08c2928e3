"""A capture to a report: decoding, cleaning, repair, language, and the metadata that the bytes carry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.errors import InputRefused
from onrecord.model.report import Capture, Report, ReportId

_NAMED = frozenset({"id", "text", "html", "published", "title", "publisher", "url", "language"})


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How bytes become text.

    Attributes:
        repair: mend misread encodings, keeping a map to the raw offsets.
        published: the day to use where the capture does not say.
        publisher: the publisher to use where the capture does not say.
    """

    repair: bool = True
    published: date | None = None
    publisher: str | None = None


def make_report(capture: Capture, options: TextOptions) -> Report:
    """The report that the capture holds.

    Raises:
        InputRefused: the bytes hold no report; the reason says what to do.
    """
    if capture.media_type == "application/json":
        return _from_json(capture, options)
    text = capture.data.decode("utf-8", errors="replace")
    if not text.strip():
        raise InputRefused(
            "empty", capture.name, found="no text", expected="a report", remedy="check that the file was saved whole"
        )
    identity = (
        capture.metadata.get("id") or capture.metadata.get("url") or hashlib.sha256(capture.data).hexdigest()[:16]
    )
    return Report(ReportId(str(identity)), text, published=options.published, publisher=options.publisher)


def _from_json(capture: Capture, options: TextOptions) -> Report:
    try:
        record: Mapping[str, Any] = json.loads(capture.data)
    except ValueError as fault:
        raise InputRefused(
            "not-json",
            capture.name,
            found=str(fault),
            expected="one JSON object a line",
            remedy="mend or drop the line",
        ) from fault
    text = record.get("text") or ""
    identity = record.get("id") or record.get("url") or hashlib.sha256(capture.data).hexdigest()[:16]
    published = record.get("published")
    return Report(
        id=ReportId(str(identity)),
        text=text,
        title=record.get("title"),
        publisher=record.get("publisher") or options.publisher,
        url=record.get("url"),
        language=record.get("language"),
        published=_date(published) if published else options.published,
        extra={key: value for key, value in record.items() if key not in _NAMED},
    )


def _date(words: str) -> date:
    return datetime.fromisoformat(words) if len(words) > 10 else date.fromisoformat(words)


def report_from_text(
    text: str, *, published: date | str | None = None, title: str | None = None, language: str | None = None
) -> Report:
    """The report whose body is `text`, code point for code point; its id is the hash of its content.

    Raises:
        InputRefused: the text is empty, or `published` is no ISO date.
    """
    if not text.strip():
        raise InputRefused("empty", "text", found="no text", expected="a report", remedy="pass the report's body")
    try:
        day = _date(published) if isinstance(published, str) else published
    except ValueError as fault:
        raise InputRefused(
            "bad-date", "published", found=repr(published), expected="an ISO date such as 2023-03-14", remedy="mend it"
        ) from fault
    identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Report(ReportId(identity), text, title=title, language=language, published=day)
