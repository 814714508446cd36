"""Drafts of register records, as a screen or an import hands them to storage, and the shape of every field.

A draft holds only what is known; everything left out is "not known". Shapes are checked by models.register.fields.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from models.register.fields import COUNT, DAY, FLAG, MONEY, NUMBER, TEXT, Shape, Shapes, coded

Day = date | str | None
Flag = bool | int | None

ORGANISATION: Shapes = {
    "kind": coded("organisation_kinds", required=True),
    "name": Shape("text", required=True),
    "aliases": TEXT,
    "tax_code": NUMBER,
    "no_tax_code_reason": TEXT,
    "registration_number": TEXT,
    "registered_on": DAY,
    "registration_office": TEXT,
    "founded_on": DAY,
    "address_registered": TEXT,
    "address": TEXT,
    "commune_code": NUMBER,
    "commune_from": DAY,
    "old_commune_code": NUMBER,
    "village": TEXT,
    "phone": Shape("phone"),
    "email": TEXT,
    "representative": TEXT,
    "sector": coded("sectors"),
    "vsic_version": coded("vsic_versions"),
    "vsic_code": NUMBER,
    "law": coded("laws"),
    "alliance_member": FLAG,
    "new_rural_commune": FLAG,
    "high_technology": FLAG,
    "value_chain": FLAG,
    "certified": FLAG,
    "union_id": Shape("key"),
    "note": TEXT,
}

STANDING: Shapes = {
    "on": Shape("day", required=True),
    "event": coded("event_kinds", required=True),
    "operational_status": coded("operational_statuses"),
    "document": TEXT,
    "reason": TEXT,
}

CAPITAL: Shapes = {
    "on": Shape("day", required=True),
    "amount": Shape("money", required=True),
    "document": TEXT,
}

EVALUATION: Shapes = {
    "year": Shape("count", required=True),
    "definition": coded("effectiveness_definitions", required=True),
    "score": COUNT,
    "rank": coded("ranks"),
    "effective": FLAG,
}

PERSON: Shapes = {
    "party": coded("party_kinds", required=True),
    "name": Shape("text", required=True),
    "sex": coded("sexes"),
    "birth": Shape("birth"),
    "ethnic_group": coded("ethnic_groups"),
    "nationality": Shape("text", required=True),
    "personal_number": NUMBER,
    "disabled": FLAG,
    "address": TEXT,
    "phone": Shape("phone"),
    "note": TEXT,
}

MEMBERSHIP: Shapes = {
    "kind": coded("member_kinds", required=True),
    "capital": MONEY,
    "certificate": TEXT,
    "joined_on": DAY,
    "left_on": DAY,
    "leave_reason": coded("leaving_reasons"),
    "works": FLAG,
}

MANAGER: Shapes = {
    "position": coded("positions", required=True),
    "training_level": coded("training_levels"),
    "insured": FLAG,
    "insurance_supported": FLAG,
    "from_on": DAY,
    "to_on": DAY,
}

DEBT: Shapes = {
    "creditor_kind": coded("creditor_kinds", required=True),
    "creditor": TEXT,
    "contract": TEXT,
    "group_scheme": coded("debt_schemes"),
    "group_code": Shape("key"),
    "started_on": DAY,
    "due_on": DAY,
    "measure": coded("debt_measures"),
    "decision": TEXT,
    "source": TEXT,
    "note": TEXT,
}

ENTRY: Shapes = {
    "on": Shape("day", required=True),
    "kind": Shape("text", required=True),
    "amount": Shape("money", required=True),
    "document": TEXT,
}

RESULT: Shapes = {
    "workers": COUNT,
    "workers_new": COUNT,
    "workers_members": COUNT,
    "workers_women": COUNT,
    "workers_minority": COUNT,
    "workers_trained": COUNT,
    "workers_insured": COUNT,
    "revenue": MONEY,
    "revenue_internal": MONEY,
    "profit": Shape("signed_money"),
    "wages": MONEY,
    "paid_to_budget": MONEY,
    "working_capital": MONEY,
    "assets": MONEY,
    "undivided_assets": MONEY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """A new organisation. capital: charter capital in dong from the founding (or first known) day.

    event: how its standing begins (founded, or recorded for one taken over from old records); event_on: that day,
    by default founded_on, else registered_on; operational_status: what it really does, where that differs.
    """

    kind: str
    name: str
    aliases: str = ""
    tax_code: str | None = None
    no_tax_code_reason: str = ""
    registration_number: str = ""
    registered_on: Day = None
    registration_office: str = ""
    founded_on: Day = None
    address_registered: str = ""
    address: str = ""
    commune_code: str | None = None
    commune_from: Day = None
    old_commune_code: str | None = None
    village: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    sector: str | None = None
    vsic_version: str | None = None
    vsic_code: str | None = None
    law: str | None = None
    alliance_member: Flag = None
    new_rural_commune: Flag = None
    high_technology: Flag = None
    value_chain: Flag = None
    certified: Flag = None
    union_id: str | None = None
    note: str = ""
    capital: int | None = None
    event: str = "founded"
    event_on: Day = None
    operational_status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A new person, household or organisation that is a member somewhere."""

    name: str
    party: str = "person"
    sex: str | None = None
    birth: Day = None
    ethnic_group: str | None = None
    nationality: str = "VN"
    personal_number: str | None = None
    disabled: Flag = None
    address: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipDraft:
    """A new membership."""

    kind: str = "formal"
    capital: int | None = None
    certificate: str = ""
    joined_on: Day = None
    left_on: Day = None
    leave_reason: str | None = None
    works: Flag = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerDraft:
    """A new office."""

    position: str
    training_level: str | None = None
    insured: Flag = None
    insurance_supported: Flag = None
    from_on: Day = None
    to_on: Day = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """A movement of a debt; kind: a key of models.register.tables.debts.ENTRY_SIGNS; amount in dong."""

    on: Day
    kind: str
    amount: int
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtDraft:
    """A new debt with its first movements."""

    creditor_kind: str
    creditor: str = ""
    contract: str = ""
    group_scheme: str | None = None
    group_code: str | None = None
    started_on: Day = None
    due_on: Day = None
    measure: str | None = None
    decision: str = ""
    source: str = ""
    note: str = ""
    entries: tuple[EntryDraft, ...] = ()


def given(draft: Any, shapes: Shapes) -> dict[str, Any]:
    """The fields of a draft that the record itself holds."""
    return {part.name: getattr(draft, part.name) for part in fields(draft) if part.name in shapes}
