"""The strip over the grid while a block is shown that is not kept yet."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.values.outcomes import Outcome
from ui.pieces.chip import StateChip
from ui.pieces.text import button, label


class PasteBar(QWidget):
    """Counts by colour, and the two ways out: Enter keeps, Esc drops. Of a file also what was not read of it."""

    settled = Signal(bool)
    over_wanted = Signal()  # the figures of the file also where the book changed since the export

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new, self.changed, self.refused = StateChip(), StateChip(), StateChip()
        self.same = label("", "note")
        self.source = label("", "label")
        self.note = label("", "note", wrap=True)
        self.over = button("", self.over_wanted.emit)
        self.keep = button(self.tr("Keep (Enter)"), lambda: self.settled.emit(True), kind="primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.source)
        for piece in (self.new, self.changed, self.refused, self.same):
            row.addWidget(piece)
        row.addStretch(1)
        row.addWidget(self.over)
        row.addWidget(button(self.tr("Drop (Esc)"), lambda: self.settled.emit(False)))
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.note)
        self.hide()

    def show_counts(self, counts: Mapping[Outcome, int]) -> None:
        """How many figures are new, changed, refused or as they were."""
        self._count(counts)
        self.show_file("", "", 0)

    def show_file(
        self, name: str, note: str, contested: int, counts: Mapping[Outcome, int] | None = None
    ) -> None:
        """The same of a file. note: what was not read of it; contested: cells that the book changed meanwhile."""
        if counts is not None:
            self._count(counts)
        said = self.tr("From {file}, not kept yet").format(file=name)
        self.source.setText(said if name else self.tr("Pasted, not kept yet"))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.over.setText(self.tr("Take the file's there too: {count}").format(count=contested))
        self.over.setVisible(contested > 0)
        self.show()

    def _count(self, counts: Mapping[Outcome, int]) -> None:
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
