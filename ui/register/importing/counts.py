"""How many rows are new, changed, unchanged and refused, each number on a chip of its colour."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.values.outcomes import Outcome
from models.values.quantities import format_number
from ui.pieces.chip import StateChip
from ui.register.importing.preview import TONES


class OutcomeCounts(QWidget):
    """A chip for each outcome; one without rows says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.chips = {outcome: StateChip() for outcome in TONES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for chip in self.chips.values():
            row.addWidget(chip)

    def show_counts(self, counts: Mapping[Outcome, int]) -> None:
        """Say how many rows there are of each outcome."""
        named = {
            Outcome.NEW: self.tr("{count} new"),
            Outcome.CHANGED: self.tr("{count} changed"),
            Outcome.SAME: self.tr("{count} unchanged"),
            Outcome.REFUSED: self.tr("{count} refused"),
        }
        for outcome, chip in self.chips.items():
            text = named[outcome].format(count=format_number(counts[outcome])) if counts[outcome] else ""
            chip.show_state(text, TONES[outcome] if outcome is not Outcome.SAME else "grey")
