"""Indexes that hold all that a derived value or the order of a list needs, so that no row is read for it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

REPLACED: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("standings", ("organisation_id", "on"), ("organisation_id", "on", "legal_status", "operational_status")),
    ("memberships", ("organisation_id",), ("organisation_id", "left_on", "joined_on", "person_id")),
    ("memberships", ("person_id",), ("person_id", "left_on", "joined_on", "organisation_id", "id")),
    ("people", ("name_sorted",), ("name_sorted", "deleted", "id")),
    ("debts", ("organisation_id",), ("organisation_id", "deleted", "id")),
    ("debt_entries", ("debt_id", "on"), ("debt_id", "on", "kind", "amount")),
)
ADDED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("organisations", ("deleted", "id")),
    ("charter_capitals", ("organisation_id", "on", "amount")),
)
BINNED = ("people", "debts", "products")
"""The small indexes of what is in the bin name its mark too: beside a longer index they are not chosen without it."""


def upgrade() -> None:
    """Longer indexes in the place of nine, and two new ones; no row changes."""
    for table, before, columns in REPLACED:
        op.drop_index(name_of(table, before), table_name=table)
        op.create_index(name_of(table, columns), table, list(columns))
    for table in BINNED:
        op.drop_index(f"ix_{table}_binned", table_name=table)
        op.create_index(f"ix_{table}_binned", table, ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))
    for table, columns in ADDED:
        op.create_index(name_of(table, columns), table, list(columns))


def name_of(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
