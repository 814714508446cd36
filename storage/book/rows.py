"""Rows by plain SQL inside a session: the fast way for lists, snapshots and packages (docs/decisions/0009).

A row answers by the names of its columns and is a tuple as well. A computed column is given a name in the query
(`count(*) AS members`): without it, it has none.
"""

from collections import namedtuple
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from models.values.errors import Refused
from storage.book.dialect import connections

Record = TypeVar("Record")

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.base import Recorded

    class Row(tuple[Any, ...]):
        """A row of a query: a tuple whose values have the names of its columns too."""

        def __getattr__(self, name: str) -> Any: ...
else:
    Row = tuple


@dataclass(frozen=True, slots=True)
class RowSession:
    """A transaction over plain rows, without the mapping of records (storage.book.book.Book.looking, unrecorded)."""

    connection: connections.Raw


def fetch(session: "Session | RowSession", sql: str, /, **values: Any) -> list[Row]:
    """All rows of a query with named parameters, seen inside the session's transaction with what it holds back."""
    cursor = _run(session, sql, values)
    # tuple.__new__ and not the row's own constructor: nothing of Python runs for a row, however many there are
    return list(map(partial(tuple.__new__, _shape(_names(cursor))), cursor.fetchall()))


def fetch_one(session: "Session | RowSession", sql: str, /, **values: Any) -> Row | None:
    """The first row of a query, or None."""
    found = fetch(session, sql, **values)
    return found[0] if found else None


def records(session: "Session | RowSession", kind: type[Record], sql: str, /, **values: Any) -> list[Record]:
    """The rows of a query as frozen records of a kind, whose fields the columns name in their order.

    TypeError where columns and fields differ: a query and its record cannot drift apart unseen.
    """
    cursor = _run(session, sql, values)
    named, wanted = _names(cursor), tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
    if named != wanted:
        raise TypeError(f"{kind.__name__} has the fields {wanted}, and the query the columns {named}")
    return [kind(*row) for row in cursor.fetchall()]


def column(session: "Session | RowSession", sql: str, /, **values: Any) -> list[Any]:
    """The values of a query that has one column: keys of a list, names."""
    return [value for (value,) in _run(session, sql, values)]


def value(session: "Session | RowSession", sql: str, /, **values: Any) -> Any:
    """The one value of a query with one row and one column: a count, a sum."""
    ((found,),) = _run(session, sql, values)
    return found


def execute(session: "Session | RowSession", sql: str, /, **values: Any) -> None:
    """Run a statement that answers with no rows."""
    _run(session, sql, values)


def insert(session: "Session | RowSession", record: "Recorded") -> None:
    """Write a new record that no session holds: an eighth of the time of holding and flushing it."""
    statement, defaults = _insertion(type(record))
    _run(
        session, statement, {name: _or_default(getattr(record, name), default) for name, default in defaults}
    )


def _or_default(value: Any, default: Any) -> Any:
    return default if value is None else value


@cache
def _insertion(kind: "type[Recorded]") -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The statement for a table, and its columns with their defaults."""
    columns = kind.__table__.columns
    defaults = tuple((one.key, one.default.arg if one.default is not None else None) for one in columns)
    named = ", ".join(f'"{name}"' for name, _ in defaults)
    marked = ", ".join(f":{name}" for name, _ in defaults)
    return f'INSERT INTO "{kind.__tablename__}" ({named}) VALUES ({marked})', defaults


@contextmanager
def kept_or_undone(session: "Session") -> Iterator[None]:
    """What a block writes, undone where it is refused; the session then holds nothing any more."""
    driver = connections.driver_of(session)
    session.flush()
    connections.set_mark(driver)
    try:
        yield
        session.flush()
    except Refused:
        session.expunge_all()
        connections.back_to_mark(driver)
        connections.drop_mark(driver)
        raise
    connections.drop_mark(driver)


def each(session: "Session | RowSession", sql: str, /, **values: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a query one after the other, to be unpacked: for results too large for memory."""
    rows: Iterator[tuple[Any, ...]] = _run(session, sql, values)
    return rows


def _run(session: "Session | RowSession", sql: str, values: dict[str, Any]) -> connections.Cursor:
    """The one place where the text of a query meets the driver."""
    if isinstance(session, RowSession):
        return connections.run(session.connection, sql, values)
    session.flush()  # the driver knows nothing of what the session still holds back
    return connections.run(connections.driver_of(session), sql, values)


def _names(cursor: connections.Cursor) -> tuple[str, ...]:
    return tuple(described[0] for described in cursor.description)


@cache
def _shape(names: tuple[str, ...]) -> type[Row]:
    """The class of the rows with these columns. There are as many as queries: cached without a bound."""
    named: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]
    return cast("type[Row]", named)


def marks(values: Iterable[Any], name: str = "v") -> tuple[str, dict[str, Any]]:
    """A list of named marks for `IN (…)`, and the parameters that fill them; of no values, a list that holds none."""
    named = {f"{name}{at}": one for at, one in enumerate(values)}
    return ", ".join(f":{key}" for key in named) or "NULL", named
