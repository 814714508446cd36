"""A sheet with a heading over lines of texts, as the check before signing and the sign-off show them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.pieces.text import clear, label, surface
from ui.screens.send.work import MainFigure

WIDEST = 860


class Section(QWidget):
    """A sheet with a heading over a grid of texts."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = label(heading, "section")
        self.note = label("", "note", wrap=True)
        self.note.hide()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        sheet = surface()
        self.inside = QVBoxLayout(sheet)
        self.inside.setContentsMargins(16, 12, 16, 12)
        self.inside.setSpacing(8)
        self.inside.addWidget(self.heading)
        self.inside.addWidget(self.note)
        self.inside.addLayout(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        sheet.setMaximumWidth(WIDEST)

    def say(self, note: str) -> None:
        """A line under the heading, or none."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_lines(
        self,
        heads: Sequence[str],
        lines: Sequence[Sequence[str]],
        *,
        wide: int,
        right: frozenset[int] = frozenset(),
    ) -> None:
        """Texts in columns under small heads, if any; column `wide` takes the space that is left."""
        clear(self.grid)
        if any(heads):
            for across, words in enumerate(heads):
                self.grid.addWidget(cell(words, "note", across in right), 0, across)
        for down, line in enumerate(lines, start=1):
            for across, words in enumerate(line):
                self.grid.addWidget(cell(words, "", across in right, wrap=across == wide), down, across)
        for across in range(self.grid.columnCount()):
            self.grid.setColumnStretch(across, 1 if across == wide else 0)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Names of facts at the left in grey, each with its value beside it."""
        clear(self.grid)
        self.grid.setColumnStretch(1, 1)
        for down, (name, value) in enumerate(facts):
            self.grid.addWidget(cell(name, "muted", right=False), down, 0)
            words = cell(value, "", right=False, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.grid.addWidget(words, down, 1)

    def show_totals(self, totals: Sequence[MainFigure], heads: tuple[str, str, str]) -> None:
        """The main figures, form by form; heads: of unit, of before, of now."""
        clear(self.grid)
        self.grid.setColumnStretch(0, 1)
        down = 0
        for form in dict.fromkeys(one.form for one in totals):
            for across, words in enumerate((form, *heads)):
                self.grid.addWidget(cell(words, "note" if across else "label", across > 1), down, across)
            for one in totals:
                if one.form == form:
                    down += 1
                    self._add_total(one, down)
            down += 1

    def _add_total(self, total: MainFigure, down: int) -> None:
        texts = (total.label, total.unit, total.before or "–", total.now or "–")
        for across, words in enumerate(texts):
            made = cell(words, "muted" if across in (1, 2) else "", across > 1, wrap=not across)
            self.grid.addWidget(made, down, across)


def cell(words: str, kind: str, right: bool, *, wrap: bool = False) -> QLabel:
    """One text of a grid."""
    made = label(words, kind, wrap=wrap)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return made
