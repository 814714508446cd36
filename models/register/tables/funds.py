"""The tables of cooperative development funds; their columns are described in models.register.programmes.funds."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Fund(Recorded):
    """A cooperative development fund."""

    __tablename__ = "funds"

    name: Mapped[str]
    fund_level: Mapped[str | None]
    fund_model: Mapped[str | None]
    fund_state: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    founded_on: Mapped[str | None]
    charter_capital: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_funds_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class FundCapital(Recorded):
    """A dated change of a fund's capital from one source, in dong; its movement gives the direction."""

    __tablename__ = "fund_capitals"

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id"))
    on: Mapped[str]
    capital_source: Mapped[str]
    movement: Mapped[str]
    amount: Mapped[int]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        Index(None, "fund_id"),
    )


class FundLoan(Recorded):
    """A loan of a fund: it leads to the debt in the borrower's ledger, or says borrower, amount and days itself."""

    __tablename__ = "fund_loans"

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id"))
    debt_id: Mapped[str | None] = mapped_column(ForeignKey("debts.id"))
    borrower: Mapped[str] = mapped_column(default="")
    borrower_kind: Mapped[str | None]
    purpose: Mapped[str] = mapped_column(default="")
    contract: Mapped[str] = mapped_column(default="")
    amount: Mapped[int | None]
    lent_on: Mapped[str | None]
    due_on: Mapped[str | None]
    loan_group: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "fund_id"),
        Index(None, "debt_id"),
        Index("ix_fund_loans_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class FundRepayment(Recorded):
    """What was paid back, or written off, of a loan that no debt of the register is, in dong of principal."""

    __tablename__ = "fund_repayments"

    loan_id: Mapped[str] = mapped_column(ForeignKey("fund_loans.id"))
    on: Mapped[str]
    repayment_kind: Mapped[str]
    amount: Mapped[int]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        Index(None, "loan_id"),
    )


class FundRelation(Recorded):
    """Two borrowers of a fund who are related; of each side the organisation, or the name in words."""

    __tablename__ = "fund_relations"

    fund_id: Mapped[str] = mapped_column(ForeignKey("funds.id"))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    borrower: Mapped[str] = mapped_column(default="")
    borrower_relation: Mapped[str]
    related_organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    related_borrower: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "fund_id"),)
