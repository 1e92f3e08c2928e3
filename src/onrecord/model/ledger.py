"""What a ledger holds that cannot be made again, and the chain of hashes that shows when any of it is altered.

Every act that adds to the evidence is a `Link`: a capture acquired, a decision taken, a capture erased. A link's hash covers its own fields
and the hash of the link before it, so that a link altered, removed or put in breaks the chain at that place. What a link is about (its
payload) stands in the chain by its hash alone: a payload can be erased by law, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

LinkKind = Literal["acquisition", "decision", "erasure"]

GENESIS = "0" * 64
"""What stands in place of a previous hash before the first link."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the evidence chain.

    Attributes:
        seq: 1 for the first, without gaps.
        subject: what the link is about: the capture's SHA-256, or the decision's id.
        payload: SHA-256 of the canonical JSON of what the link is about.
        at: when it was added.
        hash: of all the above and the hash of the link before; see `link_hash`.
    """

    seq: int
    kind: LinkKind
    subject: str
    payload: str
    at: str
    hash: str


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One capture as it came into the ledger, as one report: the row of evidence that everything derived hangs on.

    Attributes:
        seq: its link in the chain.
        sha256: of the capture's bytes.
        metadata: what the collector was told with the bytes (id, url, published, ...).
    """

    seq: int
    sha256: str
    name: str
    media_type: str
    metadata: Mapping[str, Any]
    collector: str | None
    collected_at: datetime | None
    tool: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stands in place of bytes that the law had erased.

    Attributes:
        sha256: of the bytes that stood here.
        by: who answers for the erasure.
        public_key: Ed25519, 32 bytes in hexadecimal; `signature` is over `tombstone_statement`.
    """

    seq: int
    sha256: str
    reason: str
    by: str
    at: str
    public_key: str
    signature: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the evidence is not what it was: where, what was found there, what belongs there."""

    seq: int
    subject: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a walk over the whole evidence found. `broken` is None where every hash and every link holds."""

    links: int
    captures: int
    size: int
    head: str
    tombstones: tuple[Tombstone, ...]
    broken: Break | None


def canonical(payload: Mapping[str, Any]) -> bytes:
    """The one way to write a payload: JSON with sorted keys, no white space, UTF-8; halves of UTF-16 pairs stay escaped."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def payload_hash(payload: bytes) -> str:
    """The SHA-256 of a payload as `canonical` writes it."""
    return hashlib.sha256(payload).hexdigest()


def link_hash(previous: str, seq: int, kind: LinkKind, subject: str, payload: str, at: str) -> str:  # noqa: PLR0913 - a link's fields
    """The hash of a link, over the hash of the one before it and all of its own fields, one a line."""
    return hashlib.sha256(f"{previous}\n{seq}\n{kind}\n{subject}\n{payload}\n{at}".encode()).hexdigest()


def next_link(head: Link | None, kind: LinkKind, subject: str, payload: bytes, at: str) -> Link:
    """The link that follows `head` (None: the first)."""
    seq, previous = (head.seq + 1, head.hash) if head else (1, GENESIS)
    digest = payload_hash(payload)
    return Link(seq, kind, subject, digest, at, link_hash(previous, seq, kind, subject, digest, at))


def tombstone_statement(sha256: str, reason: str, by: str, at: str) -> bytes:
    """The words that a tombstone's signature is over."""
    return canonical({"erased": sha256, "reason": reason, "by": by, "at": at})
