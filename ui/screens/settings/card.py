"""A part of the settings: a sheet with a heading, an explanation and what belongs to it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.pieces.inputs.fields import LineField
from ui.pieces.text import clear, label, surface


class Card(QWidget):
    """One sheet; `head` takes what stands beside the heading, `inside` the rest."""

    def __init__(self, heading: str, explained: str = "") -> None:
        super().__init__()
        sheet = surface()
        self.inside = QVBoxLayout(sheet)
        self.inside.setContentsMargins(24, 20, 24, 20)
        self.inside.setSpacing(12)
        self.heading = label(heading, "section")
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self.heading)
        self.inside.addLayout(self.head)
        if explained:
            self.inside.addWidget(label(explained, "muted", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)


class FactTable(QWidget):
    """Names at the left, facts at the right; facts can be selected for copying."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show these; one without a fact is left out."""
        clear(self._grid)
        for row, (name, fact) in enumerate((name, fact) for name, fact in facts if fact):
            value = label(fact, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            named = label(name, "muted")
            self._grid.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)


def in_row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other from the left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def beside(first: LineField, second: QWidget) -> QHBoxLayout:
    """A field and what stands close to it, their feet on one line where it is a button."""
    row = QHBoxLayout()
    row.setSpacing(12)
    is_button = isinstance(second, QPushButton)
    edge = Qt.AlignmentFlag.AlignBottom if is_button else Qt.AlignmentFlag.AlignTop
    if is_button:
        first.setMaximumWidth(first.line.maximumWidth())
    row.addWidget(first, 3 if is_button else 0, edge)
    row.addWidget(second, 0, edge)
    row.addStretch(1)
    return row


def into_view(widget: QWidget) -> None:
    """Scroll so far that what was opened just now is seen, once it has its place."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        area = above
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, 24))
