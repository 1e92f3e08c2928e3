"""Sitemaps, those of news among them, and indexes of sitemaps."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.entries import Entry
from onrecord.ingest.fetch.xml import Handlers, root_of, walk

INDEX = "sitemapindex"
ROOTS = frozenset({"urlset", INDEX})
_ITEMS = frozenset({"url", "sitemap"})
_NEWS = "http://www.google.com/schemas/sitemap-news/"
_PARTS = {
    "publication_date": "published",
    "title": "title",
    "name": "publisher",
    "language": "language",
}
"""Elements of news, and what of an entry they are."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: pages, or further sitemaps."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()


@dataclass(slots=True)
class _Item:
    """What is known of the item under way, and the words of its element under way."""

    parts: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def parse_sitemap(data: bytes, shown: str) -> Sitemap:
    """What the sitemap lists, in its order.

    Raises:
        InputRefused: `xml-entities`, `damaged-xml`, or `not-a-sitemap`.
    """
    root = root_of(data, shown)
    if root not in ROOTS:
        raise InputRefused(
            "not-a-sitemap",
            shown,
            found=f"XML of {root[:40]}" if root else "no XML",
            expected="a sitemap, or an index of sitemaps",
            remedy="look for the sitemap's address in the site's robots.txt",
        )
    item = _Item()
    found: list[Entry] = []

    def start(name: str) -> None:
        item.words = []
        if name.rpartition(" ")[2] in _ITEMS:
            item.parts = {}

    def end(name: str) -> None:
        space, _, local = name.rpartition(" ")
        part = _part(space, local)
        if part:
            item.parts.setdefault(part, "".join(item.words).strip())
        elif local in _ITEMS and item.parts.get("url"):
            found.append(_entry(item.parts))

    walk(data, shown, Handlers(start, end, lambda words: item.words.append(words)))
    if root == INDEX:
        return Sitemap(sitemaps=tuple(entry.url for entry in _latest_first(found) if entry.url))
    return Sitemap(entries=tuple(_latest_first(found)))


def _entry(parts: dict[str, str]) -> Entry:
    told = {key: value or None for key, value in parts.items()}
    return Entry(
        url=told.get("url"),
        title=told.get("title"),
        published=told.get("published"),
        updated=told.get("updated"),
        publisher=told.get("publisher"),
        language=told.get("language"),
    )


def _part(space: str, local: str) -> str | None:
    if space.startswith(_NEWS):
        return _PARTS.get(local)
    plain = {"loc": "url", "lastmod": "updated"}
    return plain.get(local) if "/sitemap" in space or not space else None


def _latest_first(entries: list[Entry]) -> list[Entry]:
    """The entries, those changed or published last first: of long lists the beginning is read. Days sort as words; the rest keeps its order."""
    return sorted(entries, key=lambda entry: (entry.published or entry.updated or "")[:10], reverse=True)
