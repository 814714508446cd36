"""Pictures of every screen, for looking at them: python -m ui.screenshots [BOOK] [--size 1366x768] [--to FOLDER].

Runs without a display. Without BOOK an empty book of a province is shown; `--appearance` and `--language` choose
another look. The folder is ignored by git.
"""

import argparse
import os
import sys
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.pages import PAGES, Entry

if TYPE_CHECKING:
    from storage.book import Book
    from ui.shell.window import Window

SIZES = ("1366x768", "1920x1080")
QUIET = 0.3
"""Seconds without work in the lane after which a page is taken to be complete."""


def main(argv: list[str]) -> int:
    """Take the pictures; gives the exit status."""
    wishes = _wishes(argv)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    wishes.to.mkdir(parents=True, exist_ok=True)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(wishes.to / ".settings"))
    from ui.desktop import dress
    from ui.shell import glance
    from ui.shell.window import Window

    dress(wishes.language, wishes.appearance)
    window = Window()
    book = _book(wishes.book, wishes.to)
    window.context.hold(book)
    window.context.show_facts(glance.words(glance.read(book)))
    for size in wishes.size or SIZES:
        width, height = map(int, size.split("x"))
        window.resize(width, height)
        window.show()
        for entry in PAGES:
            if _exists(entry):
                _settle(window, entry.key)
                save(window, wishes.to / f"{entry.digit}-{entry.key}-{size}.png")
    _assistant(window, wishes.to)
    window.close()
    book.close()
    del application
    return 0


def _book(wanted: Path | None, folder: Path) -> "Book":
    """The book that was named; without one an empty book of a province, which has every page."""
    from storage.book import Book

    if wanted is not None:
        return Book.open(wanted)
    from models.units import units
    from storage.settings import found

    empty = folder / ".empty.book"
    empty.unlink(missing_ok=True)
    return found(empty, units("province", date(2026, 9, 30))[0])


def _wishes(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.screenshots", description=__doc__)
    parser.add_argument("book", nargs="?", type=Path)
    parser.add_argument("--size", action="append", metavar="WIDTHxHEIGHT")
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--language", default="vi")
    parser.add_argument("--appearance", default="light")
    return parser.parse_args(argv)


def _exists(entry: Entry) -> bool:
    """Whether the screen is there, looked up without importing it."""
    module = entry.place.split(":")[0]
    return find_spec(module.rpartition(".")[0]) is not None and find_spec(module) is not None


def _settle(window: "Window", key: str) -> None:
    """Open a page and wait until its long work has ended."""
    window.open_page(key)
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET:
        QApplication.processEvents()
        if window.lane.jobs:
            quiet_since = time.monotonic()
        time.sleep(0.01)


def _assistant(window: "Window", folder: Path) -> None:
    from ui.shell.assistant import Assistant
    from ui.shell.opening import CALLS

    assistant = Assistant(window.context, CALLS, window)
    assistant.show()
    assistant.unit.search.setText("phong tho")
    for step in range(len(assistant.questions)):
        assistant.show_step(step)
        QApplication.processEvents()
        save(assistant, folder / f"assistant-{step + 1}.png")
    assistant.close()


def save(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    widget.grab().save(str(path))
    print(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
