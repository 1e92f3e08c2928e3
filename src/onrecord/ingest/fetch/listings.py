"""Feeds, sitemaps and lists of pages, followed to the articles that they list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.errors import InputRefused
from onrecord.ingest.fetch import feeds, sitemaps
from onrecord.ingest.fetch.entries import Entry, told_of
from onrecord.ingest.fetch.fetcher import Fetched, Fetcher
from onrecord.ingest.fetch.options import TryLater
from onrecord.ingest.fetch.pages import ARTICLES, custody_headers, page_captures, page_kind, visit_of
from onrecord.ingest.fetch.xml import root_of
from onrecord.ingest.source import Found, SourceOptions, refusal_of, safe
from onrecord.model.capture import Capture, Custody, Visit
from onrecord.model.provenance import Refusal

_MOST_SITEMAPS = 50
"""Sitemaps that are followed from one index, its own indexes included."""
_MOST_ENTRIES = 1000
"""Articles that are followed from one listing at a time; feeds list some dozens, and sitemaps of news the last two days."""

Wanted = Literal["page", "entry"]
"""What is taken of an entry: the page that it links to, or the article that stands in the feed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, a sitemap, or an index of sitemaps.

    Attributes:
        publisher: who publishes what is listed, where the user says so; else the listing tells.
        content: `entry` takes articles from the feed itself, where they stand in it whole.
    """

    url: str
    publisher: str | None = None
    content: Wanted = "page"


@dataclass(frozen=True, slots=True)
class Asking:
    """With what sites are asked, and what is known of earlier visits."""

    fetcher: Fetcher
    options: SourceOptions


def follow_listing(listing: Listing, asking: Asking, page: Fetched | None = None) -> Iterator[Found]:
    """What the articles that it lists give, those that were not there before or have changed since.

    Args:
        listing: what is followed.
        asking: how.
        page: the listing itself, where it has been fetched already.

    The visit to the listing stands last, and only where nothing remains to be tried again.

    Raises:
        InputRefused: the listing cannot be had, or is none.
    """
    page = page or asking.fetcher.fetch(listing.url, asking.options.visited(listing.url))
    if page.data is None:
        yield visit_of(page)
        return
    whole = True
    for one in _found(listing, page, asking):
        if isinstance(one, _Later):
            whole, one = False, one.refusal
        yield one
    if whole:  # an index may stay as it is while what it lists changes
        yield Visit(page.asked) if root_of(page.data, safe(page.asked)) == sitemaps.INDEX else visit_of(page)


def follow_page(url: str, asking: Asking, publisher: str | None = None, via: str | None = None) -> Iterator[Found]:
    """What one page gives, where it has changed since the last visit.

    Raises:
        InputRefused: it cannot be had.
    """
    page = asking.fetcher.fetch(url, asking.options.visited(url))
    if page.data is not None:
        yield from page_captures(page, "url", {"publisher": publisher} if publisher else {}, asking.options)
    yield visit_of(page, via=via)


def is_listing(page: Fetched) -> bool:
    """True for a feed, a sitemap or an index of sitemaps.

    Raises:
        InputRefused: `xml-entities`, where it declares entities.
    """
    if page.data is None or not ("xml" in page.kind or page.data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")):
        return False
    return root_of(page.data, safe(page.asked)) in feeds.ROOTS | sitemaps.ROOTS


@dataclass(frozen=True, slots=True)
class _Later:
    """A refusal that may pass, so that the listing must be looked at again."""

    refusal: Refusal


def _found(listing: Listing, page: Fetched, asking: Asking) -> Iterator[Found | _Later]:
    assert page.data is not None
    if root_of(page.data, safe(page.asked)) in sitemaps.ROOTS:
        yield from _of_sitemap(listing, page, asking)
        return
    fields = {name.lower(): value for name, value in page.response}
    title, entries = feeds.parse_feed(page.data, page.url, fields, safe(page.asked))
    entries = [
        replace(entry, publisher=entry.publisher or title) for entry in entries
    ]  # its own, in a feed of many sites
    yield from _of_entries(listing, entries, page, asking, "feed")


def _of_sitemap(listing: Listing, page: Fetched, asking: Asking) -> Iterator[Found | _Later]:
    """The articles of a sitemap, and of those that it is an index of: level by level, each once."""
    assert page.data is not None
    first = sitemaps.parse_sitemap(page.data, safe(page.asked))
    yield from _of_entries(listing, list(first.entries), page, asking, "sitemap")
    left = _MOST_ENTRIES
    waiting, seen = list(first.sitemaps), {listing.url, page.url}
    while waiting:
        url = waiting.pop(0)
        if url in seen:
            continue
        if len(seen) > _MOST_SITEMAPS or not left:
            yield _too_many(listing, f"{len(waiting) + 1} sitemaps more")
            return
        seen.add(url)
        try:
            inner = asking.fetcher.fetch(url, asking.options.visited(url))
            if inner.data is None:
                yield visit_of(inner, via=listing.url)
                continue
            parsed = sitemaps.parse_sitemap(inner.data, safe(url))
        except InputRefused as fault:
            yield _Later(refusal_of(fault)) if isinstance(fault, TryLater) else refusal_of(fault)
            continue
        waiting += parsed.sitemaps
        entries = list(parsed.entries)[:left]
        left -= len(entries)
        whole = len(entries) == len(parsed.entries)
        for one in _of_entries(replace(listing, url=url), entries, inner, asking, "sitemap"):
            whole = whole and not isinstance(one, _Later)
            yield one
        if whole:
            yield visit_of(inner, via=listing.url)


def _of_entries(
    listing: Listing, entries: list[Entry], page: Fetched, asking: Asking, collector: str
) -> Iterator[Found | _Later]:
    for entry in entries[:_MOST_ENTRIES]:
        if listing.content == "entry" and entry.content:
            yield _of_content(listing, entry, page, collector)
        elif entry.url:
            yield from _of_link(listing, entry, entry.url, asking, collector)
        else:
            yield Refusal(
                "no-link",
                f"{safe(listing.url)} {safe(entry.id or entry.title or 'entry')[:200]}",
                found="an entry without a link",
                expected="one that leads to a page",
                remedy='if articles stand in the feed, say content = "entry"',
            )
    if len(entries) > _MOST_ENTRIES:
        yield _too_many(listing, f"{len(entries):,} articles")


def _of_content(listing: Listing, entry: Entry, page: Fetched, collector: str) -> Capture:
    """The article as it stands in the feed. What tells one from the next is its link, or the feed's own id for it."""
    assert entry.content is not None
    told = {
        "url": entry.url or f"{listing.url}#{entry.id or entry.title}",
        **told_of(entry, listing.url, listing.publisher),
    }
    return Capture(
        name=safe(told["url"]),
        data=entry.content.words.encode("utf-8", "surrogatepass"),
        media_type=entry.content.media_type,
        metadata=told,
        custody=Custody(collector, page.at, custody_headers(page)),
    )


