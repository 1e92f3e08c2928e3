"""The ledger's tables, the same on SQLite and PostgreSQL. What only one of them has (full text, boxes) is in its own module.

Two kinds of table stand here. *Evidence* cannot be made again: contents, acquisitions, the chain, tombstones, decisions, issued incident ids.
Rows are only ever added to it. *Derived* data can be deleted and made again from it: reports, readings, accounts, claims, incidents.
Times are ISO 8601 text, as the evidence chain hashes them; days are ISO text too, since a report can be of the year 1605.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as _Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

FORMAT = 4
"""The ledger's format. A release reads its own format and all earlier ones, which it upgrades; see docs/ledger.md."""

METADATA = MetaData()

_UNHELD = re.compile(r"[\0\ud800-\udfff]")


def held(words: str | None) -> str | None:
    """The words as both databases hold them; see `Text`. For rows that go to the driver past SQLAlchemy's types."""
    return None if words is None else _UNHELD.sub("\ufffd", words)


class Text(TypeDecorator[str]):
    """Text that both databases hold: U+FFFD for zeros, which PostgreSQL refuses, and for halves of UTF-16 pairs, which nothing can encode.

    Evidence has none, since payloads are ASCII and bytes are bytes; what a refusal or a report's metadata quote may.
    """

    impl = _Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The value as it is stored, and as it is compared with what is stored."""
        return held(value)


# --- evidence: append only ---

ledger = Table(
    "ledger",  # one row
    METADATA,
    Column("only", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("id", Text, nullable=False),
    Column("format", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("tool", Text, nullable=False),
    # the chain's end is kept apart from the chain, so that cutting links off it shows
    Column("head_seq", BigInteger, nullable=False),
    Column("head_hash", Text, nullable=False),
)

contents = Table(
    "contents",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=True),  # Zstandard; NULL once erased
)

chain = Table(
    "chain",
    METADATA,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

acquisitions = Table(
    "acquisitions",
    METADATA,
    Column("seq", ForeignKey("chain.seq"), primary_key=True),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False),
    Column(
        "told", Text, nullable=False
    ),  # hash of what was told with the bytes: the same bytes told of anew are a new acquisition
    Column("payload", Text, nullable=True),  # canonical JSON; NULL once erased
    UniqueConstraint("sha256", "told"),
)

tombstones = Table(
    "tombstones",
    METADATA,
    Column("seq", ForeignKey("chain.seq"), primary_key=True),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False, unique=True),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("public_key", Text, nullable=False),
    Column("signature", Text, nullable=False),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("seq", ForeignKey("chain.seq"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("payload", Text, nullable=False),  # canonical JSON
)

incident_ids = Table(
    "incident_ids",
    METADATA,
    Column("id", Text, primary_key=True),
    Column(
        "anchor", Text, nullable=False, unique=True
    ),  # what it was issued for, so that a rebuilt ledger finds it again
    Column("issued_at", Text, nullable=False),
    Column("merged_into", ForeignKey("incident_ids.id"), nullable=True),
)
Index(
    "incident_ids_merged_into",
    incident_ids.c.merged_into,
    sqlite_where=incident_ids.c.merged_into.is_not(None),
    postgresql_where=incident_ids.c.merged_into.is_not(None),
)

incident_holders = Table(
    "incident_holders",  # kept beside the issued ids, which are never altered but for what they were merged into
    METADATA,
    Column("id", ForeignKey("incident_ids.id"), primary_key=True),
    Column(
        "number", Integer, nullable=False, index=True
    ),  # in the order of issue: of two ids that meet, the older one stays
    Column(
        "holder", Text, nullable=False, index=True
    ),  # anchor of the account that it stays with when its incident is split
)

EVIDENCE = (ledger, contents, chain, acquisitions, tombstones, decisions, incident_ids, incident_holders)

# --- kept, but no evidence ---

refusals = Table(
    "refusals",
    METADATA,
    Column("id", Text, primary_key=True),  # hash of what was refused and why, so that the same refusal is one row
    Column("seq", ForeignKey("acquisitions.seq"), nullable=True, index=True),  # NULL: nothing was captured
    Column("code", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("found", Text, nullable=False),
    Column("expected", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("read_stamp", Text, nullable=True),  # of the stage that refused it
    Column("at", Text, nullable=False),
)

visits = Table(
    "visits",  # of pages that were fetched; their addresses as hashes alone, so that an erased report leaves none behind
    METADATA,
    Column("address", Text, primary_key=True),  # SHA-256 of the URL
    Column("etag", Text),
    Column("last_modified", Text),
    Column("told", Text),  # what was said of the page where the link to it stood
    Column("via", Text),  # SHA-256 of the URL of the feed or list that led there
    Column("at", Text, nullable=False),
)

stages = Table(
    "stages",
    METADATA,
    Column("stamp", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column(
        "parts", Text, nullable=False
    ),  # JSON: what the stage's results depend on, so that a re-run can say what changed
    Column("first_used_at", Text, nullable=False),
)

# --- derived: delete it, run again, and it is the same ---

reports = Table(
    "reports",
    METADATA,
    Column("seq", ForeignKey("acquisitions.seq"), primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("current", Boolean, nullable=False),  # no later version has the same id
    Column("title", Text),
    Column("publisher", Text, index=True),
    Column("wire", Text),
    Column("url", Text),
    Column("language", Text),
    Column("published", Text, index=True),
    Column("text", Text, nullable=False),  # to search in; the exact text is in the reading
    Index("reports_current", "current", "seq"),  # else whoever asks which are left would read all texts
)

readings = Table(
    "readings",
    METADATA,
    Column("seq", ForeignKey("reports.seq"), primary_key=True),
    Column("read_stamp", Text, nullable=False, index=True),
    Column("claims_stamp", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # the contract's JSON, Zstandard
)

accounts = Table(
    "accounts",
    METADATA,
    Column("seq", ForeignKey("reports.seq"), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("standing", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("anchor", Text, index=True),  # what its incident's id hangs on; NULL for what is planned, or did not happen
    Column("fields", Text),  # what it says, as the contract's JSON without spans
)

claims = Table(
    "claims",
    METADATA,
    Column("seq", ForeignKey("reports.seq"), primary_key=True),
    Column("id", Text, primary_key=True),  # the same claim in two versions of a report has one id
    Column("rank", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("said_by", Text),
    Column("speaker", Text),  # JSON: who says it, with role, country and stance
    Index("claims_id", "id"),
)

incidents = Table(
    "incidents",
    METADATA,
    Column(
        "number", Integer, primary_key=True
    ),  # for SQLite's index of boxes, which knows whole numbers only; the id is `id`
    Column("id", ForeignKey("incident_ids.id"), nullable=False, unique=True),
    Column("event_type", Text, nullable=False, index=True),
    Column("acled_sub_event_type", Text),
    Column("reality", Text, nullable=False),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    Column("time_precision", Text),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("place_precision", Text),
    Column("country", Text, index=True),
    Column("admin1", Text),
    Column("grade", Text, index=True),
    Column("fields", Text, nullable=False),  # what a list shows of it, as the contract's JSON
    Column("whole", LargeBinary),  # all of it: the contract's JSON, Zstandard
)

tolls = Table(
    "tolls",
    METADATA,
    Column("incident", ForeignKey("incidents.id"), primary_key=True),
    Column("harm", Text, primary_key=True),
    Column("min", Integer),
    Column("best", Integer),
    Column("max", Integer),
    Column("open", Boolean, nullable=False),
)

members = Table(
    "members",
    METADATA,
    Column("incident", ForeignKey("incidents.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("rank", Integer, primary_key=True),
    Index("members_account", "seq", "rank"),
)

profiles = Table(
    "profiles",  # what an account is compared by
    METADATA,
    Column("seq", ForeignKey("reports.seq"), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

blocks = Table(
    "blocks",  # the keys under which an account is looked up
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Index("blocks_account", "seq"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",  # what speaks for two accounts being of one incident
    METADATA,
    Column("one_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("one_rank", Integer, primary_key=True, autoincrement=False),
    Column("other_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("other_rank", Integer, primary_key=True, autoincrement=False),
    Column("odds", Float, nullable=False),  # natural logarithm
    Index("links_other", "other_seq", "other_rank"),
    sqlite_with_rowid=False,
)

resolved = Table(
    "resolved",  # reports whose accounts have been put into incidents
    METADATA,
    Column("seq", ForeignKey("reports.seq"), primary_key=True),
    Column("stamp", Text, nullable=False, index=True),
)

resolution = Table(
    "resolution",  # one row
    METADATA,
    Column("only", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("decisions", BigInteger, nullable=False),  # the link of the last decision that incidents respect
)

copies = Table(
    "copies",  # near-duplicate texts
    METADATA,
    Column("seq", ForeignKey("reports.seq"), primary_key=True),
    Column(
        "copy_of", BigInteger, nullable=False, index=True
    ),  # the first acquisition of its group; its own where there is no copy
    Column("signature", LargeBinary, nullable=False),  # MinHash
)

copy_bands = Table(
    "copy_bands",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Index("copy_bands_seq", "seq"),
    sqlite_with_rowid=False,
)

RESOLUTION = (copy_bands, copies, resolved, links, blocks, profiles, members, tolls, incidents)
"""What resolution makes, in the order in which it can be deleted."""

DERIVED = (resolution, *RESOLUTION, claims, accounts, readings, reports)
"""In the order in which they can be deleted."""
