"""What a query is pinned to in this book: the record's name and what stands there now, or the figure of the cell."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import Recorded
from models.dialogue.proposals import FIELDS, shown_field, shown_figure
from models.dialogue.queries import Pin
from models.register.tables.debts import Debt
from models.register.tables.members import Person
from models.register.tables.organisations import Organisation
from models.values.errors import Refused
from storage.book.book import Book
from storage.extracts.packing import KINDS
from storage.returns import sheets

PERSONAL = frozenset({"personal_number", "phone", "address", "note"})
"""Fields that are not shown beside a query: the record itself shows them."""


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record of the register: the name it is known by, and the ids that open it ("" where it has none).

    now: what stands in the field that is meant, for people; "" for nothing, and for what is personal.
    """

    name: str
    now: str = ""
    organisation_id: str = ""
    person_id: str = ""
    debt_id: str = ""


def record_place(book: Book, pin: Pin) -> RecordPlace | None:
    """The record that a pin names; None where the pin names none, or the book has it no more."""
    if pin.kind != "record":
        return None
    kind = KINDS.get(pin.place[0])
    with book.reading() as session:
        record = session.get(kind, pin.place[1]) if kind is not None else None
        return None if record is None else _placed(session, record, pin.place[0], pin.place[2])


def _placed(session: Session, record: Recorded, table: str, field: str) -> RecordPlace:
    debt_id = record.id if isinstance(record, Debt) else str(getattr(record, "debt_id", "") or "")
    debt = session.get(Debt, debt_id) if debt_id else None
    owned = debt or record
    organisation_id = str(getattr(owned, "organisation_id", "") or "")
    if isinstance(record, Organisation):
        organisation_id = record.id
    person_id = record.id if isinstance(record, Person) else str(getattr(record, "person_id", "") or "")
    person = session.get(Person, person_id) if person_id else None
    organisation = session.get(Organisation, organisation_id) if organisation_id else None
    names = [one.name for one in (person, organisation) if one is not None]
    told = field in FIELDS.get(table, {}) and field not in PERSONAL
    now = shown_field(table, field, getattr(record, field)) if told else ""
    return RecordPlace(" \u00b7 ".join(names), now, organisation_id, person_id, debt_id)


def figure_now(book: Book, pin: Pin, period: str) -> str:
    """The figure of a cell in the newest revision of its period, as printed; "" for blank, and for another pin."""
    if pin.kind != "cell":
        return ""
    code, row, column = pin.place
    sheet = sheets.paper(book, period).sheets.get(code)
    try:
        return shown_figure(sheet.form, row, column, sheet[row, column]) if sheet is not None else ""
    except Refused:  # a cell that the edition in force does not have
        return ""
