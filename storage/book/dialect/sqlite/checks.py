"""What the database checks of itself: its pages and its references, and which tables it has."""

from typing import TYPE_CHECKING

from storage.book.dialect.sqlite.connections import Raw

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST_FAULTS = 5
"""So many faults of each kind are reported: five are enough to know that the file is damaged."""


def faults_of_pages(raw: Raw) -> list[str]:
    """What is wrong with the file's pages and indexes, in the database's own words; nothing where they are sound."""
    said = [str(fault) for (fault,) in raw.execute(f"PRAGMA integrity_check({MOST_FAULTS})")]
    return [] if said == ["ok"] else said


def broken_references(raw: Raw) -> list[tuple[str, str]]:
    """(table, table referred to) of rows that refer to what is not there."""
    broken = raw.execute("PRAGMA foreign_key_check").fetchmany(MOST_FAULTS)
    return [(table, parent) for table, _, parent, _ in broken]


def tables(raw: Raw) -> frozenset[str]:
    """The names of all tables."""
    return frozenset(name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def tables_of_records(raw: Raw) -> list[str]:
    """The names of the tables that hold what was entered, sorted: without SQLite's own and those of the search."""
    return sorted(name for name in tables(raw) if not name.startswith("sqlite") and "_search" not in name)


def delay_reference_checks(session: "Session") -> None:
    """Let references be broken until the transaction ends: for taking back what refers to each other in any order."""
    from sqlalchemy import text

    session.execute(text("PRAGMA defer_foreign_keys = ON"))


def has_broken_reference(session: "Session", table: str) -> bool:
    """Whether a row of the table refers to a missing row; the database itself reports it only at the end."""
    from sqlalchemy import text

    session.flush()
    return session.execute(text(f"PRAGMA foreign_key_check({table})")).first() is not None
