"""Values of a row that are no fields of its kind: each becomes a record of its own beside the row's.

A charter capital and a first event of an organisation; what is owed of a debt, as its first movements.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.register.catalogue import record_of
from models.register.record import Field
from models.register.signs import INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.register.tables.debts import Debt, DebtEntry
from models.values.errors import Refused
from storage.register.records import store
from storage.register.records.special import Ids

OWN_RECORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "organisations": {
        "capital": ("charter_capitals", "amount"),
        "operational_status": ("standings", "operational_status"),
    },
    "debts": {
        "principal": ("debt_entries", "amount"),
        "interest": ("debt_entries", "amount"),
        "owed_on": ("debt_entries", "on"),
    },
}
"""Table → path of a column → table and field of the record that its value becomes."""

_OWED = {"principal": (PRINCIPAL_SIGNS, "principal_drawn"), "interest": (INTEREST_SIGNS, "interest_charged")}
"""Part of what is owed → its kinds of movement, and the kind that states it first."""


def source_of(table: str, path: str) -> Field:
    """The field of the record that a value becomes."""
    other, name = OWN_RECORDS[table][path]
    return record_of(other).by_name[name]


def owed_anew(session: Session, debt_id: str, values: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Part of what is owed → what the debt says and what the row says, where they differ.

    Refused DEBT_OWES_OTHERWISE (field, owed, said) where the debt has movements of that part: which of them is wrong,
    or what happened since and on which day, no list of balances says.
    """
    found = {}
    for part, (signs, _) in _OWED.items():
        said = values.get(part)
        if said is None:
            continue
        entries = session.query(DebtEntry).filter_by(debt_id=debt_id).filter(DebtEntry.kind.in_(signs)).all()
        owed = sum(signs[entry.kind] * entry.amount for entry in entries)
        if owed == said:
            continue
        if entries:
            raise Refused("DEBT_OWES_OTHERWISE", field=part, owed=owed, said=said)
        found[part] = (owed, said)
    return found


def keep_owed(session: Session, ids: Ids, debt_id: str, values: Mapping[str, Any], today: date) -> None:
    """Write what a debt owes, by parts of which it has no movement yet, as first movements.

    They are of the day that the row says, else of the day on which the debt began, else of today.
    """
    on = values.get("owed_on") or session.get_one(Debt, debt_id).started_on or today.isoformat()
    for part, (_, kind) in _OWED.items():
        if values.get(part):
            entry = {"debt_id": debt_id, "on": on, "kind": kind, "amount": values[part]}
            store.add_in(session, ids, "debt_entries", entry, today)
