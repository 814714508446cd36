"""The journal: who changed which field when from what to what, written by the database in the same transaction.

Every recorded table has three triggers (storage.book.dialect). They name the running change, which only our own
connection knows, and fail outside one: no caller can forget the journal, and no write can escape it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storage.book import chain
from storage.book.dialect import triggers
from storage.book.rows import column, value

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


FROZEN = (
    "sealed",
    "received_packages",
    "received_figures",
    "received_pairs",
    "received_sheets",
    "sent_packages",
    "exported_prints",
    "trust_lists",
    "revocation_lists",
    "taken_notices",
    "given_notices",
    "received_answers",
    "journal",
    "content_digests",
    "chain_links",
)
"""Tables whose rows the database refuses to change or drop once written."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal as a value."""

    change: int
    at: str
    actor: str
    title: str
    table: str
    record: str
    action: str
    field: str
    old: Any
    new: Any


def install(connection: "Connection", *, chained: bool = True) -> None:
    """Make all triggers anew from the columns that the tables really have; chained: also those of the chain."""
    from models.all_tables import recorded_tables

    triggers.install(connection, recorded_tables(), FROZEN, chain.NOTED if chained else {})


def lines_of(session: "Session", change: int) -> list[Line]:
    """All lines of one change, in the order in which they were written."""
    from models.returns.records import JournalLine

    return _lines(session, JournalLine.change_id == change)


def lines_of_record(session: "Session", table: str, record: str) -> list[Line]:
    """The whole history of one record."""
    from models.returns.records import JournalLine

    return _lines(session, (JournalLine.table_name == table) & (JournalLine.record_id == record))


def lines_of_records(session: "Session", table: str, records: Sequence[str]) -> dict[str, list[Line]]:
    """Record → its whole history, of several records of a table; without those that have none."""
    from models.returns.records import JournalLine

    found: dict[str, list[Line]] = {}
    for line in _lines(session, (JournalLine.table_name == table) & JournalLine.record_id.in_(records)):
        found.setdefault(line.record, []).append(line)
    return found


def lines_with_ids(session: "Session", ids: Sequence[int]) -> list[Line]:
    """These lines of the journal, in the order in which they were written."""
    from models.returns.records import JournalLine

    return _lines(session, JournalLine.id.in_(ids))


def _lines(session: "Session", condition: Any) -> list[Line]:
    from sqlalchemy import select

    from models.returns.records import Change, JournalLine

    rows = session.execute(
        select(JournalLine, Change)
        .join(Change, Change.id == JournalLine.change_id)
        .where(condition)
        .order_by(JournalLine.id)
    ).all()
    return [
        Line(
            change.id,
            change.at,
            change.actor,
            change.title,
            line.table_name,
            line.record_id,
            line.action,
            line.field,
            _value(line.old),
            _value(line.new),
        )
        for line, change in rows
    ]


def _value(stored: str | None) -> Any:
    return None if stored is None else json.loads(stored)


def apply_inverse(session: "Session", lines: Sequence[Line]) -> None:
    """Take lines back, last first: what came goes, what went comes back, what changed is as before."""
    for line in reversed(lines):
        _invert(session, line)


def _invert(session: "Session", line: Line) -> None:
    from sqlalchemy import text

    if line.action == "insert":
        session.execute(text(f"DELETE FROM {line.table} WHERE id = :id"), {"id": line.record})
    elif line.action == "update":
        session.execute(
            text(f'UPDATE {line.table} SET "{line.field}" = :old WHERE id = :id'),
            {"old": line.old, "id": line.record},
        )
    else:
        names = ", ".join(f'"{name}"' for name in line.old)
        marks = ", ".join(f":{name}" for name in line.old)
        session.execute(text(f"INSERT INTO {line.table} ({names}) VALUES ({marks})"), line.old)


def newest_change(session: "Session | RowSession") -> int:
    """The number of the newest change; 0 where nothing was ever changed."""
    return int(value(session, "SELECT coalesce(max(id), 0) FROM changes"))


def tables_since(session: "Session | RowSession", change: int, *, without: str = "") -> frozenset[str]:
    """The tables that changes after this one touched, whoever made them.

    without: the name of changes that are passed over.
    """
    found = column(
        session,
        "SELECT j.table_name FROM changes c JOIN journal j ON j.change_id = c.id "
        "WHERE c.id > :change AND c.title <> :without "
        "UNION SELECT d.table_name FROM changes c JOIN content_digests d ON d.change_id = c.id "
        "WHERE c.id > :change AND c.title <> :without",
        change=change,
        without=without,
    )
    return frozenset(found)
