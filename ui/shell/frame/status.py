"""The quiet line at the bottom: kept when, last good backup, period, days left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pieces.inputs.saved import SavedMark
from ui.pieces.text import Elided
from ui.shell.context import Facts


class Status(QWidget):
    """Says at the left when the last field was kept, at the right what one glances at."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.kept = SavedMark()
        self.facts = Elided("note")
        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.kept)
        row.addWidget(self.facts, 1)

    def show_facts(self, facts: Facts) -> None:
        """The last good backup, the period and the working days left."""
        parts = (facts.backup, facts.period, facts.due)
        self.facts.say("   ·   ".join(part for part in parts if part))
