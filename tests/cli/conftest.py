"""Sites that tests of the command line ask without pauses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.ingest.fetch.site import Site, running_site
from tests.ingest.fetch.test_listings import NEWS, RSS, page, xml

from onrecord.ingest.fetch import options, urls


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of one test."""
    with patient_site() as site:
        yield site


@pytest.fixture(scope="module")
def lasting_site() -> Iterator[Site]:
    """A site of all tests of a module."""
    with patient_site() as site:
        yield site


@contextmanager
def patient_site() -> Iterator[Site]:
    """A site with a feed, a sitemap and pages, which minds no haste."""
    with pytest.MonkeyPatch.context() as patch, running_site() as site:
        patch.setattr(options.FetchOptions.__init__, "__defaults__", _without_pauses())
        urls.fetcher_of.cache_clear()
        site.routes |= {f"/{number}": page(number) for number in range(1, 6)}
        site.routes |= {"/feed": xml(RSS, site), "/news.xml": xml(NEWS.replace("{root}/1", "{root}/3"), site)}
        yield site


def _without_pauses() -> tuple[object, ...]:
    defaults = options.FetchOptions.__init__.__defaults__
    assert defaults is not None
    return tuple(0.0 if value == options.FetchOptions().delay_s else value for value in defaults)
