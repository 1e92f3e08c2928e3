"""One request on the wire: to an address that was looked at, within a time, with a header that ends.

A host name is resolved once for each request, all its addresses are judged, and the connection goes to one of these: a second answer of
the resolver, which may be another one, is never asked for. The name itself stays in the Host field, and in TLS.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import httpcore
import httpx

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.addresses import Address, check_addresses, literal_address, unreachable
from onrecord.ingest.fetch.options import FetchOptions, TryLater

_MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""
_BLANK_LINE = b"\r\n\r\n"


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system's resolver gives them. Raises `socket.gaierror`."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def dial(address: Address, port: int, timeout: float) -> httpcore.NetworkStream:
    """A connection to the address. Raises `httpcore.ConnectError` and `httpcore.ConnectTimeout`."""
    return httpcore.SyncBackend().connect_tcp(str(address), port, timeout)


@dataclass(frozen=True, slots=True)
class Network:
    """How this process touches the network, and whose word it takes for who a site is; tests put others in their place."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    dial: Callable[[Address, int, float], httpcore.NetworkStream] = dial
    trust: Callable[[], ssl.SSLContext] = httpx.create_ssl_context


class Deadline:
    """A moment until which something must be done; monotonic."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, `most` at the most; above zero.

        Raises:
            httpcore.ReadTimeout: none are left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole request took too long")
        return left if most is None else min(left, most)


class Transport(httpx.BaseTransport):
    """Carries one request for the URL shown as `shown`. Raises `InputRefused`, and the errors of httpcore as they are."""

    def __init__(self, shown: str, options: FetchOptions, network: Network, context: ssl.SSLContext) -> None:
        proxy = httpcore.Proxy(options.proxy) if options.proxy else None
        backend = _Guarded(shown, options, network)
        self._shown = shown
        self._proxied = proxy is not None
        self._options = options
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_connections=1, max_keepalive_connections=0, network_backend=backend, proxy=proxy
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response, its body still to be read."""
        if self._proxied:  # the backend sees the proxy's name only
            judge_host(self._shown, request.url.host, self._options)
        assert isinstance(request.stream, Iterable)
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Closes the connection."""
        self._pool.close()


def judge_host(shown: str, host: str, options: FetchOptions) -> Address | None:
    """The address that a host is written as, judged; None for a name, which is judged once it is resolved.

    Raises:
        InputRefused: `odd-address` or `private-address`.
    """
    literal = literal_address(shown, host)
    if literal is not None:
        check_addresses(shown, [str(literal)], private=options.private)
    return literal


class _Guarded(httpcore.NetworkBackend):
    """Connects to hosts whose every address may be asked."""

    def __init__(self, shown: str, options: FetchOptions, network: Network) -> None:
        self._shown = shown
        self._options = options
        self._network = network

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore.NetworkStream:
        deadline = Deadline(self._options.total_s)
        fault: Exception = unreachable(self._shown, "a host name without an address")
        for address in self._addresses(host, port)[:_MOST_ADDRESSES]:
            try:
                stream = self._network.dial(address, port, deadline.left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as one:
                fault = one
            else:
                return _Watched(stream, self._shown, self._options, deadline)
        raise fault

    def _addresses(self, host: str, port: int) -> tuple[Address, ...]:
        if self._options.proxy and httpx.URL(self._options.proxy).host == host:
            return check_addresses(self._shown, self._looked_up(host, port), private=True)  # the user named it
        literal = judge_host(self._shown, host, self._options)
        if literal is not None:
            return (literal,)
        return check_addresses(self._shown, self._looked_up(host, port), private=self._options.private)

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        try:
            return self._network.resolve(host, port)
        except (OSError, UnicodeError) as fault:
            reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
            later = unreachable(self._shown, f"no address of {host[:100]} ({reason})")
            raise TryLater(
                later.code, later.subject, found=later.found, expected=later.expected, remedy=later.remedy
            ) from fault


class _Watched(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline, and whose header ends within its bound."""

    def __init__(self, stream: httpcore.NetworkStream, shown: str, options: FetchOptions, deadline: Deadline) -> None:
        self._stream = stream
        self._shown = shown
        self._options = options
        self._deadline = deadline
        self._header = 0
        self._tail: bytes | None = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._deadline.left(timeout))
        if self._tail is not None:
            self._watch_header(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Watched(secured, self._shown, self._options, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)

    def _watch_header(self, data: bytes) -> None:
        """Counts bytes up to the first blank line. A header may be longer by what one read brings."""
        assert self._tail is not None
        window = self._tail + data
        self._tail = None if _BLANK_LINE in window or b"\n\n" in window else window[-3:]
        self._header += len(data)
        if self._tail is not None and self._header > self._options.most_headers:
            raise InputRefused(
                "headers-too-large",
                self._shown,
                found=f"a response header of more than {self._options.most_headers // 1024} KB",
                expected="the header of a web page",
                remedy="do not trust the site",
            )


class _Body(httpx.SyncByteStream):
    """A body as it comes."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close:
            close()
