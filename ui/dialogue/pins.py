"""What a query is about, in words: a cell of a form, a record of the register, or the whole return."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from models.dialogue.proposals import field_value, figure, shown_field, shown_figure
from models.dialogue.queries import Pin
from models.forms.cells import Origin, SheetCell
from models.forms.loader import Forms
from models.forms.sheets import cell_of, to_base
from models.register.catalogue import record_of
from models.register.texts.words import field_label, table_label
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.returns.pins import RecordPlace
from ui.language import form_word, language
from ui.returns import row_words

Target = tuple[str, dict[str, Any]]
"""A page of the window and what it is asked to show."""


def pin_words(pin: Pin, period: str, forms: Forms, record: RecordPlace | None = None) -> str:
    """The place that a query is pinned to; `record` names its record where the book has it."""
    if pin.kind == "cell":
        return _cell_words(pin, period, forms)
    if pin.kind == "record":
        return _record_words(pin, record)
    return QCoreApplication.translate("Pins", "The whole return")


def _cell_words(pin: Pin, period: str, forms: Forms) -> str:
    code, row, column = pin.place
    try:
        form = forms.form_on(code, parse_period(period).cutoff)
        found = cell_of(form, row, column)[1]
    except Refused:  # a form or a row that this version does not know
        return " \u00b7 ".join(pin.place)
    number, text = row_words(form, row)
    return f"{form_word(form.name)} \u00b7 {number} {text} \u00b7 {form_word(found.header[-1])}"


def _record_words(pin: Pin, record: RecordPlace | None) -> str:
    table, _, field = pin.place
    parts = [table_label(table, language())]
    if record is not None and record.name:
        parts.append(record.name)
    if field:
        parts.append(field_label(table, field, language()))
    return " \u00b7 ".join(parts)


def value_words(pin: Pin, period: str, text: str, forms: Forms) -> str:
    """A value of the file format, as people read it in that place; as it is where this version cannot read it."""
    try:
        if pin.kind == "cell":
            code, row, column = pin.place
            form = forms.form_on(code, parse_period(period).cutoff)
            printed = figure(form, row, column, text)
            base = to_base(form, *cell_of(form, row, column), printed)
            return shown_figure(form, row, column, SheetCell(base, Origin.GIVEN))
        if pin.kind == "record" and text:
            table, _, field = pin.place
            return shown_field(table, field, field_value(table, field, text), language())
    except Refused:
        return text
    return text


def pin_target(pin: Pin, period: str, record: RecordPlace | None = None) -> Target | None:
    """Where the place can be seen in this book; None where it has no such record."""
    if pin.kind == "cell":
        form, row, column = pin.place
        return "reports", {"period": period, "form": form, "row": row, "column": column}
    if pin.kind != "record":
        return "reports", {"period": period}
    if record is None:
        return None
    place = record_of(pin.place[0]).place
    target = {place.word: record.ids[place.opens]} if place.opens in record.ids else {}
    return (place.page, target | ({"part": place.part} if place.part else {})) if target else None
