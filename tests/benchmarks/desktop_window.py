"""The desktop opened on its list of members: says "ready" and its memory once that shows rows, then ends.

Nothing of the program is changed for it: a timer beside the program looks at its window from outside.
"""

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tests.benchmarks.memory import resident_megabytes
from ui import settings
from ui.desktop import main as desktop
from ui.shell.window import Window

LOOK_EVERY = 2  # milliseconds
PAGE = "members"
ROWS = 1_000
"""More rows than this is the list of members, and not one of the small lists beside it."""


class Watcher:
    """Looks at the program's window until its list of members answers."""

    def __init__(self) -> None:
        self.timer = QTimer()
        self.timer.setInterval(LOOK_EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
        if window is None or window.context.book is None:
            return
        page = window.page
        if page is not None and any(answers(view) for view in page.findChildren(QAbstractItemView)):
            self.timer.stop()
            print("ready", f"{resident_megabytes():.1f}", flush=True)
            window.close()
            QApplication.quit()


def answers(view: QAbstractItemView) -> bool:
    """Whether a list is to be seen that has its rows, the first of them with text."""
    model = view.model()
    if not isinstance(view, QWidget) or not view.isVisible() or model is None or model.rowCount() < ROWS:
        return False
    return any(
        model.data(model.index(0, column), Qt.ItemDataRole.DisplayRole)
        for column in range(model.columnCount())
    )


def main(argv: list[str]) -> int:
    application = QApplication(sys.argv[:1])
    settings.remember("window/page", PAGE)
    watcher = Watcher()
    status = desktop(argv)
    del watcher, application
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
