"""What the JSON-LD of a page says of its article. Broken JSON gives what can still be told apart, several articles only the page's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_LONGEST = 2_000_000
"""Code points of a script that is parsed; the articles themselves are some thousands."""
_MOST_NODES = 5_000
_AROUND = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
"""Keys under which a page's own article stands; those of parts, lists and comments (`hasPart`, `itemListElement`, `comment`) lead to others."""
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_PAIR = re.compile(r'"(datePublished|headline)"\s{0,20}:\s{0,20}"([^"\\<>]{4,300})"')


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What the JSON-LD says, each None where it does not; `rank` is 0 for an article, 1 for the page around it."""

    published: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    addresses: tuple[str, ...] = ()
    rank: int = 0


def find_linked_article(scripts: Iterable[str], titles: Iterable[str], addresses: Iterable[str]) -> LinkedArticle:
    """The article that the page is about. Of several, the one of the page's address or title; where none is, only what all agree on."""
    nodes: list[Mapping[str, Any]] = []
    broken: list[LinkedArticle] = []
    for script in scripts:
        if len(script) <= _LONGEST:
            parsed = _parse(script)
            if parsed is None:
                broken.append(_from_broken(script))
            else:
                nodes += _nodes(parsed)
    known = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    found = [article for node in nodes if (article := _article(node, known))] or broken
    return _own(found, {_plain(title) for title in titles}, {_bare(address) for address in addresses})


def _own(found: list[LinkedArticle], titles: set[str], addresses: set[str]) -> LinkedArticle:
    if not found:
        return LinkedArticle()
    best = min(article.rank for article in found)
    ranked = [article for article in found if article.rank == best]
    for chosen in (
        [article for article in ranked if addresses & {_bare(address) for address in article.addresses}],
        [article for article in ranked if article.title and _plain(article.title) in titles],
    ):
        if chosen and len(ranked) > len(chosen):
            ranked = chosen
    pages = [article for article in found if article.rank > best]

    def agreed(name: str, within: list[LinkedArticle]) -> str | None:
        values = {value for article in within if (value := getattr(article, name))}
        return values.pop() if len(values) == 1 else None

    def told(name: str) -> str | None:
        return agreed(name, ranked) or (agreed(name, pages) if not any(getattr(one, name) for one in ranked) else None)

    return LinkedArticle(
        told("published"), agreed("title", ranked), told("author"), told("publisher"), told("language"), (), best
    )


def _parse(script: str) -> Any:
    """The JSON; without what scripts wrap it in, and without commas before a bracket, where it is broken so. None where it stays broken."""
    for words in (script, _TRAILING_COMMA.sub("", _WRAPPING.sub("", _WRAPPING.sub("", script)))):
        try:
            return json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(parsed: Any) -> Iterator[Mapping[str, Any]]:
    """The objects that can be the page's own, level by level, so that no depth exhausts the stack."""
    waiting = [parsed]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value[:_MOST_NODES])
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _AROUND if isinstance(value.get(key), (dict, list))]


def _article(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> LinkedArticle | None:
    rank = _rank(node.get("@type"))
    if rank is None:
        return None
    page = node.get("mainEntityOfPage")
    addresses = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    author = ", ".join(dict.fromkeys(_names(node.get("author") or node.get("creator"), known)))
    publisher = next(iter(_names(node.get("publisher"), known)), None)
    return LinkedArticle(
        _words(node.get("datePublished")),
        _words(node.get("headline")),
        author or None,
        publisher,
        _words(node.get("inLanguage")),
        tuple(address for address in addresses if isinstance(address, str) and len(address) <= 2000),
        rank,
    )


def _rank(kind: Any) -> int | None:
    kinds = [one.rpartition("/")[2] for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]
    if any(one.endswith(("Article", "Posting", "Report", "Review", "Recipe")) for one in kinds):
        return 0
    return (
        1 if any(one.endswith(("WebPage", "CreativeWork", "VideoObject", "HowTo", "QAPage")) for one in kinds) else None
    )


def _names(value: Any, known: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for one in (value if isinstance(value, list) else [value])[:50]:
        node = known.get(one["@id"], one) if isinstance(one, dict) and isinstance(one.get("@id"), str) else one
        name = node.get("name") if isinstance(node, dict) else node
        for words in (name if isinstance(name, list) else [name])[:50]:
            if isinstance(words, str) and words.strip() and "://" not in words:
                yield words.strip()


def _from_broken(script: str) -> LinkedArticle:
    """The day and the headline where the broken JSON gives each once; which object they belong to can no longer be told."""
    values: dict[str, set[str]] = {}
    for pair in _PAIR.finditer(script):
        values.setdefault(pair[1], set()).add(pair[2])
    one = {key: next(iter(words)) for key, words in values.items() if len(words) == 1}
    return LinkedArticle(one.get("datePublished"), one.get("headline"), rank=1)


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) and value.strip() else None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _bare(address: str) -> str:
    """The address less its scheme, its fragment and the slash at its end."""
    return address.partition("://")[2].partition("#")[0].rstrip("/") or address
