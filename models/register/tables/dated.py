"""Values of organisations from a day on (models.register.dated)."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class DatedValue(Recorded):
    """The value of a dated field of an organisation from a day on; on: NULL for the beginning, at most once."""

    __tablename__ = "dated_values"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    field: Mapped[str]
    on: Mapped[str | None]
    value: Mapped[str] = mapped_column(default="")
    document: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("organisation_id", "field", "on"),
        Index(None, "organisation_id", "field", unique=True, sqlite_where=text('"on" IS NULL')),
    )
