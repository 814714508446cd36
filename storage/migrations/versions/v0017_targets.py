"""Targets of plans."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """The table of targets, which also names itself: a part of another target, a condition of one."""
    op.create_table(
        "targets",
        *_texts("name", "item"),
        *_optional("target_group"),
        *_texts("measured_in", "calculation", "wording"),
        *_optional("direction"),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("horizon", sa.Integer(), nullable=False),
        *_optional("commune_code", "commune_from", "document_id", "part_of_id"),
        *_texts("condition"),
        *_optional("condition_target_id"),
        *_texts("base", "result_form", "result_row", "result_column", "base_form", "base_row", "base_column"),
        *_texts("result"),
        *_optional("result_on"),
        *_texts("result_source", "note"),
        sa.Column("bound", sa.Integer(), nullable=True),
        *_texts("name_folded", "name_sorted", "search_words"),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        *(_refers(name, table) for name, table in _LINKS.items()),
        sa.PrimaryKeyConstraint("id", name="pk_targets"),
    )
    op.create_index("ix_targets_name_folded", "targets", ["name_folded"])
    op.create_index("ix_targets_part_of_id", "targets", ["part_of_id"])
    op.create_index("ix_targets_binned", "targets", ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))


_LINKS = {"document_id": "documents", "part_of_id": "targets", "condition_target_id": "targets"}


def _refers(name: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{table}.id"], name=f"fk_targets_{name}_{table}")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]
