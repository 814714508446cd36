"""Queries of the office above about the figures of the period in hand: marked in the grid, walked through, answered."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.forms.definition import CellKey
from storage.book.book import Book
from storage.dialogue.answers import AskedOfUs, asked_of_us
from ui.dialogue.query_facts import of_cells
from ui.pieces.text import button, label


class AskedBar(QWidget):
    """How many queries about this return wait, with the way to the next and the one before; hidden without any."""

    wanted = Signal(object)  # AskedOfUs

    def __init__(self) -> None:
        super().__init__()
        self.every: list[AskedOfUs] = []
        self._all: list[AskedOfUs] = []
        self._by_cell: dict[tuple[str, str, str], list[AskedOfUs]] = {}
        self._period, self._at = "", -1
        self.words = label("", "label", tone="amber")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(button(self.tr("Before"), lambda: self.step(-1), kind="link"))
        row.addWidget(button(self.tr("Next"), lambda: self.step(1), kind="link"))
        self.hide()

    def read(self, book: Book, period: str) -> None:
        """What is asked about this period and waits for an answer or may still be changed."""
        if period != self._period:
            self._at = -1
        self._period = period
        found = [one for one in asked_of_us(book) if one.about.period == period]
        self._by_cell = of_cells(found, period)
        self._all, self.every = found, [one for one in found if one.waits]
        count = len(self.every)
        self.words.setText(self.tr("Queries of the office above: {count}").format(count=count))
        self.setVisible(bool(count))

    def of_form(self, form: str) -> Mapping[CellKey, AskedOfUs]:
        """The query about each cell of a form; of several the first that waits."""
        return {
            (row, column): found[0] for (code, row, column), found in self._by_cell.items() if code == form
        }

    def same(self, one: AskedOfUs) -> AskedOfUs:
        """The same query as the book holds it now."""
        key = (one.issuer, one.query.number)
        return next((other for other in self._all if (other.issuer, other.query.number) == key), one)

    def step(self, by: int) -> None:
        """Go to the next query that waits (1) or to the one before (-1)."""
        if self.every:
            self._at = (max(self._at, 0 if by < 0 else -1) + by) % len(self.every)
            self.wanted.emit(self.every[self._at])
