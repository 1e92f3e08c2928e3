"""Finds the ids that were merged into an incident's, and the reports that are left to resolve, without a look at all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds indexes; nothing else is touched."""
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "incident_ids_merged_into", "incident_ids", ["merged_into"], sqlite_where=merged, postgresql_where=merged
    )
    op.create_index("reports_current", "reports", ["current", "seq"], if_not_exists=True)


def downgrade() -> None:
    """Drops them."""
    op.drop_index("reports_current", "reports", if_exists=True)
    op.drop_index("incident_ids_merged_into", "incident_ids")
