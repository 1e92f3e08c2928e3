"""The guard: no spelling of an address that is not public passes."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.addresses import check_addresses, kind_of_address, literal_address

_ANY = st.ip_addresses()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.0.1", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "shared"),
        ("169.254.169.254", "link-local"),
        ("0.0.0.0", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("198.18.0.1", "benchmarking"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("fe80::1", "link-local"),
        ("fd00:ec2::254", "private"),
        ("ff02::1", "multicast"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:169.254.169.254", "link-local"),
        ("64:ff9b::10.0.0.1", "private"),
        ("64:ff9b:1::1", "reserved"),
        ("::127.0.0.1", "reserved"),
        ("2002:7f00:1::", "reserved"),
        ("2001:0:7f00:1::", "reserved"),
        ("1.1.1.1", "public"),
        ("172.32.0.1", "public"),
        ("2606:4700::1111", "public"),
        ("64:ff9b::1.1.1.1", "public"),
    ],
)
def test_each_kind_is_known(address: str, kind: str) -> None:
    """The registries' networks, their edges, and IPv4 held in IPv6."""
    assert kind_of_address(ip_address(address)) == kind


@given(_ANY)
def test_nothing_passes_that_python_does_not_call_global(address: IPv4Address | IPv6Address) -> None:
    """The table is at least as strict; NAT64, which Python calls global whatever it holds, is judged by what it holds."""
    if kind_of_address(address) == "public":
        assert address.is_global and not address.is_multicast


@given(st.ip_addresses(v=4))
def test_an_address_held_in_another_is_of_its_kind(address: IPv4Address) -> None:
    """Mapped or translated, it is where it leads that counts."""
    assert kind_of_address(IPv6Address(f"::ffff:{address}")) == kind_of_address(address)
    assert kind_of_address(IPv6Address(f"64:ff9b::{address}")) == kind_of_address(address)


def _spellings(address: IPv4Address) -> list[str]:
    first, second, third, fourth = address.packed
    number = int(address)
    return [
        str(number),
        hex(number),
        f"0{number:o}",
        f"{first}.{number & 0xFFFFFF}",
        f"{first}.{second}.{number & 0xFFFF}",
        f"0{first:o}.0{second:o}.0{third:o}.0{fourth:o}",
        f"{first:#x}.{second:#x}.{third:#x}.{fourth:#x}",
        f"{first:#X}.{second}.0{third:o}.{fourth}",
        f"{address}.",
    ]


@given(st.ip_addresses(v=4), st.integers(0, 8))
def test_odd_spellings_are_refused(address: IPv4Address, which: int) -> None:
    """Whatever they stand for, and though the system's resolver would take them."""
    spelled = _spellings(address)[which]
    assert socket.inet_aton(spelled.rstrip(".")) == address.packed
    with pytest.raises(InputRefused) as caught:
        literal_address("http://x/", spelled)
    assert caught.value.code == "odd-address" and str(address) in caught.value.found


@given(_ANY)
def test_plain_spellings_are_read(address: IPv4Address | IPv6Address) -> None:
    """As they stand in a URL."""
    host = f"[{address}]" if address.version == 6 else str(address)
    assert literal_address("http://x/", host) == address


@pytest.mark.parametrize("host", ["example.org", "1.example", "0x7f.org", "xn--e1afmkfd.xn--p1ai", "a-1", "deadbeef"])
def test_names_are_no_addresses(host: str) -> None:
    """Digits in a name do not make it one."""
    assert literal_address("http://x/", host) is None


@pytest.mark.parametrize("host", ["[fe80::1%25eth0]", "[::1::2]", "256.256.256.256", "1.2.3.4.5", "0x", "999999999999"])
def test_what_is_nearly_an_address_is_refused(host: str) -> None:
    """It is no name either."""
    with pytest.raises(InputRefused, match="odd spelling"):
        literal_address("http://x/", host)


@given(st.lists(_ANY, min_size=1, max_size=5))
def test_one_wrong_address_refuses_all(found: list[IPv4Address | IPv6Address]) -> None:
    """And what passes is what was asked, in order."""
    kinds = {kind_of_address(one) for one in found}
    if kinds == {"public"}:
        assert check_addresses("x", map(str, found), private=False) == tuple(dict.fromkeys(found))
    else:
        with pytest.raises(InputRefused, match=r"expected a public address"):
            check_addresses("x", map(str, found), private=False)


def test_private_addresses_pass_where_they_are_allowed() -> None:
    """Loopback, private and shared ones; the machine's own metadata never."""
    check_addresses("x", ["127.0.0.1", "10.0.0.1", "100.64.0.1", "fd00::1", "::1"], private=True)
    for address in ("169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::ffff:169.254.169.254"):
        with pytest.raises(InputRefused) as caught:
            check_addresses("x", [address], private=True)
        assert caught.value.code == "private-address" and "--allow-private" not in caught.value.remedy
