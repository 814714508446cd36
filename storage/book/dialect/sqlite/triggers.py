"""The triggers that write the journal and refuse what is frozen.

They call running_change() and note_content(), functions that only our own connections know (connections) and that fail
outside a change: no caller can forget the journal, and no write of another program can escape it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from storage.book.dialect.sqlite.connections import Raw

if TYPE_CHECKING:
    from sqlalchemy import Connection


def install(
    connection: "Connection", recorded: Iterable[str], frozen: Iterable[str], noted: Mapping[str, str]
) -> None:
    """Make all triggers anew from the columns that the tables really have; tables that are not there are left out.

    noted: table → the column by which its new rows are noted for the chain of the journal.

    Anew and not beside the old triggers: SQLite does not promise an order among triggers of one event, and a second set
    would write every line twice.
    """
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' "
        "AND (name LIKE 'journal_%' OR name LIKE 'frozen_%' OR name LIKE 'noted_%')"
    )
    for name in names.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    existing = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    )
    for table in recorded:
        if table in existing:
            _watch(connection, table)
    for table in frozen:
        if table in existing:
            _freeze(connection, table)
    for table, key in noted.items():
        if table in existing:
            connection.exec_driver_sql(
                f"CREATE TRIGGER noted_{table}_insert AFTER INSERT ON {table} "
                f"BEGIN SELECT note_content('{table}', NEW.{key}); END"
            )


def names_for(recorded: Iterable[str], frozen: Iterable[str]) -> Iterator[str]:
    """The names of the triggers that these tables have."""
    for table in recorded:
        yield from (f"journal_{table}_{action}" for action in ("insert", "update", "delete"))
    for table in frozen:
        yield from (f"frozen_{table}_{action}" for action in ("update", "delete"))


def missing(raw: Raw, recorded: Iterable[str], frozen: Iterable[str]) -> list[str]:
    """The names of the triggers that these tables lack: past them something could have been written."""
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return [name for name in names_for(recorded, frozen) if name not in there]


def _watch(connection: "Connection", table: str) -> None:
    columns = [column.name for column in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    target = "INSERT INTO journal (change_id, table_name, record_id, action, field, old, new)"
    # AFTER, and not BEFORE: the line records what was really written, defaults and all
    for action, side in (("insert", "NEW"), ("delete", "OLD")):
        whole = "json_object(" + ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns) + ")"
        old, new = ("NULL", whole) if action == "insert" else (whole, "NULL")
        connection.exec_driver_sql(
            f"CREATE TRIGGER journal_{table}_{action} AFTER {action.upper()} ON {table} BEGIN "
            f"{target} VALUES (running_change(), '{table}', {side}.id, '{action}', '', {old}, {new}); END"
        )
    # One statement over a table of the columns, in their order: this orders the fields of a change in the history. With
    # a statement for each column, reading the schema took half as long again, and preparing an update four times.
    rows = ", ".join(f'(\'{name}\', OLD."{name}", NEW."{name}")' for name in columns)
    connection.exec_driver_sql(
        f"CREATE TRIGGER journal_{table}_update AFTER UPDATE ON {table} BEGIN {target} "
        f"SELECT running_change(), '{table}', NEW.id, 'update', field, json_quote(was), json_quote(becomes) "
        f"FROM (SELECT '' AS field, NULL AS was, NULL AS becomes UNION ALL VALUES {rows}) "
        f"WHERE was IS NOT becomes; END"
    )


def _freeze(connection: "Connection", table: str) -> None:
    # BEFORE: refused without a trace, also where nothing would be different afterwards
    for action in ("update", "delete"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER frozen_{table}_{action} BEFORE {action.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
        )
