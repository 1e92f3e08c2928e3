"""The fetcher against a site that means well, and against sites that do not. Nothing leaves this machine."""

from __future__ import annotations

import gzip
import time
import zlib
from dataclasses import replace

import pytest
from tests.ingest.fetch.site import QUICK, Asked, Send, Site, public_fetcher, response

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.fetcher import Fetched, Fetcher
from onrecord.ingest.fetch.options import FetchOptions, TryLater
from onrecord.model.capture import Visit

_PAGE = b"<html><body><p>A shell killed two people in Avdiivka.</p></body></html>"


def fetch(address: str, options: FetchOptions = QUICK, visit: Visit | None = None) -> Fetched:
    """The page, by a fetcher of its own."""
    return Fetcher(options).fetch(address, visit)


def refused(address: str, options: FetchOptions = QUICK) -> InputRefused:
    """Why it is not fetched."""
    with pytest.raises(InputRefused) as caught:
        fetch(address, options)
    assert caught.value.subject == address
    return caught.value


def test_a_page_comes_with_how_it_came(site: Site) -> None:
    """Bytes, address, kind, and both headers as they went."""
    site.routes["/a"] = response(_PAGE, ETag='"1"', Last_Modified="Tue, 14 Mar 2023 09:30:00 GMT")
    page = fetch(site.root + "/a#top")
    assert (page.data, page.kind, page.charset) == (_PAGE, "text/html", "utf-8")
    assert (page.asked, page.url, page.steps) == (site.root + "/a#top", site.root + "/a", (("200", site.root + "/a"),))
    assert (page.etag, page.last_modified) == ('"1"', "Tue, 14 Mar 2023 09:30:00 GMT")
    assert ("ETag", '"1"') in page.response
    assert any(name == "User-Agent" and value.startswith("onrecord/") for name, value in page.request)


def test_what_has_not_changed_is_not_sent(site: Site) -> None:
    """A second visit tells what the first one saw."""

    def versioned(asked: Asked, send: Send) -> None:
        same = asked.headers.get("if-none-match") == '"1"'
        send(response(b"", "304 Not Modified") if same else response(_PAGE, ETag='"1"'))

    site.routes["/a"] = versioned
    first = fetch(site.root + "/a")
    again = fetch(site.root + "/a", visit=Visit(site.root + "/a", first.etag, first.last_modified))
    assert (first.data, again.data) == (_PAGE, None)
    assert again.etag == '"1"'  # though this answer did not name it


def test_redirects_are_followed_and_told(site: Site) -> None:
    """The address that was asked, the one that answered, and each step."""
    site.routes |= {"/a": response(b"", "301 Moved", Location="/b"), "/b": response(_PAGE)}
    page = fetch(site.root + "/a")
    assert (page.asked, page.url) == (site.root + "/a", site.root + "/b")
    assert page.steps == (("301", site.root + "/a"), ("200", site.root + "/b"))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
def test_packed_bodies_are_unpacked(site: Site, coding: str) -> None:
    """Deflate too, with zlib's bytes before it or without."""
    body = _PAGE * 5000
    raw = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(body[:9]) + gzip.compress(body[9:]), "deflate": zlib.compress(body)}
    packed["raw"] = raw.compress(body) + raw.flush()
    site.routes["/a"] = response(packed[coding], Content_Encoding="deflate" if coding == "raw" else coding)
    assert fetch(site.root + "/a").data == body


def test_robots_are_obeyed(site: Site) -> None:
    """What robots.txt keeps from robots is not asked for; it is read once for all pages of a site."""
    site.routes |= {
        "/robots.txt": response(b"User-agent: onrecord\nDisallow: /private\n", Content_Type="text/plain"),
        "/a": response(_PAGE),
        "/private/b": response(_PAGE),
        "/c": response(b"", "302 Found", Location="/private/b"),
    }
    fetcher = Fetcher(QUICK)
    fetcher.fetch(site.root + "/a")
    for path in ("/private/b", "/c"):
        with pytest.raises(InputRefused, match="keeps robots from it"):
            fetcher.fetch(site.root + path)
    assert [one.path for one in site.asked] == ["/robots.txt", "/a", "/c"]


