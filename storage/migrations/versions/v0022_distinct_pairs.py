"""Pairs of records that look like one and were found to be two."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """An empty table."""
    op.create_table(
        "distinct_pairs",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_id", sa.String(), nullable=False),
        sa.Column("second_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_distinct_pairs"),
    )
    op.create_index("ix_distinct_pairs_kind_first_id", "distinct_pairs", ["kind", "first_id"])
