"""Sources of files that are one report each: text, web pages, PDF. The capture is the file."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ingest.limits import read_whole
from onrecord.ingest.source import Input, Source
from onrecord.model.capture import Capture


def _whole(item: Input) -> Iterator[Capture]:
    yield Capture(item.shown, read_whole(item.stream, item.shown), item.media_type)


def _source(name: str, media_type: str, *endings: str) -> Source:
    return Source(name, frozenset({media_type}), _whole, dict.fromkeys(endings, media_type))


TEXT = _source("text", "text/plain", ".txt")
HTML = _source("html", "text/html", ".html", ".htm", ".xhtml")
PDF = _source("pdf", "application/pdf", ".pdf")
