"""The table of targets; its columns are described in models.register.programmes.targets."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class TargetRecord(Recorded):
    """A target of a plan; bound is its figure in hundredths, by which parts are added up."""

    __tablename__ = "targets"

    name: Mapped[str]
    item: Mapped[str] = mapped_column(default="")
    target_group: Mapped[str | None]
    measured_in: Mapped[str]
    calculation: Mapped[str] = mapped_column(default="level")
    wording: Mapped[str]
    direction: Mapped[str | None]
    first_year: Mapped[int | None]
    horizon: Mapped[int]
    commune_code: Mapped[str | None]
    commune_from: Mapped[str | None]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    part_of_id: Mapped[str | None] = mapped_column(ForeignKey("targets.id"))
    condition: Mapped[str] = mapped_column(default="")
    condition_target_id: Mapped[str | None] = mapped_column(ForeignKey("targets.id"))
    base: Mapped[str] = mapped_column(default="")
    result_form: Mapped[str] = mapped_column(default="")
    result_row: Mapped[str] = mapped_column(default="")
    result_column: Mapped[str] = mapped_column(default="")
    base_form: Mapped[str] = mapped_column(default="")
    base_row: Mapped[str] = mapped_column(default="")
    base_column: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    result_on: Mapped[str | None]
    result_source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    bound: Mapped[int | None]
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index(None, "part_of_id"),
        Index("ix_targets_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )
