"""The desktop as a process of its own, walked by nobody's hand: what its pages take, what memory they hold.

`pages BOOK`: each page once. `hour BOOK N`: all pages N times, something edited in between. `packages BOOK FILE…`: all
pages, then these packages opened. `leaks BOOK N`: all pages opened and closed N times. Every line is a word, seconds by
the clock, seconds of CPU, megabytes.
"""

import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from storage.book.book import Book
from tests.benchmarks.memory import most_megabytes, resident_megabytes
from ui.desktop import SWITCH_AFTER, dress
from ui.shell.frame.garbage import Collector
from ui.shell.frame.window import Window
from ui.shell.pages import PAGES

QUIET = 0.05
"""Seconds without work after which a page is taken to be complete."""

SIZE = (1366, 768)


class Walk:
    """A window with a book, its pages opened one after the other."""

    def __init__(self, window: Window, book: Book) -> None:
        self.window = window
        self.book = book

    def settle(self) -> None:
        """Wait until no work is left."""
        since = time.monotonic()
        while time.monotonic() - since < QUIET:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            if self.window.lane.jobs:
                since = time.monotonic()
        # what was thrown away is destroyed when the program's own loop comes round, and here there is none
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open(self, key: str) -> tuple[float, float]:
        """Open a page; the seconds by the clock and of CPU until it is painted, without what follows in the lane."""
        began, worked = time.perf_counter(), time.process_time()
        self.window.open_page(key)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        took = time.perf_counter() - began, time.process_time() - worked
        self.settle()
        return took

    def edit(self, at: int) -> None:
        """Change an address, so that lists, sheets and the home page have something new to read."""
        from storage.register.lists.lists import ListFilter, first_keys
        from storage.register.records import store

        for key in first_keys(self.book, "organisations", ListFilter(), 1):
            store.change(self.book, "organisations", str(key), "address", f"{at}")
        self.settle()

    def close_pages(self) -> None:
        """Close every page and destroy it now."""
        self.window.show_start()
        self.window.forget_pages()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()


def pages(walk: Walk) -> None:
    """Each page of the window, the first time."""
    for entry in PAGES:
        say(entry.key, *walk.open(entry.key))


def hour(walk: Walk, rounds: int) -> None:
    """The pages of a unit that receives nothing, often; what is held in memory after each round."""
    own = [entry.key for entry in PAGES if not entry.merging]
    for at in range(rounds):
        for key in own:
            walk.open(key)
        walk.edit(at)
        gc.collect()  # as the program does within minutes (ui.shell.frame.garbage), which are not waited for here
        say(str(at + 1))
    say("most", memory=most_megabytes())


def packages(walk: Walk, files: list[Path]) -> None:
    """All pages of a receiving office, then these packages just opened."""
    for entry in PAGES:
        walk.open(entry.key)
    say("pages")
    walk.open("receive")
    receive: Any = walk.window.pages["receive"]
    receive.open_files(files)
    walk.settle()
    say("opened")
    say("most", memory=most_megabytes())


def leaks(walk: Walk, rounds: int) -> None:
    """Every page opened and closed again, so many times; what is held in memory behind each round."""
    for at in range(rounds):
        for entry in PAGES:
            walk.open(entry.key)
        walk.close_pages()
        gc.collect()
        say(str(at + 1), len(QApplication.allWidgets()))


def say(word: str, seconds: float = 0, worked: float = 0, *, memory: float | None = None) -> None:
    print(
        word,
        f"{seconds:.3f} {worked:.3f} {resident_megabytes() if memory is None else memory:.1f}",
        flush=True,
    )


@contextmanager
def window_of(path: Path) -> Iterator[Walk]:
    """The window with the book, dressed, and collecting as in the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    sys.setswitchinterval(SWITCH_AFTER)
    collector = Collector()
    dress("vi", "light")
    window = Window()
    with Book.open(path) as book:
        window.context.hold(book)
        window.resize(*SIZE)
        window.show()
        yield Walk(window, book)
        window.close()
    collector.end()
    del application


def main(argv: list[str]) -> int:
    what, path, *rest = argv
    with window_of(Path(path)) as walk:
        if what == "pages":
            pages(walk)
        elif what == "hour":
            hour(walk, int(*rest))
        elif what == "packages":
            packages(walk, [Path(one) for one in rest])
        else:
            leaks(walk, int(*rest))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
