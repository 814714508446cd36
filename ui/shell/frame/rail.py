"""The rail at the left: the nouns of the office in the order of the work."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.pieces.chip import StateChip
from ui.pieces.text import label
from ui.shell.pages import NO_DIGIT, RailEntry
from ui.theme import sizes
from ui.theme.icons import icon
from ui.theme.look import look

AROUND = 80
"""Pixels of a rail button that are not its words."""


class Rail(QWidget):
    """One button a page with icon and words; the arrows walk, Alt or Ctrl with its number jumps."""

    chosen = Signal(str)

    def __init__(self, entries: tuple[RailEntry, ...]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.unit = label(kind="note", wrap=True)
        self.practice = StateChip(self.tr("Practice book"), "amber")
        self.practice.hide()
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._entries = tuple(entry for entry in entries if not entry.within)
        self._above = {entry.key: entry.within or entry.key for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(2)
        brand = label(self.tr("Cooperative Book"), "brand")
        for text in (brand, self.unit):
            text.setContentsMargins(16, 0, 8, 0)
            column.addWidget(text)
        column.addWidget(self.practice)
        column.addSpacing(8)
        for entry in self._entries:
            column.addWidget(self._button(entry))
        column.addStretch(1)
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        """As wide as its longest noun when it is chosen, which is set in bold."""
        metrics = QFontMetrics(look.font(bold=True))
        widest = max(metrics.horizontalAdvance(entry.rail_title) for entry in self._entries)
        self.setFixedWidth(max(sizes.RAIL, widest + AROUND))

    def _button(self, entry: RailEntry) -> QPushButton:
        made = QPushButton(entry.rail_title)
        made.setProperty("kind", "rail")
        made.setCheckable(True)
        made.setIcon(icon(entry.icon))
        made.setIconSize(QSize(28, 20))
        if entry.digit != NO_DIGIT:
            made.setToolTip(self.tr("Alt+{digit} or Ctrl+{digit}").format(digit=entry.digit))
        made.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(made)
        self.buttons[entry.key] = made
        return made

    def mark(self, key: str) -> None:
        """Show which page is open, by its noun."""
        above = self._above.get(key, key)
        if above in self.buttons:
            self.buttons[above].setChecked(True)

    def show_unit(self, text: str, *, merges: bool, practice: bool = False) -> None:
        """The line under the brand; what only a receiving unit needs is hidden from others."""
        self.unit.setText(text)
        self.practice.setVisible(practice)
        for entry in self._entries:
            self.buttons[entry.key].setVisible(merges or not entry.merging)

    def show_book(self, is_open: bool) -> None:
        """Without an open book only what needs none can be gone to."""
        for entry in self._entries:
            self.buttons[entry.key].setEnabled(is_open or entry.bookless)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.unit.setMaximumWidth(self.width() - 16)
        super().resizeEvent(event)
