"""Walking the evidence: every link, every payload, every byte, and the first place that is not what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, func, select

from onrecord.model.capture import content_hash
from onrecord.model.ledger import GENESIS, Break, Tombstone, Verified, link_hash, payload_hash, tombstone_statement
from onrecord.store.pack import unpack
from onrecord.store.tables import acquisitions, chain, contents, decisions, ledger, tombstones

_THREADS = 4
"""Hashing and unpacking leave Python's lock, so threads share the cores; more than four wait for the disk."""
_BATCH = 256
"""Rows asked for at a time."""
_BATCH_BYTES = 64 * 1024**2
"""Unpacked bytes hashed at a time; a single larger capture is hashed alone."""


def verify(connection: Connection) -> Verified:
    """Checks everything that must not change, inside one view of the ledger; stops at the first break."""
    stones = tuple(
        Tombstone(**row._mapping) for row in connection.execute(select(tombstones).order_by(tombstones.c.seq))
    )
    checks = (_broken_chain, _broken_payload, _broken_content, _broken_stone)
    broken = next((found for check in checks if (found := check(connection))), None)
    count, size = connection.execute(
        select(func.count(), func.coalesce(func.sum(contents.c.size), 0)).where(contents.c.packed.is_not(None))
    ).one()
    head = connection.execute(select(ledger.c.head_seq, ledger.c.head_hash)).one()
    return Verified(head.head_seq, count, int(size), head.head_hash, stones, broken)


def _broken_chain(connection: Connection) -> Break | None:
    """A link that does not follow the one before it, or a chain that does not end where the ledger says."""
    previous, expected = GENESIS, 1
    for link in _stream(connection, select(chain).order_by(chain.c.seq)):
        if link.seq != expected:
            return Break(expected, link.subject, f"link {link.seq}", f"link {expected}, which is gone")
        digest = link_hash(previous, link.seq, link.kind, link.subject, link.payload, link.at)
        if digest != link.hash:
            return Break(
                link.seq, link.subject, f"hash {link.hash}", f"hash {digest}, from its fields and the link before"
            )
        previous, expected = link.hash, expected + 1
    head = connection.execute(select(ledger.c.head_seq, ledger.c.head_hash)).one()
    if head.head_seq != expected - 1:
        return Break(
            expected, "chain", f"{expected - 1} links", f"{head.head_seq} links, the number that the ledger remembers"
        )
    if head.head_seq and head.head_hash != previous:
        return Break(head.head_seq, "chain", f"last hash {previous}", f"{head.head_hash}, which the ledger remembers")
    return None


def _broken_payload(connection: Connection) -> Break | None:
    """A link whose row is gone, or says other things than when it was linked."""
    erased = select(tombstones.c.sha256)
    rows = _stream(
        connection,
        select(
            chain.c.seq,
            chain.c.kind,
            chain.c.subject,
            chain.c.payload.label("digest"),
            acquisitions.c.payload.label("acquired"),
            acquisitions.c.sha256,
            decisions.c.payload.label("decided"),
            tombstones.c.sha256.label("stone"),
            chain.c.subject.in_(erased).label("erased"),
        )
        .outerjoin(acquisitions, acquisitions.c.seq == chain.c.seq)
        .outerjoin(decisions, decisions.c.seq == chain.c.seq)
        .outerjoin(tombstones, tombstones.c.seq == chain.c.seq)
        .order_by(chain.c.seq),
    )
    for row in rows:
        if row.kind == "erasure":
            if row.stone is None:
                return Break(row.seq, row.subject, "no tombstone", "the tombstone that was linked")
            continue  # its fields are checked by their signature
        words = row.acquired if row.kind == "acquisition" else row.decided
        if words is None and row.erased:
            continue
        if words is None:
            return Break(row.seq, row.subject, f"no {row.kind}", f"the {row.kind} that was linked")
        if payload_hash(words.encode("utf-8", "surrogatepass")) != row.digest:
            return Break(row.seq, row.subject, f"an altered {row.kind}", f"one whose hash is {row.digest}")
        if row.kind == "acquisition" and row.sha256 != row.subject:
            return Break(row.seq, row.subject, f"an acquisition of {row.sha256}", f"one of {row.subject}")
    return None


