"""Going round: several sites at once, each feed in its time, and what goes wrong with one leaves the others alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from tests.ingest.fetch.site import QUICK, Site, response, running_site
from tests.ingest.fetch.test_listings import NEWS, RSS, Memory, page, xml

from onrecord.errors import LedgerError
from onrecord.ingest.fetch.config import Feed
from onrecord.ingest.fetch.fetcher import Fetcher
from onrecord.ingest.fetch.listings import Asking
from onrecord.ingest.fetch.rounds import Schedule, gather
from onrecord.ingest.source import SourceOptions
from onrecord.model.capture import Capture, Visit
from onrecord.model.provenance import Refusal

_A, _B = Feed(("https://a.example",), "a", every_s=60), Feed(("https://b.example",), "b", every_s=600)


def test_every_feed_is_due_at_first_and_then_in_its_time() -> None:
    """The next round comes when the first of them is due."""
    schedule = Schedule([_A, _B])
    assert (schedule.due(1), schedule.wait(1)) == ([_A, _B], 0)
    for feed in (_A, _B):
        schedule.done(feed, well=True, now=1)
    assert (schedule.due(60), schedule.wait(41)) == ([], 20)
    assert schedule.due(61) == [_A]


def test_a_feed_in_trouble_is_asked_ever_more_rarely() -> None:
    """Twice its time, four times, up to some hours; at once as before when it is well again."""
    schedule, waits = Schedule([_A]), []
    for _ in range(12):
        schedule.done(_A, well=False, now=0)
        waits.append(schedule.wait(0))
    assert waits[:3] == [120, 240, 480] and waits[-1] == 6 * 3600
    schedule.done(_A, well=True, now=0)
    assert schedule.wait(0) == 60


@pytest.fixture
def told() -> list[tuple[str, str | None]]:
    """What was reported of each feed."""
    return []


def test_each_feed_gives_what_it_has(site: Site, told: list[tuple[str, str | None]]) -> None:
    """Feeds, sitemaps and pages; one that is in trouble is reported, refused by name, and costs nothing else."""
    site.routes |= {
        "/feed": xml(RSS, site),
        "/1": page(1),
        "/2": page(2),
        "/live": page(3),
        "/bad": response(b"", "500 Oops"),
    }
    site.routes |= {"/news.xml": xml(NEWS.replace("{root}/1", "{root}/4"), site), "/4": page(4)}
    feeds = [
        Feed((site.root + "/feed",), "feed"),
        Feed((site.root + "/bad",), "bad"),
        Feed((site.root + "/news.xml",), "news", kind="sitemap"),
        Feed((site.root + "/live", site.root + "/gone"), "live", publisher="Ghent", kind="pages"),
    ]
    memory = Memory()
    asking = Asking(Fetcher(QUICK), memory.options())
    report = lambda feed, refusal: told.append((feed.name, refusal and refusal.code))  # noqa: E731
    found = memory.keep(gather(feeds, asking, report))
    assert sorted(one.name.removeprefix(site.root) for one in found if isinstance(one, Capture)) == [
        "/1",
        "/2",
        "/4",
        "/live",
    ]
    assert sorted(one.code for one in found if isinstance(one, Refusal)) == ["http-status", "server-error"]
    assert sorted(told, key=str) == [("bad", "server-error"), ("feed", None), ("live", None), ("news", None)]
    asked = len(site.paths())
    again = memory.keep(gather(feeds, asking, report))
    assert [one for one in again if isinstance(one, Capture) and "live" not in one.name] == []
    assert not {"/1", "/2", "/4"} & set(site.paths()[asked:])


def test_hosts_are_asked_at_the_same_time() -> None:
    """A slow one keeps nobody waiting."""
    both = threading.Barrier(2, timeout=60)
    with running_site() as one, running_site() as other:
        for site in (one, other):
            site.routes["/a"] = lambda _, send: (both.wait(), send(page(1)))
        # the same machine under two names
        feeds = [
            Feed((one.root + "/a",), "one", kind="pages"),
            Feed((other.root.replace("127.0.0.1", "localhost") + "/a",), "other", kind="pages"),
        ]
        found = list(gather(feeds, Asking(Fetcher(QUICK), SourceOptions()), lambda *_: None))
    assert sum(isinstance(one, Capture) for one in found) == 2


def test_one_host_is_never_asked_twice_at_a_time(site: Site) -> None:
    """However many feeds it has."""
    busy, most = 0, 0

    def counted(_: object, send: object) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        time.sleep(0.01)
        busy -= 1
        send(page(1))  # type: ignore[operator]

    for number in range(12):
        site.routes[f"/{number}"] = counted
    feeds = [Feed((f"{site.root}/{number}",), str(number), kind="pages") for number in range(12)]
    found = list(gather(feeds, Asking(Fetcher(QUICK), SourceOptions()), lambda *_: None))
    assert (sum(isinstance(one, Capture) for one in found), most) == (12, 1)


def test_it_stops_when_asked_to(site: Site) -> None:
    """Between two findings, and while it waits for a site."""
    stop = threading.Event()

    def stopping(_asked: object, _send: object) -> None:
        stop.set()
        time.sleep(1)

    site.routes |= {"/a": page(1), "/b": stopping}
    feeds = [Feed((site.root + "/a", site.root + "/b", site.root + "/c"), "a", kind="pages")]
    found = list(gather(feeds, Asking(Fetcher(QUICK, stop=stop), SourceOptions()), lambda *_: None))
    assert [type(one) for one in found] in ([], [Capture], [Capture, Visit])  # as far as it had been handed over
    assert "/c" not in site.paths()


def test_a_ledger_that_fails_is_told_of(site: Site) -> None:
    """It is no feed's fault."""

    def away(_url: str) -> Visit | None:
        raise LedgerError("ledger", found="no database", expected="one", remedy="mend it")

    feeds = [Feed((site.root + "/a",), "a")]
    with pytest.raises(LedgerError, match="no database"):
        list(gather(feeds, Asking(Fetcher(QUICK), SourceOptions(visited=away)), lambda *_: None))


def test_nobody_is_left_waiting_when_it_is_closed(site: Site) -> None:
    """The threads see that nobody takes what they bring."""
    for number in range(200):
        site.routes[f"/{number}"] = page(number)
    feeds = [Feed(tuple(f"{site.root}/{number}" for number in range(200)), "a", kind="pages")]
    found: Iterator[object] = gather(feeds, Asking(Fetcher(QUICK), SourceOptions()), lambda *_: None)
    next(found)
    found.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.name == "onrecord-fetch":
            thread.join(60)
            assert not thread.is_alive()
