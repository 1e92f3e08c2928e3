"""Joins accounts into incidents: what they are compared by, what links them, and with which account each issued id stays."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("accounts", "anchor", sa.Text()),
    ("accounts", "fields", sa.Text()),
    ("claims", "speaker", sa.Text()),
    ("incidents", "grade", sa.Text()),
    ("incidents", "whole", sa.LargeBinary()),
)


def upgrade() -> None:
    """Adds tables and columns. The next run takes old readings apart anew and resolves their incidents; until then these stand as they are."""
    for table, column, kind in _COLUMNS:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    op.create_index("ix_accounts_anchor", "accounts", ["anchor"])
    op.create_index("ix_incidents_grade", "incidents", ["grade"])
    op.create_table(
        "incident_holders",
        sa.Column("id", sa.Text(), sa.ForeignKey("incident_ids.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_incident_holders_number", "incident_holders", ["number"])
    op.create_index("ix_incident_holders_holder", "incident_holders", ["holder"])
    op.execute(
        "INSERT INTO incident_holders (id, number, holder) "
        "SELECT id, ROW_NUMBER() OVER (ORDER BY issued_at, id), anchor FROM incident_ids"
    )
    op.create_table(
        "profiles",
        _seq(),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", "rank"),
    )
    _keyed("blocks", sa.Column("rank", sa.Integer(), nullable=False), index="blocks_account")
    op.create_table(
        "links",
        sa.Column("one_seq", sa.BigInteger(), nullable=False),
        sa.Column("one_rank", sa.Integer(), nullable=False),
        sa.Column("other_seq", sa.BigInteger(), nullable=False),
        sa.Column("other_rank", sa.Integer(), nullable=False),
        sa.Column("odds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("one_seq", "one_rank", "other_seq", "other_rank"),
        sqlite_with_rowid=False,
    )
    op.create_index("links_other", "links", ["other_seq", "other_rank"])
    op.create_table(
        "resolved",
        _seq(),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_resolved_stamp", "resolved", ["stamp"])
    op.create_table(
        "resolution",
        sa.Column("only", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decisions", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("only"),
    )
    op.create_table(
        "copies",
        _seq(),
        sa.Column("copy_of", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("ix_copies_copy_of", "copies", ["copy_of"])
    _keyed("copy_bands", index="copy_bands_seq")


def _seq() -> sa.Column[int]:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("seq", number, sa.ForeignKey("reports.seq"), nullable=False)


def _keyed(table: str, *more: sa.Column[int], index: str) -> None:
    columns = [sa.Column(name, sa.BigInteger(), nullable=False) for name in ("key", "seq")]
    names = ["key", "seq", *(column.name for column in more)]
    op.create_table(table, *columns, *more, sa.PrimaryKeyConstraint(*names), sqlite_with_rowid=False)
    op.create_index(index, table, ["seq"])


def downgrade() -> None:
    """Forgets what links accounts; each is an incident of its own again after the next run. Nothing of the evidence is lost."""
    for table in ("copy_bands", "copies", "resolution", "resolved", "links", "blocks", "profiles", "incident_holders"):
        op.drop_table(table)
    op.drop_index("ix_accounts_anchor", "accounts")
    op.drop_index("ix_incidents_grade", "incidents")
    for table, column, _ in _COLUMNS:
        op.drop_column(table, column)
