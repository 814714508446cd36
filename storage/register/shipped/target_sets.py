"""Adding the targets of a plan that comes with the program: its document and what is not in the book yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.tables.programmes import Document
from models.register.tables.targets import TargetRecord
from models.register.target_sets import TargetSet, target_set
from storage.book.book import Book
from storage.register.records import store
from storage.register.records.special import Ids


@dataclass(frozen=True, slots=True)
class AddedSet:
    """What became of a set: how many of its targets were added, and how many were there already."""

    found: TargetSet
    added: int
    known: int


def add_set(book: Book, key: str) -> AddedSet:
    """Add a set in one change, its document where the book has none of that name. Refused TARGET_SET_UNKNOWN.

    A target of the document with the same name and horizon is left as it is.
    """
    found = target_set(key)
    today = book.clock().date()
    with book.read_session() as session:
        known = len(_there(session, found).keys() & {_place(one.values) for one in found.targets})
    added = len(found.targets) - known
    if added:
        with book.change("TARGETS_ADDED", name=found.name["vi"], count=added) as session:
            _add(session, book.ids, found, today)
    return AddedSet(found, added, known)


def _add(session: Session, ids: Ids, found: TargetSet, today: date) -> None:
    document = _document(session, found) or store.add_in(session, ids, "documents", found.document, today)
    there = _there(session, found)
    by_key: dict[str, str] = {}
    for one in found.targets:
        links = {field: by_key[key] for field, key in one.links.items()}
        own = there.get(_place(one.values)) or store.add_in(
            session, ids, "targets", {**one.values, **links, "document_id": document}, today
        )
        if one.key:
            by_key[one.key] = own


def _document(session: Session, found: TargetSet) -> str | None:
    query = select(Document.id).where(Document.name == found.document["name"], Document.deleted == 0)
    return session.execute(query).scalars().first()


def _there(session: Session, found: TargetSet) -> dict[tuple[Any, ...], str]:
    """Name and horizon of a target of the document → its id."""
    query = select(TargetRecord.name, TargetRecord.horizon, TargetRecord.id).where(
        TargetRecord.document_id == _document(session, found), TargetRecord.deleted == 0
    )
    return {(name, horizon): key for name, horizon, key in session.execute(query)}


def _place(values: Any) -> tuple[Any, ...]:
    return values["name"], values["horizon"]
