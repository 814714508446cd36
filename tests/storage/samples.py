"""Plain records of any kind for tests, made from the catalogue: valid values for every field that a person fills in."""

from collections.abc import Mapping, MutableMapping
from datetime import date
from typing import Any, assert_never

from sqlalchemy.orm import Session

from models.register.catalogue import RECORDS, record_of
from models.register.drafts import OrganisationDraft
from models.register.kinds import (
    Birth,
    Coded,
    CodedWithin,
    Commune,
    Count,
    Day,
    FieldOf,
    Flag,
    Link,
    Money,
    Number,
    PeriodOf,
    Phone,
    Ratio,
    Text,
    ValueOf,
    Year,
)
from models.register.record import Field, Record
from models.values import codes
from storage.book.book import Book
from storage.register import organisations
from storage.register.records import store

COMMUNE, COMMUNE_FROM = "03549", "2025-07-01"
LATER_KINDS = tuple(kind for kind in RECORDS if kind.since > 2)
"""Kinds whose records are made by this module; the older ones have makers of their own (tests.storage.filling)."""

OVERRIDES: Mapping[str, Mapping[str, Any]] = {
    "debts": {"group_scheme": None, "group_code": None},
    "tasks": {"task_state": "done"},
    "targets": {
        "calculation": "level",
        "wording": "≥ 25",
        "direction": None,
        "part_of_id": None,
        "condition_target_id": None,
        "result": "27,5",
        "result_form": "B01",
        "result_row": "I.1.1",
        "result_column": "actual",
        "base_form": "",
        "base_row": "",
        "base_column": "",
    },
    "chain_projects": {"last_year": 2090},
    "project_partners": {"organisation_id": None},
    "fund_loans": {"debt_id": None},
    "fund_relations": {"borrower": "", "related_organisation_id": None},
    "fund_repayments": {"on": "2025-06-15", "amount": 1000},
    "support_grants": {"component_id": None},  # else one of its own programme
    "accounting_years": {"report_submitted": 1, "general_meeting_on": None},
    "alliance_memberships": {"to_on": None},
    "union_memberships": {"to_on": None},
}
"""Table → values that its rules ask for, where the plain ones of `value_for` would be refused."""

DAY = date(2026, 10, 2)
"""The earliest day on which the days of these records can have been entered, whatever the clock of a test says."""

OTHERS: Mapping[tuple[str, str], str] = {
    ("union_memberships", "union_id"): "union",
    ("relations", "counterpart_id"): "another",
}
"""Links to an organisation other than the one of the record, by the name under which it stands among the ids."""


def value_for(kind: Record, field: Field, at: int, ids: Mapping[str, str]) -> Any:
    """A valid value of a field for the record number `at`; ids: of the records that links lead to, by table."""
    match field.kind:
        case Text():
            return COMMUNE_FROM if _is_first_day(kind, field) else f"{field.public} {at}"
        case Number() | Phone():
            return f"09{at:08d}"
        case Day():
            year = 2027 if field.name == kind.ends else 2019 if field.name in kind.begins else 2025
            return COMMUNE_FROM if _is_first_day(kind, field) else f"{year}-0{1 + at % 9}-15"
        case Birth():
            return "1980"
        case Year(ahead=ahead):
            if field.fixed or any(field.name in names for names in kind.unique):
                return 2025 + at % 50 if ahead else 2026 - at % 50
            return 2024 + at % 3 if field.name in kind.begins else 2025
        case PeriodOf():
            return "2025"
        case Flag():
            return at % 2
        case Count(most=most, least=least):
            return min(least + at, most if most is not None else least + at)
        case Money():
            return (at + 1) * 1_000_000
        case Ratio():
            return 5 + at
        case Coded(codes=name):
            current = [entry.id for entry in codes.entries(name) if entry.valid_to is None]
            return current[at % len(current)]
        case Link(table=table):
            return ids.get(OTHERS.get((kind.table, field.name), table))
        case Commune():
            return COMMUNE
        case CodedWithin() | FieldOf() | ValueOf():
            raise ValueError(f"{field.name} has no plain value")
        case _:
            assert_never(field.kind)


def _is_first_day(kind: Record, field: Field) -> bool:
    return any(isinstance(other.kind, Commune) and other.kind.first == field.name for other in kind.fields)


def sample(table: str, at: int, ids: Mapping[str, str]) -> dict[str, Any]:
    """Values for a record of a kind."""
    kind = record_of(table)
    own = OVERRIDES.get(table, {})
    fields = (field for field in kind.fields if field.by == "person" and field.name not in own)
    return {field.name: value_for(kind, field, at, ids) for field in fields} | dict(own)


def add_samples(book: Book, session: Session, ids: MutableMapping[str, str], each: int = 3) -> None:
    """Add some records of every later kind inside a session.

    ids: of records that are there, by table; those that are added join them. Kinds that name another organisation
    are left out where there is none.
    """
    session.info["today"] = max(session.info["today"], DAY)
    lacking = {table for (table, _), other in OTHERS.items() if other not in ids}
    for kind in LATER_KINDS:
        if kind.table in lacking:
            continue
        for at in range(each):
            ids[kind.table] = store.add_in(
                session, book.ids, kind.table, sample(kind.table, at, ids), book.clock().date()
            )


def add_others(book: Book, ids: MutableMapping[str, str]) -> None:
    """Add the organisations that records name beside their own."""
    ids["union"] = organisations.add(book, OrganisationDraft(kind="union", name="LHHTX Tây Bắc"))
    ids["another"] = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Khác"))
