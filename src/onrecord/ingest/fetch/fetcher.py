"""The one way to a page: asked for politely, watched warily, followed a few steps, tried again where a fault may pass."""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
import stamina

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.addresses import literal_address, unreachable
from onrecord.ingest.fetch.body import ACCEPTED, read_body, truncated
from onrecord.ingest.fetch.options import FetchOptions, TryLater
from onrecord.ingest.fetch.pace import Pace
from onrecord.ingest.fetch.robots import KEPT_S, Rules, parse_rules
from onrecord.ingest.fetch.wire import Network, Transport
from onrecord.model.capture import Visit
from onrecord.model.words import harmless

logging.getLogger("stamina").addHandler(
    logging.NullHandler()
)  # what it says of each attempt, our refusals say at the end

Headers = tuple[tuple[str, str], ...]

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8"
)
_LONGEST_ADDRESS = 4096
_TAKEN = frozenset({200, 203})
_MOVED = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({500, 502, 504})
_BUSY = frozenset({429, 503})
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a site gave.

    Attributes:
        asked: the URL that was asked for first.
        url: the one that gave this, after redirects.
        at: when the response had come.
        steps: each response on the way there: its status and the URL that was asked.
        request: header of the last request, as sent; `response` likewise of its response, as it came.
        data: the body without its coding; None where it has not changed since the visit that was told of.
        kind: the media type that the response states, in small letters without parameters; empty where it states none.
        charset: the encoding that it states.
        etag: the version's name, for the next visit; that of the visit before where an unchanged page comes without.
        last_modified: when the site says that it was changed last, in its own words; likewise.
    """

    asked: str
    url: str
    at: datetime
    steps: Headers
    request: Headers
    response: Headers
    data: bytes | None
    kind: str
    charset: str | None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    request: Headers
    response: Headers
    data: bytes
    location: str


class Fetcher:
    """Fetches for any number of threads. Remembers whose turn it is and what robots.txt said, and nothing else."""

    def __init__(
        self, options: FetchOptions, network: Network | None = None, stop: threading.Event | None = None
    ) -> None:
        self.options = options
        self.stop = stop or threading.Event()
        self._network = network or Network()
        self._context = self._network.trust()
        self._pace = Pace(options.patience_s, self.stop)
        self._rules: dict[str, tuple[float, Rules]] = {}
        self._asking = threading.Lock()

    def fetch(self, address: str, visit: Visit | None = None) -> Fetched:
        """The page at the address, or word that it is as it was at that visit.

        Raises:
            InputRefused: it may not be had, must not be, or is not what it should be; the code says which.
            TryLater: likewise, and a later attempt may succeed. It has been tried as often as the options say.
            Stopped: the user asked to stop.
        """
        shown = harmless(address)[:500]
        url = _parsed(address, shown)
        attempts = stamina.retry_context(
            on=_may_pass,
            attempts=self.options.attempts,
            timeout=None,
            wait_initial=self.options.backoff_s,
            wait_max=self.options.patience_s,
            wait_jitter=self.options.backoff_s,
        )
        for attempt in attempts:
            with attempt:
                return self._follow(address, url, shown, visit)
        raise AssertionError("stamina gives a result or raises")

    def _follow(self, address: str, url: httpx.URL, shown: str, visit: Visit | None) -> Fetched:
        """The last response of a chain of redirects, every step of which is judged as the first was."""
        steps: list[tuple[str, str]] = []
        while len(steps) <= self.options.most_redirects:
            rules = self._rules_of(url, shown)
            rules.check(str(url), shown)
            answer = self._ask(url, shown, rules.pause(self.options.delay_s), _conditions(visit))
            steps.append((str(answer.status), str(url)))
            if answer.status not in _MOVED:
                if answer.status not in _TAKEN and not (visit and answer.status == _UNCHANGED):
                    raise self._bad_status(url, answer, shown)
                return _fetched(address, url, tuple(steps), answer, visit)
            url = _next(url, answer.location, shown)
        raise InputRefused(
            "too-many-redirects",
            shown,
            found=f"more than {self.options.most_redirects} redirects, the last to {harmless(str(url))[:200]}",
            expected="a page",
            remedy="name the page's own address",
        )

    def _bad_status(self, url: httpx.URL, answer: _Answer, shown: str) -> InputRefused:
        status = answer.status
        if status in _BUSY:
            wait = _retry_after(httpx.Headers(answer.response).get("retry-after", ""))
            if wait is not None:
                self._pace.hold(url.host, wait)
            said = "" if wait is None else f", and to wait {wait:.0f} seconds"
            return TryLater(
                "busy",
                shown,
                found=f"word that the site is busy (status {status}){said}",
                expected="a page",
                remedy="try again then",
            )
        fields = {
            "found": f"status {status}",
            "expected": "a page (status 200)",
            "remedy": "open it in a browser and see what became of it",
        }
        return (
            TryLater("server-error", shown, **fields)
            if status in _PASSING
            else InputRefused("http-status", shown, **fields)
        )

    def _rules_of(self, url: httpx.URL, shown: str) -> Rules:
        """What the site's robots.txt says, asked for once a day."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._asking:
            until, rules = self._rules.get(origin, (0.0, Rules()))
        if time.monotonic() < until:
            return rules
        rules = self._asked_rules(httpx.URL(origin + "/robots.txt"), shown)
        with self._asking:
            # a host that could not say is asked again once what it stood for is tried again
            self._rules[origin] = (time.monotonic() + (0.0 if rules.unknown else KEPT_S), rules)
        return rules

    def _asked_rules(self, url: httpx.URL, shown: str) -> Rules:
        """What the host answers: a file, that there is none (then all is allowed), or nothing that helps."""
        for _ in range(self.options.most_redirects + 1):
            answer = self._ask(url, shown, 0.0, {})
            if answer.status in _TAKEN:
                return parse_rules(answer.data)
            if answer.status in _BUSY or answer.status >= 500:
                return Rules(unknown=f"status {answer.status}")
            if answer.status not in _MOVED:
                break
            url = _next(url, answer.location, shown)
        return Rules()

    def _ask(self, url: httpx.URL, shown: str, pause_s: float, conditions: dict[str, str]) -> _Answer:
        """One request and its response, in the host's turn."""
        options = self.options
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": options.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **conditions,
        }
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), options.quiet_s)
        # no httpx.Client: it would read the Location of a hostile redirect before we have
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": timeouts})
        with (
            self._pace.turn(url.host, pause_s, shown),
            _named(shown),
            Transport(shown, options, self._network, self._context) as transport,
            closing(transport.handle_request(request)) as response,
        ):
            data = b""
            if response.status_code in _TAKEN:
                coding, length = (response.headers.get(name, "") for name in ("content-encoding", "content-length"))
                chunks = _whole(response.iter_raw(), shown)
                data = read_body(chunks, coding, length, shown, options.most_bytes)
            return _Answer(
                response.status_code,
                _in_words(request.headers),
                _in_words(response.headers),
                data,
                response.headers.get("location", ""),
            )


