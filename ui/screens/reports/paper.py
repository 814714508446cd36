"""The paper of a return inside the page: what is seen here is the file that is printed and saved."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.preview import GAP, PaperPages
from ui.pieces.panels.printing import print_out
from ui.pieces.text import Elided, button, label

_STEP = 1.25


class PaperView(QWidget):
    """Pages of a PDF with zoom and page keys; it knows how to print and to save them."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pdf = b""
        self.pages: PaperPages | None = None
        self._fit = "width"
        self.fits = FilterChips()
        self.fits.show_filters(
            [Filter("width", self.tr("Fit the width")), Filter("page", self.tr("Whole page"))], "width"
        )
        self.fits.chosen.connect(self._fit_to)
        self.number = label("", "muted")
        self.saved = Elided("note")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.fits)
        row.addWidget(button(self.tr("Smaller"), lambda: self._zoom(1 / _STEP)))
        row.addWidget(button(self.tr("Larger"), lambda: self._zoom(_STEP)))
        row.addWidget(self.saved, 1)
        row.addWidget(button(self.tr("Page before"), lambda: self.turn(-1)))
        row.addWidget(self.number)
        row.addWidget(button(self.tr("Next page"), lambda: self.turn(1)))
        self._holder = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(self._holder, 1)
        self.area = scrolled(QWidget())
        self._holder.addWidget(self.area)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages from the first one."""
        self.pdf = pdf
        self.pages = PaperPages(pdf)
        self.pages.setProperty("kind", "scrolled")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setWidget(self.pages)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._say_number())
        self._fit_to(self._fit)

    def _fit_to(self, how: str) -> None:
        self._fit = how
        if self.pages is None or not how:
            return
        room = self.area.viewport()
        across = (room.width() - 2 * GAP - 12) / self.pages.widest()
        if how == "page":
            tallest = max(self.pages.place(at).height() for at in range(self.pages.count)) / self.pages.scale
            across = min(across, (room.height() - 2 * GAP) / tallest)
        self.pages.zoom(max(0.3, min(across, 2.0)))
        self._say_number()

    def _zoom(self, by: float) -> None:
        if self.pages is not None:
            self._fit = ""
            self.pages.zoom(max(0.3, min(self.pages.scale * by, 4.0)))
            self._say_number()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_to(self._fit)

    @property
    def at(self) -> int:
        """The page that is in sight, counted from 0."""
        if self.pages is None:
            return 0
        top = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        for index in range(self.pages.count):
            if self.pages.place(index).bottom() >= top:
                return index
        return self.pages.count - 1

    def turn(self, by: int) -> None:
        """To the page so many further."""
        if self.pages is None:
            return
        wanted = max(0, min(self.pages.count - 1, self.at + by))
        self.area.verticalScrollBar().setValue(self.pages.place(wanted).top() - GAP)
        self._say_number()

    def _say_number(self) -> None:
        if self.pages is not None:
            self.number.setText(
                self.tr("page {number} of {count}").format(number=self.at + 1, count=self.pages.count)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def say_saved(self, path: str) -> None:
        """Say quietly where the file lies."""
        self.saved.say(self.tr("Saved: {path}").format(path=path))

    def print_out(self) -> bool:
        """Ask for a printer and print; False where the person thought otherwise."""
        return print_out(self, self.pdf)


def file_name(unit: str, period: str, form: str, ending: str) -> str:
    """A name for a saved paper: plain letters only."""
    return f"{unit}_{period}_{form}{ending}"


def suggested(folder: str, name: str) -> str:
    """Where a paper would be saved."""
    return str(Path(folder or Path.home()) / name)
