"""Records that look like one and were found to be two: remembered, so that nobody is asked again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.tables.notes import DistinctPair
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.rows import RowSession, fetch
from storage.register.records.cards import get_card
from storage.register.records.store import require


def keep_apart(book: Book, table: str, one: str, other: str) -> None:
    """Remember that two records are not the same; undo forgets it. Refused RECORD_UNKNOWN, MERGE_SAME."""
    if one == other:
        raise Refused("MERGE_SAME")
    first, second = sorted((one, other))
    names = [get_card(book, table, key).called for key in (first, second)]
    with book.change("RECORDS_DISTINCT", table=table, name=names[0], other=names[1]) as session:
        require(session, table, first)
        require(session, table, second)
        if not _is_known(session, table, first, second):
            session.add(DistinctPair(id=book.ids(), kind=table, first_id=first, second_id=second))


def apart(session: Session | RowSession, table: str) -> set[tuple[str, str]]:
    """The pairs of ids of a kind that are known to be two, each in order."""
    rows = fetch(session, "SELECT first_id, second_id FROM distinct_pairs WHERE kind = :kind", kind=table)
    return {(row.first_id, row.second_id) for row in rows}


def _is_known(session: Session, table: str, first: str, second: str) -> bool:
    query = select(DistinctPair.id).filter_by(kind=table, first_id=first, second_id=second)
    return session.execute(query.limit(1)).first() is not None
