"""Workers and results of one organisation in one period (fields after TT 71/2024/TT-BTC)."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Result(Recorded):
    """Figures of one organisation for one period; people are heads, money is dong, NULL is not known.

    revenue_internal: revenue with members (account 512); wages: total income of the regular workers in the period.
    """

    __tablename__ = "results"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    period: Mapped[str]
    workers: Mapped[int | None]
    workers_new: Mapped[int | None]
    workers_members: Mapped[int | None]
    workers_women: Mapped[int | None]
    workers_minority: Mapped[int | None]
    workers_trained: Mapped[int | None]
    workers_insured: Mapped[int | None]
    revenue: Mapped[int | None]
    revenue_internal: Mapped[int | None]
    profit: Mapped[int | None]
    wages: Mapped[int | None]
    paid_to_budget: Mapped[int | None]
    working_capital: Mapped[int | None]
    assets: Mapped[int | None]
    undivided_assets: Mapped[int | None]
    profit_after_tax: Mapped[int | None]

    __table_args__ = (
        UniqueConstraint("organisation_id", "period"),
        Index(None, "period"),
        Index(None, "organisation_id", "period", "workers", "workers_members"),
    )
