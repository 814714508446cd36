"""The tables of support grants, their amounts and of funding lines; described in models.register.programmes."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class SupportGrant(Recorded):
    """Support that one beneficiary, or one group of them, was given."""

    __tablename__ = "support_grants"

    name: Mapped[str]
    beneficiary: Mapped[str]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    beneficiary_name: Mapped[str] = mapped_column(default="")
    programme_id: Mapped[str | None] = mapped_column(ForeignKey("programmes.id"))
    component_id: Mapped[str | None] = mapped_column(ForeignKey("programme_components.id"))
    content: Mapped[str]
    state: Mapped[str]
    year: Mapped[int]
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    decided_on: Mapped[str | None]
    commune_code: Mapped[str | None]
    commune_from: Mapped[str | None]
    visits: Mapped[int | None]
    beneficiaries: Mapped[int | None]
    return_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "organisation_id"),
        Index(None, "programme_id"),
        Index(None, "name_folded"),
        Index("ix_support_grants_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class GrantAmount(Recorded):
    """Money of a grant at one step, from one source, in dong; year: of the budget."""

    __tablename__ = "grant_amounts"

    grant_id: Mapped[str] = mapped_column(ForeignKey("support_grants.id"))
    step: Mapped[str]
    source: Mapped[str]
    amount: Mapped[int]
    on: Mapped[str | None]
    year: Mapped[int | None]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))

    __table_args__ = (Index(None, "grant_id"),)


class FundingLine(Recorded):
    """Money of a programme, scheme or plan for one purpose from one source in one year, in dong."""

    __tablename__ = "funding_lines"

    name: Mapped[str]
    programme_id: Mapped[str | None] = mapped_column(ForeignKey("programmes.id"))
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    content: Mapped[str]
    source: Mapped[str]
    year: Mapped[int]
    need: Mapped[int | None]
    allocated: Mapped[int | None]
    disbursed: Mapped[int | None]
    returned: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "programme_id"),
        Index(None, "name_folded"),
        Index("ix_funding_lines_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )
