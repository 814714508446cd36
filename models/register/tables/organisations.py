"""Cooperatives, unions, groups and people's credit funds, with their standing as dated events.

Law 17/2023/QH15; Decree 92/2024 Art. 27–28 for legal statuses. What an organisation is legally and what it really
does are separate columns.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Recorded


class Organisation(Recorded):
    """One organisation of the collective economy.

    kind, sector, law: ids of resources/codes; commune_*: the key of the commune where it is today; old_commune_code:
    commune before 1 July 2025, needed where the new unit straddles two former districts; address_registered: as on the
    certificate, address: as of today (Decree 125/2025 Art. 44 keeps old papers valid).
    """

    __tablename__ = "organisations"

    kind: Mapped[str]
    name: Mapped[str]
    name_folded: Mapped[str]
    name_sorted: Mapped[str]
    search_words: Mapped[str] = mapped_column(
        default=""
    )  # folded words of name and aliases, nothing shortened
    aliases: Mapped[str] = mapped_column(default="")
    tax_code: Mapped[str | None]
    no_tax_code_reason: Mapped[str] = mapped_column(default="")
    registration_number: Mapped[str] = mapped_column(default="")
    registered_on: Mapped[str | None]
    registration_office: Mapped[str] = mapped_column(default="")
    founded_on: Mapped[str | None]
    address_registered: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    commune_code: Mapped[str | None]
    commune_from: Mapped[str | None]
    old_commune_code: Mapped[str | None]
    village: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    representative: Mapped[str] = mapped_column(default="")
    sector: Mapped[str | None]
    vsic_version: Mapped[str | None]
    vsic_code: Mapped[str | None]
    law: Mapped[str | None]
    alliance_member: Mapped[int | None]
    new_rural_commune: Mapped[int | None]
    high_technology: Mapped[int | None]
    value_chain: Mapped[int | None]
    certified: Mapped[int | None]  # groups: holds a registration certificate or a certified contract
    union_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    note: Mapped[str] = mapped_column(default="")
    tax_status: Mapped[str | None]
    contact: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    business_model: Mapped[str | None]
    products_services: Mapped[str] = mapped_column(default="")
    digital_transformation: Mapped[int | None]
    representative_sex: Mapped[str | None]
    representative_birth: Mapped[str | None]
    representative_ethnic_group: Mapped[str | None]
    contract_until: Mapped[str | None]
    notified_on: Mapped[str | None]
    deleted: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(None, "deleted", "name_sorted", "id"),
        Index(None, "deleted", "id"),  # in the order in which what belongs to it lies in its own indexes
        Index(None, "name_folded"),
        Index(None, "tax_code"),
        Index(None, "kind", "sector"),
    )


class Standing(Recorded):
    """One dated event of an organisation: what happened, and the two statuses that follow from it.

    legal_status and operational_status are NULL where the event leaves them as they were.
    """

    __tablename__ = "standings"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    on: Mapped[str]
    event: Mapped[str]
    legal_status: Mapped[str | None]
    operational_status: Mapped[str | None]
    document: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        Index(None, "organisation_id", "on", "legal_status", "operational_status"),
        Index(None, "legal_status", "organisation_id", "on"),
        Index(None, "event", "organisation_id", "on"),
    )


class CharterCapital(Recorded):
    """Charter capital in dong from a day on."""

    __tablename__ = "charter_capitals"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    on: Mapped[str]
    amount: Mapped[int]
    document: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        UniqueConstraint("organisation_id", "on"),
        Index(None, "organisation_id", "on", "amount"),
    )


class Evaluation(Recorded):
    """Score and rank of a year with the definition used (TT 01/2020, TT 09/2017, …).

    criterion_*: points; revenue_plan, income_after_obligations: dong; *_fund: what goes into it, in hundredths of a per
    cent of the income.
    """

    __tablename__ = "evaluations"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    year: Mapped[int]
    definition: Mapped[str]
    score: Mapped[int | None]
    rank: Mapped[str | None]
    effective: Mapped[int | None]
    criterion_1: Mapped[int | None]
    criterion_2: Mapped[int | None]
    criterion_3: Mapped[int | None]
    criterion_4: Mapped[int | None]
    criterion_5: Mapped[int | None]
    criterion_6: Mapped[int | None]
    fined: Mapped[int | None]
    not_ranked_reason: Mapped[str | None]
    revenue_plan: Mapped[int | None]
    income_after_obligations: Mapped[int | None]
    development_fund: Mapped[int | None]
    reserve_fund: Mapped[int | None]

    __table_args__ = (UniqueConstraint("organisation_id", "year", "definition"),)
