"""A row of widgets that goes on in the next line where there is no more room, so that nothing is clipped."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items in their own sizes, from the left, line under line; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 12, down: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self.across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """An item changed, was shown or was hidden."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._sizes = None
        self._heights.clear()

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """The items that take room, with their sizes: asked anew only when something changed, for Qt asks the layout
        some hundred times while a page is built."""
        if self._sizes is None:
            self._sizes = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._sizes

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """One item alone is as high at every width, and spares the layouts around it the asking."""
        return len(self._items) > 1

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        spare = place.height() - self._lay(place, move=False)
        self._lay(place.translated(0, max(0, spare) // 2), move=True)

    def sizeHint(self) -> QSize:
        """One line of everything."""
        shown = [size for _, size in self._shown()]
        width = sum(size.width() for size in shown) + self.across * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [size for _, size in self._shown()]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def _lay(self, place: QRect, *, move: bool) -> int:
        """Go through the lines; the height that they take. Items of one line stand on its middle."""
        top = place.y()
        for line in self._lines(place.width()):
            left, height = place.x(), max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self.across
            top += height + self._down
        return max(0, top - place.y() - self._down)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, size in self._shown():
            if lines and used + self.across + size.width() <= width:
                lines[-1].append((item, size))
                used += self.across + size.width()
            else:
                lines.append([(item, size)])
                used = size.width()
        return lines
