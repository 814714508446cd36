"""The desktop opened on its list of members: says when one can work with it, when all of it is there, then ends.

"ready" with the memory: the list's rows were painted, a letter was typed into its search box, and the rows that answer
were painted. "whole" with the memory: the letter is deleted again, and the list goes to its last row.
Nothing of the program is changed for it: a timer beside the program looks at its window from outside.
"""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.benchmarks.memory import resident_megabytes
from ui import settings
from ui.desktop import main as desktop
from ui.shell.frame.window import Window

LOOK_EVERY = 2  # milliseconds
PAGE = "members"
SCREENFUL = 15
"""Fewer rows than this are none of the list of members: it is a small list beside it, or not yet filled."""
WHOLE = 100_000
LETTER = Qt.Key.Key_V
"""Typed: it leaves other rows on top (the names of all cooperatives begin with an H, so that one would leave them)."""

Seen = tuple[int, str]


class Watcher(QObject):
    """Looks at the program's window, types one letter, takes it back, and waits for what is painted each time."""

    def __init__(self) -> None:
        super().__init__()
        self.view: QAbstractItemView | None = None
        self.painted: Seen | None = None
        self.before: Seen | None = None
        self.typed = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
        page = window.page if window else None
        if window is None or page is None:
            return
        if self.view is None:
            self.watch(next((one for one in page.findChildren(QAbstractItemView) if filled(one)), None))
        elif self.before is None:
            if self.painted == seen(self.view):
                self.before = self.painted
                press(page.tool(), LETTER, "v")
        elif not self.typed:
            if self.painted == seen(self.view) != self.before:
                self.typed = True
                say("ready")
                press(page.tool(), Qt.Key.Key_Backspace, "")
        elif self.painted is not None and self.painted[0] >= WHOLE:
            self.timer.stop()
            say("whole")
            window.close()
            QApplication.quit()

    def watch(self, view: QAbstractItemView | None) -> None:
        """From now on note what is painted of this list."""
        if view is not None:
            self.view = view
            view.viewport().installEventFilter(self)
            view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.view is not None:
            QTimer.singleShot(0, self.note)
        return False

    def note(self) -> None:
        if self.view is not None:
            self.painted = seen(self.view)


def filled(view: QAbstractItemView) -> bool:
    """Whether a list is to be seen whose visible rows have text."""
    return (
        view.isVisible() and view.model() is not None and seen(view)[0] >= SCREENFUL and bool(seen(view)[1])
    )


def seen(view: QAbstractItemView) -> Seen:
    """How many rows it has, and the text of its first screenful."""
    model = view.model()
    rows = min(SCREENFUL, model.rowCount())
    texts = (model.data(model.index(row, 0), Qt.ItemDataRole.DisplayRole) for row in range(rows))
    return model.rowCount(), "\n".join(str(text or "") for text in texts)


def press(field: QWidget | None, key: Qt.Key, text: str) -> None:
    """Press a key in the search box."""
    assert field is not None
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def say(word: str) -> None:
    print(word, f"{resident_megabytes():.1f}", flush=True)


def main(argv: list[str]) -> int:
    application = QApplication(sys.argv[:1])
    settings.remember("window/page", PAGE)
    watcher = Watcher()
    status = desktop(argv)
    del watcher, application
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