def _broken_content(connection: Connection) -> Break | None:
    """A capture whose bytes have another hash, are gone without a tombstone, or that no link tells of."""
    first = select(chain.c.subject, func.min(chain.c.seq).label("seq")).where(chain.c.kind == "acquisition")
    linked = first.group_by(chain.c.subject).subquery()
    keys = _stream(
        connection,
        select(linked.c.seq, linked.c.subject, contents.c.size, tombstones.c.seq.label("stone"))
        .outerjoin(contents, contents.c.sha256 == linked.c.subject)
        .outerjoin(tombstones, tombstones.c.sha256 == linked.c.subject)
        .order_by(linked.c.seq),
    )
    with ThreadPoolExecutor(_THREADS) as threads:
        for batch in _batches(keys):
            subjects = [key.subject for key in batch]
            bytes_of = select(contents.c.sha256, contents.c.packed).where(contents.c.sha256.in_(subjects))
            packed = {row.sha256: row.packed for row in connection.execute(bytes_of)}
            checks = threads.map(_check_bytes, batch, [packed.get(subject) for subject in subjects])
            if broken := next((found for found in checks if found), None):
                return broken
    loose = connection.execute(
        select(contents.c.sha256).where(contents.c.sha256.not_in(select(acquisitions.c.sha256))).limit(1)
    ).scalar_one_or_none()
    return Break(0, loose, "a capture that no link tells of", "captures that were taken in") if loose else None


def _batches(keys: Iterable[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """The keys in groups whose bytes fit into memory together."""
    batch: list[Row[Any]] = []
    size = 0
    for key in keys:
        if batch and (len(batch) >= _BATCH or size + (key.size or 0) > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(key)
        size += key.size or 0
    if batch:
        yield batch


def _check_bytes(row: Row[Any], packed: bytes | None) -> Break | None:
    if packed is None:
        if row.stone is not None:
            return None
        return Break(row.seq, row.subject, "no bytes", "the bytes that were taken in, or a tombstone")
    if row.stone is not None:
        return Break(row.seq, row.subject, "bytes beside their tombstone", "no bytes")
    try:
        found = content_hash(unpack(packed))
    except ValueError as fault:
        return Break(row.seq, row.subject, f"bytes that are {fault}", f"bytes whose hash is {row.subject}")
    return (
        None
        if found == row.subject
        else Break(row.seq, row.subject, f"bytes whose hash is {found}", f"hash {row.subject}")
    )


def _broken_stone(connection: Connection) -> Break | None:
    """A tombstone that its signer did not sign so, or that stands in no link."""
    rows = connection.execute(
        select(tombstones, chain.c.payload, chain.c.subject).join(chain, chain.c.seq == tombstones.c.seq, isouter=True)
    )
    for row in rows.all():
        said = tombstone_statement(row.sha256, row.reason, row.by, row.at)
        if row.subject != row.sha256 or row.payload != payload_hash(said + bytes.fromhex(row.signature)):
            return Break(row.seq, row.sha256, "an altered tombstone", "the tombstone that was linked")
        if not signed(said, row.public_key, row.signature):
            return Break(row.seq, row.sha256, "a signature that does not fit", f"one by the key {row.public_key}")
    return None


def signed(statement: bytes, public_key: str, signature: str) -> bool:
    """True where the Ed25519 signature over the statement is the key's; key and signature in hexadecimal."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def _stream(connection: Connection, query: Any) -> Iterator[Row[Any]]:
    rows: Iterable[Row[Any]] = connection.execute(query.execution_options(yield_per=_BATCH))
    return iter(rows)
