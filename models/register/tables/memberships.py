"""The tables of what joins organisations to each other and to the alliance (models.register.programmes)."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class AllianceMembership(Recorded):
    """An organisation being a member of the cooperative alliance; to_on: the first day on which it is none."""

    __tablename__ = "alliance_memberships"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    from_on: Mapped[str]
    to_on: Mapped[str | None]
    card_number: Mapped[str] = mapped_column(default="")
    contribution: Mapped[int | None]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "organisation_id", "from_on"),)


class UnionMembership(Recorded):
    """An organisation being a member of a union of cooperatives; to_on: the first day on which it is none."""

    __tablename__ = "union_memberships"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    union_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    from_on: Mapped[str]
    to_on: Mapped[str | None]
    capital: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "organisation_id", "from_on"), Index(None, "union_id"))


class OrganisationRelation(Recorded):
    """One organisation coming out of another or going into it."""

    __tablename__ = "relations"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    counterpart_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    relation_kind: Mapped[str]
    on: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "organisation_id"), Index(None, "counterpart_id"))
