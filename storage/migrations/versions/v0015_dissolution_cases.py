"""What keeps organisations from being dissolved, and the steps taken about it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Two tables of what belongs to organisations."""
    op.create_table(
        "dissolution_causes",
        *_texts("organisation_id", "cause", "detail"),
        *_optional("noted_on", "settled_on"),
        *_texts("id"),
        _owner("dissolution_causes"),
        sa.PrimaryKeyConstraint("id", name="pk_dissolution_causes"),
    )
    op.create_table(
        "dissolution_steps",
        *_texts("organisation_id", "on", "step"),
        *_optional("debt_id"),
        *_texts("agency"),
        *_optional("document_id"),
        *_texts("outcome", "next_step"),
        *_optional("next_on"),
        sa.Column("next_done", sa.Integer(), nullable=True),
        *_texts("id"),
        _owner("dissolution_steps"),
        sa.ForeignKeyConstraint(["debt_id"], ["debts.id"], name="fk_dissolution_steps_debt_id_debts"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_dissolution_steps_document_id_documents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dissolution_steps"),
    )
    for table in ("dissolution_causes", "dissolution_steps"):
        op.create_index(f"ix_{table}_organisation_id", table, ["organisation_id"])


def _owner(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_organisation_id_organisations"
    return sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=name)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]
