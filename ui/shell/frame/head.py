"""The head of a page: what, where, when, in which state; and its actions at the right."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.pieces.chip import StateChip
from ui.pieces.text import Elided, button, clear, plain_tip
from ui.shell.page import Action, Page


class PageHead(QWidget):
    """Shows what a page says about itself, and asks it again whenever it changed."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Elided("title", natural=True)
        self.where = Elided("note")
        self.chip = StateChip()
        self.primary: QPushButton | None = None
        self._page: Page | None = None
        self._tool: QWidget | None = None
        named = QVBoxLayout()
        named.setSpacing(0)
        titled = QHBoxLayout()
        titled.setSpacing(16)
        titled.addWidget(self.title)
        titled.addWidget(self.chip)
        titled.addStretch(1)
        named.addLayout(titled)
        named.addWidget(self.where)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(named, 1)
        row.addLayout(self._actions)

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
        clear(self._actions)

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
        clear(self._actions)
        if tool is not None:
            self._actions.addWidget(tool)
            tool.show()
        for action in page.secondary():
            self._actions.addWidget(_pressable(action, ""))
        main = page.primary()
        self.primary = _pressable(main, "primary") if main else None
        if self.primary is not None:
            self._actions.addWidget(self.primary)

    def _give_back(self, following: QWidget | None) -> None:
        """Take the tool out of the row before it is cleared: it belongs to its page, which will show it again."""
        if self._tool is not None:
            self._actions.removeWidget(self._tool)
            if self._tool is not following:
                self._tool.hide()  # or the row, when it is laid out later, would show it as a window of its own
                self._tool.setParent(None)
        self._tool = following


def _pressable(action: Action, kind: str) -> QPushButton:
    made = button(action.text, action.act, kind=kind, picture=action.icon)
    made.setEnabled(not action.why_not)
    made.setToolTip(plain_tip(action.why_not))
    made.setAccessibleDescription(action.why_not)
    return made
