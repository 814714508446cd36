"""Cooperatives, unions, groups and people's credit funds: stored, changed field by field, read.

Inner functions that take a session serve batch work; the others are one change of the book each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from models.register.dated import COLUMNS
from models.register.drafts import CAPITAL, ORGANISATION, OrganisationDraft, given
from models.register.organisations import EVALUATIONS
from models.register.signs import ENTRY_SIGNS
from models.register.tables.memberships import UnionMembership
from models.register.tables.organisations import CharterCapital, Organisation, Standing
from models.register.texts.other_names import names_together, other_names
from models.register.texts.search_keys import organisation_keys
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.kept.facts import CURRENT_MEMBER
from storage.book.naming import about
from storage.book.rows import fetch, records
from storage.register import dated
from storage.register.communes import commune_key, first_day
from storage.register.dated import DatedLine, Since
from storage.register.debts import signs_in_sql
from storage.register.keeping import all_kept, kept
from storage.register.standings import EventLine, StandingOn, add_event, events_in, status_on

NAME_RULE_FROM = "2024-07-01"
"""Since Law 17/2023 a name is unique in the country (Art. 50); before, it was unique in its district only."""

_ORDERED_DAYS = (("founded_on", "registered_on"),)


@dataclass(frozen=True, slots=True)
class CapitalLine:
    """Charter capital in dong from a day on."""

    id: str
    on: str
    amount: int
    document: str


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """Score and rank of one year under one definition; fields as models.register.organisations.EVALUATIONS."""

    id: str
    year: int
    definition: str
    score: int | None
    rank: str | None
    effective: int | None
    criterion_1: int | None
    criterion_2: int | None
    criterion_3: int | None
    criterion_4: int | None
    criterion_5: int | None
    criterion_6: int | None
    fined: int | None
    not_ranked_reason: str | None
    revenue_plan: int | None
    income_after_obligations: int | None
    development_fund: int | None
    reserve_fund: int | None


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """One organisation on a day: values: field → stored value; capital, debt in dong (None: not known).

    kind and the dated fields among the values are those of the day; dated: all their values, by field and day.
    """

    id: str
    kind: str
    name: str
    values: Mapping[str, Any]
    deleted: bool
    standing: StandingOn
    capital: int | None
    members: int
    managers: int
    debt: int
    events: tuple[EventLine, ...]
    capitals: tuple[CapitalLine, ...]
    evaluations: tuple[EvaluationLine, ...]
    dated: tuple[DatedLine, ...] = ()


def add(book: Book, draft: OrganisationDraft) -> str:
    """A new organisation with the first event of its standing; its id.

    Refused: NAME_TAKEN, TAX_CODE_TAKEN, DAYS_OUT_OF_ORDER, UNIT_UNKNOWN, UNIT_NOT_ON_DAY, and those of
    models.register.texts.fields.
    """
    with book.change("ORGANISATION_ADDED", name=draft.name) as session:
        return add_in(session, book.ids(), book.ids, draft, book.clock().date())


def add_in(session: Session, new_id: str, ids: Any, draft: OrganisationDraft, today: date) -> str:
    """As add, inside a session; ids makes the ids of the first event and the capital."""
    values = all_kept(session, ORGANISATION, given(draft, ORGANISATION))
    values["commune_from"] = first_day(values["commune_code"], values["commune_from"], today)
    organisation = Organisation(
        id=new_id, deleted=0, **values, **organisation_keys(values["name"], values["aliases"])
    )
    _refuse_wrong_days(organisation)
    refuse_taken(session, organisation)
    session.add(organisation)
    session.flush()
    begun = (
        kept(session, ORGANISATION, "founded_on", draft.event_on)
        or organisation.founded_on
        or organisation.registered_on
    )
    if begun:
        values = {"on": begun, "event": draft.event, "operational_status": draft.operational_status}
        add_event(session, ids(), organisation, values)
    if draft.capital is not None:
        capital_in(session, ids(), new_id, begun or today, draft.capital)
    return new_id


def update(book: Book, organisation_id: str, field: str, value: Any, since: Since = None) -> None:
    """Change a field. For "commune" the value is a models.values.units.Unit or None: both parts of the key at once.

    since: of a dated field, from when the value holds (storage.register.dated.Since); the days before stay as they
    were. Refused DATED_DAY_AHEAD, NOT_DATED, what follows from memberships (ALLIANCE_BY_MEMBERSHIPS,
    UNION_BY_MEMBERSHIPS) and those of models.register.texts.fields.
    """
    with book.change("ORGANISATION_CHANGED", id=organisation_id, field=field) as session:
        update_in(session, organisation_id, field, value, book.clock().date(), since)


def update_in(
    session: Session, organisation_id: str, field: str, value: Any, today: date, since: Since = None
) -> None:
    """As update, inside a session."""
    organisation = require_organisation(session, organisation_id)
    new = _fields(session, organisation, field, value, today)
    if since is not None or any(getattr(organisation, name) != new[name] for name in new):
        _refuse_followed(session, organisation.id, field)
    dated_field = next((COLUMNS[name] for name in new if name in COLUMNS), "")
    if dated_field:
        dated.set_in(session, organisation, dated_field, new, since, today)
    elif isinstance(since, date):
        raise Refused("NOT_DATED", field=field)
    else:
        for name, kept_value in new.items():
            setattr(organisation, name, kept_value)
    _refuse_wrong_days(organisation)
    if field in ("name", "tax_code", "kind", "commune", "commune_code"):
        with session.no_autoflush:
            refuse_taken(session, organisation)
    session.flush()


def _fields(
    session: Session, organisation: Organisation, field: str, value: Any, today: date
) -> dict[str, Any]:
    if field == "commune":
        return dict(zip(("commune_code", "commune_from"), commune_key(value), strict=True))
    new = kept(session, ORGANISATION, field, value)
    if field == "name":
        former = [*other_names(organisation.aliases), organisation.name]
        aliases = names_together(new, former)
        return {"name": new, "aliases": aliases, **organisation_keys(new, aliases)}
    if field == "aliases":
        return {"aliases": new, **organisation_keys(organisation.name, new)}
    if field == "commune_code":
        return {"commune_code": new, "commune_from": first_day(new, None, today)}
    if field == "union_id" and new is not None:
        _refuse_no_union(organisation, new)
    return {field: new}


def _refuse_followed(session: Session, organisation_id: str, field: str) -> None:
    """Refuse to type what follows from memberships with days: ALLIANCE_BY_MEMBERSHIPS, UNION_BY_MEMBERSHIPS."""
    dated.refuse_followed(session, organisation_id, field)
    if field == "union_id":
        query = select(UnionMembership.id).where(UnionMembership.organisation_id == organisation_id)
        if session.execute(query.limit(1)).first() is not None:
            raise Refused("UNION_BY_MEMBERSHIPS", field=field)


def _refuse_no_union(organisation: Organisation, union_id: str) -> None:
    if union_id == organisation.id or organisation.kind == "union":
        raise Refused("UNION_NOT_POSSIBLE", id=union_id)


def require_organisation(session: Session, organisation_id: str) -> Organisation:
    """The record; Refused ORGANISATION_UNKNOWN."""
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise Refused("ORGANISATION_UNKNOWN", id=organisation_id)
    about(session, organisation=organisation.name)
    return organisation


def remove(book: Book, organisation_id: str) -> None:
    """Throw into the bin; nothing that belongs to it is lost."""
    with book.change("ORGANISATION_REMOVED", id=organisation_id) as session:
        organisation = require_organisation(session, organisation_id)
        organisation.deleted = 1


def restore(book: Book, organisation_id: str) -> None:
    """Take out of the bin; Refused NAME_TAKEN, TAX_CODE_TAKEN where another has taken its name or code since."""
    with book.change("ORGANISATION_RESTORED", id=organisation_id) as session:
        organisation = require_organisation(session, organisation_id)
        refuse_taken(session, organisation)
        organisation.deleted = 0


def set_capital(book: Book, organisation_id: str, on: date | str, amount: int, document: str = "") -> str:
    """Charter capital in dong from a day on, replacing a value of the same day; id of the record."""
    with book.change("CAPITAL_SET", id=organisation_id) as session:
        require_organisation(session, organisation_id)
        return capital_in(session, book.ids(), organisation_id, on, amount, document)


def capital_in(
    session: Session, new_id: str, organisation_id: str, on: date | str, amount: int, document: str = ""
) -> str:
    """As set_capital, inside a session."""
    values = all_kept(session, CAPITAL, {"on": on, "amount": amount, "document": document})
    there = (
        session.query(CharterCapital)
        .filter_by(organisation_id=organisation_id, on=values["on"])
        .one_or_none()
    )
    record = there or CharterCapital(id=new_id, organisation_id=organisation_id)
    for name, value in values.items():
        setattr(record, name, value)
    session.add(record)
    session.flush()
    return record.id


def get(book: Book, organisation_id: str, day: date | None = None) -> OrganisationCard:
    """Everything about one organisation as of a day (today); Refused ORGANISATION_UNKNOWN."""
    with book.read_session() as session:
        return card_in(session, organisation_id, day or book.clock().date())


def card_in(session: Session, organisation_id: str, day: date) -> OrganisationCard:
    """As get, inside a session."""
    organisation = require_organisation(session, organisation_id)
    then = dated.values_on(session, day, organisation_id).get(organisation_id, {})
    own = organisation.values() | then
    values = {name: value for name, value in own.items() if name in ORGANISATION}
    capitals = tuple(records(session, CapitalLine, _CAPITALS, id=organisation_id))
    current = [line.amount for line in capitals if line.on <= day.isoformat()]
    (counted,) = fetch(session, _COUNTED, id=organisation_id, day=day.isoformat())
    return OrganisationCard(
        organisation.id,
        own["kind"],
        organisation.name,
        values | {"commune_from": own["commune_from"]},
        bool(organisation.deleted),
        status_on(session, organisation_id, day),
        current[-1] if current else None,
        counted.members,
        counted.managers,
        counted.debt,
        tuple(events_in(session, organisation_id)),
        capitals,
        tuple(records(session, EvaluationLine, _EVALUATIONS, id=organisation_id)),
        tuple(dated.lines_of(session, organisation_id)),
    )


_CAPITALS = (
    'SELECT id, "on", amount, document FROM charter_capitals WHERE organisation_id = :id ORDER BY "on"'
)
_EVALUATIONS = (
    f"SELECT id, {', '.join(EVALUATIONS.typed)} FROM evaluations WHERE organisation_id = :id "
    "ORDER BY year, definition"
)
CURRENT_MANAGER = "(g.from_on IS NULL OR g.from_on <= :day) AND (g.to_on IS NULL OR g.to_on > :day)"
SIGNED = "e.amount * " + signs_in_sql(ENTRY_SIGNS)
_COUNTED = f"""
SELECT (SELECT count(*) FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.organisation_id = :id AND p.deleted = 0 AND {CURRENT_MEMBER}) AS members,
       (SELECT count(DISTINCT g.person_id) FROM managers g JOIN people p ON p.id = g.person_id
        WHERE g.organisation_id = :id AND p.deleted = 0 AND {CURRENT_MANAGER}) AS managers,
       (SELECT coalesce(sum({SIGNED}), 0) FROM debts d JOIN debt_entries e ON e.debt_id = d.id
        WHERE d.organisation_id = :id AND d.deleted = 0 AND e."on" <= :day) AS debt
