"""Search keys made anew in a book of an earlier version, whose names may have been folded in an earlier way.

It is done once, behind the migrations, as a change of the program alone: nobody can undo it, and the
journal still says what stands in every row.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from models.all_tables import recorded_classes
from models.register.texts.search_keys import search_keys
from models.values.names import fold
from storage.book.dialect import fragments
from storage.book.rows import RowSession, fetch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Renewable(Protocol):
    """The part of a book that is needed."""

    def read_rows(self) -> AbstractContextManager[RowSession]: ...
    def change(self, title: str, **details: int) -> "AbstractContextManager[Session]": ...


Renewed = tuple[str, str, Mapping[str, str]]
"""Table, record and its new keys."""


def renew_search_keys(book: Renewable) -> int:
    """Make the keys anew that are not what they would be today; how many records had such.

    book: opened in nobody's name.
    """
    with book.read_rows() as rows:
        found = list(_stale(rows))
    if not found:
        return 0
    from sqlalchemy import text

    with book.change("SEARCH_KEYS_RENEWED", count=len(found)) as session:
        for table, record, keys in found:
            named = ", ".join(f"{name} = :{name}" for name in keys)
            session.execute(text(f"UPDATE {table} SET {named} WHERE id = :id"), {**keys, "id": record})
    return len(found)


def _stale(rows: RowSession) -> Iterator[Renewed]:
    """Records with a key that another way of folding made. What is plain Latin already was made the same in any."""
    for table, record in recorded_classes().items():
        columns = frozenset(record.__table__.columns.keys())
        folded = [name for name in ("name_folded", "search_words") if name in columns]
        if not folded:
            continue
        odd = " OR ".join(fragments.beyond_ascii(name) for name in folded)
        for row in fetch(rows, f"SELECT * FROM {table} WHERE {odd}"):
            values: dict[str, Any] = row._asdict()
            made = search_keys(table, values)
            keys = {name: value for name, value in made.items() if name in columns and values[name] != value}
            if any(fold(values[name]) != values[name] for name in folded) and keys:
                yield table, values["id"], keys
