"""What strangers send is parsed or refused, whatever it is."""

from __future__ import annotations

import json
import ssl
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.ingest.fetch.site import QUICK
from tests.ingest.fetch.test_listings import ATOM, INDEX, NEWS, RSS

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.body import read_body
from onrecord.ingest.fetch.entries import Entry, told_of
from onrecord.ingest.fetch.feeds import parse_feed
from onrecord.ingest.fetch.fetcher import Fetcher
from onrecord.ingest.fetch.robots import Rules, parse_rules
from onrecord.ingest.fetch.sitemaps import parse_sitemap
from onrecord.ingest.fetch.wire import Network
from onrecord.text.published import parse_published

_EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), max_size=4)
_CALM = settings(max_examples=60, deadline=None)
_NOWHERE = Network(resolve=lambda _host, _port: [], trust=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
_WHOLE = [words.replace("{root}", "https://ghent.example").encode() for words in (RSS, ATOM, NEWS, INDEX)]


def _edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, gone, new in edits:
        start = int(place * len(data))
        data = data[:start] + new + data[start + gone :]
    return data


@_CALM
@given(st.sampled_from(_WHOLE), _EDITS)
def test_a_damaged_list_is_parsed_or_refused(data: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    """What it tells can be kept as JSON, and its times can be read."""
    entries: list[Entry] = []
    with suppress(InputRefused):
        entries += parse_feed(_edited(data, edits), "https://ghent.example/feed", {}, "feed")[1]
    with suppress(InputRefused):
        entries += parse_sitemap(_edited(data, edits), "sitemap").entries
    for entry in entries:
        told = told_of(entry, "https://ghent.example/feed", None)
        assert json.loads(json.dumps(told)) == told
        with suppress(InputRefused):  # a year that no newspaper is of
            parse_published(told.get("published"), "entry")


@_CALM
@given(st.binary(max_size=300))
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    """Bytes that never were a list."""
    for parse in (lambda: parse_feed(data, "https://ghent.example/", {}, "x"), lambda: parse_sitemap(data, "x")):
        with suppress(InputRefused):
            parse()


def test_depth_is_bounded() -> None:
    """Of a sitemap; a feed as deep is parsed or refused."""
    deep = b"<urlset>" + b"<a>" * 100_000
    with pytest.raises(InputRefused, match="deep"):
        parse_sitemap(deep, "x")
    with suppress(InputRefused):
        parse_feed(b"<rss><channel>" + b"<a>" * 20_000, "https://ghent.example/", {}, "x")


@_CALM
@given(st.binary(max_size=300), st.text(max_size=40))
@example(b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"$", "a" * 3000)
@example(b"User-agent: *\nCrawl-delay: -5\n", "")
@example(b"User-agent: *\nCrawl-delay: nan\nRequest-rate: 1/0\n", "")
def test_any_robots_txt_gives_rules(data: bytes, path: str) -> None:
    """And an answer, in a time that does not grow out of hand; a pause is never shorter than ours."""
    rules = parse_rules(data)
    assert rules.pause(2.0) >= 2.0
    with suppress(InputRefused):
        rules.check("https://ghent.example/" + path.encode("ascii", "replace").decode(), "x")


def test_without_a_file_all_is_allowed() -> None:
    """At our own pace."""
    Rules().check("https://ghent.example/", "x")
    assert Rules().pause(2.0) == 2.0


@_CALM
@given(st.text(max_size=60) | st.text(max_size=40).map("http://".__add__))
def test_any_words_are_an_address_or_refused(words: str) -> None:
    """Nothing is asked: no name has an address here."""
    with pytest.raises(InputRefused) as caught:
        Fetcher(QUICK, _NOWHERE).fetch(words)
    caught.value.subject.encode()


@_CALM
@given(
    st.lists(st.binary(max_size=50), max_size=5),
    st.sampled_from(["", "gzip", "deflate", "br", "gzip, gzip", "identity"]),
    st.text(max_size=5),
)
def test_any_body_is_unpacked_or_refused(chunks: list[bytes], coding: str, length: str) -> None:
    """And never larger than the bound."""
    with suppress(InputRefused):
        assert len(read_body(chunks, coding, length, "x", 120)) <= 120
