"""Debts with their dated movements, from which the balance on any day follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models.register.drafts import DEBT, ENTRY, DebtDraft, EntryDraft, given
from models.register.signs import ENTRY_SIGNS, INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.register.texts.search_keys import search_keys
from models.values import codes
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.naming import about
from storage.book.rows import fetch, fetch_one, records
from storage.register.keeping import all_kept, kept

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.register.tables.debts import Debt


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One movement of a debt, in dong."""

    id: str
    on: str
    kind: str
    amount: int
    document: str


@dataclass(frozen=True, slots=True)
class DebtCard:
    """One debt on a day with all its movements; values: field → stored value."""

    id: str
    organisation_id: str
    values: Mapping[str, Any]
    deleted: bool
    principal: int
    interest: int
    overdue_days: int
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class DebtTotal:
    """What is owed to one kind of creditor on a day, in dong, and by how many debts and organisations."""

    creditor_kind: str
    debts: int
    organisations: int
    principal: int
    interest: int


def signs_in_sql(signs: Mapping[str, int]) -> str:
    """An SQL expression over `e.kind`: 1, -1 or 0, as an entry raises, lowers or does not touch what is owed."""
    cases = " ".join(f"WHEN '{kind}' THEN {sign}" for kind, sign in signs.items())
    return f"(CASE e.kind {cases} ELSE 0 END)"


def _owed(signs: Mapping[str, int], debt: str = "d.id") -> str:
    return (
        f"(SELECT coalesce(sum(e.amount * {signs_in_sql(signs)}), 0) FROM debt_entries e "
        f'WHERE e.debt_id = {debt} AND e."on" <= :day)'
    )


PRINCIPAL = _owed(PRINCIPAL_SIGNS)
INTEREST = _owed(INTEREST_SIGNS)
BALANCE = _owed(ENTRY_SIGNS)


def add(book: Book, organisation_id: str, draft: DebtDraft) -> str:
    """A new debt with its first movements; its id."""
    with book.change("DEBT_ADDED", id=organisation_id, creditor=draft.creditor) as session:
        return add_in(session, book.ids(), book.ids, organisation_id, draft)


def add_in(session: "Session", new_id: str, ids: Any, organisation_id: str, draft: DebtDraft) -> str:
    """As add, inside a session; ids makes the ids of the movements."""
    from models.register.tables.debts import Debt
    from models.register.tables.organisations import Organisation

    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise Refused("ORGANISATION_UNKNOWN", id=organisation_id)
    about(session, organisation=organisation.name)
    values = all_kept(session, DEBT, given(draft, DEBT))
    values["group_scheme"] = values["group_scheme"] or codes.fact(
        "creditor_kinds", draft.creditor_kind, "scheme"
    )
    debt = Debt(
        id=new_id, organisation_id=organisation_id, deleted=0, **values, **search_keys("debts", values)
    )
    _refuse_wrong(debt)
    session.add(debt)
    session.flush()
    for entry in draft.entries:
        add_entry_in(session, ids(), new_id, entry)
    return new_id


def update(book: Book, debt_id: str, field: str, value: Any) -> None:
    """Change a field of a debt."""
    with book.change("DEBT_CHANGED", id=debt_id, field=field) as session:
        update_in(session, debt_id, field, value)


def update_in(session: "Session", debt_id: str, field: str, value: Any) -> None:
    """As update, inside a session."""
    debt = require_debt(session, debt_id)
    setattr(debt, field, kept(session, DEBT, field, value))
    debt.search_words = search_keys("debts", debt.values())["search_words"]
    _refuse_wrong(debt)


def add_entry(book: Book, debt_id: str, entry: EntryDraft) -> str:
    """A movement; its id. Refused ENTRY_KIND_UNKNOWN, ENTRY_BELOW_ZERO (more paid than was owed on that day)."""
    with book.change("DEBT_ENTRY_ADDED", id=debt_id, kind=entry.kind) as session:
        require_debt(session, debt_id)
        return add_entry_in(session, book.ids(), debt_id, entry)


def add_entry_in(session: "Session", new_id: str, debt_id: str, entry: EntryDraft) -> str:
    """As add_entry, inside a session."""
    from models.register.tables.debts import DebtEntry

    if entry.kind not in ENTRY_SIGNS:
        raise Refused("ENTRY_KIND_UNKNOWN", kind=entry.kind)
    values = all_kept(session, ENTRY, given(entry, ENTRY))
    session.add(DebtEntry(id=new_id, debt_id=debt_id, **values))
    session.flush()
    _refuse_below_zero(session, debt_id)
    return new_id


def remove_entry(book: Book, entry_id: str) -> None:
    """Take out a movement that was entered by mistake."""
    from models.register.tables.debts import DebtEntry

    with book.change("DEBT_ENTRY_REMOVED", id=entry_id) as session:
        entry = session.get(DebtEntry, entry_id)
        if entry is None:
            raise Refused("DEBT_ENTRY_UNKNOWN", id=entry_id)
        debt_id = require_debt(session, entry.debt_id).id
        session.delete(entry)
        session.flush()
        _refuse_below_zero(session, debt_id)


