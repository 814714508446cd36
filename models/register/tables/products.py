"""The table of OCOP products; its columns are described in models.register.products."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Product(Recorded):
    """An OCOP product of one organisation; score in tenths of a point."""

    __tablename__ = "products"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    name: Mapped[str]
    group: Mapped[str]
    stars: Mapped[int | None]
    score: Mapped[int | None]
    certificate: Mapped[str] = mapped_column(default="")
    certified_on: Mapped[str | None]
    valid_to: Mapped[str | None]
    level: Mapped[str | None]
    recognition: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "organisation_id"),
        Index(None, "name_folded"),
        Index("ix_products_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )
