"""What the window shows while no book is open: the books of this machine, and the ways to one."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.values.dates import format_date
from ui import language as speech
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import button, label, surface
from ui.shell.context import Context
from ui.shell.frame.recent import RecentBook, forget, recent_books
from ui.shell.page import Action, Page

BOOK_FILES = "*.book"


class StartPage(Page):
    """Stands in the place of the pages; with a book open, Esc goes back to it."""

    key = "start"
    new_wanted = Signal()
    book_wanted = Signal(Path)
    practice_wanted = Signal()
    copy_wanted = Signal(Path)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.recent = QListWidget()
        self.recent.setAccessibleName(self.tr("Books opened on this machine"))
        self.recent.setAlternatingRowColors(False)
        self.recent.itemActivated.connect(self._open)
        self.none = label(
            self.tr(
                "No book was opened on this machine yet. Make one for your unit, or try a practice book."
            ),
            "muted",
            wrap=True,
        )
        self.new = button(self.tr("Make a new book…"), self.new_wanted.emit, kind="primary", picture="add")
        self.open = button(self.tr("Open a book…"), self.ask_book, picture="folder")
        self.practice = button(self.tr("Practice book"), self.practice_wanted.emit, picture="reports")
        self.restore = button(self.tr("Restore from a copy…"), self.ask_copy, picture="safety")
        self.language = FilterChips()
        self.language.show_filters(
            [Filter(code, speech.own_name(code)) for code in speech.LANGUAGES], speech.language()
        )
        self.language.chosen.connect(context.language_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        books = surface()
        books.setMaximumWidth(760)
        listed = QVBoxLayout(books)
        listed.setContentsMargins(16, 12, 16, 12)
        listed.addWidget(label(self.tr("Recent books"), "section"))
        listed.addWidget(self.none)
        listed.addWidget(self.recent, 1)
        listed.addStretch(0)
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for press, told in (
            (self.new, self.tr("For a unit that has none: the assistant asks step by step.")),
            (self.open, self.tr("A file that ends in .book.")),
            (
                self.practice,
                self.tr("Invented data of one commune. Every page is marked; nothing can be sent."),
            ),
            (self.restore, self.tr("A backup takes the place of a book that was lost or damaged.")),
        ):
            column.addWidget(press)
            column.addWidget(label(told, "note", wrap=True))
            column.addSpacing(10)
        column.addWidget(label(self.tr("Language"), "label"))
        column.addWidget(self.language)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(books, 3)
        row.addWidget(scrolled(ways), 2)

    def title(self) -> str:
        return self.tr("Open a book") if self.context.book else self.tr("Begin")

    def note(self) -> str:
        return self.tr(
            "A book is one file that holds the register and the returns of one unit. It stays on this machine."
        )

    def secondary(self) -> tuple[Action, ...]:
        if self.context.book is None:
            return ()
        return (Action(self.tr("Back to the open book"), self.left.emit, "back"),)

    def first_focus(self) -> QWidget | None:
        return self.recent if self.recent.count() else self.new

    def new_record(self) -> bool:
        self.new_wanted.emit()
        return True

    def activate(self, target: dict[str, Any]) -> None:
        self.recent.clear()
        books = recent_books()
        for book in books:
            self.recent.addItem(self._item(book))
        self.recent.setCurrentRow(self._first(books))
        self.recent.setVisible(bool(books))
        self.none.setVisible(not books)

    def _first(self, books: list[RecentBook]) -> int:
        """The book that is meant first: one that is not open already."""
        now = str(self.context.book.path) if self.context.book else ""
        return next((at for at, one in enumerate(books) if one.path != now), 0)

    def _item(self, book: RecentBook) -> QListWidgetItem:
        where = book.path if book.is_there else self.tr("not there now: {path}").format(path=book.path)
        opened = self.tr("opened {day}").format(day=format_date(date.fromisoformat(book.opened)))
        item = QListWidgetItem(f"{book.unit} · {opened}\n{where}")
        item.setData(Qt.ItemDataRole.UserRole, book)
        item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 16))
        return item

    def _open(self, item: QListWidgetItem) -> None:
        self.book_wanted.emit(Path(item.data(Qt.ItemDataRole.UserRole).path))

    def ask_book(self) -> None:
        """Ask for the file of a book."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a book"), "", BOOK_FILES)
        if name:
            self.book_wanted.emit(Path(name))

    def ask_copy(self) -> None:
        """Ask for a copy that is to become a book again."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the copy"), "", BOOK_FILES)
        if name:
            self.copy_wanted.emit(Path(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.context.book is not None:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and (item := self.recent.currentItem()) is not None:
            forget(item.data(Qt.ItemDataRole.UserRole).path)
            self.activate({})
        else:
            super().keyPressEvent(event)
