"""What the ratios and means of received packages are made from, for merging over the units that state both parts."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """A table beside the received figures; packages that came before have nothing in it."""
    op.create_table(
        "received_pairs",
        sa.Column("sha256", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("form", "row", "column")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("numerator", "denominator")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("stated", "asked")),
        sa.Column("counted", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "form", "row", "column", name="pk_received_pairs"),
        sa.ForeignKeyConstraint(["sha256"], ["received_packages.sha256"], name="fk_received_pairs_sha256"),
        sqlite_with_rowid=False,
    )
