"""A web page to its article: body, title, publisher, address, day of publication, language. By trafilatura and htmldate."""

from __future__ import annotations

import logging
import re
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from typing import Any

from htmldate import find_date
from trafilatura import extract, load_html
from trafilatura.metadata import extract_metadata

from onrecord.errors import InputRefused
from onrecord.text.decode import decode, decode_stated, refuse_empty
from onrecord.text.language import language_code

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says about a page is said by our refusals
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_SHORT = 1000
"""Code points below which an article found by the fast rules is read again with the slower comparison of several algorithms: on the bench's dev
pages this finds what the comparison finds everywhere (segments .932 against .930; the fast rules alone .915) at little cost."""
_MOST = 8_000_000
"""Code points of HTML up to which the page's structure is read; a larger one (no article is) gives all its words, in linear time."""
_MOST_TAGS = 50_000
"""Tags up to which the page's structure is read; an article's page has some thousands, and trafilatura takes up to 0.1 ms for each."""
_DATE_FORM = "%Y-%m-%dT%H:%M:%S%z"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_UNSEEN = re.compile(r"<(?:(script|style|template|noscript|svg|head)\b|!--)", re.IGNORECASE)
_CLOSING = {
    kind: re.compile(rf"</{kind}\b", re.IGNORECASE)
    for kind in ("script", "style", "template", "noscript", "svg", "head")
} | {"": re.compile("-->")}
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|tr|h[1-6]|section|article|blockquote|table|td|th)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, each None where it does not. `published` is as the page gives it, its offset unchanged."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None


def decode_page(data: bytes, name: str, stated: str | None = None) -> str:
    """The page's code points: by byte order mark, by the charset that came with it (`stated`) or that it states itself, else as any text.

    Raises:
        InputRefused: the bytes are no text.
    """
    if not data.startswith(_MARKS):
        within = _CHARSET.search(data, 0, 4096)
        for charset in (stated, within and within.group(1).decode("ascii")):
            if charset and (text := decode_stated(data, charset)) is not None:
                return text
    return decode(data, name)


def read_page(html: str, name: str) -> Page:
    """The article of the page. A page whose structure defeats the parser gives its words without tags.

    Raises:
        InputRefused: `no-article`, where the page has no words to read.
    """
    if not html.strip():
        raise refuse_empty(name)
    tree = _tree(html)
    text = (_article(tree) if tree is not None else "") or _words(html)
    if not text.strip():
        raise InputRefused(
            "no-article",
            name,
            found="an HTML page without an article",
            expected="a page with the report in its text",
            remedy="save the page after its text has loaded, or give the text itself",
        )
    if tree is None:
        return Page(text)
    return _with_metadata(text, tree)


def _tree(html: str) -> Any | None:
    """The parsed page; None where it is too large or no parser takes it."""
    if len(html) > _MOST or html.count("<") > _MOST_TAGS:
        return None
    try:
        return load_html(html)
    except Exception:  # lxml and its callers raise many kinds; the words are read all the same
        return None


def _article(tree: Any) -> str:
    try:
        text = _extracted(tree, fast=True)
        return text if len(text) >= _SHORT else _extracted(tree, fast=False) or text
    except Exception:  # a page nested thousands of levels deep, or a fault of the extractor's
        return ""


def _extracted(tree: Any, *, fast: bool) -> str:
    return extract(tree, fast=fast, include_comments=False) or ""


def _words(html: str) -> str:
    """The page's words without structure, one block a line."""
    seen = _BLOCK.sub("\n", _seen(html))
    lines = (" ".join(line.split()) for line in unescape(_TAG.sub(" ", seen)).split("\n"))
    return "\n".join(line for line in lines if line)


def _seen(html: str) -> str:
    """The page less scripts, styles and comments. One that is never closed loses its opening tag alone; each kind is searched for once in vain."""
    parts: list[str] = []
    place = 0
    open_ended: set[str] = set()
    for opening in _UNSEEN.finditer(html):
        kind = (opening.group(1) or "").lower()
        if opening.start() < place or kind in open_ended:
            continue
        closing = _CLOSING[kind].search(html, opening.end())
        if closing is None:
            open_ended.add(kind)
            continue
        parts.append(html[place : opening.start()])
        place = closing.start() if kind else closing.end()
    parts.append(html[place:])
    return " ".join(parts)


def _with_metadata(text: str, tree: Any) -> Page:
    try:
        found = extract_metadata(copy(tree), None, {"extensive_search": False, "original_date": True}, True, set())
    except Exception:
        return Page(text, published=_published(tree))
    return Page(
        text=text,
        title=found.title or None,
        publisher=found.sitename or None,
        url=found.url or None,
        published=_published(tree),
        language=language_code(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


def _published(tree: Any) -> date | None:
    """The day, or the date-time where the page gives its offset. Only what metadata, address and markup state: nothing is fished from the text."""
    try:
        words = find_date(copy(tree), original_date=True, extensive_search=False, outputformat=_DATE_FORM)
        moment = datetime.strptime(words, _DATE_FORM) if words and words[-5:-4] in "+-" else None
        day = date.fromisoformat(words[:10]) if words else None
    except Exception:
        return None
    return moment or _stated_moment(tree, day) or day


def _stated_moment(tree: Any, day: date | None) -> datetime | None:
    """The date-time with an offset that the page's metadata state for that day.

    htmldate reads the address first, which has a day alone; a moment of another day is not the publication it chose.
    """
    for stated in tree.xpath("//meta[contains(@property, 'published_time') or @itemprop='datePublished']/@content"):
        try:
            moment = datetime.fromisoformat(stated.strip())
        except ValueError:  # a page may state anything here; what is no ISO moment tells nothing more than the day
            continue
        if moment.tzinfo is not None and moment.date() == day:
            return moment
    return None
