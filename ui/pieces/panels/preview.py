"""The paper on the screen: pages of a PDF as they are printed, drawn when they come into sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.pieces.inputs.group import scrolled
from ui.pieces.primary import bind_primary
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button, label
from ui.theme.look import look

GAP = 16
ZOOMS = (0.75, 1.0, 1.25, 1.5, 2.0)


class PaperPages(QWidget):
    """All pages one below the other; a page is drawn the first time it is painted."""

    def __init__(self, pdf: bytes, sizes: Sequence[tuple[float, float]] = ()) -> None:
        super().__init__()
        from exports.paper.pages import page_sizes

        self._pdf = pdf
        self._sizes = list(sizes) or page_sizes(pdf)
        self._drawn: dict[int, QPixmap] = {}
        self.scale = 1.0

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    def widest(self) -> float:
        """Width of the widest page in points."""
        return max(width for width, _ in self._sizes)

    def zoom(self, scale: float) -> None:
        """Pixels per point from now on."""
        self.scale = scale
        self._drawn.clear()
        width = round(self.widest() * scale) + 2 * GAP
        self.setMinimumSize(width, self._top(self.count))
        self.resize(max(width, self.width()), self._top(self.count))
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _top(self, index: int) -> int:
        return GAP + sum(round(height * self.scale) + GAP for _, height in self._sizes[:index])

    def place(self, index: int) -> QRect:
        """Where a page lies in this widget."""
        width, height = (round(side * self.scale) for side in self._sizes[index])
        return QRect(max(GAP, (self.width() - width) // 2), self._top(index), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count):
            place = self.place(index)
            if place.intersects(event.rect()):
                page = self._page(index)
                if page is None:
                    painter.fillRect(place, look.colour("surface"))
                else:
                    painter.drawPixmap(place, page)
                painter.setPen(look.colour("strong_line"))
                painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _page(self, index: int) -> QPixmap | None:
        """The drawing of a page; None while it is being drawn elsewhere."""
        if index not in self._drawn:
            from exports.paper.pages import page_image

            self.keep(index, page_image(self._pdf, index, self.scale * self.devicePixelRatioF()))
        return self._drawn[index]

    def keep(self, index: int, drawing: tuple[int, int, bytes]) -> None:
        """Keep the drawing of a page: width, height, and RGB bytes."""
        width, height, rgb = drawing
        image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
        pixmap = QPixmap.fromImage(image.copy())
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._drawn[index] = pixmap


class PaperPreview(QDialog):
    """The print preview. What is seen here is the file itself, so preview, PDF and paper are one."""

    def __init__(
        self, parent: QWidget, title: str, pdf: bytes, steps: tuple[FindingAction, ...] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        bind_primary(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = PaperPages(pdf)
        self._at = 1
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(title, "section"))
        row.addWidget(label(self.tr("{count} pages").format(count=self.pages.count), "note"))
        row.addStretch(1)
        row.addWidget(button(self.tr("Smaller"), lambda: self._step(-1)))
        row.addWidget(button(self.tr("Larger"), lambda: self._step(1)))
        for step in steps:
            row.addWidget(button(step.text, step.act))
        self.shut = button(self.tr("Close"), self.accept, kind="primary")
        row.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(row)
        self.area = scrolled(self.pages)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(self.area, 1)
        self._fit(parent)
        self.shut.setFocus()

    def _fit(self, parent: QWidget) -> None:
        """As large as the window allows; the page as wide as the dialog at first."""
        screen = parent.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        window = parent.window()
        self.resize(min(room.width() - 40, max(960, window.width() - 80)), min(room.height() - 60, 900))
        wanted = (self.width() - 96) / self.pages.widest()
        self.pages.zoom(min(wanted, 1.6))
        self._start = self.pages.scale

    def _step(self, by: int) -> None:
        self._at = max(0, min(len(ZOOMS) - 1, self._at + by))
        self.pages.zoom(self._start * ZOOMS[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._step(1)
        elif event.key() == Qt.Key.Key_Minus:
            self._step(-1)
        else:
            super().keyPressEvent(event)
