"""What a page says of itself, and which of its statements is believed. All pages are invented."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura import load_html

from onrecord.text.pagemeta.choose import PageFacts, read_facts

_EAST = timezone(timedelta(hours=2))


def facts_of(
    head: str = "", body: str = "<h1>Shell strikes mill</h1><p>Two men died.</p>", lang: str = "en-GB"
) -> PageFacts:
    """What the page with that head and body says."""
    tree = load_html(f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>')
    return read_facts(tree, None)


def linked(*nodes: object) -> str:
    """The script of JSON-LD that holds the nodes."""
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'


def meta(name: str, content: str) -> str:
    """A meta tag."""
    return f'<meta property="{name}" content="{content}">'


_ARTICLE = {"@type": "NewsArticle", "headline": "Shell strikes mill", "datePublished": "2023-03-15T00:30:00+02:00", "dateModified": "2023-03-18T09:00:00+02:00"}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "value", "source"),
    [
        (linked(_ARTICLE), "", datetime(2023, 3, 15, 0, 30, tzinfo=_EAST), "json-ld datePublished"),
        (linked({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-02"}, _ARTICLE]}), "", datetime(2023, 3, 15, 0, 30, tzinfo=_EAST), "json-ld datePublished"),
        ('<script type="application/ld+json">{"@type": "Article", "datePublished": "2023-03-15", "a": }</script>', "", date(2023, 3, 15), "json-ld datePublished"),
        ('<script type="application/ld+json">{"@type": "Article", "datePublished": "2023-03-15",}</script>', "", date(2023, 3, 15), "json-ld datePublished"),
        (meta("article:published_time", "2023-03-15T09:00:00"), "", date(2023, 3, 15), "meta article:published_time"),
        (meta("parsely-pub-date", "2023-03-15T09:00:00+02:00"), "", datetime(2023, 3, 15, 9, tzinfo=_EAST), "meta parsely-pub-date"),
        (meta("DC.date.issued", "2023-03-15"), "", date(2023, 3, 15), "meta dc.date.issued"),
        ("", "<h1>Shell strikes mill</h1><time datetime='2023-03-15T09:00:00+02:00'>yesterday</time>", datetime(2023, 3, 15, 9, tzinfo=_EAST), "element time"),
        ("", "<h1>Shell strikes mill</h1><span itemprop='datePublished'>15 March 2023</span>", date(2023, 3, 15), "element itemprop=datepublished"),
        ('<link rel="canonical" href="https://mill.example/2023/03/15/shell">', "", date(2023, 3, 15), "address"),
        ("", "<h1>Shell strikes mill</h1><p>15 March 2023, 09:30</p><p>Two men died.</p>", date(2023, 3, 15), "visible text"),
        (meta("date", "2023-03-15"), "", date(2023, 3, 15), "meta date"),
    ],
)  # fmt: skip
def test_publication_with_its_source(head: str, body: str, value: date, source: str) -> None:
    """Each place where pages state their publication is read, and named."""
    found = facts_of(head, body or "<h1>Shell strikes mill</h1><p>Two men died.</p>").published
    assert found is not None
    assert (found.value, found.source) == (value, source)
    if isinstance(value, datetime) and isinstance(found.value, datetime):
        assert found.value.utcoffset() == value.utcoffset()


@pytest.mark.parametrize(
    "page",
    [
        (meta("article:modified_time", "2023-03-18T09:00:00+02:00"), "<h1>Mill</h1>"),
        (linked({"@type": "NewsArticle", "dateModified": "2023-03-18"}), "<h1>Mill</h1>"),
        ("", "<h1>Mill</h1><p>Updated: 18 March 2023</p>"),
        ("", "<h1>Mill</h1><time class='updated' datetime='2023-03-18'>18 March</time>"),
        ("", "<h1>Mill</h1><p>A shell struck the old mill on 18 March 2023 at noon.</p>"),
        ("", "<h1>Mill</h1><div class='comments'><time datetime='2023-03-18'>18 March</time></div>"),
        ("", "<h1>Mill</h1><footer>Copyright 18 March 2023</footer>"),
        (meta("article:published_time", "1970-01-01T00:00:00Z"), "<h1>Mill</h1>"),
        (meta("article:published_time", "03/04/2023"), "<h1>Mill</h1>"),
    ],
)
def test_no_publication_is_invented(page: tuple[str, str]) -> None:
    """Changes, comments, running text, lost days and days of two meanings give no day of publication."""
    assert facts_of(*page, lang="en").published is None


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # the same moment, once in UTC and once in the publisher's zone
        (meta("article:published_time", "2023-03-14T22:30:00Z"), "<h1>M</h1><time datetime='2023-03-15T00:30:00+02:00'></time>", "2023-03-15T00:30:00+02:00"),
        # the clock on the wall, once called UTC
        (meta("article:published_time", "2023-03-15T00:30:00+00:00"), "<h1>M</h1><time datetime='2023-03-15T00:30:00+02:00'></time>", "2023-03-15T00:30:00+02:00"),
        # the day in the address is the publisher's
        (meta("article:published_time", "2023-03-14T22:30:00Z") + '<link rel="canonical" href="https://mill.example/2023/03/15/shell">', "<h1>M</h1>", "2023-03-15"),
        # an offset that is told stays, whatever the address says
        (meta("article:published_time", "2023-03-14T22:30:00-05:00") + '<link rel="canonical" href="https://mill.example/2023/03/15/shell">', "<h1>M</h1>", "2023-03-14T22:30:00-05:00"),
        (meta("article:published_time", "2023-03-14T22:30:00Z"), "<h1>M</h1>", "2023-03-14T22:30:00+00:00"),
    ],
)  # fmt: skip
def test_the_day_is_the_publishers(head: str, body: str, expected: str) -> None:
    """A moment relabelled to UTC does not move the day of publication where the page tells better."""
    found = facts_of(head, body).published
    assert found is not None
    assert found.value.isoformat() == expected


def test_several_articles() -> None:
    """Of several articles the one with the page's title counts; where none has it, only what all agree on."""
    other = {"@type": "NewsArticle", "headline": "Rain expected", "datePublished": "2021-01-01"}
    found = facts_of(linked(other, _ARTICLE)).published
    assert found is not None
    assert found.day == date(2023, 3, 15)
    third = {**_ARTICLE, "headline": "Frost expected"}
    assert facts_of(linked(other, third)).published is None


