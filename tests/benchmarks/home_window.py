"""The desktop opened on its home page: says when the page is shown and when its figures are, then after a change.

Each line is a word with seconds of CPU of this process since it began and its megabytes. Nothing of the program is
changed for it: a timer beside the program looks at its window from outside.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.memory import resident_megabytes
from ui import settings
from ui.desktop import main as desktop
from ui.shell.frame.window import Window

LOOK_EVERY = 2  # milliseconds
PAGE = "today"


class Watcher(QObject):
    """Waits for what is painted of the home page: its frame, its figures, and those after a change of the book."""

    def __init__(self) -> None:
        super().__init__()
        self.window: Window | None = None
        self.waits_for = "shown"
        self.seen: object = None
        self.began = 0.0
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        if self.window is None:
            tops = QApplication.topLevelWidgets()
            self.window = next((one for one in tops if isinstance(one, Window)), None)
            return
        if self.waits_for == "quiet" and not self.window.lane.jobs:
            self.change()
        elif self.waits_for == "shown" and PAGE in self.window.pages:
            self.waits_for = "painted"
            self.window.pages[PAGE].installEventFilter(self)
            self.window.pages[PAGE].update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.note)
        return False

    def note(self) -> None:
        day = getattr(self.window.pages[PAGE], "day", None) if self.window else None
        if self.waits_for == "painted":
            say("shown")
            self.waits_for = "figures"
        if self.waits_for == "figures" and day is not None:
            say("figures")
            self.waits_for = "quiet"
        elif self.waits_for == "again" and day is not self.seen:
            say("again", time.process_time() - self.began)
            self.timer.stop()
            assert self.window is not None
            self.window.close()
            QApplication.quit()

    def change(self) -> None:
        """Something is kept that is no figure of any form: the page reads again, but works nothing out again."""
        from storage.register.records import store

        assert self.window is not None
        self.waits_for, self.seen = "again", getattr(self.window.pages[PAGE], "day", None)
        self.began = time.process_time()
        store.add(self.window.context.opened, "tasks", {"name": "Đo"})


def say(word: str, worked: float | None = None) -> None:
    spent = time.process_time() if worked is None else worked
    print(word, f"{spent:.3f} {resident_megabytes():.1f}", flush=True)


def main(argv: list[str]) -> int:
    application = QApplication(sys.argv[:1])
    settings.remember("window/page", PAGE)
    watcher = Watcher()
    status = desktop(argv)
    del watcher, application
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
