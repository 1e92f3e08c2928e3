"""The source of addresses: a page, a file that holds reports, or a feed or sitemap with the articles that it lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.ingest.fetch.options import FetchOptions
from onrecord.ingest.source import ADDRESS, Found, Input, Source

# Every run loads every source; only one that is given an address waits for what fetches.
if TYPE_CHECKING:
    from onrecord.ingest.fetch.fetcher import Fetcher


@lru_cache(maxsize=8)
def fetcher_of(options: FetchOptions) -> Fetcher:
    """The fetcher of this process that asks so: one, for all addresses share the pace and what robots.txt said."""
    from onrecord.ingest.fetch.fetcher import Fetcher

    return Fetcher(options)


def _captures(item: Input) -> Iterator[Found]:
    from onrecord.ingest.fetch.listings import Asking, Listing, follow_listing, is_listing
    from onrecord.ingest.fetch.pages import page_captures, visit_of

    fetcher = fetcher_of(item.options.fetch)
    page = fetcher.fetch(item.name, item.options.visited(item.name))
    if page.data is not None and is_listing(page):
        yield from follow_listing(Listing(item.name), Asking(fetcher, item.options), page)
        return
    if page.data is not None:
        yield from page_captures(page, SOURCE.name, {}, item.options)
    yield visit_of(page)


SOURCE = Source("url", frozenset({ADDRESS + "http", ADDRESS + "https"}), _captures)
