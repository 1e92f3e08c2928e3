"""feeds.toml: what is watched, and how it is asked for. Every fault names its key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.errors import UsageError
from onrecord.ingest.fetch.listings import Wanted
from onrecord.ingest.fetch.options import FetchOptions
from onrecord.model.words import harmless

Kind = Literal["feed", "sitemap", "pages"]

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_TIME = re.compile(r"(\d{1,6})\s*([smhd])")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LEAST_EVERY_S = 60.0
_LEAST_DELAY_S = 1.0
_EVERY_S = 15 * 60.0
_FEED_KEYS = frozenset({"url", "urls", "name", "publisher", "kind", "every", "content"})
_FETCH_KEYS = frozenset({"contact", "delay", "proxy"})


@dataclass(frozen=True, slots=True)
class Feed:
    """One thing that is watched.

    Attributes:
        urls: of the feed or sitemap, one; of a list of pages, each.
        name: what it is called in what is printed.
        publisher: who publishes what is listed; None where the feed tells.
        every_s: seconds from one look at it to the next.
        content: see `listings.Wanted`.
    """

    urls: tuple[str, ...]
    name: str
    publisher: str | None = None
    kind: Kind = "feed"
    every_s: float = _EVERY_S
    content: Wanted = "page"


@dataclass(frozen=True, slots=True)
class WatchList:
    """What is watched, and how."""

    feeds: tuple[Feed, ...]
    fetch: FetchOptions


def read_watch_list(path: Path, options: FetchOptions) -> WatchList:
    """The list in the file; what it says of how sites are asked goes before `options`.

    Raises:
        UsageError: it cannot be read, is no TOML, or a key is missing, unknown, or not what it should be. The message names the key.
    """
    shown = harmless(str(path))
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UsageError(
            f"{shown}: found {fault.strerror}, expected a file such as feeds.toml; check the name"
        ) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError(f"{shown}: found no TOML ({fault}), expected [[feed]] tables; mend it there") from fault
    _check_keys(told, frozenset({"feed", "fetch"}), shown)
    feeds = told.get("feed")
    if not isinstance(feeds, list) or not feeds or not all(isinstance(one, dict) for one in feeds):
        raise _wrong(shown, "feed", feeds, "one [[feed]] table or more")
    listed = tuple(_feed(one, f"{shown}: feed {number}") for number, one in enumerate(feeds, start=1))
    first: dict[str, int] = {}
    for number, feed in enumerate(listed, start=1):
        for url in feed.urls:
            if url in first:
                raise _wrong(f"{shown}: feed {number}", "url", url, f"another than that of feed {first[url]}")
            first[url] = number
    return WatchList(listed, _fetch(told.get("fetch", {}), f"{shown}: fetch", options))


def _feed(told: Mapping[str, Any], where: str) -> Feed:
    _check_keys(told, _FEED_KEYS, where)
    kind = _choice(told, "kind", get_args(Kind), where)
    content = _choice(told, "content", get_args(Wanted), where)
    if content == "entry" and kind != "feed":
        raise _wrong(where, "content", content, '"page": only feeds hold articles')
    urls = _addresses(told, kind, where)
    name = _words(told, "name", where) or urls[0]
    return Feed(
        urls=urls,
        name=harmless(name),
        publisher=_words(told, "publisher", where),
        kind=kind,
        every_s=_seconds(told, "every", _EVERY_S, _LEAST_EVERY_S, where),
        content=content,
    )


def _addresses(told: Mapping[str, Any], kind: Kind, where: str) -> tuple[str, ...]:
    key, other = ("urls", "url") if kind == "pages" else ("url", "urls")
    if other in told:
        raise _wrong(where, other, told[other], f"{key}, which a {kind} table has in its place")
    urls = told.get("urls", []) if kind == "pages" else [told.get("url")]
    if not isinstance(urls, list) or not urls:
        raise _wrong(where, key, urls, "a list of addresses")
    for url in urls:
        if not isinstance(url, str) or not _ADDRESS.fullmatch(url):
            raise _wrong(where, key, url, "an http or https address")
    return tuple(urls)


def _fetch(told: Any, where: str, options: FetchOptions) -> FetchOptions:
    if not isinstance(told, dict):
        raise _wrong(where, "fetch", told, "a [fetch] table")
    _check_keys(told, _FETCH_KEYS, where)
    contact, proxy = _words(told, "contact", where), _words(told, "proxy", where)
    if contact and not (contact.isascii() and contact.isprintable()):
        raise _wrong(where, "contact", contact, "an address in plain ASCII")
    delay = _seconds(told, "delay", options.delay_s, _LEAST_DELAY_S, where)
    return replace(options, contact=contact or options.contact, proxy=proxy or options.proxy, delay_s=delay)


def _choice(told: Mapping[str, Any], key: str, choices: tuple[Any, ...], where: str) -> Any:
    """One of the choices; the first where the key is missing."""
    value = told.get(key, choices[0])
    if value not in choices:
        raise _wrong(where, key, value, "one of " + ", ".join(f'"{choice}"' for choice in choices))
    return value


def _words(told: Mapping[str, Any], key: str, where: str) -> str | None:
    value = told.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise _wrong(where, key, value, "words in quotes")
    return value


def _seconds(told: Mapping[str, Any], key: str, default: float, least: float, where: str) -> float:
    if key not in told:
        return default
    value = told[key]
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    seconds = float(match.group(1)) * _UNITS[match.group(2)] if match else 0.0
    if seconds < least:
        raise _wrong(where, key, value, f'a time of {least:.0f} seconds or more, such as "90s", "15m", "6h" or "1d"')
    return seconds


def _check_keys(told: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for key in told:
        if key not in known:
            raise UsageError(
                f"{where}: found the key {harmless(key)[:40]!r}, expected one of {', '.join(sorted(known))}; check its spelling"
            )


def _wrong(where: str, key: str, found: object, expected: str) -> UsageError:
    said = "nothing" if found is None else harmless(repr(found))[:80]
    return UsageError(f"{where}: {key}: found {said}, expected {expected}; see docs/fetching.md")
