"""Loading many register records into a book at once, in one change with its journal: for demonstrations and moves.

Records are taken as they are, without the doubts and refusals of a screen; the database's own constraints, search
keys and journal hold all the same.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.base import Recorded
from models.register.catalogue import RECORDS
from models.register.texts.search_keys import search_keys
from storage.book.book import Book

Record = Mapping[str, Any]


def load(book: Book, title: str, records: Mapping[str, Sequence[Record]]) -> int:
    """Insert records by name of their table, in one change named `title`; how many there were.

    A record names its id and what is known of it; what it leaves out is blank. Search keys of names are made here.
    """
    with book.change(title) as session:
        return load_in(session, records)


def load_in(session: Session, records: Mapping[str, Sequence[Record]]) -> int:
    """As load, inside a change."""
    count = 0
    for kind in RECORDS:
        table = recorded_classes()[kind.table]
        rows = [_whole(table, record) for record in records.get(kind.table, ())]
        if rows:
            session.execute(insert(table), rows)
        count += len(rows)
    return count


def _whole(table: type[Recorded], record: Record) -> dict[str, Any]:
    """All columns of a record, with blanks for what is not known and its search keys."""
    row = _blank(table) | dict(record)
    return row | search_keys(table.__tablename__, row)


_BLANKS: dict[type[Recorded], dict[str, Any]] = {}


def _blank(table: type[Recorded]) -> dict[str, Any]:
    """Column → its value where nothing is known."""
    if table not in _BLANKS:
        _BLANKS[table] = {
            column.name: column.default.arg if column.default is not None else None
            for column in table.__table__.columns
        }
    return _BLANKS[table]
