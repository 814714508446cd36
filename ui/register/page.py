"""A page of the register: a stack of list, record and drafts, with undo and the quiet line of what was done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.errors import Trouble
from ui.register import undoing
from ui.register.done import DoneLine
from ui.register.record import RecordView
from ui.shell.context import Context
from ui.shell.page import Page


class RegisterPage(Page):
    """Shows one of its parts at a time; Esc goes back from any other part to the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.done = DoneLine(self.undo)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.done)
        column.addWidget(self.stack, 1)

    @property
    def front(self) -> QWidget | None:
        """The part in front."""
        return self.stack.currentWidget()

    def bring(self, part: QWidget) -> None:
        """Bring a part to the front."""
        if self.stack.indexOf(part) < 0:
            self.stack.addWidget(part)
        self.stack.setCurrentWidget(part)
        self.head_changed.emit()

    def go_back(self) -> None:
        """Leave the part in front for the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentIndex() > 0:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that may be refused or fail; then it is said above the page."""
        try:
            act()
        except Trouble as trouble:
            self.context.tell(trouble)
            return False
        return True

    def undo(self) -> bool:
        """Ctrl+Z: take the last work on the register back."""
        return self._turn(undoing.undo_last, self.tr("Taken back: {what}"))

    def redo(self) -> bool:
        """Ctrl+Y: do it again."""
        return self._turn(undoing.redo_last, self.tr("Done again: {what}"))

    def _turn(self, act: "undoing.Turn", told: str) -> bool:
        try:
            what = act(self.context.opened)
        except Trouble as trouble:
            self.context.tell(trouble)
            return False
        if what:
            for view in self.findChildren(RecordView):
                view.edit.shut()
            self.done.say(told.format(what=what), undoable=False)
        return bool(what)
