"""Filters of a list as a row of pills, one chosen, each with its count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from models.values.quantities import format_number
from ui.pieces.flow import FlowLayout
from ui.pieces.text import clear


@dataclass(frozen=True, slots=True)
class Filter:
    """One pill; a count of None is not shown."""

    key: str
    text: str
    count: int | None = None


class FilterChips(QWidget):
    """Pills that exclude each other; the arrows walk between them. look: the kind of button in the theme."""

    chosen = Signal(str)

    def __init__(self, look: str = "pill") -> None:
        super().__init__()
        self._look = look
        self._row = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._pills: dict[str, QPushButton] = {}
        self.current = ""

    def show_filters(self, filters: Sequence[Filter], current: str = "") -> None:
        """Show these pills; the chosen one stays chosen, counts are renewed in place."""
        wanted = current or self.current
        if [one.key for one in filters] != list(self._pills):
            self._build(filters)
        for one in filters:
            count = "" if one.count is None else f" {format_number(one.count)}"
            self._pills[one.key].setText(one.text + count)
        self.current = wanted if wanted in self._pills else next(iter(self._pills), "")
        if self.current in self._pills:
            self._pills[self.current].setChecked(True)

    def _build(self, filters: Sequence[Filter]) -> None:
        for pill in self._pills.values():
            self._group.removeButton(pill)
        clear(self._row)
        self._pills = {one.key: self._pill(one.key) for one in filters}
        for pill in self._pills.values():
            self._row.addWidget(pill)

    def _pill(self, key: str) -> QPushButton:
        pill = QPushButton()
        pill.setProperty("kind", self._look)
        pill.setCheckable(True)
        pill.clicked.connect(lambda: self._choose(key))
        self._group.addButton(pill)
        return pill

    def _choose(self, key: str) -> None:
        if key != self.current:
            self.current = key
            self.chosen.emit(key)
