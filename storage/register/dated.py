"""Earlier values of the dated fields of organisations, with rules that hold for every way in.

A field without rows has always had the value of its column. A field with rows has a row for the beginning (no day),
and its newest is what the column holds. A change since a day writes a row and leaves the days before as they were; a
correction ("it was always so") changes the newest value itself and writes none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from models.register.dated import DATED, from_text, to_text
from models.values.dates import format_date, format_iso
from models.values.errors import Refused
from storage.book.naming import about
from storage.book.rows import RowSession, each

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.register.tables.dated import DatedValue
    from models.register.tables.organisations import Organisation


ALWAYS: Literal["always"] = "always"
Since: TypeAlias = date | Literal["always"] | None
"""From when a value holds: a day; ALWAYS for a correction; None for the rule.

The rule: what was known before changes from today on, and what becomes known only now was always so, since nothing
was claimed before.
"""


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A value of a dated field from a day on (None: from the beginning), as text (models.register.dated)."""

    id: str
    field: str
    on: str | None
    value: str
    document: str


def values_on(
    session: "Session | RowSession", day: date, organisation_id: str = ""
) -> dict[str, dict[str, Any]]:
    """Organisation → column → value on the day, of those fields that have dated values (of one organisation or all)."""
    found: dict[str, dict[str, Any]] = {}
    rows = each(
        session,
        'SELECT organisation_id, field, value FROM dated_values WHERE ("on" IS NULL OR "on" <= :day) '
        "AND (:one = '' OR organisation_id = :one) ORDER BY organisation_id, field, \"on\" NULLS FIRST",
        day=day.isoformat(),
        one=organisation_id,
    )
    for one, field, value in rows:
        if field in DATED:
            found.setdefault(one, {}).update(from_text(field, value))
    return found


def value_on(session: "Session", organisation: "Organisation", column: str, day: date) -> Any:
    """The value that a column of an organisation had on a day."""
    known = values_on(session, day, organisation.id).get(organisation.id, {})
    return known[column] if column in known else getattr(organisation, column)


def lines_of(session: "Session", organisation_id: str) -> list[DatedLine]:
    """All dated values of an organisation, by field and then by day."""
    from sqlalchemy import select

    from models.register.tables.dated import DatedValue

    query = select(DatedValue).where(DatedValue.organisation_id == organisation_id)
    ordered = query.order_by(DatedValue.field, DatedValue.on.nulls_first())
    return [DatedLine(row.id, row.field, row.on, row.value, row.document) for row in session.scalars(ordered)]


def rows_of(session: "Session", organisation_id: str, field: str) -> "list[DatedValue]":
    """The dated values of one field of an organisation, oldest first."""
    from sqlalchemy import select

    from models.register.tables.dated import DatedValue

    query = select(DatedValue).where(DatedValue.organisation_id == organisation_id, DatedValue.field == field)
    return list(session.scalars(query.order_by(DatedValue.on.nulls_first())))


def set_in(
    session: "Session",
    organisation: "Organisation",
    field: str,
    new: Mapping[str, Any],
    since: Since,
    today: date | None = None,
) -> None:
    """Keep the value of a dated field, from a day on or as a correction.

    new: column → stored value; today: values of later days are refused (None: any day is accepted).
    Refused: DATED_DAY_AHEAD.
    """
    rows, text = rows_of(session, organisation.id, field), to_text(field, organisation.values() | dict(new))
    if since is None:
        since = (today or ALWAYS) if _now(organisation, field) else ALWAYS
    if since == ALWAYS:
        _correct(session, organisation, field, rows, text)
        return
    _refuse_ahead(since, today)
    before = _in_force(rows, since.isoformat(), _now(organisation, field))
    if before == text:
        return
    about(session, before=before, after=text, since=since.isoformat())
    _write(session, organisation, field, rows, since, text)


def _now(organisation: "Organisation", field: str) -> str:
    return to_text(field, organisation.values())


def _in_force(rows: "Sequence[DatedValue]", day: str, now: str) -> str:
    values = [row.value for row in rows if row.on is None or row.on <= day]
    return values[-1] if values else rows[0].value if rows else now


def _refuse_ahead(day: date, today: date | None) -> None:
    if today is not None and day > today:
        raise Refused("DATED_DAY_AHEAD", day=format_date(day))


def _correct(
    session: "Session", organisation: "Organisation", field: str, rows: "list[DatedValue]", text: str
) -> None:
    if rows:
        rows[-1].value = text
        session.flush()
    _hold(organisation, field, text)
    _tidy(session, rows)


def _write(
    session: "Session",
    organisation: "Organisation",
    field: str,
    rows: "list[DatedValue]",
    day: date,
    text: str,
) -> "DatedValue":
    """The row of the day, made where there is none; the first row makes that of the beginning too."""
    if not rows:
        rows = [_added(session, organisation, field, None, _now(organisation, field))]
    on = day.isoformat()
    row = next((one for one in rows if one.on == on), None)
    if row is None:
        row = _added(session, organisation, field, on, text)
        rows = rows_of(session, organisation.id, field)
    row.value = text
    session.flush()
    if rows[-1] is row:
        _hold(organisation, field, text)
    _tidy(session, rows)
    return row


def _added(
    session: "Session", organisation: "Organisation", field: str, on: str | None, text: str
) -> "DatedValue":
    from models.register.tables.dated import DatedValue

    ids: Callable[[], str] = session.info["ids"]
    row = DatedValue(id=ids(), organisation_id=organisation.id, field=field, on=on, value=text, document="")
    session.add(row)
    session.flush()
    return row


