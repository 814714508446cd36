"""A group of fields under a heading; two columns only where there is room for them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.pieces.inputs.fields import InputField
from ui.pieces.text import label

TWO_COLUMNS = 720


class FieldGroup(QWidget):
    """Fields in the order of the paper form, which is also the order of the Tab key."""

    def __init__(self, heading: str, fields: Sequence[InputField], note: str = "") -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if heading:
            column.addWidget(label(heading, "section"))
        if note:
            column.addWidget(label(note, "note", wrap=True))
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._arrange(1)
        for before, after in zip(self.fields, self.fields[1:], strict=False):
            QWidget.setTabOrder(before.editor, after.editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= TWO_COLUMNS else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for field in self.fields:
            self._grid.removeWidget(field)
        for at, field in enumerate(self.fields):
            self._grid.addWidget(field, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


class _Scrolled(QScrollArea):
    """Scrolls downwards only, and so is never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        content, bar = self.widget(), self.verticalScrollBar().sizeHint().width()
        width = 0 if content is None else content.minimumSizeHint().width() + bar
        return super().minimumSizeHint().expandedTo(QSize(width, 0))


def scrolled(content: QWidget) -> QScrollArea:
    """A page part that scrolls inside itself, so that the window never has to."""
    content.setProperty("kind", "scrolled")
    area = _Scrolled()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
