"""A web page to its article, by trafilatura, and what the page says of itself (pagemeta)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from trafilatura import extract, load_html

from onrecord.errors import InputRefused
from onrecord.text.decode import decode, decode_stated, refuse_empty
from onrecord.text.pagemeta.choose import PageFacts, read_facts

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says about a page is said by our refusals

_SHORT = 1000
"""Code points below which an article found by the fast rules is read again with the slower comparison of several algorithms: on the bench's dev
pages this finds what the comparison finds everywhere (segments .932 against .930; the fast rules alone .915) at little cost."""
_MOST = 8_000_000
"""Code points of HTML up to which the page's structure is read; a larger one (no article is) gives all its words, in linear time."""
_MOST_TAGS = 50_000
"""Tags up to which the page's structure is read; an article's page has some thousands, and trafilatura takes up to 0.1 ms for each."""
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
    """The article of a page, and what the page says of itself."""

    text: str
    facts: PageFacts = field(default_factory=PageFacts)


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


def read_page(html: str, name: str, url: str | None = None) -> Page:
    """The article of the page, whose address is `url` where the collector knows it. A page whose structure defeats the parser gives its words without tags.

    Raises:
        InputRefused: `no-article`, where the page has no words to read.
    """
    if not html.strip():
        raise refuse_empty(name)
    tree = _tree(html)
    facts = PageFacts() if tree is None else _facts(tree, url)
    text = (_article(tree) if tree is not None else "") or _words(html)
    if not text.strip():
        raise InputRefused(
            "no-article",
            name,
            found="an HTML page without an article",
            expected="a page with the report in its text",
            remedy="save the page after its text has loaded, or give the text itself",
        )
    return Page(text, facts)


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


def _facts(tree: Any, url: str | None) -> PageFacts:
    try:
        return read_facts(tree, url)
    except Exception:  # a fault of the parser's on a damaged tree; the article stands without
        return PageFacts()