def test_an_amp_page_is_the_page_it_stands_for() -> None:
    """The canonical address of an AMP page is the page's, and a front page is no article's address."""
    found = facts_of(
        '<link rel="canonical" href="https://mill.example/shell"><link rel="amphtml" href="https://mill.example/amp/shell">'
    )
    assert found.url is not None
    assert (found.url.value, found.url.source) == ("https://mill.example/shell", "link canonical")
    assert facts_of('<link rel="canonical" href="https://mill.example/">').url is None


def test_author_and_publisher() -> None:
    """Names come from JSON-LD by reference, from meta tags, and from the byline without its "By"; a link to a profile is no name."""
    graph = {
        "@graph": [
            {**_ARTICLE, "author": {"@id": "#a"}, "publisher": {"name": "Mill Post"}},
            {"@id": "#a", "@type": "Person", "name": "Ada Reed"},
        ]
    }
    found = facts_of(linked(graph))
    assert found.author is not None
    assert found.publisher is not None
    assert (found.author.value, found.author.source, found.publisher.value) == (
        "Ada Reed",
        "json-ld author",
        "Mill Post",
    )
    byline = facts_of(
        meta("article:author", "https://social.example/ada"), "<h1>Mill</h1><p class='byline'>By Ada Reed</p>"
    )
    assert byline.author is not None
    assert (byline.author.value, byline.author.source) == ("Ada Reed", "visible text")


def test_title_without_the_sites_name() -> None:
    """The heading that the page's title repeats is the title; without one the site's name at the end goes."""
    assert facts_of("<title>Shell strikes mill - Mill Post</title>").title.value == "Shell strikes mill"  # type: ignore[union-attr]
    bare = facts_of(
        "<title>Shell strikes mill | Mill Post</title>" + meta("og:site_name", "Mill Post"), "<p>Two men died.</p>"
    )
    assert bare.title is not None
    assert (bare.title.value, bare.title.source) == ("Shell strikes mill", "title element")


_HOSTILE = st.text(st.characters(codec=None, exclude_characters="<>\"'&"), max_size=60) | st.sampled_from(
    ["2023-99-99", "0000-00-00", "2023-03-14T25:61:61+99:99", "\ud800", "\x00\x1b[2J", "9" * 5000, "[" * 5000, "{\"@id\": 1}", "٢٠٢٣-٠٣-١٤"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["og:title", "article:published_time", "author", "parsely-page", "og:url", "date"]),
            _HOSTILE,
        ),
        max_size=6,
    ),
    _HOSTILE,
)
def test_hostile_values(tags: list[tuple[str, str]], words: str) -> None:
    """Whatever stands in a page's metadata, what is kept is one line of whole code points, bounded in length."""
    node = {**_ARTICLE, "headline": words, "author": [words, {"name": words}], "datePublished": words}
    head = "".join(meta(name, value) for name, value in tags) + linked(node)
    found = facts_of(head.encode("utf-8", "replace").decode())
    for one in (found.title, found.author, found.publisher, found.url, found.language):
        if one is not None:
            assert one.value.isprintable() or one.value.split()
            assert not any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in one.value)
            assert len(one.value) <= 500


@pytest.mark.parametrize(
    "head",
    [
        meta("og:title", "a" * 5_000_000),
        meta("article:published_time", "1" * 5_000_000),
        '<link rel="canonical" href="https://mill.example/' + "/2023" * 1_000_000 + '">',
        '<script type="application/ld+json">' + "[" * 1_000_000 + "</script>",
        '<script type="application/ld+json">{"a": ' + '"datePublished":' * 100_000 + "</script>",
        '<script type="application/ld+json">' + ", " * 900_000 + "</script>",
        linked({**_ARTICLE, "headline": "a " * 900_000}),
    ],
)
def test_huge_values(head: str) -> None:
    """Megabytes in one attribute or script are passed over; the heading stays the title."""
    found = facts_of(head)
    assert found.title is not None
    assert found.title.value == "Shell strikes mill"
