"""The tables of dissolution cases; their columns are described in models.register.programmes.cases."""

from sqlalchemy import ForeignKey, Index
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
