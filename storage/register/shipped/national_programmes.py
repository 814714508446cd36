"""The national target programmes, which a new book is offered once: those that are missing, from the list of codes."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.register.tables.programmes import Programme
from models.values import codes
from models.values.codes import CodeEntry
from models.values.names import fold
from storage.book.book import Book
from storage.register.records import store


def missing(book: Book) -> tuple[CodeEntry, ...]:
    """The national programmes that no living programme is marked as, or has the name of."""
    with book.read_session() as session:
        return _missing(session)


def add_missing(book: Book) -> int:
    """Add those that are missing, as one change; how many there were. Nothing is changed where none is."""
    lacking = missing(book)
    if lacking:
        with book.change("NATIONAL_PROGRAMMES_ADDED", count=len(lacking)) as session:
            for entry in _missing(session):
                store.add_in(session, book.ids, "programmes", _values(entry), book.clock().date())
    return len(lacking)


def _missing(session: Session) -> tuple[CodeEntry, ...]:
    return tuple(entry for entry in codes.entries("national_programmes") if not _is_there(session, entry))


def _is_there(session: Session, entry: CodeEntry) -> bool:
    same = or_(Programme.national == entry.id, Programme.name_folded == fold(str(entry.facts["programme"])))
    return (
        session.scalars(select(Programme.id).where(Programme.deleted == 0, same).limit(1)).first() is not None
    )


def _values(entry: CodeEntry) -> dict[str, object]:
    return {
        "name": entry.facts["programme"],
        "programme_kind": "national_target",
        "programme_level": "central",
        "national": entry.id,
        "first_year": entry.facts["first_year"],
        "last_year": entry.facts["last_year"],
        "main_source": "central",
    }
