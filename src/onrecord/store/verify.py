"""Walking the evidence: every link, every payload, every byte, and the first place that is not what it was."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from sqlalchemy import Connection, Row, func, select

from onrecord.model.ledger import GENESIS, Break, Tombstone, Verified, link_hash, payload_hash, tombstone_statement
from onrecord.store.evidence import told_part
from onrecord.store.pack import hash_of
from onrecord.store.tables import acquisitions, chain, contents, decisions, ledger, tombstones

_THREADS = 2
"""Hashing and unpacking leave Python's lock, so they go on while the next batch is fetched."""
_BATCH = 256
"""Captures fetched and hashed at a time."""
_BATCH_BYTES = 16 * 1024**2
"""The same in unpacked bytes; a single larger capture is hashed alone, unpacked piece by piece."""
_ROWS = 1024
"""Links fetched at a time."""


def verify(connection: Connection) -> Verified:
    """Checks everything that must not change, inside one view of the ledger; stops at the first break."""
    stones = tuple(
        Tombstone(**row._mapping) for row in connection.execute(select(tombstones).order_by(tombstones.c.seq))
    )
    checks = (_broken_chain, _broken_content, _broken_stone, _broken_rest)
    broken = next((found for check in checks if (found := check(connection))), None)
    count, size = connection.execute(
        select(func.count(), func.coalesce(func.sum(contents.c.size), 0)).where(contents.c.packed.is_not(None))
    ).one()
    head = connection.execute(select(ledger.c.head_seq, ledger.c.head_hash)).one()
    return Verified(head.head_seq, count, int(size), head.head_hash, stones, broken)


def _broken_chain(connection: Connection) -> Break | None:
    """A link that does not follow the one before it, whose row is gone or says other things than when it was linked, or a chain
    that does not end where the ledger says."""
    previous, expected = GENESIS, 1
    for row in _stream(connection, _links()):
        seq, kind, subject, payload, at, found = tuple(row)[:6]
        if seq != expected:
            return Break(expected, subject, f"link {seq}", f"link {expected}, which is gone")
        digest = link_hash(previous, seq, kind, subject, payload, at)
        if digest != found:
            return Break(seq, subject, f"hash {found}", f"hash {digest}, from its fields and the link before")
        if broken := _CHECKS[kind](row):
            return broken
        previous, expected = found, expected + 1
    head = connection.execute(select(ledger.c.head_seq, ledger.c.head_hash)).one()
    if head.head_seq != expected - 1:
        return Break(
            expected, "chain", f"{expected - 1} links", f"{head.head_seq} links, the number that the ledger remembers"
        )
    if head.head_hash != (previous if head.head_seq else ""):
        return Break(head.head_seq, "chain", f"last hash {previous}", f"{head.head_hash}, which the ledger remembers")
    return None


def _links() -> Any:
    """Every link with the row that it is about, in order: in one pass, since most of the cost is that of fetching rows."""
    stone = tombstones.alias("stone")
    return (
        select(
            chain.c.seq,
            chain.c.kind,
            chain.c.subject,
            chain.c.payload,
            chain.c.at,
            chain.c.hash,
            acquisitions.c.payload.label("acquired"),
            acquisitions.c.sha256,
            acquisitions.c.told,
            decisions.c.payload.label("decided"),
            decisions.c.id.label("decision"),
            tombstones.c.seq.label("stone"),
            stone.c.seq.label("erased"),
        )
        .outerjoin(acquisitions, acquisitions.c.seq == chain.c.seq)
        .outerjoin(decisions, decisions.c.seq == chain.c.seq)
        .outerjoin(tombstones, tombstones.c.seq == chain.c.seq)
        .outerjoin(stone, stone.c.sha256 == acquisitions.c.sha256)
        .order_by(chain.c.seq)
    )


def _broken_acquisition(row: Row[Any]) -> Break | None:
    if row.sha256 is None or (row.acquired is None and row.erased is None):
        return Break(row.seq, row.subject, "no acquisition", "the acquisition that was linked")
    if row.sha256 != row.subject:
        return Break(row.seq, row.subject, f"an acquisition of {row.sha256}", f"one of {row.subject}")
    if row.erased is not None:
        found = None if row.acquired is None else "what was told with erased bytes"
        return Break(row.seq, row.subject, found, "nothing beside the tombstone") if found else None
    words = row.acquired.encode("utf-8", "surrogatepass")
    if payload_hash(words) != row.payload:
        return Break(row.seq, row.subject, "an altered acquisition", f"one whose hash is {row.payload}")
    if payload_hash(told_part(words)) != row.told:
        return Break(row.seq, row.subject, f"{row.told} for what was told", "the hash of what the acquisition says")
    return None


