"""Small rows of name and fact for panels, and digests for comparing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pieces.text import clear, label


class FactRows(QWidget):
    """Names in small type over their facts; facts can be selected for copying."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these; one without a fact is left out."""
        clear(self._column)
        for name, fact in facts:
            if fact:
                value = label(fact, wrap=True)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._column.addWidget(label(name, "note"))
                self._column.addWidget(value)
                self._column.addSpacing(4)


def grouped(digest: str) -> str:
    """A digest in groups of four, so that two people can compare it aloud."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4)).upper()
