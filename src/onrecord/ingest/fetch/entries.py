"""What feeds and sitemaps list, in one shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Content:
    """The article itself, where the feed has it whole."""

    words: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a list tells of it. Each None where it does not say; times in its own words, with the zone that it gives."""

    url: str | None
    id: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    language: str | None = None
    content: Content | None = None

    @property
    def version(self) -> str:
        """What tells this version of the article from the next, as far as the list tells them apart."""
        return self.updated or self.published or ""


def told_of(entry: Entry, listing: str, publisher: str | None) -> dict[str, Any]:
    """What the list at this URL tells of the article, by the keys of the contract; the rest under `extra`.

    A time of publication that cannot be understood is kept beside, in its words: it must not cost the report.
    """
    plain = entry.published is not None and _is_time(entry.published)
    extra = {
        "listed_in": listing,
        "entry_id": entry.id,
        "author": entry.author,
        "updated": entry.updated,
        "language": entry.language,
        "published_as_told": None if plain else entry.published,
    }
    told = {
        "title": entry.title,
        "publisher": publisher or entry.publisher,
        "published": entry.published if plain else None,
        "extra": {key: value for key, value in extra.items() if value},
    }
    return {key: value for key, value in told.items() if value}


def _is_time(words: str) -> bool:
    """True for ISO 8601, and for the times of mail, which are those of RSS."""
    for parse in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            parse(words.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return True
    return False
