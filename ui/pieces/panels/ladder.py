"""Steps one above the other: how far a thing came, where it stopped and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.pieces.text import clear, label
from ui.theme.icons import icon


class Reached(StrEnum):
    """passed; failed: stopped here; waiting: has begun, not ended; open: not reached."""

    PASSED = "passed"
    FAILED = "failed"
    WAITING = "waiting"
    OPEN = "open"


_LOOK = {
    Reached.PASSED: ("check", "green"),
    Reached.FAILED: ("cross", "red"),
    Reached.WAITING: ("wait", "amber"),
    Reached.OPEN: ("wait", "disabled"),
}


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step: its name, how far it is, and in one sentence why or when."""

    name: str
    reached: Reached
    note: str = ""


class Ladder(QWidget):
    """The steps from the first to the last, each with a sign, its name, a word and a note."""

    def __init__(self, steps: Sequence[LadderStep] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[LadderStep]) -> None:
        """Show these steps."""
        clear(self._grid)
        row = 0
        for step in steps:
            picture, tone = _LOOK[step.reached]
            sign = QLabel()
            sign.setPixmap(icon(picture, tone).pixmap(18, 18))
            sign.setAccessibleName(self.word(step.reached))
            name = label(step.name, "" if step.reached != Reached.OPEN else "muted", wrap=True)
            word = label(self.word(step.reached), "note", tone=tone if tone in ("red", "amber") else "")
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, row, 1)
            self._grid.addWidget(word, row, 2, Qt.AlignmentFlag.AlignTop)
            row += 1
            if step.note:
                tone = "red" if step.reached == Reached.FAILED else ""
                self._grid.addWidget(label(step.note, "note", wrap=True, tone=tone), row, 1, 1, 2)
                row += 1

    def word(self, reached: Reached) -> str:
        """The word beside the sign."""
        words = {
            Reached.PASSED: self.tr("passed"),
            Reached.FAILED: self.tr("not passed"),
            Reached.WAITING: self.tr("waiting"),
            Reached.OPEN: self.tr("not reached"),
        }
        return words[reached]
