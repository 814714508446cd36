"""The tables of activities; their columns are described in models.register.programmes.activities."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Activity(Recorded):
    """An activity of an office."""

    __tablename__ = "activities"

    name: Mapped[str]
    activity_kind: Mapped[str]
    first_day: Mapped[str | None]
    last_day: Mapped[str | None]
    venue: Mapped[str] = mapped_column(default="")
    commune_code: Mapped[str | None]
    commune_from: Mapped[str | None]
    organiser: Mapped[str] = mapped_column(default="")
    partners: Mapped[str] = mapped_column(default="")
    programme_id: Mapped[str | None] = mapped_column(ForeignKey("programmes.id"))
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_activities_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class ActivityParticipants(Recorded):
    """How many of one kind took part in an activity."""

    __tablename__ = "activity_participants"

    activity_id: Mapped[str] = mapped_column(ForeignKey("activities.id"))
    participant_kind: Mapped[str]
    visits: Mapped[int | None]
    persons: Mapped[int | None]
    women: Mapped[int | None]
    minorities: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "activity_id"),)


class ActivityOrganisation(Recorded):
    """An organisation that an activity concerned."""

    __tablename__ = "activity_organisations"

    activity_id: Mapped[str] = mapped_column(ForeignKey("activities.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    organisation_role: Mapped[str] = mapped_column(default="taking_part")
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "activity_id"), Index(None, "organisation_id"))


class ActivityCost(Recorded):
    """What an activity costs from one source of money, in dong."""

    __tablename__ = "activity_costs"

    activity_id: Mapped[str] = mapped_column(ForeignKey("activities.id"))
    funding_source: Mapped[str]
    planned: Mapped[int | None]
    spent: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index(None, "activity_id"),)
