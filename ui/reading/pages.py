"""The print of a package as pages: drawn beside the window when they come into sight, and few of them kept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.preview import GAP, PaperPages
from ui.shell.context import Context
from ui.shell.work import Work

MOST_DRAWN = 8
"""Pages whose drawings are kept: one of A4 takes 4 MB on an ordinary screen."""

WIDEST = 1.3
"""Pixels per point at which a page is not made larger any more."""


class _ReportPages(PaperPages):
    """Pages whose drawing is asked for in the lane."""

    def __init__(self, context: Context, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> None:
        super().__init__(pdf, sizes)
        self._context = context
        self._asked: set[int] = set()

    def _page(self, index: int) -> QPixmap | None:
        if index in self._drawn:
            return self._drawn[index]
        if index not in self._asked:
            self._asked.add(index)
            pdf, scale = self._pdf, self.scale * self.devicePixelRatioF()

            def draw(_work: Work) -> tuple[int, int, bytes]:
                from exports.paper.pages import page_image

                return page_image(pdf, index, scale)

            self._context.ask(draw, partial(self._arrived, index, self.scale), title="")
        return None

    def _arrived(self, index: int, scale: float, drawing: tuple[int, int, bytes]) -> None:
        if not isValid(self):
            return
        self._asked.discard(index)
        if scale == self.scale:
            while len(self._drawn) >= MOST_DRAWN:
                self._drawn.pop(max(self._drawn, key=lambda one: abs(one - index)))
            self.keep(index, drawing)
        self.update()


class ReportPages(QWidget):
    """All pages one below the other, as wide as there is room."""

    def __init__(self, context: Context, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> None:
        super().__init__()
        self.pages = _ReportPages(context, pdf, sizes)
        self.area: QScrollArea = scrolled(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = (self.width() - 2 * GAP - 24) / self.pages.widest()
        wanted = min(room, WIDEST)
        if wanted > 0 and abs(wanted - self.pages.scale) > 0.01:
            self.pages.zoom(wanted)