def _broken_decision(row: Row[Any]) -> Break | None:
    if row.decided is None or row.decision != row.subject:
        return Break(row.seq, row.subject, "no decision", "the decision that was linked")
    if payload_hash(row.decided.encode("utf-8", "surrogatepass")) != row.payload:
        return Break(row.seq, row.subject, "an altered decision", f"one whose hash is {row.payload}")
    return None


def _broken_erasure(row: Row[Any]) -> Break | None:
    """The tombstone's fields are checked by their signature."""
    return Break(row.seq, row.subject, "no tombstone", "the tombstone that was linked") if row.stone is None else None


_CHECKS = {"acquisition": _broken_acquisition, "decision": _broken_decision, "erasure": _broken_erasure}


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
        under_way: deque[Future[Break | None]] = deque()
        for batch in _batches(keys):
            subjects = [key.subject for key in batch]
            bytes_of = select(contents.c.sha256, contents.c.packed).where(contents.c.sha256.in_(subjects))
            packed = dict(connection.execute(bytes_of).all())
            under_way.append(threads.submit(_check_batch, batch, packed))
            if len(under_way) == _THREADS and (broken := under_way.popleft().result()):
                return broken
        for future in under_way:
            if broken := future.result():
                return broken
    return None


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


def _check_batch(batch: list[Row[Any]], packed: Mapping[str, bytes | None]) -> Break | None:
    checks = (_check_bytes(key, packed.get(key.subject)) for key in batch)
    return next((found for found in checks if found), None)


def _check_bytes(row: Row[Any], packed: bytes | None) -> Break | None:
    if packed is None:
        if row.stone is not None and row.size is not None:
            return None  # its row stays, so that the same bytes are known if they come again
        return Break(row.seq, row.subject, "no bytes", "the bytes that were taken in, or a tombstone")
    if row.stone is not None:
        return Break(row.seq, row.subject, "bytes beside their tombstone", "no bytes")
    try:
        found, size = hash_of(packed)
    except ValueError as fault:
        return Break(row.seq, row.subject, f"bytes that are {fault}", f"bytes whose hash is {row.subject}")
    if found != row.subject:
        return Break(row.seq, row.subject, f"bytes whose hash is {found}", f"hash {row.subject}")
    if size != row.size:
        return Break(row.seq, row.subject, f"{row.size} for its size", f"{size}, the number of its bytes")
    return None


def _broken_stone(connection: Connection) -> Break | None:
    """A tombstone that its signer did not sign so, or that stands in no link."""
    rows = connection.execute(
        select(tombstones, chain.c.payload, chain.c.subject).join(chain, chain.c.seq == tombstones.c.seq, isouter=True)
    )
    for row in rows.all():
        said = tombstone_statement(row.sha256, row.reason, row.by, row.at)
        signature = _plain_hex(row.signature)
        linked = row.subject == row.sha256 and row.payload == payload_hash(said + signature)
        if not linked or not signature or not _plain_hex(row.public_key):
            return Break(row.seq, row.sha256, "an altered tombstone", "the tombstone that was linked")
        if not signed(said, row.public_key, row.signature):
            return Break(row.seq, row.sha256, "a signature that does not fit", f"one by the key {row.public_key}")
    return None


def _broken_rest(connection: Connection) -> Break | None:
    """A row of evidence that no link tells of."""
    for table, kind, subject in (
        (acquisitions, "acquisition", acquisitions.c.sha256),
        (decisions, "decision", decisions.c.id),
        (tombstones, "erasure", tombstones.c.sha256),
    ):
        linked = select(chain.c.seq).where(chain.c.seq == table.c.seq, chain.c.kind == kind)
        loose = connection.execute(select(table.c.seq, subject).where(~linked.exists()).limit(1)).first()
        if loose:
            return Break(loose[0], loose[1], f"an {kind} that no link tells of", "what was linked")
    acquired = select(acquisitions.c.seq).where(acquisitions.c.sha256 == contents.c.sha256)
    capture = connection.execute(select(contents.c.sha256).where(~acquired.exists()).limit(1)).scalar_one_or_none()
    return Break(0, capture, "a capture that no link tells of", "captures that were taken in") if capture else None


def _plain_hex(words: str) -> bytes:
    """The bytes that the words give in hexadecimal; none where they are written in another way than the ledger writes them."""
    try:
        found = bytes.fromhex(words)
    except ValueError:
        return b""
    return found if found.hex() == words else b""


def signed(statement: bytes, public_key: str, signature: str) -> bool:
    """True where the Ed25519 signature over the statement is the key's; key and signature in hexadecimal."""
    from cryptography.exceptions import (
        InvalidSignature,  # late: most ledgers have no tombstone, and loading it takes a while
    )
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), statement)
    except (InvalidSignature, ValueError):
        return False
    return True


def _stream(connection: Connection, query: Any) -> Iterator[Row[Any]]:
    rows: Iterable[Row[Any]] = connection.execute(query.execution_options(yield_per=_ROWS))
    return iter(rows)
