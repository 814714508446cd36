"""A part of a record: one tab, often with a table and what can be done with its rows."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.values.errors import Trouble
from ui.pieces.inputs.group import FieldGroup
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label, surface
from ui.register import words
from ui.shell.context import Context

if TYPE_CHECKING:
    from ui.register.form.draft import DraftForm
    from ui.register.form.joining import JoinForm
    from ui.register.form.records import RecordFields

Card = TypeVar("Card")
Row = TypeVar("Row")


class RecordPart(QWidget, Generic[Card]):
    """Knows the record that is shown; asks the view of the record for its side panel."""

    panel_wanted = Signal(object, str)  # widget, heading
    panel_done = Signal()
    told = Signal(str)  # what was done

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.card: Card | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    @property
    def shown(self) -> Card:
        """The record that is shown."""
        if self.card is None:
            raise RuntimeError("no record is shown")
        return self.card

    def show_card(self, card: Card) -> None:
        """Show this record."""
        self.card = card

    def take_focus(self) -> None:
        """Give the keyboard to what is used first."""
        self.setFocus()

    def show_form(self, form: "DraftForm | JoinForm", heading: str) -> None:
        """Show a form at the side; the side shuts when it was kept or left."""
        form.kept.connect(lambda _: self.panel_done.emit())
        form.left.connect(self.panel_done)
        self.panel_wanted.emit(form, heading)

    def show_fields(self, row: object, record: "RecordFields", heading: str, *acts: QWidget) -> None:
        """Show the fields of a row at the side, each kept when it is left, and what can be done with the row."""
        record.show({name: getattr(row, name) for name in record.fields}, anew=True)
        note = label(words.say("EDIT_KEPT_AT_ONCE"), "note", wrap=True)
        group = FieldGroup("", list(record.fields.values()))
        self.panel_wanted.emit(lines(group, note, *acts), heading)

    def grant(self, act: Any, told: str = "") -> bool:
        """Do something that may be refused; a refusal is said above the page."""
        try:
            act()
        except Trouble as trouble:
            self.context.tell(trouble)
            return False
        if told:
            self.told.emit(told)
        return True


class TablePart(RecordPart[Card], Generic[Card, Row]):
    """A table over rows that are held, with a line of buttons above it."""

    def __init__(self, context: Context, columns: Sequence[Column[Row]], name: str) -> None:
        super().__init__(context)
        self.rows: dict[Hashable, Row] = {}
        self.table: DataTable[Any, Row] = DataTable(columns, self._fetch, name=name)
        self.table.row_opened.connect(self.open_row)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        self.column.addLayout(self._buttons)
        self.column.addWidget(self.table, 1)

    def _fetch(self, keys: Sequence[Any]) -> dict[Any, Row]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def add_button(self, text: str, act: Any, *, picture: str = "", kind: str = "") -> None:
        """A button above the table, after those before it."""
        self._buttons.insertWidget(self._buttons.count() - 1, button(text, act, kind=kind, picture=picture))

    def show_rows(self, rows: dict[Any, Row]) -> None:
        """Show these rows in this order."""
        self.rows = dict(rows)
        self.table.show_keys(list(rows))
        if self.table.current_key() is None and rows:
            self.table.selectRow(0)

    def current(self) -> Row | None:
        """The row in hand."""
        key = self.table.current_key()
        return None if key is None else self.rows.get(key)

    def take_focus(self) -> None:
        self.table.setFocus()

    def open_row(self, key: Any) -> None:
        """Enter or a double click on a row."""


def lines(*widgets: QWidget) -> QWidget:
    """Widgets under each other as one."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made


def sheet_with(content: QWidget) -> QWidget:
    """A white sheet that holds one thing up to its edge."""
    sheet = surface()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(content)
    return sheet
