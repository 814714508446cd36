"""People, their memberships and their offices. A member of several cooperatives is one person."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Person(Recorded):
    """A person, household, group or organisation that can be a member (Law 17/2023 Art. 30).

    birth: ISO day, or year and month, or year alone ("1980"), as far as it is known.
    """

    __tablename__ = "people"

    party: Mapped[str] = mapped_column(default="person")
    name: Mapped[str]
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    sex: Mapped[str | None]
    birth: Mapped[str | None]
    ethnic_group: Mapped[str | None]
    nationality: Mapped[str] = mapped_column(default="VN")
    personal_number: Mapped[str | None]
    disabled: Mapped[int | None]
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)
    aliases: Mapped[str] = mapped_column(default="")
    search_words: Mapped[str] = mapped_column(default="")  # folded words of the other names alone

    __table_args__ = (
        Index(
            None, "name_sorted", "deleted", "id"
        ),  # the list of members in its order, without reading a person
        Index(None, "name_folded"),
        Index(None, "personal_number"),
        Index(None, "phone"),
        Index("ix_people_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
        Index("ix_people_with_other_names", "id", sqlite_where=text("search_words <> ''")),
    )


class Membership(Recorded):
    """A person's membership of one organisation from joined_on until left_on, the first day without it.

    kind: one of the three of Law 17/2023 Art. 4.17–19; capital: contributed, in dong; works: labours there too.
    """

    __tablename__ = "memberships"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str]
    capital: Mapped[int | None]
    certificate: Mapped[str] = mapped_column(default="")
    joined_on: Mapped[str | None]
    left_on: Mapped[str | None]
    leave_reason: Mapped[str | None]
    works: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("capital IS NULL OR capital >= 0", name="capital_not_negative"),
        Index(None, "organisation_id", "left_on", "joined_on", "person_id"),
        Index(None, "person_id", "left_on", "joined_on", "organisation_id", "id"),
    )


class Manager(Recorded):
    """A person's office in one organisation: position, training level, social insurance (yes/no, supported)."""

    __tablename__ = "managers"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    position: Mapped[str]
    training_level: Mapped[str | None]
    insured: Mapped[int | None]
    insurance_supported: Mapped[int | None]
    from_on: Mapped[str | None]
    to_on: Mapped[str | None]

    __table_args__ = (Index(None, "organisation_id"), Index(None, "person_id"))
