"""Receipts, queries and answers, given and taken; keys that open envelopes; prints to be signed elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Seven tables; nothing that was there before changes."""
    op.create_table(
        "exported_prints",
        _text("return_id"),
        _text("exported_at"),
        _bytes("pdf"),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name="fk_exported_prints_return_id_returns"),
        sa.PrimaryKeyConstraint("return_id", name="pk_exported_prints"),
    )
    _taken_notices()
    _given_notices()
    _asked_queries()
    _query_answers()
    op.create_table(
        "received_answers",
        _text("sha256"),
        _number("number"),
        _text("text"),
        sa.ForeignKeyConstraint(
            ["sha256"], ["received_packages.sha256"], name="fk_received_answers_sha256_received_packages"
        ),
        sa.PrimaryKeyConstraint("sha256", "number", name="pk_received_answers"),
    )
    op.create_table(
        "reception_keys",
        _text("pkcs12"),
        _text("name"),
        _text("made_at"),
        _text("retired_at"),
        _text("id"),
        sa.PrimaryKeyConstraint("id", name="pk_reception_keys"),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def _taken_notices() -> None:
    op.create_table(
        "taken_notices",
        _text("sha256"),
        _text("kind"),
        _text("issuer_level"),
        _text("issuer_code"),
        _text("issuer_from"),
        _text("issuer_name"),
        _text("period"),
        _number("revision"),
        _number("number", nullable=True),
        _text("data_sha256"),
        _text("at"),
        _text("received_at"),
        _text("verdict"),
        _bytes("content"),
        _bytes("notice"),
        sa.PrimaryKeyConstraint("sha256", name="pk_taken_notices"),
        sa.UniqueConstraint(
            "issuer_level",
            "issuer_code",
            "issuer_from",
            "data_sha256",
            "number",
            name="uq_taken_notices_issuer_level_issuer_code_issuer_from_data_sha256_number",
        ),
    )
    op.create_index("ix_taken_notices_kind_data_sha256", "taken_notices", ["kind", "data_sha256"])


def _given_notices() -> None:
    op.create_table(
        "given_notices",
        _text("sha256"),
        _text("kind"),
        _text("unit_level"),
        _text("unit_code"),
        _text("unit_from"),
        _text("unit_name"),
        _text("period"),
        _number("revision"),
        _number("number", nullable=True),
        _text("package_sha256"),
        _text("data_sha256"),
        _text("at"),
        _text("file_name"),
        _bytes("content"),
        _bytes("notice"),
        sa.PrimaryKeyConstraint("sha256", name="pk_given_notices"),
        sa.UniqueConstraint("data_sha256", "number", name="uq_given_notices_data_sha256_number"),
    )
    op.create_index("ix_given_notices_kind_data_sha256", "given_notices", ["kind", "data_sha256"])


def _asked_queries() -> None:
    op.create_table(
        "asked_queries",
        _text("package_sha256"),
        _text("unit_level"),
        _text("unit_code"),
        _text("unit_from"),
        _number("number"),
        _text("pin"),
        _text("place"),
        _text("text"),
        _text("asked_on"),
        _text("due", nullable=True),
        _text("state"),
        _text("finding"),
        _text("proposal"),
        _text("written"),
        _text("written_at"),
        _text("id"),
        sa.ForeignKeyConstraint(
            ["package_sha256"],
            ["received_packages.sha256"],
            name="fk_asked_queries_package_sha256_received_packages",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_asked_queries"),
        sa.UniqueConstraint(
            "unit_level",
            "unit_code",
            "unit_from",
            "number",
            name="uq_asked_queries_unit_level_unit_code_unit_from_number",
        ),
    )
    op.create_index("ix_asked_queries_package_sha256", "asked_queries", ["package_sha256"])


def _query_answers() -> None:
    op.create_table(
        "query_answers",
        _text("issuer_level"),
        _text("issuer_code"),
        _text("issuer_from"),
        _number("number"),
        _text("text"),
        _text("answered_at"),
        _text("decision"),
        _text("id"),
        sa.PrimaryKeyConstraint("id", name="pk_query_answers"),
        sa.UniqueConstraint(
            "issuer_level",
            "issuer_code",
            "issuer_from",
            "number",
            name="uq_query_answers_issuer_level_issuer_code_issuer_from_number",
        ),
    )
