"""What was collected: bytes as they were found, and what is known of how they came."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

EXACT = "; charset=utf-8"
"""Ends the media type of bytes that a record or a table held: they are its code points, to be decoded as they are and not looked at again."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were found, before anything is read into them.

    Attributes:
        name: the input as a person would name it (a path, a URL, `file.jsonl line 7`).
        data: the raw bytes.
        media_type: `text/plain`, `text/html`, `application/pdf`, `message/rfc822`, `application/json` (one contract input object).
        metadata: what the collector knows (id, url, published, publisher, title, language), never guessed. `charset` is the encoding
            that came with the bytes; `extra` holds what else was told, by names of the input's own.
        custody: how the bytes came here; None where nobody asked, as when a report is only read.
    """

    name: str
    data: bytes
    media_type: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    custody: Custody | None = None


@dataclass(frozen=True, slots=True)
class Custody:
    """How some bytes came here: the part of the evidence that the bytes themselves do not hold.

    Attributes:
        collector: the source that brought them, by its entry point's name (`files`, `feeds`).
        at: the moment they were collected, with its offset from UTC.
        headers: `(name, value)` in the order they stood: of the request and of the response under `request` and `response`, of an archive's
            record under `warc`; under `file`, when the file was last `modified`.
    """

    collector: str
    at: datetime
    headers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """That a page was asked for, and all captures that it gave stand before this in the stream of captures.

    Remembered once these are kept, so that the next visit asks only for what has changed, and nothing is lost to a kill in between.

    Attributes:
        url: as it was asked for.
        etag: the version's name that came with it; `last_modified` is when it was changed last, in the site's own words.
        told: what was said of the page where the link to it stood, such as when it was updated.
        via: the URL of the feed or list that led there.
        unchanged: the site said that nothing has changed since the visit before.
        refused: what it gave was turned away for good.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    told: str | None = None
    via: str | None = None
    unchanged: bool = False
    refused: bool = False


def content_hash(data: bytes) -> str:
    """The SHA-256 of the bytes, in lower-case hexadecimal: what the evidence calls them."""
    return hashlib.sha256(data).hexdigest()
