"""Over TLS: the name is proved, though the connection goes to an address that was looked up before."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.ingest.fetch.site import QUICK, Site, response, running_site

from onrecord.errors import InputRefused
from onrecord.ingest.fetch.addresses import Address
from onrecord.ingest.fetch.fetcher import Fetcher
from onrecord.ingest.fetch.wire import Network

_PUBLIC = "93.184.216.34"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example that it signed itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "news.example")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@contextmanager
def secured_site(certificate: Path) -> Iterator[tuple[Site, list[str | None]]]:
    """A site over TLS, and the names that it was asked under (SNI)."""
    names: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    with running_site(context) as site:
        site.routes["/a"] = response(b"Two died.")
        yield site, names


def fetcher(site: Site, trusted: Path | None) -> Fetcher:
    """One for which every name has a public address, and every connection leads to the site."""

    def dial(_address: Address, _port: int, timeout: float) -> httpcore.NetworkStream:
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", site.port, timeout)

    trust = partial(ssl.create_default_context, cafile=trusted)
    return Fetcher(replace(QUICK, private=False), Network(lambda _host, _port: [_PUBLIC], dial, trust))


def test_a_site_that_proves_its_name_is_read(certificate: Path) -> None:
    """It is asked under its name, in TLS and in the Host field, though connected to by its address."""
    with secured_site(certificate) as (site, names):
        assert fetcher(site, certificate).fetch("https://news.example/a").data == b"Two died."
        assert set(names) == {"news.example"}
        assert {one.headers["host"] for one in site.asked} == {"news.example"}


@pytest.mark.parametrize(("url", "trusted"), [("https://news.example/a", False), ("https://other.example/a", True)])
def test_a_site_that_does_not_is_refused(certificate: Path, url: str, trusted: bool) -> None:  # noqa: FBT001
    """Nobody vouches for it, or for another name only."""
    with secured_site(certificate) as (site, _), pytest.raises(InputRefused) as caught:
        fetcher(site, certificate if trusted else None).fetch(url)
    assert (caught.value.code, site.asked) == ("certificate", [])
