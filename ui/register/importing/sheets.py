"""Which sheet of a workbook is read, where it has several."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.text import clear


class SheetChoice(QWidget):
    """Hidden where there is nothing to choose."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = ""
        self.sheets: tuple[str, ...] = ()
        self.field: ChoiceField | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_sheets(self, sheet: str = "", sheets: Sequence[str] = ()) -> None:
        """Offer the sheets of a workbook, of which one was read."""
        self.sheet, self.sheets = sheet, tuple(sheets)
        clear(self._row)
        self.field = None
        if len(self.sheets) > 1:
            options = [Option(name, name) for name in self.sheets]
            self.field = ChoiceField(self.tr("Sheet that is read"), options, chars=32)
            self.field.set_value(sheet)
            self.field.committed.connect(self._choose)
            self._row.addWidget(self.field)
            self._row.addStretch(1)
        self.setVisible(self.field is not None)

    def _choose(self, name: object) -> None:
        if name and name != self.sheet:
            self.chosen.emit(str(name))
