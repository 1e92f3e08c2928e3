"""Pages, feeds and sitemaps at addresses: what they give, what is told of it, and that a second visit gives nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from tests.ingest.fetch.site import QUICK, Asked, Send, Site, response

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.fetcher import Fetcher
from onrecord.ingest.fetch.listings import Asking, Listing, follow_listing, follow_page
from onrecord.ingest.fetch.urls import fetcher_of
from onrecord.ingest.files import capture_files
from onrecord.ingest.source import Found, SourceOptions
from onrecord.model.capture import Capture, Visit
from onrecord.model.provenance import Refusal
from onrecord.text.report import TextOptions, make_report

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ghent &amp;amp; Post</title>
<item><title>Shell hits &lt;i&gt;market&lt;/i&gt;</title><link>{root}/1</link><guid isPermaLink="false">a-1</guid><dc:creator>A. Writer</dc:creator>
<pubDate>Tue, 14 Mar 2023 23:30:00 +0200</pubDate><content:encoded>&lt;p&gt;A shell killed two people.&lt;/p&gt;</content:encoded></item>
<item><title>Second</title><link>{root}/2</link><pubDate>shortly before midnight</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ghent Atom</title>
<entry><id>urn:1</id><title>One</title><link href="/1"/><published>2023-03-14T23:30:00+02:00</published><updated>{updated}</updated></entry></feed>"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{root}/1</loc><news:news><news:publication><news:name>Ghent News</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2023-03-14T23:30+02:00</news:publication_date><news:title>Shell &amp; market</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{root}/news.xml</loc></sitemap>
<sitemap><loc>{root}/index.xml</loc></sitemap><sitemap><loc>{root}/gone.xml</loc></sitemap></sitemapindex>"""


def page(number: int) -> bytes:
    """A page with one report."""
    return response(
        f"<!DOCTYPE html><html><body><article><p>A shell killed {number + 1} people in Avdiivka.</p></article></body></html>".encode()
    )


def xml(words: str, site: Site, **fields: str) -> bytes:
    """A response with that document."""
    return response(words.format(root=site.root, **fields).encode(), Content_Type="application/xml", ETag='"x"')


@dataclass
class Memory:
    """Visits, as a ledger keeps them."""

    visits: dict[str, Visit] = field(default_factory=dict)

    def options(self) -> SourceOptions:
        """As tests ask, with this memory."""
        return SourceOptions(fetch=QUICK, visited=self.visits.get)

    def keep(self, found: Iterator[Found]) -> list[Capture | Refusal]:
        """What was found, the visits remembered."""
        kept: list[Capture | Refusal] = []
        for one in found:
            if isinstance(one, Visit):
                self.visits[one.url] = one
            else:
                kept.append(one)
        return kept


@pytest.fixture
def memory() -> Memory:
    """Nothing is known."""
    fetcher_of.cache_clear()
    return Memory()


def follow(listing: Listing, memory: Memory) -> list[Capture | Refusal]:
    """What the listing gives to one who remembers."""
    return memory.keep(follow_listing(listing, Asking(Fetcher(QUICK), memory.options())))


def captures(found: list[Capture | Refusal]) -> list[Capture]:
    """All of it; nothing may be refused."""
    assert [one for one in found if isinstance(one, Refusal)] == []
    return [one for one in found if isinstance(one, Capture)]


def test_a_page_is_one_capture(site: Site, memory: Memory) -> None:
    """Its identity is the address that gave it; how it came is in its custody."""
    site.routes |= {"/a?x=1": response(b"", "301 Moved", Location="/1"), "/1": page(1)}
    (one,) = captures(memory.keep(capture_files((site.root + "/a?x=1",), memory.options())))
    assert (one.name, one.media_type) == (site.root + "/a?x=1", "text/html")
    assert dict(one.metadata) == {"url": site.root + "/1", "charset": "utf-8"}
    assert one.custody is not None and one.custody.collector == "url"
    assert one.custody.headers["asked"] == (
        ("url", site.root + "/a?x=1"),
        ("301", site.root + "/a?x=1"),
        ("200", site.root + "/1"),
    )
    assert {"request", "response"} < set(one.custody.headers)
    assert make_report(one, TextOptions()).id == site.root + "/1"


