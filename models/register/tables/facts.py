"""The tables of further facts of organisations and communes; their columns are described in models.register.facts."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class DissolutionCause(Recorded):
    """A cause that keeps an organisation from being dissolved, until the day on which it was settled."""

    __tablename__ = "dissolution_causes"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    cause: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    noted_on: Mapped[str | None]
    settled_on: Mapped[str | None]

    __table_args__ = (Index(None, "organisation_id"),)


class DissolutionStep(Recorded):
    """Something done about a dissolution on a day, and what is to follow."""

    __tablename__ = "dissolution_steps"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    on: Mapped[str]
    step: Mapped[str]
    debt_id: Mapped[str | None] = mapped_column(ForeignKey("debts.id"))
    agency: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    outcome: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_on: Mapped[str | None]
    next_done: Mapped[int | None]

    __table_args__ = (Index(None, "organisation_id"),)


class AccountingYear(Recorded):
    """What an organisation did of accounting, report, audit and annual meeting for a year."""

    __tablename__ = "accounting_years"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    year: Mapped[int]
    keeps_accounts: Mapped[int | None]
    report_submitted: Mapped[int | None]
    report_submitted_on: Mapped[str | None]
    audited: Mapped[int | None]
    general_meeting_on: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "organisation_id", "general_meeting_on"),
        Index("ix_accounting_years_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class CommuneProfile(Recorded):
    """A commune in a year; commune_*: the key of the unit."""

    __tablename__ = "commune_profiles"

    commune_code: Mapped[str]
    commune_from: Mapped[str | None]
    year: Mapped[int]
    new_rural: Mapped[str | None]
    criterion_13: Mapped[int | None]
    criterion_13_1: Mapped[int | None]
    criterion_13_2: Mapped[int | None]
    criterion_13_3: Mapped[int | None]
    criterion_13_4: Mapped[int | None]
    criterion_13_5: Mapped[int | None]
    zone: Mapped[str | None]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    note: Mapped[str] = mapped_column(default="")
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "commune_code", "year"),
        Index("ix_commune_profiles_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )
