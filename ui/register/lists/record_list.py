"""The list of records of one kind: chips, presets, search, order and columns, all asked beside the window.

Rows come by the page, and the answer to what was asked last counts. A page that shows more over its list subclasses
this and says in `chosen` what is listed, in `show_counts` what its filters say, in `nothing` what an empty list says.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout
from shiboken6 import isValid

from models.register.catalogue import record_of
from models.register.kinds import Coded
from models.register.texts.cells import cell_of
from models.register.texts.words import table_label
from models.values import codes
from storage.book.book import Book
from storage.register.lists.columns import ListColumns, list_columns
from storage.register.lists.lists import ListFilter
from storage.register.lists.words import preset_label
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.register.keys import bind
from ui.register.lists.columns import ColumnChooser, chosen_paths, keep_paths
from ui.register.lists.exporting import ListExport
from ui.register.lists.listing import RegisterList
from ui.register.lists.reading import Counts, Listed, beginning, block, counted, listed, rows_of
from ui.register.lists.rows import ListRow
from ui.register.lists.table import ListTable
from ui.shell.context import Context
from ui.shell.work import Job

Result = TypeVar("Result")
ALL, BIN = "all", "bin"
TYPING, RESTING = 0, 250
"""Milliseconds without a key stroke before the list is asked for (the question before is left), and its counts."""


class LatestRequest:
    """What was asked last about one thing: its number, and the jobs that answer it."""

    def __init__(self) -> None:
        self.number = 0
        self.jobs: list[Job[Any]] = []

    def begin(self) -> None:
        """A new question: the jobs of the one before need not run any more."""
        self.number += 1
        for job in self.jobs:
            job.cancel()
        self.jobs = []


class RecordList(RegisterList[ListRow]):
    """Enter opens, Ins adds, Del throws into the bin; the bar narrows, a header orders, the menu has the rest."""

    also: ClassVar[tuple[str, ...]] = ()
    """Paths that every row has, whatever columns are shown."""
    table: ListTable
    export: ListExport

    def __init__(self, context: Context, table: str, *, name: str = "", width: int = 330) -> None:
        super().__init__(context)
        self.kind, self.name = record_of(table), name or table
        self.paths = chosen_paths(self.name, table) or self.usual_paths()
        self.order: tuple[str, ...] = ()
        self.counts = Counts()
        self._known = self._counted = False
        self._listed_by: ListFilter | None = None
        self._counted_by: ListFilter | None = None
        self._questions = {about: LatestRequest() for about in ("list", "counts")}
        self.bar = SearchBar(self.hint(), width)
        self.kinds, self.views = FilterChips(), FilterChips()
        self.table = ListTable(self._list_columns(), name=self.name)
        self.export = ListExport(context, self, self)
        self._typed = self._timer(TYPING, self._ask_list)
        self._rested = self._timer(RESTING, self._count_again)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.arrange(column)
        self._keep_unplaced()
        column.addWidget(self._stack, 1)
        self._connect()
        self.show_counts(None)

    def usual_paths(self) -> tuple[str, ...]:
        """The columns while none were chosen."""
        return self.kind.columns

    def _timer(self, rest: int, act: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(rest)
        made.timeout.connect(act)
        return made

    def hint(self) -> str:
        """What can be searched for, in the search bar."""
        return self.tr("Find without accents")

    def arrange(self, column: QVBoxLayout) -> None:
        """Lay the filters over the table."""
        if self.kind.presets or self.kind.binned:
            column.addWidget(self.views)
        if self.kind.chips:
            column.addWidget(self.kinds)

    def _keep_unplaced(self) -> None:
        """What stands nowhere in this list, or in the head of the page, goes with the list all the same."""
        for piece in (self.bar, self.kinds, self.views):
            if piece.parentWidget() is None:
                piece.setParent(self)
                piece.hide()

    def _connect(self) -> None:
        self.bar.searched.connect(lambda _: self._type())
        self.bar.left_downwards.connect(self.into_table)
        self.kinds.chosen.connect(lambda _: self.read())
        self.views.chosen.connect(lambda _: self.read())
        self.table.row_opened.connect(self.open_key)
        self.table.sort_wanted.connect(self.sort)
        self.table.list_rows.pages_wanted.connect(self._ask_pages)
        self.table.copy_wanted.connect(self.copy)
        self.table.columns_wanted.connect(self.choose_columns)
        self.table.menu_opened.connect(self._more_in_menu)
        bind(self.table, "Ins", self.add_wanted.emit)
        bind(self.table, "Del", self._remove_current)

    @property
    def columns_seen(self) -> ListColumns:
        """The columns that are shown."""
        return self.table.list_columns

    @property
    def book(self) -> Book:
        """The open book."""
        return self._context.opened

    # what is listed

    def chosen(self) -> ListFilter:
        """The filter that chips, presets and the search bar say."""
        view, chip = self.views.current, self.kinds.current
        return ListFilter(
            preset=view if view in self.kind.presets else "",
            binned=view == BIN,
            chip="" if chip == ALL else chip,
            text=self.bar.text(),
            order=self.order,
        )

    def read(self) -> None:
        """Read the list and its counts anew; what is shown stays until then, and so does the current row."""
        self._ask_list()
        self._ask_counts()

    def _type(self) -> None:
        """While typing only the list follows; the counts follow after a rest."""
        self._typed.start()
        self._rested.start()

    def _ask_list(self) -> None:
        self._typed.stop()
        self._questions["list"].begin()
        book, columns, chosen = self.book, self.table.list_columns, self.chosen()
        if not self._known or chosen != self._listed_by:
            self._known, self._listed_by = False, chosen
            self._run("list", lambda: beginning(book, columns, chosen), self._begin)
        self._run("list", lambda: listed(book, columns, chosen), self._show)

    def _run(self, about: str, task: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Ask beside the window; an answer that was overtaken by another question is dropped."""
        question = self._questions[about]
        mine = question.number

        def show(found: Result) -> None:
            if mine == question.number and isValid(self):  # another book may have taken the page away
                done(found)

        what = table_label(self.kind.table, self._context.language, many=True)
        title = self.tr("Reading: {what}").format(what=what)
        urgent = about == "list"  # rows are waited for, counts are glanced at
        question.jobs.append(self._context.ask(lambda _: task(), show, title=title, urgent=urgent))

    def _begin(self, found: Listed) -> None:
        if found.keys and not self._known:
            self._show_rows(found)

    def _show(self, found: Listed) -> None:
        self._show_rows(found)
        self._known = True
        self.listed(len(found.keys))

    def _show_rows(self, found: Listed) -> None:
        self.table.show_list(found.keys, found.rows)
        if found.keys and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self.show_front(bool(found.keys))
        if not self._known and found.keys and self.window().focusWidget() is self.bar and not self.bar.text():
            self.into_table()

    def listed(self, number: int) -> None:
        """The list is whole and has so many rows."""

    def _ask_counts(self) -> None:
        self._rested.stop()
        self._questions["counts"].begin()
        book, table, chosen = self.book, self.kind.table, self.chosen()
        by = self._counted_by = self.counted_by(chosen)
        self._run("counts", lambda: (counted(book, table, by), self.further(book, chosen)), self._count)

    def _count_again(self) -> None:
        """After typing: only what counts otherwise than before is counted again."""
        if self.counted_by(self.chosen()) != self._counted_by:
            self._ask_counts()

    def counted_by(self, chosen: ListFilter) -> ListFilter:
        """The filter under which the filters are counted, each with its own part aside."""
        return chosen

    def further(self, book: Book, chosen: ListFilter) -> Any:
        """What else is asked with the counts, beside the window; touches no widget."""

    def _count(self, found: tuple[Counts, Any]) -> None:
        (self.counts, more), self._counted = found, True
        self.show_counts(more)
        self.counted.emit()

    def number(self, count: int) -> int | None:
        """A count of a filter, None until the counts have been read."""
        return count if self._counted else None

    def show_counts(self, _more: Any) -> None:
        """Show the filters with their counts."""
        language = self._context.language
        presets = [
            Filter(
                one,
                preset_label(self.kind.table, one, language),
                self.number(self.counts.presets.get(one, 0)),
            )
            for one in self.kind.presets
        ]
        binned = [Filter(BIN, self.tr("Bin"), self.number(self.counts.binned))] if self.shows_bin() else []
        whole = Filter(ALL, self.tr("All"), self.number(self.counts.all))
        self.views.show_filters([whole, *presets, *binned], self.views.current or ALL)
        if self.kind.chips:
            self.kinds.show_filters(
                [Filter(ALL, self.tr("All kinds")), *self._chips()], self.kinds.current or ALL
            )

    def shows_bin(self) -> bool:
        """Whether the bin is a filter."""
        return self.kind.binned

    def _chips(self) -> list[Filter]:
        """The values that are there, and the chosen one, in the order of their list."""
        field = self.kind.by_name[self.kind.chips]
        assert isinstance(field.kind, Coded)
        ids = [entry.id for entry in codes.entries(field.kind.codes)]
        return [
            Filter(
                one, cell_of(field, one, language=self._context.language).text, self.counts.chips.get(one, 0)
            )
            for one in ids
            if one in self.counts.chips or one == self.kinds.current
        ]

    def _ask_pages(self, pages: Sequence[int]) -> None:
        book, columns, chosen = self.book, self.table.list_columns, self.chosen()
        ids, arrived = self.table.list_rows.ids_of(pages), self.table.list_rows.arrived
        self._run("list", lambda: rows_of(book, columns, ids, chosen), lambda rows: arrived(pages, rows))

    def show_front(self, anything: bool) -> None:
        """Bring the table to the front, or what is said where nothing is listed."""
        self.bring(self.table if anything else self.nothing())

    def nothing(self) -> EmptyState:
        """What an empty list says."""
        if self.bar.text().strip():
            said = self.tr("Nothing holds \u201c{text}\u201d. Accents do not matter; try fewer words.")
            return EmptyState("search", self.tr("Nothing found"), said.format(text=self.bar.text()))
        if self.views.current not in ("", ALL) or self.kinds.current not in ("", ALL):
            return EmptyState(
                "search", self.tr("Nothing here"), self.tr("No record is shown by this filter.")
            )
        title = table_label(self.kind.table, self._context.language, many=True)
        return EmptyState(
            "search",
            title,
            self.tr("None has been entered yet."),
            FindingAction(self.tr("Add"), self.add_wanted.emit),
        )

    # rows

    def open_key(self, key: str) -> None:
        """Open the record of a row."""
        self.opened.emit(key)

    def _remove_current(self) -> None:
        key = self.table.current_key()
        if key is not None:
            self.remove_key(key)

    def remove_key(self, key: str) -> None:
        """Del on a row; a list whose records are thrown away here overrides this."""

    def sort(self, path: str, descending: bool) -> None:
        """Order the list by a column."""
        self.order = (f"-{path}" if descending else path,)
        self._ask_list()

    def copy(self, cell: bool) -> None:
        """Copy the current cell, or the selected rows under their headings, as spreadsheet programs take them."""
        if cell:
            row = self.table.list_rows.row_at(self.table.currentIndex().row())
            at = self.table.currentIndex().column()
            QGuiApplication.clipboard().setText(row.cells[at].text if row is not None else "")
            return
        keys, columns = self.table.selected_keys(), self.table.list_columns
        book, chosen = self.book, self.chosen()
        if keys:
            self._context.run(
                lambda work: block(work, book, columns, keys, chosen),
                QGuiApplication.clipboard().setText,
                title=self.tr("Copying rows"),
            )

    # columns

    def _list_columns(self) -> ListColumns:
        return list_columns(self.kind.table, self.paths, also=self.also, language=self._context.language)

    def choose_columns(self) -> ColumnChooser:
        """Ask which columns are shown."""
        chooser = ColumnChooser(self, self.kind.table, self.paths)
        chooser.accepted.connect(lambda: self.show_paths(chooser.paths()))
        chooser.open()
        return chooser

    def show_paths(self, paths: Sequence[str]) -> None:
        """Show these columns from now on."""
        self.paths = tuple(paths)
        keep_paths(self.name, self.kind.table, self.paths)
        self.table.show_list_columns(self._list_columns())
        if self.order:
            self.table.show_order(self.order[0].removeprefix("-"), self.order[0].startswith("-"))
        self._ask_list()

    def exported_paths(self) -> tuple[str, ...]:
        """The columns of a file or paper: those that were chosen, else () for those of the kind."""
        return () if self.paths == self.kind.columns else self.paths

    def exported(self) -> ListFilter:
        """The filter of a file or paper, as of the day on which it is shown."""
        chosen = self.chosen()
        return replace(chosen, day=chosen.day or self.book.clock().date())

    def _more_in_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        self.export.fill(menu)
