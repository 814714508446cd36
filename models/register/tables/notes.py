"""Tables of notes about the work on records: unfinished forms, and records that were found to be two."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Recorded


class Draft(Base):
    """A form for a new record of a table; owner_id: id of what the record will belong to, "" where none is fixed.

    It is no record: it has no history and is in no package and no search. texts: a JSON object, field → text as it was
    typed, right or wrong.
    """

    __tablename__ = "drafts"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    texts: Mapped[str]
    at: Mapped[str]
    actor: Mapped[str]


class DistinctPair(Recorded):
    """Two records of one kind that a person found to be two; first_id is the smaller of the two ids."""

    __tablename__ = "distinct_pairs"

    kind: Mapped[str]
    first_id: Mapped[str]
    second_id: Mapped[str]

    __table_args__ = (Index(None, "kind", "first_id"),)
