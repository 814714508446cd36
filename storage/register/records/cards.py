"""One record of any kind with what it belongs to, as a page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.register.catalogue import record_of
from models.register.texts.words import called
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.rows import RowSession, fetch, marks
from storage.register.records.owners import with_owners


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A record with all its stored fields.

    called: how it is named in the history; owner: id of what it belongs to; of: names of its person and organisation.
    """

    table: str
    id: str
    called: str
    owner: str
    of: tuple[str, ...]
    values: Mapping[str, Any]
    deleted: bool


def get_card(book: Book, table: str, record_id: str) -> RecordCard:
    """A record as the book holds it, also in the bin; Refused RECORD_UNKNOWN."""
    kind = record_of(table)
    with book.read_session() as session:
        near = with_owners(session, table, record_id)
        if not near:
            raise Refused("RECORD_UNKNOWN", table=table)
        values = near[table].values()
        above = [near[other] for other in near if other != table]
        return RecordCard(
            table,
            record_id,
            called(table, values),
            str(values.get(kind.owner) or ""),
            tuple(name for record in above if (name := getattr(record, "name", ""))),
            values,
            bool(values.get("deleted")),
        )


def names_of(session: Session | RowSession, table: str, ids: Iterable[str]) -> dict[str, str]:
    """Id → the name of a record, or how it is called where its kind has none; unknown ids are left out."""
    columns = ", ".join(f'"{name}"' for name in dict.fromkeys(("id", *record_of(table).called)))
    listed, values = marks(sorted(ids))
    rows = fetch(session, f"SELECT {columns} FROM {table} WHERE id IN ({listed})", **values)
    named = [dict(zip(row._fields, row, strict=True)) for row in rows]
    return {str(one["id"]): str(one.get("name") or called(table, one)) for one in named}
