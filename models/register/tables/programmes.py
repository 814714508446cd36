"""The tables of documents and programmes; their columns are described in models.register.programmes."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Document(Recorded):
    """A document; number_year is the year within its number."""

    __tablename__ = "documents"

    name: Mapped[str]
    document_kind: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    issuer: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[str | None]
    role: Mapped[str | None]
    in_force_from: Mapped[str | None]
    in_force_to: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    number_year: Mapped[int | None]
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_documents_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class Programme(Recorded):
    """A programme or policy."""

    __tablename__ = "programmes"

    name: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    programme_kind: Mapped[str]
    programme_level: Mapped[str | None]
    national: Mapped[str | None]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    main_source: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_programmes_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class ProgrammeComponent(Recorded):
    """A component (du an thanh phan) of a programme."""

    __tablename__ = "programme_components"

    programme_id: Mapped[str] = mapped_column(ForeignKey("programmes.id"))
    name: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "programme_id"),)
