"""RSS and Atom, of any version, to entries."""

from __future__ import annotations

import html
import io
import re
from typing import Any

import feedparser

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.entries import Content, Entry
from onrecord.ingest.fetch.xml import root_of
from onrecord.model.capture import EXACT

ROOTS = frozenset({"rss", "feed", "RDF"})
_MOST_BYTES = 16 * 1024**2
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLANKS = re.compile(r"\s+")


def parse_feed(data: bytes, url: str, headers: dict[str, str], shown: str) -> tuple[str | None, list[Entry]]:
    """The feed's title and its entries, in its order.

    Args:
        data: as it came.
        url: that relative links are relative to.
        headers: of the response, with small names: they may state an encoding.
        shown: for refusals.

    Raises:
        InputRefused: `xml-entities`, where it declares entities; `not-a-feed`.
    """
    if len(data) > _MOST_BYTES:
        raise _no_feed("too-large", shown, f"a feed of {len(data) // 1024**2} MB")
    root_of(data, shown)
    told = {"content-location": url, "content-type": headers.get("content-type", "application/xml")}
    # never a string: feedparser would take it for an address, and fetch it
    try:
        found = feedparser.parse(io.BytesIO(data), response_headers=told, sanitize_html=False)
    except Exception as fault:  # feedparser promises nothing of hostile bytes
        raise _no_feed("not-a-feed", shown, f"what cannot be parsed ({type(fault).__name__})") from fault
    if not found.get("version") and not found.entries:
        raise _no_feed("not-a-feed", shown, "neither RSS nor Atom")
    return _plain(found.feed, "title"), [_entry(one) for one in found.entries]


def _no_feed(code: str, shown: str, found: str) -> InputRefused:
    return InputRefused(
        code,
        shown,
        found=found,
        expected=f"RSS or Atom of at most {_MOST_BYTES // 1024**2} MB",
        remedy="look for the address of the site's feed",
    )


def _entry(one: Any) -> Entry:
    return Entry(
        url=_words(one, "link"),
        id=_words(one, "id"),
        title=_plain(one, "title"),
        author=_words(one, "author"),
        # feedparser lets `updated` stand for a missing `published`; only what was said counts
        published=_words(one, "published") if "published" in one.keys() else None,  # noqa: SIM118
        updated=_words(one, "updated") if "updated" in one.keys() else None,  # noqa: SIM118
        publisher=_plain(one["source"], "title") if "source" in one.keys() else None,  # noqa: SIM118
        content=_content(one),
    )


def _content(one: Any) -> Content | None:
    """The longest of the contents that the entry has; a summary is none."""
    contents = [part for part in one.get("content", ()) if part.get("value", "").strip()]
    if not contents:
        return None
    part = max(contents, key=lambda part: len(part["value"]))
    kind = "text/plain" if part.get("type") == "text/plain" else "text/html"
    return Content(part["value"], kind + EXACT)


def _plain(one: Any, key: str) -> str | None:
    """The words under the key without markup."""
    words = _words(one, key)
    kind = one.get(f"{key}_detail", {}).get("type", "text/plain")
    if words is None or kind == "text/plain":
        return words
    return _BLANKS.sub(" ", html.unescape(_TAG.sub("", words))).strip() or None


def _words(one: Any, key: str) -> str | None:
    value = one.get(key)
    return value.strip() or None if isinstance(value, str) else None
