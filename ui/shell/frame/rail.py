"""The rail at the left: the nouns of the office in the order of the work."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.pieces.chip import StateChip
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import label, restyle
from ui.shell.pages import NO_DIGIT, RailEntry
from ui.theme import sizes
from ui.theme.icons import icon
from ui.theme.look import look

AROUND = 80
"""Pixels of a rail button that are not its words."""

FOLDED = 64
"""Pixels of the rail with its drawings only."""


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
        self._is_practice = self._is_folded = False
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._entries = tuple(entry for entry in entries if not entry.within)
        self._above = {entry.key: entry.within or entry.key for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 0, 8)
        column.setSpacing(2)
        self.brand = label(self.tr("Cooperative Book"), "brand")
        for text in (self.brand, self.unit):
            text.setContentsMargins(16, 0, 8, 0)
            column.addWidget(text)
        column.addWidget(self.practice)
        column.addSpacing(8)
        inside = QWidget()
        nouns = QVBoxLayout(inside)
        nouns.setContentsMargins(0, 0, 8, 0)
        nouns.setSpacing(2)
        for entry in self._entries:
            nouns.addWidget(self._button(entry))
        nouns.addStretch(1)
        self._nouns = scrolled(inside)
        self._nouns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._nouns, 1)
        self.whole_width = sizes.RAIL
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        """As wide as its longest noun when it is chosen, which is set in bold; folded, as its drawings."""
        metrics = QFontMetrics(look.font(bold=True))
        widest = max(metrics.horizontalAdvance(entry.rail_title) for entry in self._entries)
        self.whole_width = max(sizes.RAIL, widest + AROUND)
        self.setFixedWidth(FOLDED if self._is_folded else self.whole_width)

    def fold(self, is_folded: bool) -> None:
        """Keep the drawings only, whose words are then under the pointer, or show the words again."""
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        for entry in self._entries:
            made = self.buttons[entry.key]
            made.setText("" if is_folded else entry.rail_title)
            made.setToolTip(self._tip(entry))
            restyle(made, kind="rail-folded" if is_folded else "rail")
        self.brand.setHidden(is_folded)
        self.unit.setHidden(is_folded)
        self.practice.setVisible(self._is_practice and not is_folded)
        self._fit()

    def _tip(self, entry: RailEntry) -> str:
        keys = (
            self.tr("Alt+{digit} or Ctrl+{digit}").format(digit=entry.digit)
            if entry.digit != NO_DIGIT
            else ""
        )
        return "   ".join(part for part in (entry.rail_title if self._is_folded else "", keys) if part)

    def _button(self, entry: RailEntry) -> QPushButton:
        made = QPushButton(entry.rail_title)
        made.setProperty("kind", "rail")
        made.setCheckable(True)
        made.setIcon(icon(entry.icon))
        made.setIconSize(QSize(28, 20))
        made.setAccessibleName(entry.rail_title)
        made.setToolTip(self._tip(entry))
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
        self._is_practice = practice
        self.practice.setVisible(practice and not self._is_folded)
        for entry in self._entries:
            self.buttons[entry.key].setVisible(merges or not entry.merging)

    def show_book(self, is_open: bool) -> None:
        """Without an open book only what needs none can be gone to."""
        for entry in self._entries:
            self.buttons[entry.key].setEnabled(is_open or entry.bookless)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.unit.setMaximumWidth(self.width() - 16)
        super().resizeEvent(event)