def test_where_robots_cannot_be_asked_nothing_is(site: Site) -> None:
    """A site in trouble may have rules; none at all allow everything."""
    site.routes |= {"/robots.txt": response(b"", "500 Oops"), "/a": response(_PAGE)}
    assert (refused(site.root + "/a").code, site.paths()) == ("robots-unknown", [])


def test_the_longer_pause_wins(site: Site) -> None:
    """The crawl delay of robots.txt, where it is longer than ours; one that nobody waits for is refused."""
    site.routes |= {"/robots.txt": response(b"User-agent: *\nCrawl-delay: 0.3\n"), "/a": response(_PAGE)}
    fetcher = Fetcher(QUICK)
    fetcher.fetch(site.root + "/a")
    before = time.monotonic()
    fetcher.fetch(site.root + "/a")
    assert time.monotonic() - before > 0.25
    site.routes["/robots.txt"] = response(b"User-agent: *\nCrawl-delay: 86400\n")
    fetcher = Fetcher(QUICK)
    fetcher.fetch(site.root + "/a")
    with pytest.raises(TryLater, match="wants no request for another 86"):
        fetcher.fetch(site.root + "/a")


def test_a_busy_site_is_left_alone_as_long_as_it_asks(site: Site) -> None:
    """Retry-After in seconds: short ones are waited for, long ones refused, and not one request more is sent."""
    answers = iter([response(b"", "429 Too Many Requests", Retry_After="0"), response(_PAGE)])
    site.routes["/a"] = lambda _, send: send(next(answers))
    assert fetch(site.root + "/a").data == _PAGE
    site.routes["/b"] = response(b"", "429 Too Many Requests", Retry_After="3600")
    assert refused(site.root + "/b").code == "busy"
    assert site.paths() == ["/a", "/a", "/b"]


def test_retry_after_may_be_a_moment(site: Site) -> None:
    """In the past: at once."""
    answers = iter([response(b"", "503 Down", Retry_After="Tue, 14 Mar 2023 09:30:00 GMT"), response(_PAGE)])
    site.routes["/a"] = lambda _, send: send(next(answers))
    assert fetch(site.root + "/a").data == _PAGE


def test_what_may_pass_is_tried_again_and_the_rest_is_not(site: Site) -> None:
    """A fault of the server, and a page that is not there."""
    answers = iter([response(b"", "502 Bad Gateway"), response(_PAGE)])
    site.routes["/a"] = lambda _, send: send(next(answers))
    assert fetch(site.root + "/a").data == _PAGE
    assert refused(site.root + "/none").code == "http-status"
    assert site.paths() == ["/a", "/a", "/none"]


def test_endless_redirects_are_refused(site: Site) -> None:
    """After as many steps as the options say."""
    site.routes["/a"] = response(b"", "302 Found", Location="/a")
    assert refused(site.root + "/a").code == "too-many-redirects"
    assert len(site.paths()) == QUICK.most_redirects + 1


@pytest.mark.parametrize("location", ["", "http://[::1", "ftp://example.org/", "file:///etc/passwd", "//u:p@h/"])
def test_redirects_that_lead_nowhere_are_refused(site: Site, location: str) -> None:
    """Or to what is no page of the web."""
    site.routes["/a"] = response(b"", "302 Found", Location=location)
    assert refused(site.root + "/a").code in ("bad-redirect", "bad-address")


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fe80::1]/",
        "http://0.0.0.0/",
        "//169.254.169.254/",
    ],
)
def test_a_redirect_to_the_machines_own_secrets_is_refused(site: Site, target: str) -> None:
    """Even where private addresses are allowed."""
    site.routes["/a"] = response(b"", "302 Found", Location=target)
    assert refused(site.root + "/a").code == "private-address"