def test_a_page_that_has_not_changed_gives_nothing(site: Site, memory: Memory) -> None:
    """The second visit asks for what is new alone."""

    def versioned(asked: Asked, send: Send) -> None:
        send(
            response(b"", "304 Not Modified")
            if "if-modified-since" in asked.headers
            else page(1)[:17] + b"Last-Modified: Tue, 14 Mar 2023 09:30:00 GMT\r\n" + page(1)[17:]
        )

    site.routes["/1"] = versioned
    asking = Asking(Fetcher(QUICK), memory.options())
    assert len(memory.keep(follow_page(site.root + "/1", asking))) == 1
    assert memory.keep(follow_page(site.root + "/1", asking)) == []


def test_an_address_may_hold_what_a_file_holds(site: Site, memory: Memory) -> None:
    """JSON lines: each report says of itself what it is."""
    site.routes["/a.jsonl"] = response(b'{"id":"r1","text":"Two died."}\n{"id":"r2","text":"Three died."}\n')
    found = captures(memory.keep(capture_files((site.root + "/a.jsonl",), memory.options())))
    assert [dict(one.metadata) for one in found] == [{}, {}]
    assert all(one.custody is not None and one.custody.collector == "url" for one in found)


def test_a_feed_gives_its_articles_with_what_it_tells_of_them(site: Site, memory: Memory) -> None:
    """Title without markup, author, the time in its own words and zone, the feed's title as publisher."""
    site.routes |= {"/feed": xml(RSS, site), "/1": page(1), "/2": page(2)}
    first, second = captures(memory.keep(capture_files((site.root + "/feed",), memory.options())))
    assert dict(first.metadata) == {
        "url": site.root + "/1",
        "charset": "utf-8",
        "title": "Shell hits market",
        "publisher": "Ghent & Post",
        "published": "Tue, 14 Mar 2023 23:30:00 +0200",
        "extra": {"listed_in": site.root + "/feed", "entry_id": "a-1", "author": "A. Writer"},
    }
    report = make_report(first, TextOptions())
    assert report.published is not None and report.published.isoformat() == "2023-03-14T23:30:00+02:00"
    # what is no time costs nothing but the time
    assert "published" not in second.metadata
    assert second.metadata["extra"]["published_as_told"] == "shortly before midnight"
    assert first.custody is not None and first.custody.collector == "feed"


def test_a_second_visit_to_a_feed_gives_nothing(site: Site, memory: Memory) -> None:
    """Neither where the feed says so itself, nor where it is sent again with the same entries."""
    site.routes |= {"/feed": xml(RSS, site), "/1": page(1), "/2": page(2)}
    listing = Listing(site.root + "/feed")
    assert len(captures(follow(listing, memory))) == 2
    assert follow(listing, memory) == []
    assert site.paths() == ["/feed", "/1", "/2", "/feed"]


def test_an_article_that_was_updated_is_asked_for_again(site: Site, memory: Memory) -> None:
    """Once."""
    site.routes |= {"/feed": xml(ATOM, site, updated="2023-03-14T23:40:00+02:00"), "/1": page(1)}
    listing = Listing(site.root + "/feed")
    (first,) = captures(follow(listing, memory))
    assert first.metadata["published"] == "2023-03-14T23:30:00+02:00"
    site.routes |= {"/feed": xml(ATOM, site, updated="2023-03-15T08:00:00+02:00"), "/1": page(2)}
    (again,) = captures(follow(listing, memory))
    assert again.metadata["extra"]["updated"] == "2023-03-15T08:00:00+02:00"
    assert follow(listing, memory) == []