def _refuse_below_zero(session: "Session", debt_id: str) -> None:
    """Principal and interest never sink below zero at the end of any day."""
    for signs in (PRINCIPAL_SIGNS, INTEREST_SIGNS):
        owed = 0
        for on, moved in fetch(
            session,
            f'SELECT e."on", sum(e.amount * {signs_in_sql(signs)}) FROM debt_entries e '
            'WHERE e.debt_id = :id GROUP BY e."on" ORDER BY e."on"',
            id=debt_id,
        ):
            owed += moved
            if owed < 0:
                raise Refused("ENTRY_BELOW_ZERO", on=_shown(on), below=-owed)


def remove(book: Book, debt_id: str) -> None:
    """Throw a debt into the bin."""
    with book.change("DEBT_REMOVED", id=debt_id) as session:
        require_debt(session, debt_id).deleted = 1


def restore(book: Book, debt_id: str) -> None:
    """Take a debt out of the bin."""
    with book.change("DEBT_RESTORED", id=debt_id) as session:
        require_debt(session, debt_id).deleted = 0


def require_debt(session: "Session", debt_id: str) -> "Debt":
    """The record; Refused DEBT_UNKNOWN."""
    from models.register.tables.debts import Debt
    from models.register.tables.organisations import Organisation

    debt = session.get(Debt, debt_id)
    if debt is None:
        raise Refused("DEBT_UNKNOWN", id=debt_id)
    organisation = session.get(Organisation, debt.organisation_id)
    about(session, organisation=organisation.name if organisation else "")
    return debt


def balance(session: "Session", debt_id: str, day: date) -> tuple[int, int]:
    """Principal and interest owed at the end of a day, in dong."""
    row = fetch_one(
        session,
        f"SELECT {PRINCIPAL} AS principal, {INTEREST} AS interest FROM debts d WHERE d.id = :id",
        id=debt_id,
        day=day.isoformat(),
    )
    if row is None:
        raise Refused("DEBT_UNKNOWN", id=debt_id)
    return row.principal, row.interest


def get(book: Book, debt_id: str, day: date | None = None) -> DebtCard:
    """One debt as of a day (today); Refused DEBT_UNKNOWN."""
    day = day or book.clock().date()
    with book.read_session() as session:
        debt = require_debt(session, debt_id)
        principal, interest = balance(session, debt_id, day)
        entries = records(
            session,
            EntryLine,
            'SELECT id, "on", kind, amount, document FROM debt_entries WHERE debt_id = :id '
            f'ORDER BY "on", {fragments.order_of_entry()}',
            id=debt_id,
        )
        return DebtCard(
            debt.id,
            debt.organisation_id,
            {name: value for name, value in debt.values().items() if name in DEBT},
            bool(debt.deleted),
            principal,
            interest,
            overdue_days(debt.due_on, principal + interest, day),
            tuple(entries),
        )


def overdue_days(due_on: str | None, owed: int, day: date) -> int:
    """Days past due on a day; 0 where nothing is owed, no due day is known or it has not passed."""
    if due_on is None or owed <= 0:
        return 0
    return max(0, (day - date.fromisoformat(due_on)).days)


def totals(book: Book, day: date | None = None) -> list[DebtTotal]:
    """What is owed on a day (today), by kind of creditor in the order of the list; kinds without debt are absent."""
    with book.read_session() as session:
        totalled = records(
            session,
            DebtTotal,
            "SELECT creditor_kind, count(*) AS debts, count(DISTINCT organisation_id) AS organisations, "
            "sum(principal) AS principal, sum(interest) AS interest FROM ("
            f"SELECT d.creditor_kind, d.organisation_id, {PRINCIPAL} AS principal, {INTEREST} AS interest "
            "FROM debts d JOIN organisations o ON o.id = d.organisation_id WHERE d.deleted = 0 AND o.deleted = 0) "
            "WHERE principal + interest > 0 GROUP BY creditor_kind",
            day=(day or book.clock().date()).isoformat(),
        )
    by_kind = {total.creditor_kind: total for total in totalled}
    return [by_kind[kind.id] for kind in codes.entries("creditor_kinds") if kind.id in by_kind]


def _refuse_wrong(debt: "Debt") -> None:
    if debt.started_on and debt.due_on and debt.due_on < debt.started_on:
        raise Refused("DAYS_OUT_OF_ORDER", first=_shown(debt.started_on), second=_shown(debt.due_on))
    if debt.group_code:
        known = [
            group for group in codes.entries("debt_groups") if group.facts["scheme"] == debt.group_scheme
        ]
        if not known:
            raise Refused("DEBT_WITHOUT_GROUPS", group=debt.group_code)
        if debt.group_code not in [group.facts["code"] for group in known]:
            labels = "; ".join(group.label() for group in known)
            raise Refused("DEBT_GROUP_UNKNOWN", group=debt.group_code, known=labels)


def _shown(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
