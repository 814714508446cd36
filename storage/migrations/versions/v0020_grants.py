"""Support grants with their amounts, and funding lines."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_SEARCHED = ("name_folded", "name_sorted", "search_words")


def upgrade() -> None:
    """Three tables, each after those that it refers to."""
    op.create_table(
        "support_grants",
        *_texts("name", "beneficiary"),
        *_optional("organisation_id", "person_id"),
        *_texts("beneficiary_name"),
        *_optional("programme_id", "component_id"),
        *_texts("content", "state"),
        sa.Column("year", sa.Integer(), nullable=False),
        *_optional("decision_id", "decided_on", "commune_code", "commune_from"),
        *_numbers("visits", "beneficiaries"),
        *_texts("return_reason", "note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        *(
            _link("support_grants", name, target)
            for name, target in (
                ("organisation_id", "organisations"),
                ("person_id", "people"),
                ("programme_id", "programmes"),
                ("component_id", "programme_components"),
                ("decision_id", "documents"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_support_grants"),
    )
    op.create_table(
        "grant_amounts",
        *_texts("grant_id", "step", "source"),
        sa.Column("amount", sa.Integer(), nullable=False),
        *_optional("on"),
        *_numbers("year"),
        *_optional("document_id"),
        *_texts("id"),
        _link("grant_amounts", "grant_id", "support_grants"),
        _link("grant_amounts", "document_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_grant_amounts"),
    )
    op.create_table(
        "funding_lines",
        *_texts("name"),
        *_optional("programme_id", "document_id"),
        *_texts("content", "source"),
        sa.Column("year", sa.Integer(), nullable=False),
        *_numbers("need", "allocated", "disbursed", "returned"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        _link("funding_lines", "programme_id", "programmes"),
        _link("funding_lines", "document_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_funding_lines"),
    )
    op.create_index("ix_support_grants_organisation_id", "support_grants", ["organisation_id"])
    op.create_index("ix_support_grants_programme_id", "support_grants", ["programme_id"])
    op.create_index("ix_grant_amounts_grant_id", "grant_amounts", ["grant_id"])
    op.create_index("ix_funding_lines_programme_id", "funding_lines", ["programme_id"])
    for table in ("support_grants", "funding_lines"):
        op.create_index(f"ix_{table}_name_folded", table, ["name_folded"])
        op.create_index(f"ix_{table}_binned", table, ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _link(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=f"fk_{table}_{name}_{target}")