def test_articles_may_be_taken_from_the_feed(site: Site, memory: Memory) -> None:
    """Where they stand in it; for others the page is fetched."""
    site.routes |= {"/feed": xml(RSS, site), "/2": page(2)}
    listing = Listing(site.root + "/feed", publisher="Ghent", content="entry")
    first, _second = captures(follow(listing, memory))
    assert (first.data, first.metadata["url"]) == (b"<p>A shell killed two people.</p>", site.root + "/1")
    assert first.metadata["publisher"] == "Ghent"
    assert make_report(first, TextOptions()).text.strip() == "A shell killed two people."
    assert site.paths() == ["/feed", "/2"]


def test_a_feed_of_many_sites_tells_who_publishes_each_article(site: Site, memory: Memory) -> None:
    """The entry's own source goes before the feed's title; what the user says goes before both."""
    words = RSS.replace("<guid", '<source url="https://ghent.example/rss">Ghent Desk</source><guid', 1)
    site.routes |= {"/feed": xml(words, site), "/1": page(1), "/2": page(2)}
    first, second = captures(follow(Listing(site.root + "/feed"), memory))
    assert [one.metadata["publisher"] for one in (first, second)] == ["Ghent Desk", "Ghent & Post"]


def test_a_sitemap_of_news_tells_of_its_articles(site: Site, memory: Memory) -> None:
    """Publisher, title, time."""
    site.routes |= {"/news.xml": xml(NEWS, site), "/1": page(1)}
    (one,) = captures(memory.keep(capture_files((site.root + "/news.xml",), memory.options())))
    assert one.metadata["publisher"] == "Ghent News" and one.metadata["title"] == "Shell & market"
    assert one.metadata["published"] == "2023-03-14T23:30+02:00"
    assert one.metadata["extra"] == {"listed_in": site.root + "/news.xml", "language": "en"}


def test_an_index_is_followed_and_never_in_a_circle(site: Site, memory: Memory) -> None:
    """Each sitemap once; one that is gone is named, and the rest is taken. The index is looked at anew each time: what it lists may change."""
    site.routes |= {"/index.xml": xml(INDEX, site), "/news.xml": xml(NEWS, site), "/1": page(1)}
    listing = Listing(site.root + "/index.xml")
    one, refusal = follow(listing, memory)
    assert isinstance(one, Capture) and isinstance(refusal, Refusal)
    assert (refusal.code, refusal.subject) == ("http-status", site.root + "/gone.xml")
    assert [type(one) for one in follow(listing, memory)] == [Refusal]


def test_an_endless_index_is_bounded(site: Site, memory: Memory) -> None:
    """Sitemaps that name ever new sitemaps."""
    for number in range(60):
        words = f"<sitemapindex><sitemap><loc>{site.root}/{number + 1}.xml</loc></sitemap></sitemapindex>"
        site.routes[f"/{number}.xml"] = response(words.encode(), Content_Type="text/xml")
    (refusal,) = follow(Listing(site.root + "/0.xml"), memory)
    assert isinstance(refusal, Refusal) and refusal.code == "too-many"


def test_what_may_pass_is_tried_again_at_the_next_visit(site: Site, memory: Memory) -> None:
    """The feed is not taken for seen while one of its articles could not be had; the others are not asked for twice."""
    site.routes |= {"/feed": xml(RSS, site), "/1": response(b"", "502 Bad Gateway"), "/2": page(2)}
    listing = Listing(site.root + "/feed")
    refusal, one = follow(listing, memory)
    assert isinstance(refusal, Refusal) and refusal.code == "server-error" and isinstance(one, Capture)
    site.routes["/1"] = page(1)
    assert [one.name for one in captures(follow(listing, memory))] == [site.root + "/1"]


def test_what_is_refused_for_good_is_not_asked_for_again(site: Site, memory: Memory) -> None:
    """Until the feed tells of another version."""
    site.routes |= {
        "/feed": xml(RSS, site),
        "/1": response(b"", "302 Found", Location="http://169.254.169.254/"),
        "/2": page(2),
    }
    listing = Listing(site.root + "/feed")
    refusal, _ = follow(listing, memory)
    assert isinstance(refusal, Refusal) and (refusal.code, refusal.subject) == ("private-address", site.root + "/1")
    assert follow(listing, memory) == []
    assert site.paths().count("/1") == 1


