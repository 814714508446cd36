"""The journal: who changed which field when from what to what, written by the database in the same transaction.

Every recorded table has three triggers. They call running_change(), a function that only our own connection knows
and that fails outside a change: no caller can forget the journal, and no write can escape it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from models.all_tables import recorded_tables
from models.returns.records import Change, JournalLine

FROZEN = (
    "sealed",
    "received_packages",
    "received_figures",
    "sent_packages",
    "exported_prints",
    "trust_lists",
    "revocation_lists",
    "taken_notices",
    "given_notices",
    "received_answers",
    "journal",
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


def install(connection: Connection) -> None:
    """Make all triggers anew from the columns that the tables really have."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE 'journal_%' OR name LIKE 'frozen_%')"
    )
    for name in names.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    existing = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    )
    for table in recorded_tables():
        if table in existing:
            _watch(connection, table)
    for table in FROZEN:
        if table in existing:
            _freeze(connection, table)


def _watch(connection: Connection, table: str) -> None:
    columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    target = "INSERT INTO journal (change_id, table_name, record_id, action, field, old, new)"
    for action, side in (("insert", "NEW"), ("delete", "OLD")):
        whole = "json_object(" + ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns) + ")"
        old, new = ("NULL", whole) if action == "insert" else (whole, "NULL")
        connection.exec_driver_sql(
            f"CREATE TRIGGER journal_{table}_{action} AFTER {action.upper()} ON {table} BEGIN "
            f"{target} VALUES (running_change(), '{table}', {side}.id, '{action}', '', {old}, {new}); END"
        )
    lines = "".join(
        f"{target} SELECT running_change(), '{table}', NEW.id, 'update', '{name}', "
        f'json_quote(OLD."{name}"), json_quote(NEW."{name}") WHERE OLD."{name}" IS NOT NEW."{name}"; '
        for name in columns
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER journal_{table}_update AFTER UPDATE ON {table} BEGIN {lines}END"
    )


def _freeze(connection: Connection, table: str) -> None:
    for action in ("update", "delete"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER frozen_{table}_{action} BEFORE {action.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
        )


def lines_of(session: Session, change: int) -> list[Line]:
    """All lines of one change, in the order in which they were written."""
    return _lines(session, JournalLine.change_id == change)


def lines_of_record(session: Session, table: str, record: str) -> list[Line]:
    """The whole history of one record."""
    return _lines(session, (JournalLine.table_name == table) & (JournalLine.record_id == record))


def lines_with_ids(session: Session, ids: Sequence[int]) -> list[Line]:
    """These lines of the journal, in the order in which they were written."""
    return _lines(session, JournalLine.id.in_(ids))


def _lines(session: Session, condition: Any) -> list[Line]:
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


def apply_inverse(session: Session, lines: Sequence[Line]) -> None:
    """Take lines back, last first: what came goes, what went comes back, what changed is as before."""
    for line in reversed(lines):
        _invert(session, line)


def _invert(session: Session, line: Line) -> None:
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
