"""Debts: to whom, under which contract and class, and dated entries from which the balance on any day follows."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Debt(Recorded):
    """One debt of one organisation.

    creditor_kind: id of the list creditor_kinds; group_scheme and group_code: class under the scheme that applies to
    that creditor (bank groups 1–5 of TT 31/2024/TT-NHNN, tax management classes, …); measure: freeze, write-off,
    instalments, with its decision (Law 108/2025/QH15 Art. 20–21 for tax).
    """

    __tablename__ = "debts"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    creditor_kind: Mapped[str]
    creditor: Mapped[str] = mapped_column(default="")
    contract: Mapped[str] = mapped_column(default="")
    group_scheme: Mapped[str | None]
    group_code: Mapped[str | None]
    started_on: Mapped[str | None]
    due_on: Mapped[str | None]
    measure: Mapped[str | None]
    decision: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    search_words: Mapped[str] = mapped_column(default="")  # folded words of creditor and contract
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "organisation_id", "deleted", "id"),
        Index(None, "creditor_kind"),
        Index(None, "deleted", "id", "organisation_id", "due_on"),  # in the order in which its facts are kept
        Index("ix_debts_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class DebtEntry(Recorded):
    """One dated movement of a debt, in dong (always positive; its kind gives the direction)."""

    __tablename__ = "debt_entries"

    debt_id: Mapped[str] = mapped_column(ForeignKey("debts.id"))
    on: Mapped[str]
    kind: Mapped[str]
    amount: Mapped[int]
    document: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        Index(None, "debt_id", "on", "kind", "amount"),
    )
