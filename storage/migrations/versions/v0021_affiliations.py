"""Attributes of organisations, accounting by year, memberships in alliance and unions, communes by year, relations."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

ATTRIBUTES = {
    "tax_status": "VARCHAR",
    "business_model": "VARCHAR",
    "representative_sex": "VARCHAR",
    "representative_birth": "VARCHAR",
    "representative_ethnic_group": "VARCHAR",
    "contact": "VARCHAR NOT NULL DEFAULT ''",
    "contact_phone": "VARCHAR NOT NULL DEFAULT ''",
    "website": "VARCHAR NOT NULL DEFAULT ''",
    "products_services": "VARCHAR NOT NULL DEFAULT ''",
    "digital_transformation": "INTEGER",
}
"""Column of organisations → its type."""


def upgrade() -> None:
    """Ten columns of organisations, blank so far, and five empty tables, each after those that it refers to."""
    for name, kind in ATTRIBUTES.items():
        op.execute(f"ALTER TABLE organisations ADD COLUMN {name} {kind}")
    _accounting()
    _memberships()
    _communes()
    _relations()


def _accounting() -> None:
    op.create_table(
        "accounting_years",
        *_texts("organisation_id"),
        *_numbers("year", nullable=False),
        *_numbers("keeps_accounts", "report_submitted"),
        *_optional("report_submitted_on"),
        *_numbers("audited"),
        *_optional("general_meeting_on"),
        *_texts("note"),
        *_numbers("deleted", nullable=False),
        *_texts("id"),
        _link("accounting_years", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_accounting_years"),
    )
    _index("accounting_years", "organisation_id", "general_meeting_on")
    _bin("accounting_years")


def _memberships() -> None:
    op.create_table(
        "alliance_memberships",
        *_texts("organisation_id", "from_on"),
        *_optional("to_on"),
        *_texts("card_number"),
        *_numbers("contribution"),
        *_optional("document_id"),
        *_texts("note", "id"),
        _link("alliance_memberships", "organisation_id", "organisations"),
        _link("alliance_memberships", "document_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_alliance_memberships"),
    )
    _index("alliance_memberships", "organisation_id", "from_on")
    op.create_table(
        "union_memberships",
        *_texts("organisation_id", "union_id", "from_on"),
        *_optional("to_on"),
        *_numbers("capital"),
        *_texts("note", "id"),
        _link("union_memberships", "organisation_id", "organisations"),
        _link("union_memberships", "union_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_union_memberships"),
    )
    _index("union_memberships", "organisation_id", "from_on")
    _index("union_memberships", "union_id")


def _communes() -> None:
    op.create_table(
        "commune_profiles",
        *_texts("commune_code"),
        *_optional("commune_from"),
        *_numbers("year", nullable=False),
        *_optional("new_rural"),
        *_numbers("criterion_13", *(f"criterion_13_{number}" for number in range(1, 6))),
        *_optional("zone", "document_id"),
        *_texts("note", "search_words"),
        *_numbers("deleted", nullable=False),
        *_texts("id"),
        _link("commune_profiles", "document_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_commune_profiles"),
    )
    _index("commune_profiles", "commune_code", "year")
    _bin("commune_profiles")


def _relations() -> None:
    op.create_table(
        "relations",
        *_texts("organisation_id", "counterpart_id", "relation_kind", "on"),
        *_optional("document_id"),
        *_texts("note", "id"),
        _link("relations", "organisation_id", "organisations"),
        _link("relations", "counterpart_id", "organisations"),
        _link("relations", "document_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_relations"),
    )
    _index("relations", "organisation_id")
    _index("relations", "counterpart_id")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _numbers(*names: str, nullable: bool = True) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=nullable) for name in names]


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _bin(table: str) -> None:
    op.create_index(f"ix_{table}_binned", table, ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))
