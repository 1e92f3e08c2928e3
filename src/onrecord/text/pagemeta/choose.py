"""Which of the things a page says of itself are believed: for each field the surest source that states it, named beside the value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from typing import Any

from onrecord.text.language import language_code
from onrecord.text.pagemeta.facts import Facts, SeenDay, gather_facts
from onrecord.text.pagemeta.linked import LinkedArticle, find_linked_article
from onrecord.text.pagemeta.moments import day_in_address, parse_moment
from onrecord.text.pagemeta.values import Moment, Words, clean

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "og:pubdate", "published_time", "published",
    "rnews:datepublished", "datepublished", "date_published", "date-published", "publish-date", "publish_date", "publishdate", "publication_date",
    "publication-date", "publicationdate", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "article_date_original",
    "originalpublicationdate", "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.date.issued", "citation_publication_date",
    "cxenseparse:recs:publishtime", "article.published", "displaydate", "dcsext.articlefirstpublished", "vr:published_time", "bt:pubdate",
    "shareaholic:article_published_time", "prism.publicationdate", "iso-8601-publish-date", "og:release_date", "article:publicationdate",
)  # fmt: skip
"""Names of meta tags that state the publication, the commonest first."""
_DATED = (
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dcterms.available",
    "article:created",
    "created",
    "og:date",
    "doc_date",
)
"""Names that state a day of some kind, most often the publication's: believed only after what marks the publication."""
_TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "headline")
_AUTHORS = (
    "article:author",
    "parsely-author",
    "sailthru.author",
    "author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "article:author_name",
    "twitter:data1",
    "cxenseparse:author",
)
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "copyright-holder", "publisher", "application-name")
_NEAR = 400
"""Elements between the heading and an unmarked day, above which the day is another article's."""
_SEPARATOR = re.compile(r"\s+[|–—·»•:-]+\s+|\s*\|\s*")
_BYLINE = re.compile(
    r"^(?:(?:written|posted|reported)?\s*by|interview|foto|text|von|par|por|di|da|door|av|af|autor(?:in)?|author|auteur|текст|автор)\b[:\s]+",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"://|@|^\W*$|^(?:admin|administrator|unknown|none|null|staff|root|webmaster|n/a|by|posted(?: on)?|published|veröffentlicht am|publiziert am|autor|author)$|\d{4}",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"https?://[^\s/<>\"]+/\S*", re.IGNORECASE)
