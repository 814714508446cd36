"""A block of organisations from a table: what it would do is rehearsed first, then all of it is one change.

A row means an organisation that is known by its tax code, or by its name where it has none; any other is new.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.drafts import ORGANISATION, OrganisationDraft
from models.register.fields import kept
from models.register.tables.organisations import Organisation
from models.values.errors import Refused
from models.values.names import fold_organisation
from models.values.units import Unit
from storage.book.book import Book
from storage.register import organisations

Outcome = Literal["new", "changed", "same", "refused"]
Step = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: number in the table; values: field → value, with "commune" a unit and "capital" in dong."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """What one row does; fields: those that change, with the value before (None: nothing was known)."""

    number: int
    outcome: Outcome
    fields: Mapping[str, Any]
    refusal: Refused | None = None


class _RehearsedError(Exception):
    """Ends a rehearsal, so that nothing of it is kept."""


def rehearse(book: Book, rows: Sequence[Row], step: Step = lambda _: None) -> list[Effect]:
    """What the rows would do, one after the other; nothing is kept."""
    effects: list[Effect] = []
    try:
        with book.change("ORGANISATIONS_PASTED") as session:
            effects = _all(book, session, rows, step)
            raise _RehearsedError
    except _RehearsedError:
        return effects


def take(book: Book, rows: Sequence[Row], step: Step = lambda _: None) -> list[Effect]:
    """Keep the rows as one change; what is refused is left out and said."""
    expected = rehearse(book, rows)
    good = {effect.number for effect in expected if effect.outcome in ("new", "changed")}
    added = sum(effect.outcome == "new" for effect in expected)
    with book.change("ORGANISATIONS_PASTED", added=added, changed=len(good) - added) as session:
        return _all(book, session, [row for row in rows if row.number in good], step)


def _all(book: Book, session: Session, rows: Sequence[Row], step: Step) -> list[Effect]:
    effects = []
    for at, row in enumerate(rows):
        step(at)
        try:
            with session.begin_nested():
                effects.append(_one(book, session, row))
        except Refused as refused:
            effects.append(Effect(row.number, "refused", {}, refused))
    return effects


def _one(book: Book, session: Session, row: Row) -> Effect:
    values = {name: value for name, value in row.values.items() if value not in (None, "")}
    known = _meant(session, values)
    if known is None:
        draft = _draft(values)
        organisations.add_in(session, book.ids(), book.ids, draft, book.clock().date())
        return Effect(row.number, "new", {})
    changed = _changed(book, session, known, values)
    return Effect(row.number, "changed" if changed else "same", changed)


def _meant(session: Session, values: Mapping[str, Any]) -> str | None:
    """The id of the living organisation that a row means."""
    code = kept(ORGANISATION, "tax_code", values.get("tax_code"))
    if code:
        by_code = select(Organisation.id).where(Organisation.tax_code == code, Organisation.deleted == 0)
        found = session.execute(by_code).scalar()
        if found is not None:
            return found
    by_name = select(Organisation.id, Organisation.tax_code).where(
        Organisation.name_folded == fold_organisation(str(values.get("name", ""))),
        Organisation.kind == values.get("kind", "cooperative"),
        Organisation.deleted == 0,
    )
    same = [row.id for row in session.execute(by_name) if not code or row.tax_code in (None, code)]
    return str(same[0]) if len(same) == 1 else None


def _draft(values: Mapping[str, Any]) -> OrganisationDraft:
    known = {part.name for part in fields(OrganisationDraft)}
    given = {name: value for name, value in values.items() if name in known}
    unit = values.get("commune")
    if isinstance(unit, Unit):
        given |= {"commune_code": unit.code, "commune_from": unit.valid_from}
    given.setdefault("name", "")
    given.setdefault("kind", "cooperative")
    return OrganisationDraft(**given)


def _changed(book: Book, session: Session, organisation_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what differs; field → value before."""
    today = book.clock().date()
    before = organisations.card_in(session, organisation_id, today)
    changed: dict[str, Any] = {}
    for name, value in values.items():
        if name == "capital":
            if value != before.capital:
                organisations.capital_in(session, book.ids(), organisation_id, today, value)
                changed[name] = before.capital
        elif name == "commune":
            if (value.key[1], value.key[2]) != (
                before.values["commune_code"],
                before.values["commune_from"] or "",
            ):
                organisations.update_in(session, organisation_id, name, value, today)
                changed[name] = before.values["commune_code"]
        elif _differs(name, value, before):
            organisations.update_in(session, organisation_id, name, value, today)
            changed[name] = before.values[name]
    return changed


def _differs(name: str, value: Any, before: organisations.OrganisationCard) -> bool:
    plain = name in ORGANISATION and name not in ("name", "kind")
    return plain and bool(kept(ORGANISATION, name, value) != before.values[name])
