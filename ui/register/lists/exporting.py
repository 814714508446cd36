"""A list on paper and in files, as it is seen: workbook, text, PDF, preview and printer."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from models.register.record import Record
from models.register.texts.words import table_label
from models.values.quantities import format_number
from storage.book.book import Book
from storage.register.lists.columns import ListColumns
from storage.register.lists.lists import ListFilter
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register.paper_dialog import PaperDialog, file_stem
from ui.shell.context import Context
from ui.shell.work import Work

SUFFIXES = (".xlsx", ".csv", ".pdf")


class SeenList(Protocol):
    """What is exported of a list: the kind, and the filter, order and columns that are seen."""

    kind: Record

    @property
    def book(self) -> Book: ...

    @property
    def columns_seen(self) -> ListColumns: ...

    def exported(self) -> ListFilter: ...

    def exported_paths(self) -> Sequence[str]: ...


class ListExport(QObject):
    """The menu of a list for files and paper. Personal numbers are in full only after a question."""

    def __init__(self, context: Context, widget: QWidget, seen: SeenList) -> None:
        super().__init__(widget)
        self._context, self._widget, self._seen = context, widget, seen
        self.paper = PaperDialog(context, widget)

    def fill(self, menu: QMenu) -> None:
        """Put the entries into a menu."""
        for suffix, text in zip(SUFFIXES, self._names(), strict=True):
            menu.addAction(text).triggered.connect(partial(self._save, suffix))
        if self._seen.columns_seen.masked():
            menu.addAction(self.tr("With personal numbers in full\u2026")).triggered.connect(self._ask_reveal)
        menu.addSeparator()
        shown = menu.addAction(self.tr("Print preview\u2026"))
        shown.triggered.connect(lambda _: self.show_paper())

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Export to Excel\u2026"),
            self.tr("Export as text (CSV)\u2026"),
            self.tr("Export as PDF\u2026"),
        )

    def open_menu(self) -> None:
        """The menu alone, under the head of the page."""
        menu = QMenu(self._widget)
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        place = self._widget.mapToGlobal(QPoint(self._widget.width() - menu.sizeHint().width(), 0))
        menu.popup(place)

    def _save(self, suffix: str, _checked: bool = False, *, reveal: bool = False) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._widget, self.tr("Export the list"), f"{self._file_name()}{suffix}", f"*{suffix}"
        )
        if chosen:
            target = Path(chosen)
            self.save_as(
                target if target.suffix.lower() == suffix else Path(f"{chosen}{suffix}"), reveal=reveal
            )

    def _file_name(self) -> str:
        kind = table_label(self._seen.kind.table, self._context.language, many=True)
        return f"{file_stem(kind)}-{self._seen.exported().day}"

    def save_as(self, target: Path, *, reveal: bool = False) -> None:
        """Write the list as it is seen; the ending of the name says what kind of file."""
        seen = self._seen
        book, table, chosen = seen.book, seen.kind.table, seen.exported()
        paths, language = seen.exported_paths(), self._context.language

        def write(work: Work) -> int:
            from exports.tables.lists import write_list

            return write_list(
                book, table, chosen, paths, target, language=language, reveal=reveal, progress=_heard(work)
            )

        def done(rows: int) -> None:
            said = self.tr("{rows} rows written: {file}")
            self._context.say(said.format(rows=format_number(rows), file=target.name))

        self._context.run(write, done, title=self.tr("Writing the list"))

    def _ask_reveal(self, _checked: bool = False) -> None:
        ConfirmPanel(
            self._widget,
            self.tr("Export with personal numbers in full?"),
            self.tr(
                "Whoever has the file can read the numbers. That you exported them is kept in the history of the "
                "book. Delete the file when it has served its purpose."
            ),
            self.tr("Export in full\u2026"),
            partial(self._save, ".xlsx", reveal=True),
        ).open()

    def show_paper(self) -> None:
        """Show the list as it is printed."""
        seen = self._seen
        book, table, chosen = seen.book, seen.kind.table, seen.exported()
        paths, language = seen.exported_paths(), self._context.language

        def make(work: Work) -> bytes:
            from exports.tables.lists import list_pdf

            return list_pdf(book, table, chosen, paths, language=language, progress=_heard(work))

        self.paper.show(table_label(table, language, many=True), self._file_name(), make)


def _heard(work: Work) -> "partial[None]":
    return partial(_report, work)


def _report(work: Work, done: int, total: int) -> None:
    """Pass the progress on, and leave where the person asked to stop."""
    work.check()
    work.progress(done, total)
