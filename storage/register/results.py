"""Workers and results of each organisation in each period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.register.drafts import RESULT
from models.register.results import RESULTS
from models.register.statuses import ENDED, OPERATING
from models.register.tables.results import Result
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.periods import period_of
from storage.book.rows import column, each, fetch_one
from storage.register import organisations
from storage.register.keeping import all_kept, kept

PARTS = (
    "workers_new",
    "workers_members",
    "workers_women",
    "workers_minority",
    "workers_trained",
    "workers_insured",
)
"""Each of these is part of the workers and cannot be more."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The figures of one organisation in one period; values: figure → value (None: not known)."""

    organisation_id: str
    organisation: str
    kind: str
    period: str
    values: Mapping[str, int | None]

    @property
    def given(self) -> bool:
        """Whether anything at all was given."""
        return any(value is not None for value in self.values.values())


def put(book: Book, organisation_id: str, period: str, values: Mapping[str, Any]) -> str:
    """Keep figures of an organisation and period, leaving the others as they are; the record's id.

    Refused: PERIOD_NOT_UNDERSTOOD, RESULT_PART_ABOVE_WHOLE (more of a kind of workers than workers), those of
    models.register.texts.fields.
    """
    with book.change("RESULT_SET", id=organisation_id, period=period) as session:
        organisations.require_organisation(session, organisation_id)
        return put_in(session, book.ids(), organisation_id, period, values)


def put_in(
    session: Session, new_id: str, organisation_id: str, period: str, values: Mapping[str, Any]
) -> str:
    """As put, inside a session."""
    found = all_kept(session, RESULT, values)
    key = {"organisation_id": organisation_id, "period": kept(session, RESULTS.by_name, "period", period)}
    record = session.query(Result).filter_by(**key).one_or_none() or Result(id=new_id, **key)
    for name, value in found.items():
        setattr(record, name, value)
    _refuse_parts(record)
    session.add(record)
    session.flush()
    return record.id


def require(session: Session, result_id: str) -> Result:
    """The record; Refused RECORD_UNKNOWN."""
    record = session.get(Result, result_id)
    if record is None:
        raise Refused("RECORD_UNKNOWN", table="results")
    return record


def _refuse_parts(record: Result) -> None:
    for whole, parts in (("workers", PARTS), ("revenue", ("revenue_internal",))):
        most = getattr(record, whole)
        for part in parts:
            value = getattr(record, part)
            if most is not None and value is not None and value > most:
                raise Refused("RESULT_PART_ABOVE_WHOLE", part=part, value=value, whole=whole, most=most)


def remove(book: Book, organisation_id: str, period: str) -> None:
    """Take the figures of a period out again; Refused RESULT_UNKNOWN."""
    with book.change("RESULT_REMOVED", id=organisation_id, period=period) as session:
        record = session.query(Result).filter_by(organisation_id=organisation_id, period=period).one_or_none()
        if record is None:
            raise Refused("RESULT_UNKNOWN", period=period)
        session.delete(record)


def get(book: Book, organisation_id: str, period: str) -> ResultRow:
    """The figures of one organisation in one period, blank where nothing was given."""
    with book.read_session() as session:
        row = fetch_one(session, _LISTED + " WHERE o.id = :id", period=period, id=organisation_id)
    if row is None:
        raise Refused("ORGANISATION_UNKNOWN", id=organisation_id)
    return _row(row, period)


def of_period(book: Book, period: str) -> list[ResultRow]:
    """Every living organisation with its figures for a period (blank where nothing was given), in Vietnamese order."""
    last_day = period_of(book, period).last_day.isoformat()
    with book.read_session() as session:
        return [_row(row, period) for row in each(session, _LISTED + _LIVING, period=period, day=last_day)]


def lacking(book: Book, period: str) -> list[ResultRow]:
    """Organisations that operate at the end of a period and have given no figure for it."""
    working = operating(book, period)
    return [row for row in of_period(book, period) if row.organisation_id in working and not row.given]


def operating(book: Book, period: str) -> frozenset[str]:
    """Ids of the organisations that operate at the end of a period."""
    last_day = period_of(book, period).last_day.isoformat()
    with book.read_session() as session:
        return frozenset(column(session, "SELECT o.id FROM organisations o" + _OPERATING, day=last_day))


def _row(row: Iterable[Any], period: str) -> ResultRow:
    organisation_id, name, kind, *figures = row
    return ResultRow(organisation_id, name, kind, period, dict(zip(RESULT, figures, strict=True)))


_FIGURES = ", ".join(f"r.{name}" for name in RESULT)
_LISTED = (
    f"SELECT o.id, o.name, o.kind, {_FIGURES} FROM organisations o "
    "LEFT JOIN results r ON r.organisation_id = o.id AND r.period = :period"
)
_IDS_ENDED = ", ".join(f"'{one}'" for one in ENDED)
_IDS_OPERATING = ", ".join(f"'{one}'" for one in OPERATING)
_LIVING_ORDER = " ORDER BY o.name_sorted, o.id"
_LIVING_ONLY = (
    " WHERE o.deleted = 0 AND coalesce(o.founded_on, o.registered_on, '') <= :day AND NOT EXISTS ("
    "SELECT 1 FROM standings s WHERE s.organisation_id = o.id "
    f'AND s.legal_status IN ({_IDS_ENDED}) AND s."on" <= :day AND NOT EXISTS (SELECT 1 FROM standings b '
    'WHERE b.organisation_id = o.id AND b.event = \'moved_in\' AND b."on" BETWEEN s."on" AND :day))'
)
_LIVING = _LIVING_ONLY + _LIVING_ORDER
_OPERATING = (
    _LIVING_ONLY
    + " AND (SELECT s.operational_status FROM standings s WHERE s.organisation_id = o.id "
    + 'AND s.operational_status IS NOT NULL AND s."on" <= :day '
    + f'ORDER BY s."on" DESC, {fragments.order_of_entry("s")} DESC LIMIT 1) '
    + f"IN ({_IDS_OPERATING})"
)
