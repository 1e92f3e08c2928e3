"""Finds the ids that were merged into an incident's without a look at all ids."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the index; nothing else is touched."""
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "incident_ids_merged_into", "incident_ids", ["merged_into"], sqlite_where=merged, postgresql_where=merged
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_index("incident_ids_merged_into", "incident_ids")