def _of_link(listing: Listing, entry: Entry, url: str, asking: Asking, collector: str) -> Iterator[Found | _Later]:
    """The page that the entry links to, unless the last visit was to this version of it. What is refused for good is not asked for again
    until the list tells of another version."""
    visit = asking.options.visited(url)
    if visit is not None and visit.told == entry.version:
        return
    try:
        page = asking.fetcher.fetch(url, visit)
        if page.data is not None:
            if page_kind(page) not in ARTICLES or is_listing(page):
                raise _no_article(page)
            yield from page_captures(page, collector, told_of(entry, listing.url, listing.publisher), asking.options)
        yield visit_of(page, entry.version, listing.url)
    except TryLater as fault:
        yield _Later(refusal_of(fault))
    except InputRefused as fault:
        yield refusal_of(fault)
        yield Visit(url, told=entry.version, via=listing.url, refused=True)


def _no_article(page: Fetched) -> InputRefused:
    return InputRefused(
        "not-a-page",
        safe(page.asked),
        found=f"no article ({page.kind[:60] or 'of no stated kind'})",
        expected="a web page, a text or a PDF",
        remedy="name it itself, if it holds reports",
    )


def _too_many(listing: Listing, found: str) -> Refusal:
    return Refusal(
        "too-many",
        safe(listing.url),
        found=found,
        expected=f"at most {_MOST_ENTRIES:,} articles and {_MOST_SITEMAPS} sitemaps in one listing",
        remedy="name the sitemaps that matter; the latest were taken",
    )
