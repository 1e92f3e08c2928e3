"""Which addresses may be asked: those of the public internet. A page must not be able to make this machine ask its own network.

The table is that of IANA's special-purpose address registries (IPv4 and IPv6, as of 2025), and not `ipaddress.is_global`, whose answers
changed between releases of Python.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from onrecord.errors import InputRefused

Address = IPv4Address | IPv6Address

_SPECIAL: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared"),  # between a provider and its customers (CGNAT)
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),  # 169.254.169.254 gives a machine's secrets to whoever asks from it
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved"),
    ("192.0.2.0/24", "documentation"),
    ("192.31.196.0/24", "reserved"),
    ("192.52.193.0/24", "reserved"),
    ("192.88.99.0/24", "reserved"),
    ("192.168.0.0/16", "private"),
    ("192.175.48.0/24", "reserved"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "private"),
    ("ff00::/8", "multicast"),
    ("2001::/23", "reserved"),  # Teredo, which holds an IPv4 address of anybody's choice, and others
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "reserved"),  # 6to4, likewise
    ("3fff::/20", "documentation"),
)
_NETWORKS: tuple[tuple[IPv4Network | IPv6Network, str], ...] = tuple((ip_network(net), kind) for net, kind in _SPECIAL)
_GLOBAL_V6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_OWN = frozenset({"loopback", "private", "shared"})
"""What `--allow-private` lets pass; nobody publishes news under the other kinds."""
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\.?", re.IGNORECASE)


def kind_of_address(address: Address) -> str:
    """`public`, or what the address is instead: `loopback`, `private`, `shared`, `link-local`, `multicast`, `documentation`, `reserved`, ...

    An IPv6 address that holds an IPv4 address (mapped, or translated by NAT64) is of the kind of that one.
    """
    if isinstance(address, IPv6Address):
        held = address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFF_FFFF) if address in _NAT64 else None)
        if held is not None:
            return kind_of_address(held)
    kind = next((kind for network, kind in _NETWORKS if address.version == network.version and address in network), "")
    if kind:
        return kind
    return "public" if isinstance(address, IPv4Address) or address in _GLOBAL_V6 else "reserved"


def check_addresses(shown: str, found: Iterable[str], *, private: bool) -> tuple[Address, ...]:
    """The addresses that a host name has, each of which may be asked.

    Args:
        shown: the URL, for the refusal.
        found: the resolver's answer. One wrong address refuses all: an honest site has none.
        private: let loopback, private and shared addresses pass.

    Raises:
        InputRefused: `private-address`, naming the address and its kind; `unreachable` where there is none.
    """
    addresses = tuple(dict.fromkeys(ip_address(one.partition("%")[0]) for one in found))
    if not addresses:
        raise unreachable(shown, "a host name without an address")
    for address in addresses:
        kind = kind_of_address(address)
        if kind != "public" and not (private and kind in _OWN):
            raise _not_public(shown, f"the {kind} address {address}", offer=kind in _OWN)
    return addresses


def literal_address(shown: str, host: str) -> Address | None:
    """The address that the host of a URL is, written as one; None for a name.

    Raises:
        InputRefused: `odd-address`, for decimal, octal, hexadecimal or short spellings and for zones: programs read them
            differently, and nobody honest writes them.
    """
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return ip_address(bare) if "%" not in bare else _odd(shown, host, "an address of one interface")
    except ValueError:
        pass
    if ":" in bare:
        return _odd(shown, host, "no address")
    if not _NUMERIC.fullmatch(bare.rpartition(".")[2] or bare.rstrip(".").rpartition(".")[2]):
        return None
    try:
        stands_for = str(IPv4Address(socket.inet_aton(bare.rstrip("."))))
    except OSError:
        stands_for = "no address"
    return _odd(shown, host, stands_for)


def unreachable(shown: str, found: str) -> InputRefused:
    """What is said where no answer came."""
    return InputRefused(
        "unreachable", shown, found=found, expected="an answer", remedy="check the address, or try again later"
    )


def _odd(shown: str, host: str, stands_for: str) -> Address:
    raise InputRefused(
        "odd-address",
        shown,
        found=f"the host {host[:80]}, an odd spelling of {stands_for}",
        expected="a name, or an address as it is usually written",
        remedy="do not trust where the link came from",
    )


def _not_public(shown: str, found: str, *, offer: bool) -> InputRefused:
    remedy = "do not trust where the link came from"
    if offer:
        remedy += "; if it is a site of your own, say --allow-private"
    return InputRefused("private-address", shown, found=found, expected="a public address", remedy=remedy)
