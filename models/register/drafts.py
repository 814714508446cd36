"""Drafts of register records, as a screen or an import passes them to storage.

A draft holds only what is known; everything left out is "not known". Values are checked by
models.register.texts.fields.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from models.register.debts import DEBT_ENTRIES, DEBTS
from models.register.members import MANAGERS, MEMBERSHIPS, PEOPLE
from models.register.organisations import CHARTER_CAPITALS, EVALUATIONS, ORGANISATIONS, STANDINGS
from models.register.results import RESULTS
from models.register.texts.fields import Fields

Day = date | str | None
Flag = bool | int | None

ORGANISATION = ORGANISATIONS.typed
STANDING = STANDINGS.typed
CAPITAL = CHARTER_CAPITALS.typed
EVALUATION = EVALUATIONS.typed
PERSON = PEOPLE.typed
MEMBERSHIP = MEMBERSHIPS.typed
MANAGER = MANAGERS.typed
DEBT = DEBTS.typed
ENTRY = DEBT_ENTRIES.typed
RESULT = RESULTS.typed


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
    tax_status: str | None = None
    contact: str = ""
    contact_phone: str = ""
    website: str = ""
    business_model: str | None = None
    products_services: str = ""
    digital_transformation: Flag = None
    representative_sex: str | None = None
    representative_birth: Day = None
    representative_ethnic_group: str | None = None
    contract_until: Day = None
    notified_on: Day = None
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
    aliases: str = ""


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
    """A movement of a debt; kind: a key of models.register.signs.ENTRY_SIGNS; amount in dong."""

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


def given(draft: Any, own: Fields) -> dict[str, Any]:
    """The fields of a draft that the record itself holds."""
    return {part.name: getattr(draft, part.name) for part in fields(draft) if part.name in own}
