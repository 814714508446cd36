"""What a query is pinned to in this book: the record's name and its present value, or the figure of the cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.dialogue.proposals import fields_of, shown_field, shown_figure
from models.dialogue.queries import Pin
from models.register.catalogue import is_kind, record_of
from models.values.errors import Refused
from storage.book.book import Book
from storage.register.records.owners import name_of, with_owners
from storage.returns import sheets


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record of the register: the name it is known by, and the ids of what it belongs to.

    now: what stands in the field that is meant, for people; "" for nothing, and for what is personal; ids: table → id
    of the record itself, of its owners and of its person.
    """

    name: str
    now: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)


def record_place(book: Book, pin: Pin) -> RecordPlace | None:
    """The record that a pin names; None where the pin names none, or the book has it no more."""
    if pin.kind != "record" or not is_kind(pin.place[0]):
        return None
    table, key, name = pin.place
    with book.read_session() as session:
        near = with_owners(session, table, key)
        if not near:
            return None
        open_field = name in fields_of(table) and name not in record_of(table).closed
        now = shown_field(table, name, getattr(near[table], name)) if open_field else ""
        return RecordPlace(name_of(near), now, {table: record.id for table, record in near.items()})


def figure_now(book: Book, pin: Pin, period: str) -> str:
    """The figure of a cell in the newest revision of its period, as printed; "" for blank, and for another pin."""
    if pin.kind != "cell":
        return ""
    code, row, column = pin.place
    try:
        sheet = sheets.unchecked_sheets(book, period, form=code, cell=(row, column)).sheets.get(code)
        return shown_figure(sheet.form, row, column, sheet[row, column]) if sheet is not None else ""
    except Refused:  # a cell that the edition in force does not have
        return ""
