"""A bare PySide6 window: says "ready" and its memory once it is painted, then ends."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.benchmarks.memory import resident_megabytes


class Content(QWidget):
    """Tells when it is painted for the first time."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, said_ready)


def said_ready() -> None:
    print("ready", f"{resident_megabytes():.1f}", flush=True)
    QApplication.quit()


def main() -> int:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(Content())
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
