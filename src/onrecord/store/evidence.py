"""Taking captures in, and giving them out again: the part of the ledger that only grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_, update

from onrecord.errors import LedgerError
from onrecord.model.capture import Capture, Custody, content_hash
from onrecord.model.ledger import Acquisition, Link, LinkKind, canonical, next_link, payload_hash
from onrecord.model.provenance import Refusal
from onrecord.store.api import Taken
from onrecord.store.bulk import add_rows
from onrecord.store.pack import pack, unpack
from onrecord.store.tables import acquisitions, chain, contents, ledger, refusals


@dataclass(frozen=True, slots=True)
class Prepared:
    """A capture hashed and compressed, ready for a transaction that is then short."""

    capture: Capture
    sha256: str
    told: str
    packed: bytes


def prepare(captures: Iterable[Capture]) -> list[Prepared]:
    """The captures, hashed and compressed; needs no database."""
    return [
        Prepared(capture, content_hash(capture.data), payload_hash(canonical(_told(capture))), pack(capture.data))
        for capture in captures
    ]


def take_in(connection: Connection, prepared: Sequence[Prepared], tool: str, now: str) -> list[Taken | Refusal]:
    """What became of each capture, in order: a new acquisition, one that the ledger had, or a refusal for erased bytes.

    To be called in a transaction from `connect.writing`. The same bytes, told of in the same words, are taken in once.
    """
    hashes = [one.sha256 for one in prepared]
    stored = {
        row.sha256: row.erased
        for row in connection.execute(
            select(contents.c.sha256, contents.c.packed.is_(None).label("erased")).where(contents.c.sha256.in_(hashes))
        )
    }
    known = {
        (row.sha256, row.told): row.seq
        for row in connection.execute(
            select(acquisitions.c.sha256, acquisitions.c.told, acquisitions.c.seq).where(
                tuple_(acquisitions.c.sha256, acquisitions.c.told).in_([(one.sha256, one.told) for one in prepared])
            )
        )
    }
    head = chain_head(connection)
    taken: list[Taken | Refusal] = []
    new_contents: list[dict[str, Any]] = []
    new_links: list[Link] = []
    new_rows: list[dict[str, Any]] = []
    for one in prepared:
        if stored.get(one.sha256):
            taken.append(_erased(one))
            continue
        if (one.sha256, one.told) in known:
            taken.append(Taken(known[one.sha256, one.told], new=False))
            continue
        if one.sha256 not in stored:
            stored[one.sha256] = False
            new_contents.append({"sha256": one.sha256, "size": len(one.capture.data), "packed": one.packed})
        payload = canonical(_payload(one, tool))
        head = next_link(head, "acquisition", one.sha256, payload, now)
        new_links.append(head)
        new_rows.append({"seq": head.seq, "sha256": one.sha256, "told": one.told, "payload": payload.decode("ascii")})
        known[one.sha256, one.told] = head.seq
        taken.append(Taken(head.seq, new=True))
    # what could not be captured under these names now could
    names = [one.capture.name for one in prepared]
    connection.execute(delete(refusals).where(refusals.c.seq.is_(None), refusals.c.subject.in_(names)))
    if new_rows:
        add_rows(connection, contents, new_contents)
        add_links(connection, new_links)
        add_rows(connection, acquisitions, new_rows)
    return taken


def chain_head(connection: Connection) -> Link | None:
    """The last link of the chain, as the ledger's own row remembers its end; None while there is none."""
    head = connection.execute(select(ledger.c.head_seq, ledger.c.head_hash)).one()
    if head.head_seq == 0:
        return None
    return Link(head.head_seq, "acquisition", "", "", "", head.head_hash)  # a next link needs its number and hash alone


def add_links(connection: Connection, links: Sequence[Link]) -> None:
    """Appends links, which must follow the chain's head in order, and moves the head."""
    add_rows(connection, chain, [asdict(link) for link in links])
    connection.execute(update(ledger).values(head_seq=links[-1].seq, head_hash=links[-1].hash))


