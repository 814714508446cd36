"""The head of a page: what, where, when, in which state; and its actions at the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.pieces.chip import StateChip
from ui.pieces.flow import FlowLayout
from ui.pieces.text import Elided, button, clear, plain_tip
from ui.shell.page import Action, Page


class PageHead(QWidget):
    """Shows what a page says about itself, and asks it again whenever it changed."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Elided("title", natural=True)
        self.where = Elided("note", natural=True)
        self.chip = StateChip()
        self.primary: QPushButton | None = None
        self._page: Page | None = None
        self._tool: QWidget | None = None
        self._lender: Page | None = None
        named = QVBoxLayout()
        named.setSpacing(0)
        titled = QHBoxLayout()
        titled.setSpacing(16)
        titled.addWidget(self.title)
        titled.addWidget(self.chip)
        titled.addStretch(1)
        named.addLayout(titled)
        named.addWidget(self.where)
        self._in_row, self._under, self._below = QHBoxLayout(), QHBoxLayout(), FlowLayout()
        self._places: tuple[QHBoxLayout | FlowLayout, ...] = (self._in_row, self._under, self._below)
        self._in_row.setSpacing(12)
        self._under.setSpacing(12)
        self._actions: QHBoxLayout | FlowLayout = self._in_row
        self._needed = 0
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(named, 1)
        row.addLayout(self._in_row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        under = QHBoxLayout()
        under.addLayout(self._under)
        under.addStretch(1)
        whole.addLayout(row)
        whole.addLayout(under)
        whole.addLayout(self._below)

    def show_page(self, page: Page) -> None:
        """Become the head of this page."""
        if self._page is not None:
            self._page.head_changed.disconnect(self.look_again)
        self._page = page
        page.head_changed.connect(self.look_again)
        self.look_again()

    def forget_page(self) -> None:
        """The page goes: nothing of it can be asked or pressed any more."""
        if self._page is None:
            return
        self._page.head_changed.disconnect(self.look_again)
        self._page, self.primary = None, None
        self._give_back(None)
        self._clear()

    def look_again(self) -> None:
        """Ask the page for its title, line, state and actions."""
        page = self._page
        if page is None:
            return
        self.title.say(page.title())
        told = "    ".join(part for part in (" › ".join(page.where()), page.note()) if part)
        self.where.say(told)
        self.where.setVisible(bool(told))
        chip = page.chip()
        self.chip.show_state(chip.text if chip else "", chip.tone if chip else "grey")
        self._fill_actions(page)

    def _fill_actions(self, page: Page) -> None:
        tool = page.tool()
        self._give_back(tool)
        self._lender = page
        self._clear()
        if tool is not None:
            self._actions.addWidget(tool)
            tool.show()
        for action in page.secondary():
            self._actions.addWidget(_pressable(action, ""))
        main = page.primary()
        self.primary = _pressable(main, "primary") if main else None
        if self.primary is not None:
            self._actions.addWidget(self.primary)
        for pressed in self.findChildren(QPushButton):
            pressed.ensurePolished()  # before that a button says it needs less room than it does
        self._below.invalidate()
        self._needed = self._width_of_actions()
        self._choose_place()

    def _clear(self) -> None:
        for place in self._places:
            clear(place)

    def _width_of_actions(self) -> int:
        """Pixels with which no word of the actions is cut; the tool may be as narrow as it can be."""
        width = 0
        for at in range(self._actions.count()):
            item = self._actions.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QPushButton):
                width += widget.sizeHint().width()
            elif widget is not None:
                width += max(widget.minimumWidth(), widget.minimumSizeHint().width())
            width += self._in_row.spacing()
        return width

    def _choose_place(self) -> None:
        """The actions stand beside the title, in a row under it, or in several where there is no room for one."""
        title = self.title.sizeHint().width()
        chip = 0 if self.chip.isHidden() else self.chip.sizeHint().width() + 16
        told = 0 if self.where.isHidden() else min(self.where.sizeHint().width(), self.width() // 5)
        wanted: QHBoxLayout | FlowLayout = self._in_row
        if max(title + chip, told) + self._needed > self.width():
            wanted = self._under if self._needed <= self.width() else self._below
        beside = wanted is self._in_row
        self.title.setMinimumWidth(title if beside else 0)
        self.where.setMinimumWidth(told if beside else 0)
        if wanted is not self._actions:
            self._actions = wanted
            if self._page is not None:
                self._fill_actions(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_place()

    def _give_back(self, following: QWidget | None) -> None:
        """Take the tool out of the row before it is cleared: it belongs to its page, which will show it again."""
        if self._tool is not None:
            for place in self._places:
                place.removeWidget(self._tool)
            if self._tool is not following:
                self._tool.hide()  # or the row, when it is laid out later, would show it as a window of its own
                self._tool.setParent(self._lender)  # with which it goes
        self._tool = following


def _pressable(action: Action, kind: str) -> QPushButton:
    made = button(action.text, action.act, kind=kind, picture=action.icon)
    made.setEnabled(not action.why_not)
    made.setToolTip(plain_tip(action.why_not))
    made.setAccessibleDescription(action.why_not)
    return made
