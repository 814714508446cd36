"""The whole history of one organisation: its own fields and everything that belongs to it, also what was taken out."""

from sqlalchemy.orm import Session

from storage.book import journal
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.journal import Line
from storage.book.rows import fetch

_OWNED = ("standings", "charter_capitals", "evaluations", "memberships", "managers", "results", "debts")


def of_organisation(book: Book, organisation_id: str, limit: int = 500) -> list[Line]:
    """The newest lines of the journal about an organisation and its records, newest first."""
    with book.reading() as session:
        ids = _line_ids(session, organisation_id, limit)
        return list(reversed(journal.lines_with_ids(session, ids)))


def _line_ids(session: Session, organisation_id: str, limit: int) -> list[int]:
    living = " UNION ALL ".join(
        f"SELECT '{table}' AS place, id FROM {table} WHERE organisation_id = :id" for table in _OWNED
    )
    gone = ", ".join(f"'{table}'" for table in _OWNED)
    rows = fetch(
        session,
        f"WITH owned AS (SELECT 'organisations' AS place, :id AS id UNION ALL {living} "
        "UNION ALL SELECT 'debt_entries', e.id FROM debt_entries e JOIN debts d ON d.id = e.debt_id "
        "WHERE d.organisation_id = :id "
        f"UNION SELECT table_name, record_id FROM journal WHERE table_name IN ({gone}) AND action = 'delete' "
        f"AND {fragments.json_field('old', 'organisation_id')} = :id) "
        "SELECT DISTINCT j.id FROM owned o JOIN journal j ON j.table_name = o.place AND j.record_id = o.id "
        "ORDER BY j.id DESC LIMIT :limit",
        id=organisation_id,
        limit=limit,
    )
    return [row[0] for row in rows]
