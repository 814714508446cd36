"""Documents, programmes and their components."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_SEARCHED = ("name_folded", "name_sorted", "search_words")


def upgrade() -> None:
    """Three tables, each after those that it refers to."""
    op.create_table(
        "documents",
        *_texts("name", "document_kind", "title", "issuer"),
        *_optional("issued_on", "role", "in_force_from", "in_force_to"),
        *_texts("note"),
        sa.Column("number_year", sa.Integer(), nullable=True),
        *_texts(*_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_table(
        "programmes",
        *_texts("name", "code", "programme_kind"),
        *_optional("programme_level", "national", "document_id"),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("first_year", "last_year")),
        *_optional("main_source"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_programmes_document_id_documents"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programmes"),
    )
    op.create_table(
        "programme_components",
        *_texts("programme_id", "name", "code", "note", *_SEARCHED),
        *_texts("id"),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name="fk_programme_components_programme_id_programmes"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programme_components"),
    )
    op.create_index("ix_programme_components_programme_id", "programme_components", ["programme_id"])
    for table in ("documents", "programmes"):
        op.create_index(f"ix_{table}_name_folded", table, ["name_folded"])
        op.create_index(f"ix_{table}_binned", table, ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]
