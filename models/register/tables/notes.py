"""Tables of what is no record itself: unfinished forms, records that were found to be two, kept facts about records."""

from sqlalchemy import Index, text
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


class KeptOrganisation(Base):
    """Facts about an organisation as of the day `since` and later; NULL there: to be worked out again.

    They are no records and have no history (storage.book.kept).
    """

    __tablename__ = "kept_organisations"

    organisation_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[str | None]
    legal: Mapped[str | None]
    operational: Mapped[str | None]
    lacks: Mapped[str | None]
    met_on: Mapped[str | None]
    kind: Mapped[str | None]
    tax_status: Mapped[str | None]
    event: Mapped[str | None]
    ended: Mapped[int | None]
    members: Mapped[int | None]
    capital: Mapped[int | None]
    debt: Mapped[int | None]

    __table_args__ = (
        Index("ix_kept_organisations_marked", "organisation_id", sqlite_where=text("since IS NULL")),
    )


class KeptDebt(Base):
    """Facts about a debt as of the day `since` and later; NULL there: to be worked out again."""

    __tablename__ = "kept_debts"

    debt_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[str | None]
    principal: Mapped[int | None]
    interest: Mapped[int | None]
    balance: Mapped[int | None]

    __table_args__ = (Index("ix_kept_debts_marked", "debt_id", sqlite_where=text("since IS NULL")),)
