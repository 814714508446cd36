"""The journal becomes a chain: digests of what the changes wrote, and the first link over all that is there already."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Two tables; what was written before is bound as it is now (storage.book.chain.begin, after the migrations)."""
    op.create_table(
        "content_digests",
        sa.Column("change_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("table_name", "record_key", "digest")),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_content_digests_change_id_changes"),
        sa.PrimaryKeyConstraint("change_id", "table_name", "record_key", name="pk_content_digests"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "chain_links",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_chain_links_change_id_changes"),
        sa.PrimaryKeyConstraint("change_id", name="pk_chain_links"),
    )
