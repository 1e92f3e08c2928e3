"""The parts of a parsed page that speak of it, gathered in one walk: meta tags, links, scripts of JSON-LD, headings, dates in sight, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

from onrecord.lexicon.load import load_lexicon
from onrecord.text.pagemeta.moments import LONGEST, find_days, parse_moment
from onrecord.text.pagemeta.values import Moment, Words, clean

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "nav", "aside", "select", "iframe"})
_ELSEWHERE = re.compile(
    r"(?:^|\s)(?:comments?(?!-open|-status|-closed)|kommentar|respond|disqus|related|sidebar|side-bar|teaser|recommend|breadcrumb|most-?read|popular|"
    r"more-news|newsletter|calendar|event-date|copyright|also-read|latest|recent|(?:site|page|global)-?footer|footer$)",
    re.IGNORECASE,
)
"""Classes and ids of parts that speak of other pages or of readers."""
_DATED = re.compile(
    r"(?:^|[\s_-])(?:\w*date\w*|datum|fecha|data|time|timestamp|\w*publish\w*|pubdate|posted\w*|byline|created|meta|\w*-meta|info|authored)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"modif|updated|update-|lastmod|last-mod|edited", re.IGNORECASE)
_AUTHORED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|autor|auteur|vcard|writer|author-?name|byline-?name|post-author)(?=$|[\s_-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s?(?:uhr|h|am|pm|a\.m\.|p\.m\.|utc|gmt|cet|cest|est|edt|msk|мск)?", re.IGNORECASE
)
_MOST_WORDS = 3
"""Words beside a day without any mark of a date, above which it is a sentence of the text and not the line of the day."""
_LONGEST_NAME = 100
_MOST_HEADINGS = 100


@dataclass(frozen=True, slots=True)
class SeenDay:
    """A day in sight: `place` is its rank in the walk, `kind` how it was marked (`marked` as of the publication, `time`, `class`, `line`)."""

    moment: Moment
    place: int
    kind: str
    labelled: bool


@dataclass(slots=True)
class Facts:
    """What one walk over a page gathers; `meta` has the first value of each name, in lower case."""

    meta: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    linked: list[str] = field(default_factory=list)
    tag: str | None = None
    title: str | None = None
    headings: list[tuple[int, str]] = field(default_factory=list)
    lesser: list[tuple[int, str]] = field(default_factory=list)
    days: list[SeenDay] = field(default_factory=list)
    authors: list[Words] = field(default_factory=list)
    base: str | None = None


def gather_facts(tree: Any, tag: str | None) -> Facts:
    """The facts of the page; `tag`, its language as it states it, decides which month a name is, and in which order the numbers of a day stand."""
    facts = Facts(tag=tag)
    walk = tree.iter()
    skipped: set[Any] = set()
    around = _around_headings(tree)
    for place, element in enumerate(walk):
        if not isinstance(element.tag, str):  # comments, processing instructions
            continue
        parent = element.getparent()
        tag = element.tag
        if tag == "script":
            _script(element, facts)
        elif tag in ("meta", "link", "title", "base"):
            _head(element, tag, facts)
            if tag == "meta" and parent not in skipped:
                _marked(element, place, facts)
        if parent in skipped or (element not in around and _is_elsewhere(element, tag)):
            skipped.add(element)
            continue
        if tag == "h1" and (words := clean(text_of(element))):
            facts.headings.append((place, words))
        elif tag in ("h2", "h3") and len(facts.lesser) < _MOST_HEADINGS and (words := clean(text_of(element))):
            facts.lesser.append((place, words))
        if tag not in ("html", "body", "head", "meta", "link", "title"):
            _marked(element, place, facts)
            _lines(element, place, facts)
            _author(element, facts)
    return facts


def text_of(element: Any, longest: int = 1000) -> str:
    """The element's words, cut where they go on past `longest`."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part[:longest])
        length += len(part)
        if length > longest or len(parts) > longest:
            break
    return " ".join(" ".join(parts).split())


def _around_headings(tree: Any) -> set[Any]:
    """What holds the page's headings: never a part that speaks of other pages, whatever its class says."""
    headings = islice(tree.iter("h1"), _MOST_HEADINGS)
    return {outer for heading in headings for outer in (heading, *heading.iterancestors())}


def _is_elsewhere(element: Any, tag: str) -> bool:
    if tag in ("html", "body", "main"):
        return False
    if tag in _SKIPPED or (tag == "footer" and next(element.iterancestors("article", "main"), None) is None):
        return True
    marks = _marks(element)
    return bool(marks) and _ELSEWHERE.search(marks) is not None


def _marks(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300].strip()


def _script(element: Any, facts: Facts) -> None:
    if "ld+json" in (element.get("type") or "")[:100].lower() and element.text:
        facts.linked.append(element.text)