@pytest.mark.parametrize("target", ["http://2852039166/", "http://0xa9.0xfe.0xa9.0xfe/", "http://0251.0376.0251.0376/"])
def test_odd_spellings_are_refused(site: Site, target: str) -> None:
    """After redirects too."""
    site.routes["/a"] = response(b"", "302 Found", Location=target)
    assert refused(site.root + "/a").code == "odd-address"


def test_loopback_is_refused_unless_it_is_allowed(site: Site) -> None:
    """And not one request is sent."""
    options = replace(QUICK, private=False)
    assert refused(site.root + "/a", options).code == "private-address"
    assert refused(f"http://localhost:{site.port}/a", options).code == "private-address"
    assert site.asked == []


def test_a_name_whose_address_changes_is_judged_each_time(site: Site) -> None:
    """DNS rebinding: the connection goes to the address that was judged, and the next request is judged anew."""
    site.routes["/a"] = response(_PAGE)
    answers = {"news.example": [["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"]]}
    fetcher, dialled = public_fetcher(site, answers, replace(QUICK, private=False))
    assert fetcher.fetch("http://news.example/a").data == _PAGE  # robots.txt, then the page
    with pytest.raises(InputRefused) as caught:
        fetcher.fetch("http://news.example/a")
    assert caught.value.code == "private-address"
    assert [str(one) for one in dialled] == ["93.184.216.34"] * 2
    assert site.asked[-1].headers["host"] == "news.example"


def test_one_private_address_among_public_ones_refuses_the_name(site: Site) -> None:
    """Which of them would be asked is chance."""
    answers = {"news.example": [["93.184.216.34", "10.0.0.1"]]}
    fetcher, dialled = public_fetcher(site, answers, replace(QUICK, private=False))
    with pytest.raises(InputRefused, match=r"private address 10\.0\.0\.1"):
        fetcher.fetch("http://news.example/a")
    assert dialled == []


def test_a_public_page_cannot_lead_into_this_network(site: Site) -> None:
    """A redirect to a name with a private address."""
    site.routes["/a"] = response(b"", "302 Found", Location="http://intranet.example/")
    answers = {"news.example": [["93.184.216.34"]], "intranet.example": [["192.168.0.1"]]}
    fetcher, _ = public_fetcher(site, answers, replace(QUICK, private=False))
    with pytest.raises(InputRefused, match=r"private address 192\.168\.0\.1"):
        fetcher.fetch("http://news.example/a")


def test_a_slow_loris_is_left(site: Site) -> None:
    """A byte now and then keeps no one waiting beyond the whole request's time."""

    def drip(_: Asked, send: Send) -> None:
        send(b"HTTP/1.1 200 OK\r\n")
        for _number in range(1000):
            send(b"X-A: b\r\n")
            time.sleep(0.02)

    site.routes["/a"] = drip
    assert refused(site.root + "/a", replace(QUICK, total_s=0.3, attempts=1)).code == "too-slow"


def test_a_body_that_drips_is_left_too(site: Site) -> None:
    """The time is that of the whole request."""

    def drip(_: Asked, send: Send) -> None:
        send(response(b"", Content_Length="100000"))
        for _number in range(1000):
            send(b"a")
            time.sleep(0.02)

    site.routes["/a"] = drip
    assert refused(site.root + "/a", replace(QUICK, total_s=0.3, attempts=1)).code == "too-slow"


def test_silence_is_left_sooner(site: Site) -> None:
    """A site that takes the connection and says nothing."""
    site.routes["/a"] = lambda _asked, _send: time.sleep(2)
    assert refused(site.root + "/a", replace(QUICK, quiet_s=0.1, attempts=1)).code == "too-slow"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_bombs_are_refused(site: Site, coding: str) -> None:
    """A hundred megabytes in a hundred kilobytes; little of it is ever unpacked."""
    zeros = bytes(100 * 1024**2)
    packed = gzip.compress(zeros, 1) if coding == "gzip" else zlib.compress(zeros, 1)
    site.routes["/a"] = response(packed, Content_Encoding=coding)
    assert refused(site.root + "/a", replace(QUICK, most_bytes=1024**2)).code == "bomb"


