"""The table of unfinished forms. They are no records: they have no history and are in no package and no search."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Draft(Base):
    """A form for a new record of a table; owner_id: id of what the record will belong to, "" where none is fixed.

    texts: a JSON object, field → text as it was typed, right or wrong.
    """

    __tablename__ = "drafts"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    texts: Mapped[str]
    at: Mapped[str]
    actor: Mapped[str]
