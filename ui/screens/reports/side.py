"""The panel beside the grid: the card of a cell, and everything that is doubtful."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pieces.answering import AnswerList
from ui.pieces.side import SidePanel
from ui.screens.reports.cellcard import CellCard


class Side(SidePanel):
    """What is to be seen before signing."""

    def __init__(self) -> None:
        super().__init__(closable=True)
        self.card = CellCard()
        self.findings = AnswerList("", self.tr("The figures of all forms agree with each other."))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card)
        column.addWidget(self.findings, 1)
        self.show_content(content, self.tr("To look at before signing"))