def test_too_much_is_refused(site: Site) -> None:
    """Announced, not announced, and without an end."""

    def endless(_: Asked, send: Send) -> None:
        send(response(b"", Content_Length=""))
        while True:
            send(bytes(65536))

    options = replace(QUICK, most_bytes=1024**2)
    site.routes |= {"/a": response(b"", Content_Length="9" * 15), "/b": response(bytes(2 * 1024**2)), "/c": endless}
    assert [refused(site.root + path, options).code for path in ("/a", "/b", "/c")] == ["too-large"] * 3


def test_codings_nobody_asked_for_are_refused(site: Site) -> None:
    """Brotli, and gzip within gzip."""
    site.routes |= {
        "/a": response(b"abc", Content_Encoding="br"),
        "/b": response(gzip.compress(gzip.compress(_PAGE)), Content_Encoding="gzip, gzip"),
        "/c": response(_PAGE, Content_Encoding="gzip"),
    }
    codes = [refused(site.root + path).code for path in ("/a", "/b", "/c")]
    assert codes == ["unsupported-coding", "unsupported-coding", "damaged-coding"]


def test_ten_megabytes_of_header_are_refused(site: Site) -> None:
    """In many fields, in one, and in the status line."""
    site.routes |= {
        "/a": b"HTTP/1.1 200 OK\r\n" + (b"X-A: " + b"b" * 1000 + b"\r\n") * 10_000 + b"\r\n",
        "/b": b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 10_000_000 + b"\r\n\r\n",
        "/c": b"HTTP/1.1 200 " + b"O" * 10_000_000,
    }
    assert [refused(site.root + path).code for path in ("/a", "/b", "/c")] == ["headers-too-large"] * 3


def test_a_wrong_length_is_refused(site: Site) -> None:
    """Fewer bytes than were announced, or chunks that break off: half an article is no article."""
    site.routes |= {
        "/a": response(_PAGE, Content_Length=str(len(_PAGE) + 10)),
        "/b": response(b"5\r\nabcde\r\n5\r\nab", Content_Length="", Transfer_Encoding="chunked"),
        "/c": response(gzip.compress(_PAGE * 99)[:-20], Content_Encoding="gzip"),
    }
    assert [refused(site.root + path).code for path in ("/a", "/b", "/c")] == ["truncated"] * 3
    site.routes["/d"] = response(_PAGE + b"more", Content_Length=str(len(_PAGE)))
    assert fetch(site.root + "/d").data == _PAGE


def test_what_is_no_http_is_refused(site: Site) -> None:
    """Something else may listen there."""
    site.routes["/a"] = b"SSH-2.0-OpenSSH_9.6\r\n"
    assert refused(site.root + "/a").code == "bad-response"


def test_nobody_there(site: Site) -> None:
    """No connection, and no such name."""
    assert refused("http://127.0.0.1:1/").code == "unreachable"
    answers: dict[str, list[list[str]]] = {"news.example": [[]]}
    fetcher, _ = public_fetcher(site, answers, QUICK)
    with pytest.raises(InputRefused) as caught:
        fetcher.fetch("http://news.example/")
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/passwd", "http://", "http:///a", "http://u:p@example.org/", "https://a\x00b/", "http://[x]/", "http://ex ample.org/", "http://example.org/" + "a" * 5000, "example.org", "http://\ud800.org/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    """Other schemes, none, no host, a password within, what cannot be parsed."""
    with pytest.raises(InputRefused) as caught:
        fetch(address)
    assert caught.value.code == "bad-address"


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one that the options name is."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.routes |= {"/a": response(_PAGE), "http://news.example/a": response(_PAGE + b"!")}
    assert fetch(site.root + "/a").data == _PAGE
    assert fetch("http://news.example/a", replace(QUICK, private=False, proxy=site.root)).data == _PAGE + b"!"
    assert refused("http://10.0.0.1/a", replace(QUICK, private=False, proxy=site.root)).code == "private-address"
