"""Which borrowers of a fund are related: what they owe counts together (Decree 45/2021/ND-CP, Art. 28)."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

_LINKS = {
    "fund_id": "funds",
    "organisation_id": "organisations",
    "related_organisation_id": "organisations",
}


def upgrade() -> None:
    """One table, empty so far."""
    op.create_table(
        "fund_relations",
        *(
            sa.Column(name, sa.String(), nullable=name.endswith("organisation_id"))
            for name in (
                "fund_id",
                "organisation_id",
                "borrower",
                "borrower_relation",
                "related_organisation_id",
                "related_borrower",
                "note",
                "id",
            )
        ),
        *(
            sa.ForeignKeyConstraint([link], [f"{table}.id"], name=f"fk_fund_relations_{link}_{table}")
            for link, table in _LINKS.items()
        ),
        sa.PrimaryKeyConstraint("id", name="pk_fund_relations"),
    )
    op.create_index("ix_fund_relations_fund_id", "fund_relations", ["fund_id"])
