"""One record of a register that came in a package: what is known of it, and lists of what belongs to it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.register.catalogue import record_of
from models.register.texts.words import table_label
from models.values.errors import Refused
from models.values.periods import Period
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.columns import ListColumns, list_columns, own_paths
from storage.register.lists.lists import ListFilter, Row
from storage.register.lists.paths import HELD_BY
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import button, clear, label
from ui.reading.context import ReadingContext
from ui.reading.lists import ReadList, Where

FACTS = "facts"
_NAME_WIDTH = 240


class ReadRecord(QWidget):
    """Esc goes back to where one was; a link opens the record that it names."""

    left = Signal()
    wanted = Signal(str, str)  # table, id of another record

    def __init__(self, context: ReadingContext, period: Period | None) -> None:
        super().__init__()
        self._context, self._period = context, period
        self._joint = False
        self.table, self.key = "", ""
        self.title = label(kind="title", wrap=True)
        self.held_by = label(kind="muted", wrap=True)
        self.tabs = FilterChips()
        self.stack = QStackedWidget()
        self.facts = QWidget()
        self._grid = QGridLayout(self.facts)
        self._grid.setContentsMargins(20, 16, 20, 20)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.lists: dict[str, ReadList] = {}
        self._area = scrolled(self.facts)
        self._area.setProperty("kind", "surface")
        self.stack.addWidget(self._area)
        self.tabs.chosen.connect(self._show_tab)
        self.back = button(self.tr("Back"), self.left.emit, picture="back")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.title)
        names.addWidget(self.held_by)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(names, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    def show_record(self, table: str, key: str) -> None:
        """Show this record; Refused RECORD_UNKNOWN."""
        book, language = self._context.opened, self._context.language
        columns = list_columns(table, own_paths(table), also=(HELD_BY,), language=language)
        found = lists.page(book, table, [key], columns.fetched)
        if not found:
            raise Refused("RECORD_UNKNOWN", table=table)
        self.table, self.key = table, key
        (row,) = found
        self._show_facts(columns, row)
        self.held_by.setText(self.tr("Sent by {units}").format(units=row[HELD_BY]))
        number = lists.page(book, table, [key], (f"{HELD_BY}.id",))[0][f"{HELD_BY}.id"]
        self._joint = any(
            one.id == number and len(one.units) > 1 for one in self._context.registers.sources()
        )
        self._show_tabs(book)
        self.back.setFocus()

    def _show_facts(self, columns: ListColumns, row: Row) -> None:
        clear(self._grid)
        kind, language = record_of(self.table), self._context.language
        cells = columns.cells(row)
        named = {one.described.name: cell for one, cell in zip(columns.columns, cells, strict=True)}
        called = next((named[name] for name in (kind.person, "name", *kind.called) if name in named), None)
        one = table_label(self.table, language)
        self.title.setText((called.full or called.text if called else "") or one)
        for column, name, cell in zip(columns.columns, columns.labels(), cells, strict=True):
            if not cell.text:
                continue
            at = self._grid.rowCount()
            told = label(name, "muted", wrap=True)
            told.setFixedWidth(_NAME_WIDTH)
            self._grid.addWidget(told, at, 0, Qt.AlignmentFlag.AlignTop)
            target = row.get(f"{column.path}.id")
            if column.leads_to and target:
                act = partial(self.wanted.emit, column.leads_to, str(target))
                self._grid.addWidget(button(cell.text, act, kind="link"), at, 1)
            else:
                fact = label(cell.full or cell.text, wrap=True)
                fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(fact, at, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _show_tabs(self, book: Book) -> None:
        for one in self.lists.values():
            self.stack.removeWidget(one)
            one.deleteLater()
        self.lists = {}
        language = self._context.language
        tabs = [Filter(FACTS, self.tr("What is known"))]
        for part in record_of(self.table).parts:
            count = lists.count(book, part, ListFilter(where=self._within(part)))
            if count:
                tabs.append(Filter(part, table_label(part, language, many=True), count))
        self.tabs.show_filters(tabs, FACTS)
        self._show_tab(FACTS)

    def _within(self, part: str) -> Where:
        """What the records of a kind must have that belong to this one, or are about this person."""
        links = record_of(part).links
        link = next(name for name, target in links.items() if target == self.table)
        return ((f"{record_of(part).by_name[link].public}.id", self.key),)

    def _show_tab(self, key: str) -> None:
        if key == FACTS:
            self.stack.setCurrentWidget(self._area)
            return
        if key not in self.lists:
            within = self._within(key)
            without = within[0][0].removesuffix(".id")
            made = ReadList(
                self._context, key, self._period, several=self._joint, within=within, without=without
            )
            made.opened.connect(partial(self._open, key))
            self.lists[key] = made
            self.stack.addWidget(made)
            made.read()
        self.stack.setCurrentWidget(self.lists[key])
        self.lists[key].take_focus()

    def _open(self, table: str, key: str) -> None:
        self.wanted.emit(table, key)
