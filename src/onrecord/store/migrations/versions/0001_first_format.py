"""The first format: evidence in a chain of hashes, and what is derived from it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = (
    # the words of reports, kept in step by triggers; the text itself stays in its own table
    """CREATE VIRTUAL TABLE report_words USING fts5(
        title, text, content='reports', content_rowid='seq', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
        INSERT INTO report_words(rowid, title, text) VALUES (new.seq, new.title, new.text); END""",
    """CREATE TRIGGER reports_dropped AFTER DELETE ON reports BEGIN
        INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.seq, old.title, old.text); END""",
    """CREATE TRIGGER reports_changed AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.seq, old.title, old.text);
        INSERT INTO report_words(rowid, title, text) VALUES (new.seq, new.title, new.text); END""",
    "CREATE VIRTUAL TABLE incident_boxes USING rtree(number, west, east, south, north)",
    """CREATE TRIGGER incidents_added AFTER INSERT ON incidents WHEN new.longitude IS NOT NULL BEGIN
        INSERT INTO incident_boxes VALUES (new.number, new.longitude, new.longitude, new.latitude, new.latitude); END""",
    """CREATE TRIGGER incidents_dropped AFTER DELETE ON incidents BEGIN
        DELETE FROM incident_boxes WHERE number = old.number; END""",
)

POSTGRESQL = (
    # a tsvector holds one megabyte at most: of longer texts the beginning is searched
    """ALTER TABLE reports ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 200000))) STORED""",
    "CREATE INDEX reports_words ON reports USING gin (words)",
    "CREATE INDEX incidents_point ON incidents (longitude, latitude)",
)


def upgrade() -> None:
    """Makes the tables, with the indexes that only one of the databases has."""
    op.create_table(
        "chain",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "contents",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "incident_ids",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["incident_ids.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("anchor"),
    )
    op.create_table(
        "ledger",
        sa.Column("only", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("head_seq", sa.BigInteger(), nullable=False),
        sa.Column("head_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("only"),
    )
    op.create_table(
        "stages",
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("first_used_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stamp"),
    )
    op.create_table(
        "acquisitions",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["chain.seq"],
        ),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["contents.sha256"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("sha256", "told"),
    )
    op.create_table(
        "decisions",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["chain.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "incidents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("acled_sub_event_type", sa.Text(), nullable=True),
        sa.Column("reality", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("time_precision", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("place_precision", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"],
            ["incident_ids.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_incidents_country", "incidents", ["country"], unique=False)
    op.create_index("ix_incidents_event_type", "incidents", ["event_type"], unique=False)
    op.create_index("ix_incidents_first_day", "incidents", ["first_day"], unique=False)
    op.create_table(
        "tombstones",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["chain.seq"],
        ),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["contents.sha256"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "members",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident"],
            ["incidents.id"],
        ),
        sa.PrimaryKeyConstraint("incident", "seq", "rank"),
    )
    op.create_index("members_account", "members", ["seq", "rank"], unique=False)
    op.create_table(
        "refusals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", NUMBER, nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("expected", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("read_stamp", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["acquisitions.seq"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_refusals_seq", "refusals", ["seq"], unique=False)
    op.create_index("ix_refusals_subject", "refusals", ["subject"], unique=False)
    op.create_table(
        "reports",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("wire", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["acquisitions.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_reports_id", "reports", ["id"], unique=False)
    op.create_index("ix_reports_published", "reports", ["published"], unique=False)
    op.create_index("ix_reports_publisher", "reports", ["publisher"], unique=False)
    op.create_table(
        "tolls",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("min", sa.Integer(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("max", sa.Integer(), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident"],
            ["incidents.id"],
        ),
        sa.PrimaryKeyConstraint("incident", "harm"),
    )
    op.create_table(
        "accounts",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("reality", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["reports.seq"],
        ),
        sa.PrimaryKeyConstraint("seq", "rank"),
    )
    op.create_table(
        "claims",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["reports.seq"],
        ),
        sa.PrimaryKeyConstraint("seq", "id"),
    )
    op.create_index("claims_id", "claims", ["id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("read_stamp", sa.Text(), nullable=False),
        sa.Column("claims_stamp", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["reports.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_readings_read_stamp", "readings", ["read_stamp"], unique=False)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
