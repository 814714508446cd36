"""The whole history of one organisation: its own fields and everything that belongs to it, removed records too."""

from sqlalchemy.orm import Session

from models.register.catalogue import owned_by
from storage.book import journal
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.journal import Line
from storage.book.rows import column
from storage.history.link_names import with_link_names


def of_organisation(book: Book, organisation_id: str, limit: int = 500) -> list[Line]:
    """The newest lines of the journal about an organisation and its records, newest first."""
    with book.read_session() as session:
        ids = _line_ids(session, organisation_id, limit)
        return with_link_names(session, list(reversed(journal.lines_with_ids(session, ids))))


def _line_ids(session: Session, organisation_id: str, limit: int) -> list[int]:
    """Journal lines of the organisation, of what belongs to it, and of what did before it was taken out."""
    owned = _owned("organisations", ":id")
    gone = [
        f"UNION SELECT table_name, record_id FROM journal WHERE table_name = '{kind.table}' AND action = 'delete' "
        f"AND {fragments.json_field('old', kind.owner)} = :id"
        for kind in owned_by("organisations")
    ]
    return column(
        session,
        f"WITH owned AS (SELECT 'organisations' AS place, :id AS id {owned} {' '.join(gone)}) "
        "SELECT DISTINCT j.id FROM owned o JOIN journal j ON j.table_name = o.place AND j.record_id = o.id "
        "ORDER BY j.id DESC LIMIT :limit",
        id=organisation_id,
        limit=limit,
    )


def _owned(table: str, ids: str) -> str:
    """UNION parts that give table and id of everything that belongs to records of a table, downwards."""
    parts = []
    for kind in owned_by(table):
        inside = f'SELECT id FROM {kind.table} WHERE "{kind.owner}" IN ({ids})'
        parts.append(
            f"UNION ALL SELECT '{kind.table}', id FROM {kind.table} WHERE \"{kind.owner}\" IN ({ids}) "
        )
        parts.append(_owned(kind.table, inside))
    return "".join(parts)
