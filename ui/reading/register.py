"""Registers that came in packages, as one looks into a book: kinds to choose from, their list, one record at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.register.catalogue import RECORDS, is_kind
from models.register.texts.words import table_label
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.periods import Period
from models.values.quantities import format_number
from storage.received.reading.register_book import RegisterBook, RegisterGap, RegisterSource
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from ui.pieces.inputs.choice import ChoiceLine
from ui.pieces.text import button, label
from ui.reading.context import ReadingContext
from ui.reading.lists import ReadList, Where
from ui.reading.record import ReadRecord

WIDTH, UNIT_WIDTH = 300, 220
_FIRST = ("organisations", "people", "memberships", "managers", "debts", "products")
KINDS = (*_FIRST, *(kind.table for kind in RECORDS if kind.table not in _FIRST))
"""In the order in which they are looked for: what most questions are about, then the rest as in the catalogue."""


@dataclass(frozen=True, slots=True)
class RegisterContents:
    """What is in the registers: records by kind, the units, and what is missing."""

    counts: Mapping[str, int]
    sources: tuple[RegisterSource, ...]
    gaps: tuple[RegisterGap, ...]


class RegisterView(QWidget):
    """Lists of every kind that there is; Enter opens a record, Esc comes back."""

    altered = Signal()

    def __init__(self, context: ReadingContext, period: Period | None = None) -> None:
        super().__init__()
        self.context = context
        self.period = period
        self.contents = RegisterContents({}, (), ())
        self.lists: dict[str, ReadList] = {}
        self._trail: list[tuple[str, str]] = []
        self._wanted: tuple[str, str, str | None] = ("", "", None)
        self._several = False
        self.table = ""
        self._kinds: dict[str, str] = {}
        self._titles: dict[str, str | None] = {}
        self.unit = ""
        self.units = ChoiceLine()
        self.units.setAccessibleName(self.tr("Unit"))
        self.units.setFixedWidth(UNIT_WIDTH)
        self.units.returnPressed.connect(self._choose_unit)
        self.units.editingFinished.connect(self._say_unit)
        self.bars = QStackedWidget()
        self.bars.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kinds = ChoiceLine()
        self.kinds.setAccessibleName(self.tr("Kinds of records"))
        self.kinds.setFixedWidth(WIDTH)
        self.kinds.returnPressed.connect(self._choose_kind)
        self.kinds.editingFinished.connect(self._say_kind)
        self.gaps = label(kind="note", wrap=True, tone="amber")
        self.gaps.hide()
        self.stack = QStackedWidget()
        self.record: ReadRecord | None = None
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.kinds)
        upper.addWidget(self.units)
        upper.addWidget(self.bars, 1)
        self.paper = button(self.tr("Print preview"), self.print_preview, picture="print")
        self.export = button(self.tr("Export\u2026"), self.open_export)
        for one in (self.export, self.paper):
            upper.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addWidget(self.gaps)
        column.addWidget(self.stack, 1)

    # reading

    def read(self, table: str = "", key: str = "", unit: str | None = None) -> None:
        """Read what there is, and show the list of a kind, of one unit, or one record of it."""
        self._wanted = (table, key, unit)
        book = self.context.registers
        self.context.ask(
            lambda _: contents_of(book), self._take, title=self.tr("Reading the registers"), urgent=True
        )

    def _take(self, contents: RegisterContents) -> None:
        self.contents = contents
        single = [one for one in contents.sources if len(one.units) == 1]
        self._several = len(single) > 1
        self.units.setVisible(self._several)
        table, key, unit = self._wanted
        every = self.tr("All units ({count})").format(count=format_number(len(single)))
        self._titles = {every: None, **{one.title: one.units[0] for one in single}}
        self.units.offer(list(self._titles))
        self.unit = next((title for title, one in self._titles.items() if one == unit), every)
        self._say_unit()
        self._show_gaps()
        self._fill()
        self.show_kind(table if table in contents.counts else next(iter(contents.counts), ""))
        if key:
            self.open(table, key)

    def _fill(self) -> None:
        language = self.context.language
        self._kinds = {
            f"{table_label(table, language, many=True)} ({format_number(count)})": table
            for table, count in self.contents.counts.items()
        }
        self.kinds.offer(list(self._kinds))

    def _show_gaps(self) -> None:
        language = self.context.language
        said = [sentence(one.code, {"unit": one.unit}, language) for one in self.contents.gaps]
        self.gaps.setText("\n".join(said))
        self.gaps.setVisible(bool(said))

    # kinds and lists

    @property
    def list(self) -> ReadList | None:
        """The list of the chosen kind."""
        return self.lists.get(self.table)

    @property
    def chosen_unit(self) -> str | None:
        """The key of the chosen unit, None for all."""
        return self._titles.get(self.unit)

    def show_kind(self, table: str) -> None:
        """Choose a kind."""
        if not table:
            return
        self.table = table
        self._say_kind()
        if table not in self.lists:
            made = ReadList(self.context, table, self.period, several=self._several)
            made.opened.connect(partial(self.open, table))
            made.counted.connect(self.altered)
            self.lists[table] = made
            self.stack.addWidget(made)
            self.bars.addWidget(made.bar)
        self._trail.clear()
        self._show_list()

    def _say_kind(self) -> None:
        self.kinds.setText(next((text for text, one in self._kinds.items() if one == self.table), ""))
        self.kinds.setCursorPosition(0)

    def _choose_kind(self) -> None:
        meant = self._kinds.get(self.kinds.only_match() or "")
        if meant is not None and meant != self.table:
            self.show_kind(meant)
            if self.list is not None:
                self.list.take_focus()
        self._say_kind()

    def _show_list(self) -> None:
        found = self.list
        if found is None:
            return
        self.stack.setCurrentWidget(found)
        self.bars.setCurrentWidget(found.bar)
        self._front(is_list=True)
        found.show_units(self._where())
        self.altered.emit()

    def _front(self, *, is_list: bool) -> None:
        for one in (self.kinds, self.bars, self.paper, self.export):
            one.setVisible(is_list)
        self.units.setVisible(is_list and self._several)

    def _where(self) -> Where:
        unit = self._titles.get(self.unit)
        return () if unit is None else self.context.registers.held_by([unit])

    def _say_unit(self) -> None:
        self.units.setText(self.unit)
        self.units.setCursorPosition(0)

    def _choose_unit(self) -> None:
        meant = self.units.only_match()
        if meant is not None and meant in self._titles:
            self.unit = meant
            if self.list is not None:
                self.list.show_units(self._where())
        self._say_unit()

    # records

    def open(self, table: str, key: str) -> None:
        """Open one record; links lead further, Esc and the button come back step by step."""
        if not is_kind(table):
            return
        if self.record is None:
            self.record = ReadRecord(self.context, self.period)
            self.record.left.connect(self.go_back)
            self.record.wanted.connect(self.open)
            self.stack.addWidget(self.record)
        try:
            self.record.show_record(table, key)
        except Refused as refused:
            self.context.tell(refused)
            return
        self._trail.append((table, key))
        self.stack.setCurrentWidget(self.record)
        self._front(is_list=False)
        self.altered.emit()

    def go_back(self) -> bool:
        """One step back; False where the list is in front already."""
        if not self._trail:
            return False
        self._trail.pop()
        if self._trail and self.record is not None:
            self.record.show_record(*self._trail[-1])
            self.altered.emit()
        else:
            self._show_list()
            if self.list is not None:
                self.list.take_focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)

    # what the head and the keys ask

    def search(self) -> bool:
        """Give the keyboard to the search bar of the list."""
        if self.list is None:
            return False
        if self._trail:
            self._trail.clear()
            self._show_list()
        return self.list.bar.take()

    def print_preview(self) -> bool:
        """Show the list as it is printed."""
        if self.list is None or self._trail:
            return False
        self.list.shown_export().show_paper()
        return True

    def open_export(self) -> None:
        """The menu of files and paper."""
        if self.list is not None:
            self.list.shown_export().open_menu()


def contents_of(book: RegisterBook) -> RegisterContents:
    """What is in the registers."""
    counts = {table: lists.count(book, table, ListFilter()) for table in KINDS}
    return RegisterContents(
        {table: count for table, count in counts.items() if count}, book.sources(), book.gaps()
    )