def _head(element: Any, tag: str, facts: Facts) -> None:
    if tag == "title":
        facts.title = facts.title or clean(text_of(element))
    elif tag == "base":
        facts.base = facts.base or clean(element.get("href"))
    elif tag == "link":
        address = clean(element.get("href"))
        for relation in (element.get("rel") or "")[:100].lower().split():
            if address:
                facts.links.setdefault(relation, address)
    else:
        content = clean_content(element.get("content"))
        for key in ("property", "name", "http-equiv"):
            if content and (name := (element.get(key) or "")[:100].strip().lower()):
                facts.meta.setdefault(name, content)


def clean_content(words: str | None) -> str | None:
    """A meta tag's content; parsely's holds a small object, so more is kept than of a name."""
    return words if words and len(words) <= 10_000 else None


def _marked(element: Any, place: int, facts: Facts) -> None:
    """A day that the markup itself marks: itemprop, `time`, the microformats' classes."""
    prop = (element.get("itemprop") or "")[:100].lower()
    marks = _marks(element)
    is_time = element.tag == "time"
    kind = "itemprop" if "datepublished" in prop or "datecreated" in prop else "time"
    if kind == "time" and not is_time and not (element.tag == "abbr" and "published" in marks):
        return
    changed = _CHANGED.search(f"{marks} {prop}") is not None and "publish" not in f"{marks} {prop}".lower()
    if changed or "datemodified" in prop:
        return
    told = element.get("content") or element.get("datetime") or element.get("title") or text_of(element, LONGEST)
    moment = parse_moment(told, facts.tag) or parse_moment(text_of(element, LONGEST), facts.tag)
    if moment is None or _is_not_publication(_before(element)):
        return
    strong = kind == "itemprop" or element.get("pubdate") is not None or "publish" in marks.lower()
    source = f"element itemprop={prop}" if kind == "itemprop" else f"element {element.tag}"
    facts.days.append(SeenDay(Moment(moment, source), place, "marked" if strong else "time", strong))


def _lines(element: Any, place: int, facts: Facts) -> None:
    """Days in the element's own text, where they stand as a line of their own or in what its class says is a date."""
    dated = _DATED.search(_marks(element)) is not None
    if dated and not _CHANGED.search(_marks(element)) and len(element) <= 6:
        whole = text_of(element, 2 * LONGEST)
        if len(whole) <= LONGEST and _line(
            whole, place, "marked" if "publish" in _marks(element).lower() else "class", facts
        ):
            return
    for words in (element.text, *(child.tail for child in element)) if len(element) <= 50 else (element.text,):
        if words and len(words) <= 4 * LONGEST:
            line = " ".join(words.split())
            if 8 <= len(line) <= LONGEST and any(map(str.isdigit, line)):
                _line(line, place, "line", facts, "" if words is not element.text else _before(element))


def _line(line: str, place: int, kind: str, facts: Facts, before: str = "") -> bool:
    found = next(find_days(line, facts.tag), None)
    if found is None:
        return False
    ahead = f"{before[-40:]} {line[: found.start]}".lower()
    if _is_not_publication(ahead):
        return False
    labelled = any(stem in ahead for stem in _labels()["publication"])
    rest = _CLOCK.sub(" ", line[: found.start] + " " + line[found.end :])
    if kind == "line" and not labelled and len(_WORD.findall(rest)) > _MOST_WORDS:
        return False
    if kind == "line" and line.endswith((".", "!", "?")) and not labelled and _WORD.search(rest):
        return False
    facts.days.append(SeenDay(Moment(found.day, "visible text"), place, kind, labelled))
    return True


def _before(element: Any) -> str:
    """The words just before the element, in its parent or at the end of its elder sibling."""
    elder = element.getprevious()
    if elder is not None:
        words = elder.tail or ""
        return (words if words.strip() else (elder.text or ""))[-60:].strip().lower()
    parent = element.getparent()
    return ((parent.text if parent is not None else None) or "")[-60:].strip().lower()


def _is_not_publication(ahead: str) -> bool:
    """True where the last label before a day is that of a change, or of another kind of day."""
    ahead = ahead.lower()
    labels = _labels()
    other = max((ahead.rfind(stem) for stem in labels["not_publication"]), default=-1)
    own = max((ahead.rfind(stem) for stem in labels["publication"]), default=-1)
    return other > own


def _author(element: Any, facts: Facts) -> None:
    if len(facts.authors) >= 20:
        return
    prop, rel = (element.get("itemprop") or "")[:100].lower(), (element.get("rel") or "")[:100].lower()
    marks = _marks(element)
    if "author" in prop.split() or "creator" in prop.split():
        source = "element itemprop=author"
    elif "author" in rel.split():
        source = "link rel=author"
    elif marks and _AUTHORED.search(marks):
        source = "visible text"
    else:
        return
    if (words := clean(text_of(element, 2 * _LONGEST_NAME))) and len(words) <= _LONGEST_NAME:
        facts.authors.append(Words(words, source))


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, tuple[str, ...]]:
    entries = load_lexicon("en").entries("page_dates")
    return {kind: tuple(entries[kind]) for kind in ("publication", "not_publication")}
