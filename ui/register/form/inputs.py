"""Inputs for fields whose choices are in the book: an organisation or another record, a commune."""

from collections.abc import Iterable

from models.register.catalogue import record_of
from models.register.kinds import Commune, Link
from models.register.texts.words import hint
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.register.communes import communes_at_hand
from ui.language import language
from ui.pieces.inputs.fields import InputField
from ui.register.form.cells import CELLS, ColumnChoice, FormChoice, RowChoice
from ui.register.form.debts import DebtField
from ui.register.form.fields import CommuneField, field_for, label_of
from ui.register.form.links import LinkField
from ui.register.form.organisations import OrganisationField


def inputs_for(book: Book, table: str, names: Iterable[str]) -> dict[str, InputField]:
    """The inputs for fields of a table by their names; the three fields of a cell of a form follow each other."""
    found = {name: input_for(book, table, name) for name in names}
    for cell in CELLS.get(table, ()):
        if set(cell) <= found.keys():
            form_title, form_note = _words(table, cell[0])
            form = FormChoice(form_title, forms_of(book), form_note)
            row_title, row_note = _words(table, cell[1])
            row = RowChoice(row_title, form, row_note)
            title, note = _words(table, cell[2])
            found |= dict(zip(cell, (form, row, ColumnChoice(title, row, note)), strict=True))
    return found


def _words(table: str, name: str) -> tuple[str, str]:
    return label_of(table, record_of(table).by_name[name].public), hint(table, name, language())


def input_for(book: Book, table: str, name: str, owner: str = "") -> InputField:
    """The input for a field of a table; a linked record is searched for as one types.

    owner: id of what the record belongs to; what it leads to belongs to the same, where its kind can.
    """
    kind = record_of(table)
    described = kind.by_name[name]
    title, note = _words(table, name)
    match described.kind:
        case Link(table="organisations"):
            return OrganisationField(title, book, required=described.required, hint=note)
        case Link(table="debts") if table == "fund_loans":
            return DebtField(title, book, required=described.required, hint=note)
        case Link(table=target):
            above = record_of(target)
            shared = above.owner and kind.owner and above.links[above.owner] == kind.links[kind.owner]
            of = owner if shared else ""
            return LinkField(title, book, target, of=of, required=described.required, hint=note)
        case Commune():
            places = communes_at_hand(book)
            return CommuneField(title, places, required=described.required, hint=note)
        case _:
            return field_for(table, name)