"""


def _refuse_wrong_days(organisation: Organisation) -> None:
    for first, second in _ORDERED_DAYS:
        one, two = getattr(organisation, first), getattr(organisation, second)
        if one and two and two < one:
            raise Refused("DAYS_OUT_OF_ORDER", first=_shown(one), second=_shown(two))


def _shown(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def refuse_taken(session: Session, organisation: Organisation) -> None:
    """Refuse a tax code that another has or had, and the name of a living organisation: TAX_CODE_TAKEN, NAME_TAKEN."""
    with session.no_autoflush:
        if organisation.tax_code:
            for name, kind in _others(session, organisation, Organisation.tax_code == organisation.tax_code):
                raise Refused("TAX_CODE_TAKEN", tax_code=organisation.tax_code, name=name, kind=kind)
        if same_name(session, organisation) and not named_under_old_law(organisation):
            raise Refused("NAME_TAKEN", name=organisation.name)


def named_under_old_law(organisation: Organisation) -> bool:
    """Whether its name was registered before names became unique in the whole country."""
    begun = organisation.registered_on or organisation.founded_on
    return begun is not None and begun < NAME_RULE_FROM


def same_name(session: Session, organisation: Organisation) -> bool:
    """Whether a living organisation of its kind has the same name, whatever the spelling; groups: in its commune."""
    ended = exists().where(
        Standing.organisation_id == Organisation.id, Standing.legal_status.in_(("ended", "group_ended"))
    )
    conditions = [
        Organisation.name_folded == organisation.name_folded,
        Organisation.kind == organisation.kind,
        Organisation.deleted == 0,
        ~ended,
    ]
    if organisation.kind == "group":
        conditions.append(Organisation.commune_code == organisation.commune_code)
    return bool(_others(session, organisation, *conditions))


def _others(
    session: Session, organisation: Organisation, *conditions: ColumnElement[bool]
) -> list[tuple[str, str]]:
    """Name and kind of another organisation that meets the conditions; the record itself is left out."""
    query = select(Organisation.name, Organisation.kind).where(
        *conditions, Organisation.id != organisation.id
    )
    with session.no_autoflush:  # what is to be refused must not be written first
        return [(row.name, row.kind) for row in session.execute(query.limit(1))]