def append(connection: Connection, kind: LinkKind, subject: str, payload: bytes, at: str) -> int:
    """Appends one link and returns its number."""
    link = next_link(chain_head(connection), kind, subject, payload, at)
    add_links(connection, [link])
    return link.seq


def captures_of(connection: Connection, seqs: Sequence[int]) -> Iterator[tuple[int, Capture]]:
    """The captures of the acquisitions that still have their bytes, in order of `seq`, as they were when taken in.

    Raises:
        LedgerError: the bytes of one are not what was taken in.
    """
    rows = connection.execute(
        select(acquisitions.c.seq, acquisitions.c.sha256, acquisitions.c.payload, contents.c.packed)
        .join(contents, contents.c.sha256 == acquisitions.c.sha256)
        .where(acquisitions.c.seq.in_(seqs), contents.c.packed.is_not(None))
        .order_by(acquisitions.c.seq)
    )
    for row in rows:
        yield row.seq, _capture(row.seq, row.sha256, json.loads(row.payload), row.packed)


def acquisition_of(seq: int, payload: str) -> Acquisition:
    """The acquisition that a payload tells of."""
    told = json.loads(payload)
    at = told["collected_at"]
    return Acquisition(
        seq=seq,
        sha256=told["sha256"],
        name=told["name"],
        media_type=told["media_type"],
        metadata=told["metadata"],
        collector=told["collector"],
        collected_at=datetime.fromisoformat(at) if at else None,
        tool=told["tool"],
    )


def _capture(seq: int, sha256: str, told: dict[str, Any], packed: bytes) -> Capture:
    try:
        data = unpack(packed)
    except ValueError as fault:
        raise _damaged(seq, sha256, str(fault)) from fault
    if content_hash(data) != sha256:
        raise _damaged(seq, sha256, f"bytes whose hash is {content_hash(data)}")
    custody = None
    if told["collector"]:
        headers = {side: tuple((name, value) for name, value in pairs) for side, pairs in told["headers"].items()}
        custody = Custody(told["collector"], datetime.fromisoformat(told["collected_at"]), headers)
    return Capture(told["name"], data, told["media_type"], told["metadata"], custody)


def _damaged(seq: int, sha256: str, found: str) -> LedgerError:
    return LedgerError(
        f"capture {sha256} (link {seq})",
        found=found,
        expected="the bytes that were taken in",
        remedy="run `onrecord verify`, and restore the ledger from a backup",
    )


def _told(capture: Capture) -> dict[str, Any]:
    """What tells one acquisition of the same bytes from another: not when and how they came, and nor under which name."""
    return {"media_type": capture.media_type, "metadata": dict(capture.metadata)}


def told_part(payload: bytes) -> bytes:
    """What tells acquisitions of the same bytes apart, as `_told` gives it, from an acquisition's payload: the canonical JSON of two of its keys.

    Keys stand in order and quotes within strings are escaped, so the two are found without taking the payload apart, unless a key of
    what was told with the bytes is called as one of them.
    """
    first, last = payload.find(b'"media_type":'), payload.rfind(b',"name":')
    if payload.count(b'"media_type":') == 1 and 0 <= first < last:
        return b"{" + payload[first:last] + b"}"
    whole = json.loads(payload)
    return canonical({"media_type": whole["media_type"], "metadata": whole["metadata"]})


def _payload(one: Prepared, tool: str) -> dict[str, Any]:
    capture, custody = one.capture, one.capture.custody
    return {
        "sha256": one.sha256,
        "size": len(capture.data),
        "name": capture.name,
        "media_type": capture.media_type,
        "metadata": dict(capture.metadata),
        "collector": custody.collector if custody else None,
        "collected_at": custody.at.isoformat() if custody else None,
        "headers": {side: [list(pair) for pair in pairs] for side, pairs in custody.headers.items()} if custody else {},
        "tool": tool,
    }


def _erased(one: Prepared) -> Refusal:
    return Refusal(
        "erased",
        one.capture.name,
        found="a report whose bytes were erased from this ledger by law",
        expected="a report that may be kept",
        remedy="see its tombstone with `onrecord verify`; nothing was stored",
    )
