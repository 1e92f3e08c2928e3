"""What was fetched, to captures: the page itself, with where it came from and what was told of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import InputRefused
from onrecord.ingest.dispatch import captures_of
from onrecord.ingest.fetch.fetcher import Fetched, Headers
from onrecord.ingest.registry import endings
from onrecord.ingest.sniff import Unread, kind_of
from onrecord.ingest.source import Input, SourceOptions, safe
from onrecord.model.capture import Capture, Custody, Visit
from onrecord.model.provenance import Refusal

_HEAD = 4096
_HTML = frozenset({"text/html", "application/xhtml+xml"})
ARTICLES = frozenset({"text/html", "text/plain", "application/pdf"})
"""What the pages that a feed links to can be."""


def page_captures(
    page: Fetched, collector: str, told: Mapping[str, Any], options: SourceOptions
) -> Iterator[Capture | Refusal]:
    """The captures in what was fetched; for an article, one: with its URL, its encoding, and what was told of it.

    Of other kinds (JSON lines, a table, an archive) each capture says of itself what it is; how it came is in the custody of each.

    Raises:
        InputRefused: `unsupported-source`, for what holds no reports.
    """
    assert page.data is not None
    shown = safe(page.asked)
    kind = page_kind(page)
    headers = custody_headers(page)
    item = Input(
        urlsplit(page.url).path, shown, kind, page.data[:_HEAD], io.BytesIO(page.data), options, headers, depth=1
    )
    known = {key: value for key, value in {"url": page.url, "charset": page.charset}.items() if value}
    for one in captures_of(item):
        if isinstance(one, Capture):
            metadata = {**one.metadata, **known, **told} if kind in ARTICLES else one.metadata
            one = replace(one, metadata=metadata, custody=Custody(collector, page.at, headers))
        yield one


def page_kind(page: Fetched) -> str:
    """The media type of what was fetched: by its first bytes, then by what the site says, then by its name.

    Raises:
        InputRefused: `unsupported-source`, for what holds no reports.
    """
    assert page.data is not None
    head = page.data[:_HEAD]
    kind = kind_of(urlsplit(page.url).path, head, endings())
    if isinstance(kind, Unread):
        raise InputRefused(
            "unsupported-source", safe(page.asked), found=kind.found, expected="a page", remedy=kind.remedy
        )
    return "text/html" if kind == "text/plain" and page.kind in _HTML else kind


def custody_headers(page: Fetched) -> dict[str, Headers]:
    """How the page came: what was asked and each answer on the way, then the header of the last request and of its response."""
    return {"asked": (("url", page.asked), *page.steps), "request": page.request, "response": page.response}


def visit_of(page: Fetched, told: str | None = None, via: str | None = None) -> Visit:
    """What to remember of the page once its captures are kept."""
    return Visit(page.asked, page.etag, page.last_modified, told, via, unchanged=page.data is None)
