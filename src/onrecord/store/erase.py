"""Lawful erasure: a signed tombstone in place of the bytes, and nothing left of what was derived from them."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from sqlalchemy import Connection, insert, select, update

from onrecord.errors import LedgerError, UsageError
from onrecord.model.ledger import tombstone_statement
from onrecord.store.api import Erasure
from onrecord.store.derived import forget
from onrecord.store.evidence import append
from onrecord.store.holders import hand_over
from onrecord.store.search import forget_words
from onrecord.store.tables import acquisitions, contents, tombstones
from onrecord.store.verify import signed


def sign_erasure(sha256: str, reason: str, by: str, key: bytes) -> Erasure:
    """The order to erase, dated now and signed with the private key (Ed25519, PEM, without a password).

    Raises:
        UsageError: the key is no such key.
    """
    try:
        private = load_pem_private_key(key, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise _no_key(str(fault)) from fault
    if not isinstance(private, Ed25519PrivateKey):
        raise _no_key(type(private).__name__)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    signature = private.sign(tombstone_statement(sha256, reason, by, at))
    return Erasure(sha256, reason, by, at, private.public_key().public_bytes_raw().hex(), signature.hex())


def _no_key(found: str) -> UsageError:
    return UsageError(
        f"key: found {found}, expected an Ed25519 private key in PEM without a password; "
        "make one with `openssl genpkey -algorithm ed25519 -out key.pem`"
    )


def erase(connection: Connection, erasure: Erasure) -> int:
    """Erases the bytes, what was told with them, and everything derived; returns the tombstone's link. To be called in a writing transaction.

    The hashes stay, so that the chain holds and the same bytes are known again if they come back.

    Raises:
        LedgerError: the ledger has no such capture, has erased it already, or the signature does not fit.
    """
    subject = f"capture {erasure.sha256}"
    statement = tombstone_statement(erasure.sha256, erasure.reason, erasure.by, erasure.at)
    if not signed(statement, erasure.public_key, erasure.signature):
        raise LedgerError(
            subject,
            found="a signature that does not fit the order",
            expected="an Ed25519 signature over its words",
            remedy="sign the order anew",
        )
    found = connection.execute(
        select(contents.c.packed.is_(None).label("erased")).where(contents.c.sha256 == erasure.sha256)
    ).one_or_none()
    if found is None or found.erased:
        raise LedgerError(
            subject,
            found="no such capture" if found is None else "a tombstone",
            expected="a capture that the ledger holds",
            remedy="`onrecord show LEDGER REPORT` prints the hash" if found is None else "nothing is left to erase",
        )
    seqs = list(connection.execute(select(acquisitions.c.seq).where(acquisitions.c.sha256 == erasure.sha256)).scalars())
    hand_over(connection, seqs)
    forget(connection, seqs)
    forget_words(connection)
    connection.execute(update(contents).where(contents.c.sha256 == erasure.sha256).values(packed=None))
    connection.execute(update(acquisitions).where(acquisitions.c.seq.in_(seqs)).values(payload=None))
    linked = statement + bytes.fromhex(erasure.signature)
    seq = append(connection, "erasure", erasure.sha256, linked, erasure.at)
    connection.execute(
        insert(tombstones),
        {
            "seq": seq,
            "sha256": erasure.sha256,
            "reason": erasure.reason,
            "by": erasure.by,
            "at": erasure.at,
            "public_key": erasure.public_key,
            "signature": erasure.signature,
        },
    )
    return seq