_HOST = re.compile(r"(https?:)//[^/?#\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is believed of a page, each None where nothing states it."""

    title: Words | None = None
    author: Words | None = None
    publisher: Words | None = None
    url: Words | None = None
    language: Words | None = None
    published: Moment | None = None


def read_facts(tree: Any, url: str | None) -> PageFacts:
    """What the parsed page says of itself; `url` is its address where the collector knows it."""
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    facts = gather_facts(tree, (stated or "").strip()[:20].lower() or None)
    address = _address(facts, url)
    titles = [title for title in (facts.title, *(clean(facts.meta.get(name)) for name in _TITLES)) if title]
    titles += [title for _, title in facts.headings[:20]]
    addresses = [one for one in (address and address.value, url) if one]
    linked = find_linked_article(facts.linked, titles, addresses)
    parsely = _parsely(facts)
    return PageFacts(
        title=_title(facts, linked),
        author=_author(facts, linked, parsely),
        publisher=_first_words(
            (clean(facts.meta.get("og:site_name")), "meta og:site_name"),
            (clean(linked.publisher), "json-ld publisher"),
            *((clean(facts.meta.get(name)), f"meta {name}") for name in _PUBLISHERS),
        ),
        url=address,
        language=_language(facts, linked),
        published=_published(facts, linked, parsely, addresses),
    )


def _published(facts: Facts, linked: LinkedArticle, parsely: dict[str, str], addresses: list[str]) -> Moment | None:
    """The publication by the surest statement of it, in the publisher's own zone where any statement has it."""
    told = list(_stated(facts, linked, parsely))
    seen = _nearest(facts)
    if not told:
        by_address = _by_address(addresses)
        marked = seen and seen.kind == "marked"
        return seen.moment if seen and (marked or by_address is None) else by_address or _weak(facts)
    others = [*told[1:], *([seen.moment] if seen else []), *(day for day in (_by_address(addresses),) if day)]
    return _in_own_zone(told[0], others)


def _in_own_zone(chosen: Moment, others: list[Moment]) -> Moment:
    """The moment with the publisher's offset, where it was chosen in UTC and another statement of it has one, or has another day.

    Sites relabel both ways: the same moment in UTC, which can be the day before or after; or the clock on the wall called UTC, which is another moment.
    A day alone that lies next to the day in UTC is the publisher's, and an hour that contradicts it is dropped.
    """
    if chosen.offset_minutes != 0:
        return chosen
    clock = _clock(chosen.value)
    for other in others:
        if other.offset_minutes and (other.value == chosen.value or _clock(other.value) == clock):
            return other
    for other in others:
        if other.offset_minutes is None and abs(other.day - chosen.day) == timedelta(days=1):
            return other
    return chosen


def _clock(moment: date) -> str:
    return moment.isoformat()[:16]


def _stated(facts: Facts, linked: LinkedArticle, parsely: dict[str, str]) -> Iterator[Moment]:
    words = [
        *([(linked.published, "json-ld datePublished")] if linked.rank == 0 else []),
        *((facts.meta.get(name), f"meta {name}") for name in _PUBLISHED),
        *([(linked.published, "json-ld datePublished")] if linked.rank else []),
        (parsely.get("pub_date"), "meta parsely-page"),
    ]
    for value, source in words:
        if value and (moment := parse_moment(value, facts.tag)):
            yield Moment(moment, source)


def _weak(facts: Facts) -> Moment | None:
    stated = ((facts.meta[name], name) for name in _DATED if name in facts.meta)
    return next(
        (Moment(moment, f"meta {name}") for words, name in stated if (moment := parse_moment(words, facts.tag))), None
    )


def _by_address(addresses: list[str]) -> Moment | None:
    return next((Moment(day, "address") for address in addresses if (day := day_in_address(address))), None)


def _nearest(facts: Facts) -> SeenDay | None:
    """The day in sight that is the article's: one that the markup calls so, else the nearest to its heading; without a heading, the only one."""
    marked = [one for one in facts.days if one.kind == "marked"]
    place = _heading(facts)
    if place is None:
        for wanted in (("marked",), ("time", "class"), ("line",)):
            only = [one for one in facts.days if one.kind in wanted]
            if only:
                return only[0] if len({one.moment.day for one in only}) == 1 else None
        return None
    near = sorted(marked or facts.days, key=lambda one: (not one.labelled and bool(marked), abs(one.place - place)))
    for kinds in (("marked", "time", "class"), ("line",)):
        found = [one for one in near if one.kind in kinds and (one.labelled or abs(one.place - place) <= _NEAR)]
        if found:
            return found[0]
    return None


def _heading(facts: Facts) -> int | None:
    """Where the article's heading stands: the one that the page's title repeats, else the first of the first order."""
    title = _plain(f"{facts.title or ''} {facts.meta.get('og:title', '')}")
    for headings, least in ((facts.headings, 4), (facts.lesser, 12)):
        for place, words in headings:
            if len(words) >= least and _plain(words) in title:
                return place
    return facts.headings[0][0] if facts.headings else None


def _title(facts: Facts, linked: LinkedArticle) -> Words | None:
    """The headline: the heading that other statements repeat, else what the page states for itself, less the site's name."""
    stated = [
        (clean(unescape(linked.title)) if linked.title and linked.rank == 0 else None, "json-ld headline"),
        *((clean(facts.meta.get(name)), f"meta {name}") for name in _TITLES),
        (facts.title, "title element"),
    ]
    known = [(words, source) for words, source in stated if words]
    site = _plain(facts.meta.get("og:site_name", ""))
    for headings, least, name in ((facts.headings[:20], 4, "h1"), (facts.lesser[:40], 12, "h2")):
        for _, heading in headings:
            plain = _plain(heading)
            if len(plain) >= least and plain != site and any(_repeats(plain, _plain(words)) for words, _ in known):
                return Words(heading, f"element {name}")
    if not known and facts.headings:
        return Words(facts.headings[0][1], "element h1")
    return next((Words(_without_site(words, facts), source) for words, source in known), None)


def _repeats(heading: str, title: str) -> bool:
    """True where the heading is most of the title: a site's name at the end of every title is the lesser part of it."""
    return heading == title or (heading in title and len(heading) * 5 >= len(title) * 2)


def _without_site(title: str, facts: Facts) -> str:
    """The title less the site's name at its end, where the page names its site so, or another part is much longer."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    return head if _plain(tail) == _plain(facts.meta.get("og:site_name", "")) or len(tail) * 2 < len(head) else title


def _author(facts: Facts, linked: LinkedArticle, parsely: dict[str, str]) -> Words | None:
    stated = [
        (linked.author if linked.rank == 0 else None, "json-ld author"),
        *((facts.meta.get(name), f"meta {name}") for name in _AUTHORS),
        *((one.value, one.source) for one in facts.authors),
        (linked.author, "json-ld author"),
        (parsely.get("author"), "meta parsely-page"),
    ]
    for words, source in stated:
        name = clean(words)
        name = _BYLINE.sub("", name.strip(" |·,;:–—-")).strip(" |·,;:–—-") if name else None
        if name and len(name) <= 200 and not _NO_NAME.search(name):
            return Words(name, source)
    return None


def _language(facts: Facts, linked: LinkedArticle) -> Words | None:
    stated = (
        (facts.tag, "html lang"),
        (facts.meta.get("content-language"), "meta content-language"),
        (facts.meta.get("og:locale"), "meta og:locale"),
        (linked.language, "json-ld inLanguage"),
    )
    return next(
        (Words(code, source) for words, source in stated if words and (code := language_code(words[:20]))), None
    )


def _address(facts: Facts, url: str | None) -> Words | None:
    """The canonical address. One that is the site's front page is none: that fault would make all its articles one report."""
    host = _HOST.match(url or facts.meta.get("og:url") or facts.base or "")
    for address, source in (
        (facts.links.get("canonical"), "link canonical"),
        (clean(facts.meta.get("og:url")), "meta og:url"),
    ):
        if address and address.startswith("//"):
            address = (host[1] if host else "https:") + address
        elif address and host and address.startswith("/"):
            address = host[0] + address
        if (
            address
            and _ABSOLUTE.fullmatch(address)
            and address.count("/") >= 3
            and address.partition("://")[2].partition("/")[2].strip("/")
        ):
            return Words(address, source)
    return None


def _parsely(facts: Facts) -> dict[str, str]:
    try:
        told = json.loads(facts.meta.get("parsely-page", "{}"))
    except (ValueError, RecursionError):
        return {}
    return {key: value for key, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}


def _first_words(*stated: tuple[str | None, str]) -> Words | None:
    return next((Words(words, source) for words, source in stated if words), None)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
