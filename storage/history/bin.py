"""The bin: records that were thrown away and can be taken out again. Nothing in it is lost."""

from dataclasses import dataclass
from typing import Literal

from storage.book.book import Book
from storage.book.rows import fetch
from storage.register import debts, members, organisations

Kind = Literal["organisations", "people", "debts"]

_NAMES: dict[Kind, str] = {
    "organisations": "SELECT id, name, '' FROM organisations WHERE deleted = 1",
    "people": "SELECT id, name, '' FROM people WHERE deleted = 1",
    "debts": "SELECT d.id, o.name, d.creditor FROM debts d JOIN organisations o ON o.id = d.organisation_id "
    "WHERE d.deleted = 1",
}
_THROWN = """
SELECT j.record_id, c.at, c.actor FROM journal j JOIN changes c ON c.id = j.change_id
WHERE j.table_name = :kind AND j.field = 'deleted' AND j.new = '1' ORDER BY j.id
"""


@dataclass(frozen=True, slots=True)
class Thrown:
    """One record in the bin: what it is called (of a debt: whose), to whom it is owed, when and by whom thrown."""

    kind: Kind
    id: str
    name: str
    creditor: str
    at: str
    actor: str


def thrown(book: Book) -> list[Thrown]:
    """Everything in the bin, the last thrown first."""
    found = []
    with book.reading() as session:
        for kind, query in _NAMES.items():
            when = {row[0]: (row[1], row[2]) for row in fetch(session, _THROWN, kind=kind)}
            for record, name, creditor in fetch(session, query):
                at, actor = when.get(record, ("", ""))
                found.append(Thrown(kind, record, name, creditor, at, actor))
    return sorted(found, key=lambda one: one.at, reverse=True)


def restore(book: Book, one: Thrown) -> None:
    """Take a record out of the bin; Refused NAME_TAKEN, TAX_CODE_TAKEN, PERSONAL_NUMBER_TAKEN."""
    if one.kind == "organisations":
        organisations.restore(book, one.id)
    elif one.kind == "people":
        members.restore_person(book, one.id)
    else:
        debts.restore(book, one.id)