def _hold(organisation: "Organisation", field: str, text: str) -> None:
    for name, value in from_text(field, text).items():
        setattr(organisation, name, value)


def _tidy(session: "Session", rows: "Sequence[DatedValue]") -> None:
    """Drop the newest value where it equals the value before it, and a beginning after which nothing changed."""
    left = list(rows)
    while len(left) > 1 and left[-1].value == left[-2].value:
        session.delete(left.pop())
        if len(left) == 1:
            session.delete(left.pop())
    session.flush()


def rewrite_in(
    session: "Session", organisation: "Organisation", field: str, since: str, steps: Sequence[tuple[str, str]]
) -> None:
    """Let a field have these values from an ISO day on; what it had before that day stays as it was.

    steps: day and value as text (models.register.dated), oldest first; () leaves the value of the day before.
    """
    rows = rows_of(session, organisation.id, field)
    left = [row for row in rows if row.on is None or row.on < since]
    for row in rows[len(left) :]:
        session.delete(row)
    session.flush()
    if not left:
        left = [_added(session, organisation, field, None, _now(organisation, field))]
    for on, text in steps:
        if text != left[-1].value:
            left.append(_added(session, organisation, field, on, text))
    _hold(organisation, field, left[-1].value)
    session.flush()
    _forget_lone(session, left)


def refuse_followed(session: "Session", organisation_id: str, field: str) -> None:
    """Refuse to type what follows from the memberships of an organisation: ALLIANCE_BY_MEMBERSHIPS."""
    from sqlalchemy import select

    from models.register.tables.memberships import AllianceMembership

    if field != "alliance_member":
        return
    query = select(AllianceMembership.id).where(AllianceMembership.organisation_id == organisation_id)
    if session.execute(query.limit(1)).first() is not None:
        raise Refused("ALLIANCE_BY_MEMBERSHIPS", field=field)


def put_in(
    session: "Session",
    organisation: "Organisation",
    field: str,
    day: date | None,
    text: str,
    today: date | None,
) -> "DatedValue":
    """Store a row as given, also where it changes nothing; day: None for the beginning.

    Refused DATED_DAY_AHEAD.
    """
    if day is not None:
        _refuse_ahead(day, today)
    rows = rows_of(session, organisation.id, field)
    if day is None and not rows:
        _hold(organisation, field, text)
        return _added(session, organisation, field, None, text)
    if day is None:
        rows[0].value = text
        if len(rows) == 1:
            _hold(organisation, field, text)
        session.flush()
        return rows[0]
    if not rows:
        rows = [_added(session, organisation, field, None, _now(organisation, field))]
    row = next((one for one in rows if one.on == day.isoformat()), None)
    row = row or _added(session, organisation, field, day.isoformat(), text)
    row.value = text
    session.flush()
    if rows_of(session, organisation.id, field)[-1] is row:
        _hold(organisation, field, text)
    session.flush()
    return row


def redate_in(
    session: "Session", row: "DatedValue", since: date | Literal["always"], today: date | None
) -> None:
    """Let a value hold from another day on, or in place of the value before it ("it was always so").

    Refused: DATED_DAY_AHEAD, DATED_OUT_OF_ORDER (the value before or after holds from that day already),
    DATED_BEGINNING (what holds from the beginning has no other day).
    """
    rows = rows_of(session, row.organisation_id, row.field)
    at = rows.index(row)
    if at == 0:
        raise Refused("DATED_BEGINNING")
    if since == ALWAYS:
        text = row.value
        session.delete(row)
        rows[at - 1].value = text
        session.flush()
        _forget_lone(session, rows[:at] + rows[at + 1 :])
        return
    _refuse_ahead(since, today)
    on, after = since.isoformat(), rows[at + 1].on if at + 1 < len(rows) else None
    before = rows[at - 1].on
    if before is not None and on <= before:
        raise Refused("DATED_OUT_OF_ORDER", day=format_date(since), other=format_iso(before))
    if after is not None and on >= after:
        raise Refused("DATED_OUT_OF_ORDER", day=format_date(since), other=format_iso(after))
    row.on = on
    session.flush()


def remove_in(session: "Session", organisation: "Organisation", row: "DatedValue") -> None:
    """Remove a value: the value before it goes on; after the first, the next value holds from the beginning."""
    rows = rows_of(session, row.organisation_id, row.field)
    at = rows.index(row)
    session.delete(row)
    session.flush()
    left = rows[:at] + rows[at + 1 :]
    if not left:
        return
    if at == 0:
        left[0].on = None
    if at == len(rows) - 1:
        _hold(organisation, row.field, left[-1].value)
    session.flush()
    _forget_lone(session, left)


def _forget_lone(session: "Session", left: "Sequence[DatedValue]") -> None:
    """Remove a beginning after which nothing changed: it holds no more than the column does."""
    if len(left) == 1:
        session.delete(left[0])
        session.flush()


def agrees(session: "Session", organisation_id: str, field: str) -> bool:
    """Whether the dated values of a field and the column of the organisation say the same of today."""
    from models.register.tables.organisations import Organisation

    rows = rows_of(session, organisation_id, field)
    organisation = session.get(Organisation, organisation_id)
    if not rows or organisation is None:
        return True
    return rows[0].on is None and rows[-1].value == _now(organisation, field)
