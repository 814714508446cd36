"""One record of the register: a row of tabs, the part in front, and at the side what is doubtful or being entered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pieces.inputs.filters import Filter, TabRow
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.findings import FindingList, ShownFinding
from ui.register.keys import bind
from ui.register.part import RecordPart
from ui.shell.context import Context

Card = TypeVar("Card")
EDIT_WIDTH = 356
_WIDE = ("past", "plots")
"""Tabs that take the room of the doubts."""


class RecordView(QWidget, Generic[Card]):
    """Shows one record; its parts are built when first looked at, in the order of the tabs."""

    told = Signal(str)
    altered = Signal()

    def __init__(self, context: Context, makers: Mapping[str, Callable[[Context], RecordPart[Card]]]) -> None:
        super().__init__()
        self.context = context
        self.card: Card | None = None
        self.tabs = TabRow()
        self.stack = QStackedWidget()
        self.parts: dict[str, RecordPart[Card]] = {}
        self._makers = makers
        self._tab_filters: Sequence[Filter] = ()
        self.findings = FindingList(self.tr("Worth a look"))
        self.doubts = SidePanel()
        self.doubts.show_content(self.findings)
        self.edit = SidePanel(closable=True, width=EDIT_WIDTH)
        self.edit.hide()
        self.edit.closed.connect(self._edit_closed)
        self.tabs.chosen.connect(lambda _: self._show_part())
        bind(self, "Ctrl+PgDown", lambda: self.step(1))
        bind(self, "Ctrl+PgUp", lambda: self.step(-1))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.stack, 1)
        row.addWidget(self.doubts)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addLayout(row, 1)

    def show_card(
        self,
        card: Card,
        tabs: Sequence[Filter],
        doubts: Sequence[ShownFinding],
        *,
        other: bool,
        part: str = "",
    ) -> None:
        """Show a record as the book holds it now; of the same one the tab in front stays unless one is named."""
        self.card = card
        if other:
            self.edit.shut()
            self.tabs.current = tabs[0].key
        self._tab_filters = tabs
        self.tabs.show_filters(tabs, part or self.tabs.current or tabs[0].key)
        self.findings.show_cards(doubts)
        self._show_part()

    def part(self, key: str) -> RecordPart[Card]:
        """The part of that tab, built now if it was not."""
        if key not in self.parts:
            made = self._makers[key](self.context)
            made.panel_wanted.connect(self._open_edit)
            made.panel_done.connect(self.edit.shut)
            made.told.connect(self.told)
            self.parts[key] = made
            self.stack.addWidget(made)
        return self.parts[key]

    def go_to_part(self, key: str) -> RecordPart[Card]:
        """Bring a tab to the front."""
        self.tabs.show_filters(self._tab_filters, key)
        self._show_part()
        return self.part(key)

    @property
    def entering(self) -> bool:
        """Whether something is being entered at the side: the head offers no other act then."""
        return not self.edit.isHidden()

    def step(self, by: int) -> None:
        """Bring the next tab (1) or the one before (-1) to the front."""
        keys = [one.key for one in self._tab_filters]
        if keys:
            self.go_to_part(keys[(keys.index(self.tabs.current) + by) % len(keys)]).take_focus()

    @property
    def front(self) -> Any:
        """The part in front."""
        return self.stack.currentWidget()

    def _show_part(self) -> None:
        if self.card is None:
            return
        part = self.part(self.tabs.current)
        if self.front is not part:
            self.edit.shut()
        part.show_card(self.card)
        self.stack.setCurrentWidget(part)
        self._show_side()
        self.altered.emit()

    def _show_side(self) -> None:
        self.doubts.setVisible(
            bool(self.findings.cards) and self.edit.isHidden() and self.tabs.current not in _WIDE
        )

    def _open_edit(self, widget: QWidget, heading: str) -> None:
        self.edit.show_content(scrolled(widget), heading)
        self.edit.unfold()
        self._show_side()
        self.altered.emit()

    def _edit_closed(self) -> None:
        self._show_side()
        self.altered.emit()
        if self.isVisible() and isinstance(self.front, RecordPart):
            self.front.take_focus()
