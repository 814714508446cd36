"""One record of any kind: all its fields, each kept when it is left, what belongs to it, and its history."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.history import record_history
from storage.register.records import cards, store
from storage.register.records.cards import RecordCard
from ui.pieces.inputs.filters import Filter
from ui.pieces.inputs.group import FieldGroup, scrolled
from ui.pieces.text import hairline
from ui.register.form.inputs import inputs_for
from ui.register.form.records import RecordFields
from ui.register.kind.children import ChildrenPart, children_tab
from ui.register.kind.screen import KindScreen
from ui.register.part import RecordPart, sheet_with
from ui.register.past import PastTable
from ui.register.record import RecordView
from ui.shell.context import Context

FIELDS, PAST = "fields", "past"


class KindFields(RecordPart[RecordCard]):
    """The groups of fields of a record."""

    def __init__(self, screen: KindScreen, context: Context) -> None:
        super().__init__(context)
        self._screen = screen
        names = [name for _, group in screen.groups for name in group]
        inputs = inputs_for(context.opened, screen.table, names)
        self.record = RecordFields(context, screen.table, names, self._keep, inputs)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(20)
        for heading, group in screen.groups:
            if column.count():
                column.addWidget(hairline())
            column.addWidget(FieldGroup(screen.text(heading), self.record.some(*group)))
        column.addStretch(1)
        self.column.addWidget(sheet_with(scrolled(content)))

    def _keep(self, name: str, value: Any) -> None:
        store.change(self.context.opened, self._screen.table, self.shown.id, name, value)

    def show_card(self, card: RecordCard) -> None:
        anew = self.card is None or self.card.id != card.id
        super().show_card(card)
        self.record.show(card.values, anew=anew)
        self.setEnabled(not card.deleted)

    def take_focus(self) -> None:
        next(iter(self.record.fields.values())).editor.setFocus()


class KindPast(RecordPart[RecordCard]):
    """The history of a record, newest first."""

    def __init__(self, screen: KindScreen, context: Context) -> None:
        super().__init__(context)
        self.past = PastTable(context, f"{screen.table}-past")
        self.column.addWidget(self.past, 1)

    def show_card(self, card: RecordCard) -> None:
        super().show_card(card)
        book = self.context.opened
        self.past.read(lambda: record_history.of_record(book, card.table, card.id))

    def take_focus(self) -> None:
        self.past.table.setFocus()


class KindRecord(RecordView[RecordCard]):
    """Shows one record of a kind."""

    def __init__(self, screen: KindScreen, context: Context) -> None:
        parts: dict[str, Callable[[Context], Any]] = {
            table: partial(ChildrenPart, table) for table in screen.kind.parts
        }
        super().__init__(
            context, {FIELDS: partial(KindFields, screen), **parts, PAST: partial(KindPast, screen)}
        )
        self._screen = screen

    def show_record(self, record_id: str, part: str = "") -> None:
        """Show this record as the book holds it now; Refused RECORD_UNKNOWN."""
        book = self.context.opened
        card = cards.get_card(book, self._screen.table, record_id)
        other = self.card is None or self.card.id != record_id
        parts = [children_tab(book, table, record_id) for table in self._screen.kind.parts]
        tabs = [Filter(FIELDS, self.tr("Fields")), *parts, Filter(PAST, self.tr("History"))]
        self.show_card(card, tabs, (), other=other, part=part)

    @property
    def fields(self) -> RecordFields:
        """The fields of the record."""
        part = self.part(FIELDS)
        assert isinstance(part, KindFields)
        return part.record
