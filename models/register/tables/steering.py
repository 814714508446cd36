"""The tables of steering members and tasks; their columns are described in models.register.programmes.steering."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class SteeringMember(Recorded):
    """A member of a steering body, or an officer in charge."""

    __tablename__ = "steering_members"

    name: Mapped[str]
    steering_body: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    agency: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    full_time: Mapped[int | None]
    from_on: Mapped[str | None]
    to_on: Mapped[str | None]
    handed_over_on: Mapped[str | None]
    successor: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_steering_members_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )


class SteeringTask(Recorded):
    """A task that was set."""

    __tablename__ = "tasks"

    name: Mapped[str]
    agency: Mapped[str] = mapped_column(default="")
    cooperating: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    due_on: Mapped[str | None]
    task_state: Mapped[str] = mapped_column(default="not_begun")
    done_on: Mapped[str | None]
    outcome: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(default="")
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "name_folded"),
        Index("ix_tasks_binned", "deleted", "id", sqlite_where=text("deleted = 1")),
    )
