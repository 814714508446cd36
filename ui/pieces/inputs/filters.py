"""Filters of a list as a row of pills, one chosen, each with its count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

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


class TabRow(FilterChips):
    """Pills in one row: those for which there is no room wait in the menu of the last one, the chosen one never."""

    def __init__(self, look: str = "pill") -> None:
        super().__init__(look)
        self.more = QPushButton(self)
        self.more.setProperty("kind", look)
        self.waiting = QMenu(self.more)
        self.more.setMenu(self.waiting)
        self.chosen.connect(lambda _: self._fit())

    def show_filters(self, filters: Sequence[Filter], current: str = "") -> None:
        super().show_filters(filters, current)
        if self._row.indexOf(self.more) != self._row.count() - 1:
            self._row.removeWidget(self.more)
            self._row.addWidget(self.more)
            if self._pills:
                QWidget.setTabOrder(list(self._pills.values())[-1], self.more)
        self._fit()

    def _build(self, filters: Sequence[Filter]) -> None:
        self._row.removeWidget(self.more)  # it outlives the pills
        super()._build(filters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many as one row holds."""
        shown = list(self._pills)
        self.more.setText(self.tr("More ({count})").format(count=len(shown)))
        while len(shown) > 1 and self._width(shown) > self.width():
            shown.remove(next(key for key in reversed(shown) if key != self.current))
        hidden = [key for key in self._pills if key not in shown]
        for key, pill in self._pills.items():
            pill.setVisible(key in shown)
        self.more.setText(self.tr("More ({count})").format(count=len(hidden)))
        self.more.setVisible(bool(hidden))
        self.waiting.clear()
        for key in hidden:
            self.waiting.addAction(self._pills[key].text()).triggered.connect(partial(self._take, key))
        self._row.invalidate()

    def _take(self, key: str, _checked: bool = False) -> None:
        self._pills[key].setChecked(True)
        self._choose(key)

    def _width(self, keys: Sequence[str]) -> int:
        pills = [self._pills[key] for key in keys]
        if len(keys) < len(self._pills):
            pills.append(self.more)
        for pill in pills:
            pill.ensurePolished()
        return sum(pill.sizeHint().width() for pill in pills) + self._row.across * (len(pills) - 1)
