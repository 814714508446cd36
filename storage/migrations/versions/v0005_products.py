"""OCOP products, and the words by which debts are searched."""

import sqlalchemy as sa
from alembic import op

from models.values.names import fold

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """One table; of debts a column made from creditor and contract."""
    op.create_table(
        "products",
        *(_text(name) for name in ("organisation_id", "name", "group")),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        _text("certificate"),
        *(
            sa.Column(name, sa.String(), nullable=True)
            for name in ("certified_on", "valid_to", "level", "recognition")
        ),
        *(_text(name) for name in ("note", "name_folded", "name_sorted", "search_words")),
        sa.Column("deleted", sa.Integer(), nullable=False),
        _text("id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_products_organisation_id_organisations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
    )
    op.create_index("ix_products_organisation_id", "products", ["organisation_id"])
    op.create_index("ix_products_name_folded", "products", ["name_folded"])
    for table in ("people", "debts", "products"):
        op.create_index(f"ix_{table}_binned", table, ["id"], sqlite_where=sa.text("deleted = 1"))
    op.execute("ALTER TABLE debts ADD COLUMN search_words VARCHAR NOT NULL DEFAULT ''")
    op.execute(
        "DROP TRIGGER IF EXISTS journal_debts_update"
    )  # a search key is no work of a person; made anew later
    connection = op.get_bind()
    for key, creditor, contract in connection.execute(
        sa.text("SELECT id, creditor, contract FROM debts")
    ).all():
        words = fold(f"{creditor} {contract}")
        connection.execute(
            sa.text("UPDATE debts SET search_words = :words WHERE id = :id"), {"words": words, "id": key}
        )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)
