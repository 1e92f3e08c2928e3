"""A web page to its article."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputRefused
from onrecord.text.html import decode_page, read_page

_BODY = "".join(
    f"<p>Paragraph {n}: the mayor said that a shell had struck house number {n} in the old town on Monday.</p>"
    for n in range(12)
)


def page(head: str = "", body: str = _BODY) -> str:
    """A page with a menu and a footer around its article."""
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>Shell strikes old town</title>{head}</head><body><nav><ul><li><a href="/a">Sport</a></li>'
        f"</ul></nav><article><h1>Shell strikes old town</h1>{body}</article><footer>Cookies and terms</footer></body></html>"
    )


def published_of(html: str) -> date | None:
    """The publication that the page states."""
    found = read_page(html, "a.html").facts.published
    return None if found is None else found.value


def test_article_without_furniture() -> None:
    """The article's paragraphs stay, the menu and the footer go."""
    text = read_page(page(), "a.html").text
    assert "Paragraph 0" in text
    assert "Paragraph 11" in text
    assert "Cookies" not in text
    assert "Sport" not in text


def test_metadata() -> None:
    """Title, publisher and address are what the page states."""
    head = '<meta property="og:site_name" content="Ghent Courier"><link rel="canonical" href="https://ghent.example/shell">'
    found = read_page(page(head), "a.html").facts
    told = [one and one.value for one in (found.title, found.publisher, found.url, found.language)]
    assert told == ["Shell strikes old town", "Ghent Courier", "https://ghent.example/shell", "en"]


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2023-03-14T23:30:00-05:00", datetime(2023, 3, 14, 23, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("2023-03-14", date(2023, 3, 14)),
        ("2023-03-14T23:30:00", date(2023, 3, 14)),
    ],
)
def test_published_keeps_its_zone(stated: str, published: date) -> None:
    """An offset is kept as stated, and none is invented."""
    assert published_of(page(f'<meta property="article:published_time" content="{stated}">')) == published


def test_a_day_in_the_address_does_not_hide_the_stated_hour() -> None:
    """An address with the day in it leaves the hour and its offset to the metadata."""
    head = (
        '<link rel="canonical" href="https://ghent.example/2023/01/14/shell">'
        '<meta property="article:published_time" content="2023-01-14T23:40:00+02:00">'
    )
    stated = datetime(2023, 1, 14, 23, 40, tzinfo=timezone(timedelta(hours=2)))
    assert published_of(page(head)) == stated


def test_no_date_is_invented() -> None:
    """A page that states no day of publication has none, though its text names a day."""
    assert published_of(page()) is None


def test_stated_charset() -> None:
    """A page in an old code page is read as it says."""
    data = page(
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "<p>Удар по місту</p>"
    ).encode("cp1251")
    assert "Удар по місту" in decode_page(data, "a.html")


@pytest.mark.parametrize("html", ["", "   ", "<html><body><script>var a</script></body></html>", "<html></html>"])
def test_no_article(html: str) -> None:
    """A page without words is refused with a remedy."""
    with pytest.raises(InputRefused) as refused:
        read_page(html, "a.html")
    assert refused.value.code in ("no-article", "empty")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "Two men died." + "</div>" * 100_000,
        "<b>" * 100_000 + "Two men died.",
        "<p>Two men died." + "<script>" * 50_000,
        "<p>Two men died.<a" * 20_000,
        "<p>Two men died.<!--" * 20_000,
        "<table><tr><td>" * 5_000 + "Two men died.",
        "<p>Two men died. &#xd800; &#0; &#99999999;</p>",
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>Two men died.</p></body></html>',
        "<html><body><p>Two men died.</p>"[:30],
    ],
)
def test_strange_pages(html: str) -> None:
    """Pages nested a hundred thousand deep, never closed or cut off give their words or a refusal."""
    try:
        read_page(html, "a.html").text.encode()
    except InputRefused as refused:
        assert refused.code == "no-article"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<",
                ">",
                "Two men died. ",
                "<script>",
                "<!--",
                "&",
                "]]>",
                "<table>",
                "<td>",
                "\0",
                "é",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_page(html: str) -> None:
    """Any soup of tags gives words or a refusal."""
    try:
        read_page(html, "a.html")
    except InputRefused as refused:
        assert refused.code in ("no-article", "empty")
