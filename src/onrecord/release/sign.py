"""Ed25519 keys and signatures over the bytes of a file, as `openssl pkeyutl` makes and checks them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from onrecord.errors import ReleaseError, UsageError


def new_key(path: Path) -> str:
    """Writes a new private key (PEM) that its owner alone can read, and gives the fingerprint of its public half.

    Raises:
        UsageError: there is a file already: a key that is overwritten can sign no withdrawal any more.
    """
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fault:
        raise UsageError(
            f"{path}: found a file, expected a new path; name another one, for a key must not be overwritten"
        ) from fault
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise UsageError(f"{path}: found no such folder, expected one; mend the path") from fault
    with os.fdopen(handle, "wb") as stream:
        stream.write(pem)
    return fingerprint(key.public_key())


def private_key(pem: bytes) -> Ed25519PrivateKey:
    """The key in this PEM.

    Raises:
        UsageError: it is no such key.
    """
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise _no_key("no private key without a password") from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(type(key).__name__)
    return key


def public_key(pem: bytes, subject: str) -> Ed25519PublicKey:
    """The public key in this PEM.

    Raises:
        ReleaseError: it is no such key.
    """
    try:
        key = load_pem_public_key(pem)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise ReleaseError(
            subject,
            found="no Ed25519 public key in PEM",
            expected="the key of who signed",
            remedy="get the release again from where it was published",
        )
    return key


def public_pem(key: Ed25519PublicKey) -> bytes:
    """The public key as PEM."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(key: Ed25519PublicKey) -> str:
    """What people compare: SHA-256 of the 32 bytes of the public key, in groups of four."""
    digest = hashlib.sha256(key.public_bytes_raw()).hexdigest()[:32]
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


def is_signed(message: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    """True where the signature is the key's over the message."""
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _no_key(found: str) -> UsageError:
    return UsageError(
        f"key: found {found}, expected an Ed25519 private key in PEM without a password; make one with `onrecord release key NEWFILE`"
    )
