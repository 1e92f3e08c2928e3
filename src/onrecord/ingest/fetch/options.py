"""How sites are asked, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import InputRefused
from onrecord.version import VERSION

AGENT = "onrecord"
"""The name that robots.txt files may speak of."""


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How sites are asked. Times are in seconds.

    Attributes:
        contact: where the people at a site can reach whoever runs this; part of the User-Agent.
        private: let loopback, private and shared addresses be asked; see `addresses.kind_of_address`.
        proxy: the URL of a proxy that all goes through; it then looks host names up, and their addresses are its to judge.
        delay_s: from the end of one request to a host to the start of the next; a longer one of robots.txt wins.
        patience_s: the longest wait for a host's turn; what would take longer is refused for now.
        total_s: for one request, from the connection to the last byte.
        quiet_s: without a byte.
        most_bytes: of a body, as sent and as unpacked.
        most_headers: bytes of a response's header.
        most_redirects: for one address.
        attempts: for what may pass.
        backoff_s: before the second attempt; doubled before each further one.
    """

    contact: str | None = None
    private: bool = False
    proxy: str | None = None
    delay_s: float = 2.0
    patience_s: float = 60.0
    total_s: float = 60.0
    quiet_s: float = 20.0
    most_bytes: int = 64 * 1024**2
    most_headers: int = 64 * 1024
    most_redirects: int = 5
    attempts: int = 3
    backoff_s: float = 1.0

    @property
    def user_agent(self) -> str:
        """What every request says of who asks."""
        about = f"casualty recording{'; ' + self.contact if self.contact else ''}"
        return f"{AGENT}/{VERSION} ({about})"


class TryLater(InputRefused):
    """What may pass: a later attempt can succeed where nothing was changed here."""
