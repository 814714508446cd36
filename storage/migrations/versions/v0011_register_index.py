"""What is kept of the registers in received packages, and what was decided about records in several of them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Five empty tables: packages of before are indexed when the book is next opened by a program that reads them."""
    _of_packages(
        "received_documents",
        sa.Column("cutoff", sa.String(), nullable=False),
        *_numbers("memberships"),
        *_bytes("people", "names"),
    )
    _of_packages(
        "received_organisations", *_texts("organisation_id"), *_bytes("records"), key=("organisation_id",)
    )
    _of_packages(
        "received_keys",
        *_numbers("key"),
        *_texts("record_id", "kind", "known_by", "organisation_id", "name", "apart"),
        key=("key", "record_id"),
    )
    op.create_index("ix_received_keys_key", "received_keys", ["key"])
    _of_packages(
        "received_distinct", *_texts("form", "row", "column"), *_bytes("pairs"), key=("form", "row", "column")
    )
    op.create_table(
        "counted_once",
        *_texts("unit", "names", "reason", "id"),
        sa.PrimaryKeyConstraint("id", name="pk_counted_once"),
    )


def _of_packages(name: str, *columns: sa.Column[object], key: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        *_texts("sha256"),
        *columns,
        sa.ForeignKeyConstraint(
            ["sha256"], ["received_packages.sha256"], name=f"fk_{name}_sha256_received_packages"
        ),
        sa.PrimaryKeyConstraint("sha256", *key, name=f"pk_{name}"),
    )


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _bytes(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.LargeBinary(), nullable=False) for name in names]
