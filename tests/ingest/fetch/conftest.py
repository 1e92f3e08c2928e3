"""A site on loopback for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.ingest.fetch.site import Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without a page; each test gives it its own."""
    with running_site() as site:
        yield site