def test_a_link_to_the_machines_own_secrets_is_refused(site: Site, memory: Memory) -> None:
    """It stands in the list itself; the rest of the list is read."""
    site.routes |= {"/feed": xml(RSS.replace("{root}/1", "http://169.254.169.254/latest/"), site), "/2": page(2)}
    refusal, one = follow(Listing(site.root + "/feed"), memory)
    assert isinstance(refusal, Refusal) and isinstance(one, Capture)
    assert (refusal.code, refusal.subject) == ("private-address", "http://169.254.169.254/latest/")


def test_links_on_a_page_are_not_followed(site: Site, memory: Memory) -> None:
    """Whatever they lead to: pictures, frames, scripts and sheets of style too."""
    lead = '<a href="{0}">a</a><img src="{0}"><iframe src="{0}"></iframe><script src="{0}"></script><link rel="stylesheet" href="{0}">'
    words = f"<html><body><article><p>A shell killed two people in Avdiivka.</p>{lead.format(site.root + '/secret')}</article></body></html>"
    site.routes |= {"/1": response(words.encode()), "/secret": page(2)}
    assert len(memory.keep(capture_files((site.root + "/1",), memory.options()))) == 1
    assert site.paths() == ["/1"]


def test_pictures_and_feeds_within_feeds_are_no_articles(site: Site, memory: Memory) -> None:
    """A feed that lists itself leads nowhere."""
    words = RSS.replace("{root}/1", "{root}/feed").replace("{root}/2", "{root}/a.csv")
    site.routes |= {"/feed": xml(words, site), "/a.csv": response(b"text,title\na,b\n", Content_Type="text/csv")}
    codes = [one.code for one in follow(Listing(site.root + "/feed"), memory) if isinstance(one, Refusal)]
    assert codes == ["unsupported-source", "not-a-page"]


_LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_FILE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_PARAMETER = '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://169.254.169.254/">%a;]>'


@pytest.mark.parametrize("words", [RSS, ATOM.replace("{updated}", "x"), NEWS], ids=["rss", "atom", "sitemap"])
@pytest.mark.parametrize("prolog", [_LAUGHS, _FILE, _PARAMETER], ids=["laughs", "file", "parameter"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(site: Site, memory: Memory, words: str, prolog: str, encoding: str) -> None:
    """Whatever they stand for, in any encoding."""
    told = words.format(root=site.root).split("?>", 1)[1].replace("Ghent", "&a;")
    data = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}{told}'.encode(encoding)
    site.routes["/feed"] = response(data, Content_Type="application/xml")
    (refusal,) = memory.keep(capture_files((site.root + "/feed",), memory.options()))
    assert isinstance(refusal, Refusal) and refusal.code == "xml-entities"
    with pytest.raises(InputRefused, match="entities"):
        follow(Listing(site.root + "/feed"), memory)


def test_a_harmless_doctype_is_none(site: Site, memory: Memory) -> None:
    """RSS 0.91 asks for one; nothing is fetched for it."""
    words = RSS.replace("?>", '?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:1/rss.dtd">', 1)
    site.routes |= {"/feed": xml(words, site), "/1": page(1), "/2": page(2)}
    assert len(captures(follow(Listing(site.root + "/feed"), memory))) == 2


def test_what_is_no_feed_is_refused(site: Site, memory: Memory) -> None:
    """A page where a feed was."""
    site.routes |= {"/feed": page(1), "/b": response(b"<urlset><url>", Content_Type="text/xml")}
    for path, code in (("/feed", "not-a-feed"), ("/b", "damaged-xml")):
        with pytest.raises(InputRefused) as caught:
            follow(Listing(site.root + path), memory)
        assert caught.value.code == code


def test_private_addresses_need_leave(site: Site, memory: Memory) -> None:
    """From the command line as well."""
    options = replace(memory.options(), fetch=replace(QUICK, private=False))
    (refusal,) = capture_files((site.root + "/1",), options)
    assert isinstance(refusal, Refusal) and refusal.code == "private-address"
