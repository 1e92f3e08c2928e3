"""What a ledger remembers of pages that were fetched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.model.capture import Visit
from onrecord.model.provenance import Refusal
from onrecord.store.api import Ledger
from onrecord.store.connect import connect
from onrecord.store.ledger import create_ledger

_FEED, _PAGE = "https://ghent.example/feed", "https://ghent.example/1"


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    ledger = create_ledger(address, "onrecord test")
    yield ledger
    ledger.close()


def test_the_last_visit_is_remembered(ledger: Ledger) -> None:
    """In place of the one before; of pages never asked for there is none."""
    ledger.remember([Visit(_PAGE, '"1"', None, "v1", _FEED), Visit(_FEED, None, "Tue, 14 Mar 2023 09:30:00 GMT")])
    ledger.remember([Visit(_PAGE, '"2"', None, "v2", _FEED), Visit(_PAGE, '"3"', None, "v3", _FEED)])
    found = ledger.visited([_PAGE, _FEED, "https://ghent.example/2"])
    assert set(found) == {_PAGE, _FEED}
    assert (found[_PAGE].etag, found[_PAGE].told) == ('"3"', "v3")
    assert found[_FEED].last_modified == "Tue, 14 Mar 2023 09:30:00 GMT"
    assert ledger.visited([]) == {}


def test_many_are_looked_up_at_once(ledger: Ledger) -> None:
    """More than one statement takes."""
    urls = [f"https://ghent.example/{number}" for number in range(1200)]
    ledger.remember([Visit(url, url) for url in urls])
    ledger.remember([Visit(url, url + "!") for url in urls])
    assert {url: visit.etag for url, visit in ledger.visited(urls).items()} == {url: url + "!" for url in urls}


def test_no_address_stands_in_the_table(ledger: Ledger, address: str) -> None:
    """A report that was erased leaves none."""
    ledger.remember([Visit(_PAGE, via=_FEED)])
    with connect(address).connect() as connection:
        assert "ghent" not in str(connection.exec_driver_sql("SELECT * FROM visits").all())


def test_a_refusal_that_is_to_be_tried_again_is_asked_for_again(ledger: Ledger) -> None:
    """And the feed that led there with it; other visits stay."""
    other = "https://ghent.example/2"
    ledger.remember([Visit(_PAGE, told="v1", via=_FEED), Visit(other, via=_FEED), Visit(_FEED, '"1"')])
    ledger.refuse([Refusal("robots", _PAGE, "a robots.txt", "a page", "ask")])
    assert ledger.forget_refusals([one.id for one in ledger.refusals()]) == []
    assert set(ledger.visited([_PAGE, other, _FEED])) == {other}
