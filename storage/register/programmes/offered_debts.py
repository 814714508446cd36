"""Debts to a fund as a form offers them where a loan leads to one: by organisation and contract."""

from models.register.programmes.funds import CREDITOR_KIND
from models.values.names import fold
from storage.book.book import Book
from storage.book.rows import Row, fetch
from storage.register.search import RecordFound

_DEBTS = (
    "SELECT d.id, o.name, coalesce(nullif(d.contract, ''), d.creditor) AS paper, d.started_on "
    "FROM debts d JOIN organisations o ON o.id = d.organisation_id WHERE d.deleted = 0 AND o.deleted = 0 "
    "AND {wanted} ORDER BY o.name_sorted, d.id LIMIT :limit"
)
_WORDS = "(' ' || o.search_words || ' ' || d.search_words)"


def offered_debts(book: Book, text: str, limit: int) -> list[RecordFound]:
    """Debts to a fund by the words of the organisation and of the debt; owner: the day on which one began."""
    words = {f"word{at}": f"% {word}%" for at, word in enumerate(fold(text).split())}
    wanted = " AND ".join(["d.creditor_kind = :kind", *(f"{_WORDS} LIKE :{name}" for name in words)])
    with book.read_rows() as session:
        rows = fetch(session, _DEBTS.format(wanted=wanted), kind=CREDITOR_KIND, limit=limit, **words)
    return [_found(row) for row in rows]


def debt_named(book: Book, debt_id: str) -> str:
    """How a debt is called where a loan leads to it: its organisation and contract; "" for none."""
    with book.read_rows() as session:
        rows = fetch(session, _DEBTS.format(wanted="d.id = :id"), limit=1, id=debt_id)
    return _found(rows[0]).name if rows else ""


def _found(row: Row) -> RecordFound:
    named = " \u00b7 ".join(part for part in (row.name, row.paper) if part)
    return RecordFound("debts", row.id, named, row.started_on or "")
