"""A group of fields under a heading, in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.pieces.inputs.fields import InputField
from ui.pieces.text import label
from ui.theme.look import look

_ACROSS = 32
"""Pixels between two columns."""

_NEEDED, _MOST, _COLUMNS = 344, 520, 3
"""Pixels from which on a further column is made, and that one has at most so that no gulf opens between two."""


class FieldGroup(QWidget):
    """Fields in the order of the paper form, which is also the order of the Tab key."""

    def __init__(self, heading: str, fields: Sequence[InputField], note: str = "") -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_ACROSS)
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
        scale = max(100, look.scale)
        room, needed = self.width() + _ACROSS, _NEEDED * scale // 100 + _ACROSS
        columns = min(_COLUMNS, max(1, room // needed))
        if columns > 2 and room < columns * _MOST * scale // 100:
            columns = 2
        self._arrange(columns)
        most = min(_MOST * scale // 100, room // columns - _ACROSS)
        for at in range(columns):
            self._grid.setColumnMinimumWidth(at, most if columns > 1 else 0)

    def minimumSizeHint(self) -> QSize:
        """That of one column: with less room than now there are fewer, which must not keep the room from shrinking."""
        least = max((field.minimumSizeHint().width() for field in self.fields), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for field in self.fields:
            self._grid.removeWidget(field)
        for at, field in enumerate(self.fields):
            self._grid.addWidget(field, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for at in range(_COLUMNS + 1):
            self._grid.setColumnStretch(at, 1 if at == (columns if columns > 1 else 0) else 0)
            self._grid.setColumnMinimumWidth(at, 0)


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