def _fetched(address: str, url: httpx.URL, steps: Headers, answer: _Answer, visit: Visit | None) -> Fetched:
    fields = httpx.Headers(answer.response)
    stated = fields.get("content-type", "")
    before = visit if visit is not None and answer.status == _UNCHANGED else Visit(address)
    return Fetched(
        asked=address,
        url=str(url),
        at=datetime.now(UTC),
        steps=steps,
        request=answer.request,
        response=answer.response,
        data=answer.data if answer.status in _TAKEN else None,
        kind=stated.partition(";")[0].strip().lower(),
        charset=httpx.Response(200, headers=[("content-type", stated)]).charset_encoding,
        etag=fields.get("etag") or before.etag,
        last_modified=fields.get("last-modified") or before.last_modified,
    )


def _parsed(address: str, shown: str) -> httpx.URL:
    """The address as a URL that may be asked for.

    Raises:
        InputRefused: `odd-address`, for a host spelled as nobody spells one; `bad-address`, for another scheme, none or no host, a password within, or what cannot be parsed.
    """
    try:
        if host := urlsplit(address).hostname:
            literal_address(shown, host)
        url = httpx.URL(address)
        found = _flaw(url, address)
    except (httpx.InvalidURL, ValueError, UnicodeError) as fault:
        found = f"no web address ({fault})"[:200]
    if found:
        raise InputRefused(
            "bad-address",
            shown,
            found=found,
            expected="an address such as https://example.org/news",
            remedy="check the address",
        )
    return url.copy_with(fragment=None)


