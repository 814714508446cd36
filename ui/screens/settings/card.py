"""A part of the settings: a sheet with a heading, an explanation and what belongs to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.pieces.text import clear, label, surface


class Card(QWidget):
    """One sheet; `inside` takes the rest of it."""

    def __init__(self, heading: str, explained: str = "") -> None:
        super().__init__()
        sheet = surface()
        self.inside = QVBoxLayout(sheet)
        self.inside.setContentsMargins(24, 20, 24, 20)
        self.inside.setSpacing(12)
        self.inside.addWidget(label(heading, "section"))
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


def grouped(digest: str) -> str:
    """A digest in groups of four, so that two people can compare it aloud."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4)).upper()
