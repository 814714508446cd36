"""Plain rows by plain SQL inside a session: the fast way for lists, snapshots and packages.

Queries that begin at a few records say CROSS JOIN, which keeps SQLite from beginning at all organisations instead.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A transaction that only reads plain rows, without the mapping of records (storage.book.book.Book.looking)."""

    connection: sqlite3.Connection


def fetch(session: "Session | Look", sql: str, *, flush: bool = True, **values: Any) -> list[Row]:
    """All rows of a query with named parameters, seen inside the session's transaction as plain tuples.

    flush: write first what the session still holds back; without it, rows are as before the record in hand.
    """
    if isinstance(session, Look):
        plain: list[Row] = session.connection.execute(sql, values).fetchall()
        return plain
    if flush:
        session.flush()
    driver = session.connection().connection.driver_connection
    assert driver is not None
    found: list[Row] = driver.execute(sql, values).fetchall()
    return found


def each(session: "Session | Look", sql: str, **values: Any) -> Iterator[Row]:
    """The rows of a query as fetch gives them, but one after the other: for what is too long to be held whole."""
    if isinstance(session, Look):
        return session.connection.execute(sql, values)
    session.flush()
    driver = session.connection().connection.driver_connection
    assert driver is not None
    rows: Iterator[Row] = driver.execute(sql, values)
    return rows


def fetch_one(session: "Session | Look", sql: str, **values: Any) -> Row | None:
    """The first row of a query, or None."""
    found = fetch(session, sql, **values)
    return found[0] if found else None


def marks(values: Iterable[Any], name: str = "v") -> tuple[str, dict[str, Any]]:
    """A list of named marks for `IN (…)`, and the parameters that fill them."""
    named = {f"{name}{at}": value for at, value in enumerate(values)}
    return ", ".join(f":{key}" for key in named), named
