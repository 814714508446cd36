"""The strip over the grid while a block is shown that is not kept yet."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.values.outcomes import Outcome
from ui.pieces.chip import StateChip
from ui.pieces.text import button, label


class PasteBar(QWidget):
    """Counts by colour, and the two ways out: Enter keeps, Esc drops."""

    settled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new, self.changed, self.refused = StateChip(), StateChip(), StateChip()
        self.same = label("", "note")
        self.keep = button(self.tr("Keep (Enter)"), lambda: self.settled.emit(True), kind="primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Pasted, not kept yet"), "label"))
        for piece in (self.new, self.changed, self.refused, self.same):
            row.addWidget(piece)
        row.addStretch(1)
        row.addWidget(button(self.tr("Drop (Esc)"), lambda: self.settled.emit(False)))
        row.addWidget(self.keep)
        self.hide()

    def show_counts(self, counts: Mapping[Outcome, int]) -> None:
        """How many figures are new, changed, refused or as they were."""
        new, changed, refused = (
            counts[Outcome.NEW],
            counts[Outcome.CHANGED],
            counts[Outcome.REFUSED],
        )
        self.new.show_state(self.tr("New: {count}").format(count=new) if new else "", "green")
        self.changed.show_state(self.tr("Changed: {count}").format(count=changed) if changed else "", "blue")
        self.refused.show_state(self.tr("Refused: {count}").format(count=refused) if refused else "", "red")
        same = counts[Outcome.SAME]
        self.same.setText(self.tr("{count} as they were").format(count=same) if same else "")
        self.keep.setEnabled(bool(new or changed))
        self.show()
