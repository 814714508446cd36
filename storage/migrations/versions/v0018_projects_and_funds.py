"""Value chains and projects, certificates, and the cooperative development funds with their loans."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_SEARCHED = ("name_folded", "name_sorted", "search_words")


def upgrade() -> None:
    """Eight tables, each after those that it refers to."""
    _projects()
    _certificates()
    _funds()
    for table in ("chain_projects", "certificates", "funds", "fund_loans"):
        op.create_index(f"ix_{table}_binned", table, ["deleted", "id"], sqlite_where=sa.text("deleted = 1"))
    for table in ("chain_projects", "certificates", "funds"):
        op.create_index(f"ix_{table}_name_folded", table, ["name_folded"])
    for table, column in (
        ("project_partners", "project_id"),
        ("project_amounts", "project_id"),
        ("certificates", "organisation_id"),
        ("fund_capitals", "fund_id"),
        ("fund_loans", "fund_id"),
        ("fund_loans", "debt_id"),
        ("fund_repayments", "loan_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _projects() -> None:
    op.create_table(
        "chain_projects",
        *_texts("name", "project_kind", "project_state"),
        *_optional("organisation_id"),
        *_texts("leader", "product"),
        *_numbers("area", "households"),
        *_texts("places"),
        *_optional("contract_id", "decision_id"),
        *_numbers("first_year", "last_year"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        _leads("chain_projects", "organisation_id", "organisations"),
        _leads("chain_projects", "contract_id", "documents"),
        _leads("chain_projects", "decision_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_chain_projects"),
    )
    op.create_table(
        "project_partners",
        *_texts("project_id"),
        *_optional("organisation_id"),
        *_texts("partner"),
        *_optional("partner_role"),
        *_texts("note", "id"),
        _leads("project_partners", "project_id", "chain_projects"),
        _leads("project_partners", "organisation_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name="pk_project_partners"),
    )
    op.create_table(
        "project_amounts",
        *_texts("project_id"),
        sa.Column("year", sa.Integer(), nullable=False),
        *_texts("source", "project_step"),
        sa.Column("amount", sa.Integer(), nullable=False),
        *_texts("note", "id"),
        _leads("project_amounts", "project_id", "chain_projects"),
        sa.PrimaryKeyConstraint("id", name="pk_project_amounts"),
    )


def _certificates() -> None:
    op.create_table(
        "certificates",
        *_texts("organisation_id", "name", "certificate_kind", "number", "issuer"),
        *_optional("issued_on", "valid_to"),
        *_numbers("area"),
        *_optional("product_id"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        _leads("certificates", "organisation_id", "organisations"),
        _leads("certificates", "product_id", "products"),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
    )


def _funds() -> None:
    op.create_table(
        "funds",
        *_texts("name"),
        *_optional("fund_level", "fund_model"),
        *_texts("fund_state"),
        *_optional("document_id", "founded_on"),
        *_numbers("charter_capital"),
        *_texts("note", *_SEARCHED),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        _leads("funds", "document_id", "documents"),
        sa.PrimaryKeyConstraint("id", name="pk_funds"),
    )
    op.create_table(
        "fund_capitals",
        *_texts("fund_id", "on", "capital_source", "movement"),
        sa.Column("amount", sa.Integer(), nullable=False),
        *_optional("document_id"),
        *_texts("note", "id"),
        _leads("fund_capitals", "fund_id", "funds"),
        _leads("fund_capitals", "document_id", "documents"),
        sa.CheckConstraint("amount >= 0", name="amount_not_negative"),
        sa.PrimaryKeyConstraint("id", name="pk_fund_capitals"),
    )
    op.create_table(
        "fund_loans",
        *_texts("fund_id"),
        *_optional("debt_id"),
        *_texts("borrower"),
        *_optional("borrower_kind"),
        *_texts("purpose", "contract"),
        *_numbers("amount"),
        *_optional("lent_on", "due_on", "loan_group"),
        *_texts("note", "search_words"),
        sa.Column("deleted", sa.Integer(), nullable=False),
        *_texts("id"),
        _leads("fund_loans", "fund_id", "funds"),
        _leads("fund_loans", "debt_id", "debts"),
        sa.PrimaryKeyConstraint("id", name="pk_fund_loans"),
    )
    op.create_table(
        "fund_repayments",
        *_texts("loan_id", "on", "repayment_kind"),
        sa.Column("amount", sa.Integer(), nullable=False),
        *_texts("note", "id"),
        _leads("fund_repayments", "loan_id", "fund_loans"),
        sa.CheckConstraint("amount >= 0", name="amount_not_negative"),
        sa.PrimaryKeyConstraint("id", name="pk_fund_repayments"),
    )


def _leads(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}_{target}")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]
