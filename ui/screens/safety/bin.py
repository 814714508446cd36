"""The bin: what was thrown away, and the way out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.register.texts.words import table_label
from storage.history import bin as kept
from storage.history.bin import BinnedRecord
from ui.language import language
from ui.pieces.inputs.persons import named
from ui.pieces.moments import minute_of
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label
from ui.shell.context import Context

Key = tuple[str, str]


class BinPart(QWidget):
    """The list of thrown records; Enter or the button takes one out."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.records: list[BinnedRecord] = []
        columns = [
            Column[BinnedRecord]("kind", self.tr("Kind"), _kind, 150, sortable=False),
            Column[BinnedRecord]("name", self.tr("Name"), self._name, 300, sortable=False),
            Column[BinnedRecord]("at", self.tr("Thrown away"), _when, 132, sortable=False),
            Column[BinnedRecord]("actor", self.tr("By"), lambda one: named(one.actor), 170, sortable=False),
        ]
        self.table = DataTable[Key, BinnedRecord](columns, self._fetch, name="safety-bin")
        self.table.row_opened.connect(lambda _: self.restore())
        self.empty = EmptyState(
            "delete",
            self.tr("The bin is empty"),
            self.tr(
                "Cooperatives, people and debts that are deleted come here with all that belongs to them."
            ),
        )
        self.out = button(self.tr("Take it out of the bin"), self.restore, picture="undo")
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.out)
        row.addStretch(1)
        row.addWidget(label(self.tr("Nothing in the bin is ever lost by itself."), "note"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        column.addWidget(self.empty, 1)

    def _name(self, one: BinnedRecord) -> str:
        return (
            self.tr("{name}, merged into {into}").format(name=one.name, into=one.into)
            if one.into
            else one.name
        )

    def look(self) -> None:
        """Read the bin."""
        self.records = kept.binned_records(self._context.opened, language())
        self.table.show_keys([(one.table, one.id) for one in self.records])
        if self.table.current_key() is None and self.records:
            self.table.select_key((self.records[0].table, self.records[0].id))
        self.table.setVisible(bool(self.records))
        self.bar.setVisible(bool(self.records))
        self.empty.setVisible(not self.records)
        self.counted.emit(len(self.records))

    def _fetch(self, keys: Sequence[Key]) -> Mapping[Key, BinnedRecord]:
        return {(one.table, one.id): one for one in self.records if (one.table, one.id) in keys}

    def restore(self) -> None:
        """Take the record in hand out of the bin."""
        key = self.table.current_key()
        one = next((one for one in self.records if (one.table, one.id) == key), None)
        if one is None:
            return
        book = self._context.opened
        self._context.run(
            lambda _work: kept.restore(book, one),
            lambda _: self.look(),
            title=self.tr("Taking it out of the bin"),
            failed=self._context.tell,
            cancellable=False,
        )


def _kind(one: BinnedRecord) -> str:
    return table_label(one.table, language())


def _when(one: BinnedRecord) -> str:
    return minute_of(one.at) if one.at else ""
