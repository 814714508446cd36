"""The figures of received packages once more by sheets, packed, so that thousands of them are merged in a moment."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """One table, empty: a change of its own fills it from the figures when the book is next opened for merging."""
    op.create_table(
        "received_sheets",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("sha256", "form", "part")),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("cells", "numbers")),
        sa.ForeignKeyConstraint(
            ["sha256"], ["received_packages.sha256"], name="fk_received_sheets_sha256_received_packages"
        ),
        sa.PrimaryKeyConstraint("sha256", "form", "part", name="pk_received_sheets"),
    )
