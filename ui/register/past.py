"""A history as a table: newest first, read beside the window."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.book.journal import Line
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.register.history import HistoryRow, history_rows
from ui.shell.context import Context


class PastTable(QWidget):
    """Who changed what, when, from what to what."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._asked = 0
        self.lines: list[HistoryRow] = []
        columns: list[Column[HistoryRow]] = [
            Column("at", self.tr("When"), lambda one: one.at, 126, sortable=False),
            Column("who", self.tr("Who"), lambda one: one.who, 130, sortable=False),
            Column("what", self.tr("What"), lambda one: one.what, 200, sortable=False),
            Column("before", self.tr("From"), lambda one: one.before, 140, tone=_muted, sortable=False),
            Column("after", self.tr("To"), lambda one: one.after, 160, sortable=False),
        ]
        self.table = DataTable[int, HistoryRow](columns, self._fetch, name=name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def _fetch(self, keys: Sequence[int]) -> dict[int, HistoryRow]:
        return {key: self.lines[key] for key in keys}

    def read(self, ask: Callable[[], list[Line]]) -> None:
        """Read beside the window; an answer that was overtaken is dropped."""
        self._asked += 1
        mine = self._asked

        def show(lines: list[Line]) -> None:
            if mine == self._asked:
                self.show_lines(lines)

        self._context.run(lambda _: ask(), show, title="")

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines."""
        self.lines = history_rows(lines)
        self.table.show_keys(range(len(self.lines)))


def _muted(_: HistoryRow) -> str:
    return "muted"
