"""What the dated fields of organisations were on earlier days."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """One table. Of the time before nothing is known, so it is empty: the value of today has held always."""
    op.create_table(
        "dated_values",
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_dated_values_organisation_id_organisations"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dated_values"),
        sa.UniqueConstraint(
            "organisation_id", "field", "on", name="uq_dated_values_organisation_id_field_on"
        ),
    )
    op.create_index(
        "ix_dated_values_organisation_id_field",
        "dated_values",
        ["organisation_id", "field"],
        unique=True,
        sqlite_where=sa.text('"on" IS NULL'),
    )
