"""The tables of value chains and certificates; their columns are described in models.register.programmes."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class ChainProject(Recorded):
    """A value chain or project; area in hundredths of a hectare."""

    __tablename__ = "chain_projects"

    name: Mapped[str]
    project_kind: Mapped[str]
    project_state: Mapped[str]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    leader: Mapped[str] = mapped_column(default="")
    product: Mapped[str] = mapped_column(default="")
    area: Mapped[int | None]
    households: Mapped[int | None]
    places: Mapped[str] = mapped_column(default="")
    contract_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    decision_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_chain_projects_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class ProjectPartner(Recorded):
    """Who takes part in a project: an organisation of the register, or an enterprise in words."""

    __tablename__ = "project_partners"

    project_id: Mapped[str] = mapped_column(ForeignKey("chain_projects.id"))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    partner: Mapped[str] = mapped_column(default="")
    partner_role: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "project_id"),)


class ProjectAmount(Recorded):
    """Money of a project in a year, from one source, planned or disbursed, in dong."""

    __tablename__ = "project_amounts"

    project_id: Mapped[str] = mapped_column(ForeignKey("chain_projects.id"))
    year: Mapped[int]
    source: Mapped[str]
    project_step: Mapped[str]
    amount: Mapped[int]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "project_id"),)


class OrganisationCertificate(Recorded):
    """A brand or certificate of an organisation; area in hundredths of a hectare."""

    __tablename__ = "certificates"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    name: Mapped[str]
    certificate_kind: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[str | None]
    valid_to: Mapped[str | None]
    area: Mapped[int | None]
    product_id: Mapped[str | None] = mapped_column(ForeignKey("products.id"))
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "organisation_id"),
        Index(None, "name_folded"),
        Index("ix_certificates_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )
