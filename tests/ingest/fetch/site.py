"""A web site on loopback that answers each path as it is told to, as badly as it is told to."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore

from onrecord.ingest.fetch.addresses import Address
from onrecord.ingest.fetch.fetcher import Fetcher
from onrecord.ingest.fetch.options import FetchOptions
from onrecord.ingest.fetch.wire import Network

Send = Callable[[bytes], object]
Handler = Callable[["Asked", Send], object]


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]


@dataclass
class Site:
    """The site: its routes, and what it was asked."""

    port: int = 0
    routes: dict[str, Handler | bytes] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def root(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """What it was asked for, robots.txt apart."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]


def response(body: bytes = b"", status: str = "200 OK", **fields: str) -> bytes:
    """A whole response; `Content_Type` names the field Content-Type."""
    named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@contextmanager
def running_site(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """The site, up until the end of the block, over TLS where there is a context. Paths without a route are not found."""
    site = Site()

    class Handling(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = iter(lambda: self.rfile.readline(65536).decode("latin-1").strip(), "")
            first = next(lines, "")
            if not first:
                return
            fields = (line.partition(":") for line in lines)
            headers = {name.lower(): value.strip() for name, _, value in fields}
            asked = Asked(first.split()[1], headers)
            site.asked.append(asked)
            route = site.routes.get(asked.path, response(b"not here", "404 Not Found"))
            try:
                if callable(route):
                    route(asked, self.wfile.write)
                else:
                    self.wfile.write(route)
            except OSError:  # the fetcher has seen enough
                return

    class Serving(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, *_: object) -> None:
            """Says nothing: connections that are cut are what is tested."""

    with Serving(("127.0.0.1", 0), Handling) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()


QUICK = FetchOptions(private=True, delay_s=0.0, backoff_s=0.001, patience_s=2.0, total_s=60.0, quiet_s=30.0, attempts=2)
"""As tests ask: without pauses, of this machine."""


def public_fetcher(
    site: Site, addresses: dict[str, list[list[str]]], options: FetchOptions
) -> tuple[Fetcher, list[Address]]:
    """A fetcher for which the site has public addresses, and the addresses to which it connected.

    Args:
        site: where every connection leads, whatever its address.
        addresses: for each host, what the resolver answers the first time, the second time, ...; the last answer stays.
        options: how it asks.
    """
    dialled: list[Address] = []

    def resolve(host: str, _port: int) -> list[str]:
        answers = addresses[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def dial(address: Address, _port: int, timeout: float) -> httpcore.NetworkStream:
        dialled.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", site.port, timeout)

    return Fetcher(options, Network(resolve, dial)), dialled
