"""The history of one record of any kind and of what belongs to it directly."""

from models.register.catalogue import owned_by
from storage.book import journal
from storage.book.book import Book
from storage.book.journal import Line
from storage.book.rows import column
from storage.history.link_names import with_link_names


def of_record(book: Book, table: str, record_id: str, limit: int = 500) -> list[Line]:
    """The newest lines of the journal about a record and its parts, newest first."""
    parts = "".join(
        f" UNION ALL SELECT '{kind.table}', id FROM {kind.table} WHERE \"{kind.owner}\" = :id"
        for kind in owned_by(table)
    )
    with book.read_session() as session:
        ids = column(
            session,
            f"WITH owned AS (SELECT '{table}' AS place, :id AS id{parts}) "
            "SELECT j.id FROM owned o JOIN journal j ON j.table_name = o.place AND j.record_id = o.id "
            "ORDER BY j.id DESC LIMIT :limit",
            id=record_id,
            limit=limit,
        )
        return with_link_names(session, list(reversed(journal.lines_with_ids(session, ids))))