def _flaw(url: httpx.URL, address: str) -> str:
    if url.scheme not in ("http", "https"):
        return f"the scheme {url.scheme[:20]!r}" if url.scheme else "no scheme"
    if not url.host or not urlsplit(address).netloc:
        return "no host"
    if "%" in url.host and ":" not in url.host:
        return f"the host {url.host[:80]!r}"
    if url.userinfo:
        return "a name or password within the address"
    return f"{len(address):,} characters" if len(address) > _LONGEST_ADDRESS else ""


def _next(url: httpx.URL, location: str, shown: str) -> httpx.URL:
    if not location:
        raise InputRefused(
            "bad-redirect",
            shown,
            found="a redirect that leads nowhere",
            expected="where the page is now",
            remedy="open it in a browser and see what became of it",
        )
    try:
        return _parsed(urljoin(str(url), location), shown)
    except ValueError as fault:
        raise InputRefused(
            "bad-redirect",
            shown,
            found=f"a redirect to {harmless(location)[:200]!r}",
            expected="where the page is now",
            remedy="open it in a browser and see what became of it",
        ) from fault


def _conditions(visit: Visit | None) -> dict[str, str]:
    """What asks a site for a page only where it has changed since the visit."""
    if visit is None:
        return {}
    told = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in told.items() if value}


def _may_pass(fault: Exception) -> bool:
    return isinstance(fault, TryLater)


def _retry_after(words: str) -> float | None:
    """Seconds that a site asks to wait: it says so in seconds, or by a moment; None where it says neither."""
    if words.isascii() and words.isdecimal():
        return float(words[:9])
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _in_words(headers: httpx.Headers) -> Headers:
    """The fields in the order and the letters in which they went; bytes that are no ASCII as Latin 1, which loses none."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _whole(chunks: Iterator[bytes], shown: str) -> Iterator[bytes]:
    """The chunks; where they break off before the length that was announced, that is what is said."""
    try:
        yield from chunks
    except httpcore.RemoteProtocolError as fault:
        raise truncated(shown, f"a body that breaks off ({fault})"[:200]) from fault


@contextmanager
def _named(shown: str) -> Iterator[None]:
    """Turns what the wire says into a refusal with a name."""
    try:
        yield
    except (httpcore.TimeoutException, TimeoutError) as fault:
        raise TryLater(
            "too-slow",
            shown,
            found="a response that did not come within its time",
            expected="a page within a minute",
            remedy="try again later",
        ) from fault
    except httpcore.ProtocolError as fault:
        raise TryLater(
            "bad-response",
            shown,
            found=f"what is no HTTP ({fault})"[:200],
            expected="a response",
            remedy="open it in a browser and see what it is",
        ) from fault
    except (httpcore.NetworkError, httpcore.ProxyError, OSError) as fault:
        raise _no_connection(shown, fault) from fault


def _no_connection(shown: str, fault: Exception) -> InputRefused:
    cause = fault.__cause__ or fault.__context__
    if isinstance(cause, ssl.SSLError):
        return InputRefused(
            "certificate",
            shown,
            found=f"a site that does not prove who it is ({getattr(cause, 'verify_message', '') or cause.reason})"[
                :200
            ],
            expected="a valid certificate",
            remedy="check the address; what comes from it proves nothing",
        )
    plain = unreachable(shown, f"no connection ({fault})"[:200])
    return TryLater(plain.code, shown, found=plain.found, expected=plain.expected, remedy=plain.remedy)
