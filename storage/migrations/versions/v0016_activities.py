"""Activities with participants, organisations and costs; steering members and tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_SEARCHED = ("name_folded", "name_sorted", "search_words")


def upgrade() -> None:
    """Six tables, each after those that it refers to."""
    op.create_table(
        "activities",
        *_texts("name", "activity_kind"),
        *_optional("first_day", "last_day"),
        *_texts("venue"),
        *_optional("commune_code", "commune_from"),
        *_texts("organiser", "partners"),
        *_optional("programme_id", "document_id"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        *_references("activities", programme_id="programmes", document_id="documents"),
        sa.PrimaryKeyConstraint("id", name="pk_activities"),
    )
    op.create_table(
        "activity_participants",
        *_texts("activity_id", "participant_kind"),
        *_whole("visits", "persons", "women", "minorities"),
        *_texts("note", "id"),
        *_references("activity_participants", activity_id="activities"),
        sa.PrimaryKeyConstraint("id", name="pk_activity_participants"),
    )
    op.create_table(
        "activity_organisations",
        *_texts("activity_id", "organisation_id", "organisation_role", "note", "id"),
        *_references("activity_organisations", activity_id="activities", organisation_id="organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_activity_organisations"),
    )
    op.create_table(
        "activity_costs",
        *_texts("activity_id", "funding_source"),
        *_whole("planned", "spent"),
        *_texts("note", "id"),
        *_references("activity_costs", activity_id="activities"),
        sa.PrimaryKeyConstraint("id", name="pk_activity_costs"),
    )
    op.create_table(
        "steering_members",
        *_texts("name", "steering_body", "position", "agency", "phone"),
        *_whole("full_time"),
        *_optional("from_on", "to_on", "handed_over_on"),
        *_texts("successor"),
        *_optional("document_id"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        *_references("steering_members", document_id="documents"),
        sa.PrimaryKeyConstraint("id", name="pk_steering_members"),
    )
    op.create_table(
        "tasks",
        *_texts("name", "agency", "cooperating"),
        *_optional("document_id", "due_on"),
        *_texts("task_state"),
        *_optional("done_on"),
        *_texts("outcome", "note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        *_references("tasks", document_id="documents"),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
    )
    for part in ("activity_participants", "activity_organisations", "activity_costs"):
        op.create_index(f"ix_{part}_activity_id", part, ["activity_id"])
    op.create_index(
        "ix_activity_organisations_organisation_id", "activity_organisations", ["organisation_id"]
    )
    for table in ("activities", "steering_members", "tasks"):
        op.create_index(f"ix_{table}_name_folded", table, ["name_folded"])
        op.create_index(f"ix_{table}_binned", table, ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _whole(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _references(table: str, **targets: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{target}.id"], name=f"fk_{table}_{name}_{target}")
        for name, target in targets.items()
    ]
