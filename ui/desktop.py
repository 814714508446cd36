"""The desktop: the window is up before anything heavy is imported, then the book is opened beside it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from models.values.errors import Trouble
from models.values.messages import sentence
from ui import settings
from ui.finders import finders_of
from ui.language import LANGUAGES, speak
from ui.shell.frame.fitting import show_fitting
from ui.shell.frame.garbage import Collector
from ui.shell.frame.last_resort import watch
from ui.shell.frame.window import Window
from ui.shell.start.sitting import Sitting
from ui.shell.start.ways import StartWays, note_book
from ui.shell.work import Work
from ui.theme.look import look
from ui.theme.palette import APPEARANCES

if TYPE_CHECKING:
    from storage.book.book import Book
    from ui.shell.frame.certificate_expiry import Ending
    from ui.shell.frame.status_facts import StatusFacts
    from ui.shell.start.single_instance import Desk


def main(argv: list[str]) -> int:
    """Open the desktop; gives the exit status of the application."""
    wishes = _wishes(argv)
    if not has_display():
        print(sentence("DISPLAY_MISSING", language=wishes.language), file=sys.stderr)
        return 1
    if wishes.files and _handed(wishes.files):
        return 0
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        return 1
    application.setApplicationName("SoHTX")
    sys.setswitchinterval(SWITCH_AFTER)
    end_watch, collector = watch(), Collector()
    dress(wishes.language, wishes.appearance)
    session = Session(Window(), wishes.book, wishes.files)
    show_fitting(session.window)
    QTimer.singleShot(0, session.begin)
    try:
        return application.exec()
    finally:
        session.end()
        collector.end()
        end_watch()


def has_display() -> bool:
    """Whether there is a screen to draw on: on Linux a session of X or Wayland, or a platform asked for by name."""
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in asked)


def _wishes(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="so-htx", description="The desktop of the cooperative book.")
    parser.add_argument(
        "paths", nargs="*", type=Path, help="the book to open (the last one when left out), files to look at"
    )
    parser.add_argument("--language", choices=LANGUAGES, default=settings.text("language", "vi"))
    parser.add_argument(
        "--appearance", choices=APPEARANCES, default=settings.text("appearance", "light"), help="colours"
    )
    wishes = parser.parse_args(argv)
    books = [path for path in wishes.paths if path.suffix.lower() == ".book"]
    wishes.book = books[0] if books else None
    wishes.files = [path for path in wishes.paths if path not in books]
    return wishes


def _handed(files: list[Path]) -> bool:
    """Whether a window that runs already took the files."""
    from ui.shell.start import single_instance

    return single_instance.hand(files)


def dress(language: str, appearance: str) -> None:
    """Put the application into a language and an appearance, before windows are built."""
    speak(language)
    look.wear(appearance, settings.number("scale", 100))


SWITCH_AFTER = 0.0005
"""Seconds until a thread that computes lets another one in, a tenth of Python's own: a list gives way at each row that
it reads, and would wait so long at each while the figures of the quiet lines are worked out beside it."""

NO_WORK = frozenset({"settings"})
"""Tables whose changes alone are no reason for a copy."""

LISTEN_AFTER = 500
"""Milliseconds after the first paint before the window listens for files: nobody opens one so soon."""

GLANCE_AFTER = 300
"""Milliseconds of rest after a change before the quiet lines are read again."""


class Session:
    """One sitting at the desk: the window and the book that is open in it."""

    def __init__(self, window: Window, wanted: Path | None, files: Sequence[Path] = ()) -> None:
        self.window = window
        self._wanted = wanted or _last_book()
        self._files = list(files)
        self.desk: Desk | None = None
        self.sitting: Sitting | None = None
        self._worked = False
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(GLANCE_AFTER)
        self._soon.timeout.connect(self.renew_status)
        self._attend(window)

    def _attend(self, window: Window) -> None:
        StartWays(window, self._take, self._restore)
        window.another_book.connect(window.show_start)
        window.start.book_wanted.connect(self.open)
        window.context.language_wanted.connect(self.switch_language)
        window.context.restore_wanted.connect(self.go_back_to)
        window.context.things_changed.connect(self._note_work)

    def _note_work(self, tables: frozenset[str]) -> None:
        """Something changed: the quiet lines are read again, and the sitting ends with a copy."""
        self._worked = self._worked or bool(tables - NO_WORK)
        self._soon.start()

    def begin(self) -> None:
        """After the first paint: open the book, or ask which; files that were asked for are shown as cards."""
        QTimer.singleShot(LISTEN_AFTER, self.listen)
        if self._wanted is not None:
            self.open(self._wanted)
        elif self._files:
            self._show_cards(self.ask_which)
        else:
            self.ask_which()

    def listen(self) -> None:
        """Take over files that are opened while this window is there."""
        from ui.shell.start.single_instance import Desk

        if self.desk is None:
            self.desk = Desk()
            self.desk.handed.connect(self.take_files)
            self.desk.listen()

    def take_files(self, files: list[Path]) -> None:
        """Files were opened elsewhere: bring the window to the front with their card."""
        if self.window.isMinimized():
            self.window.showNormal()
        self._files = list(files)
        self._show_cards()

    def _show_cards(self, then: Callable[[], None] | None = None) -> None:
        files, self._files = self._files, []
        if not files:
            return
        from ui.shell.start.file_cards import Cards

        cards = Cards(self.window)
        if then is not None:
            cards.closed.connect(then)
        cards.show_files(files)

    def open(self, path: Path) -> None:
        """Open a book in the lane, so that the window stays alive while it is read or migrated."""

        def opened(_work: Work) -> "Book":
            return _opened(path)

        title = QCoreApplication.translate("Session", "Opening the book")
        self.window.context.run(
            opened,
            self._take,
            title=title,
            failed=lambda trouble: self._offer_copy(path, trouble),
            cancellable=False,
        )

    def _offer_copy(self, path: Path, trouble: Trouble) -> None:
        """A book that cannot be read: say so, and offer the newest good copy where there is one."""
        from ui.shell.start import rescue

        context = self.window.context
        if context.book is None:
            self.window.show_start()
        context.tell(trouble)
        self._show_cards()
        rescue.offer(context, path, trouble, self.window, lambda copy: self._restore(copy, path))

    def go_back_to(self, copy: Path) -> None:
        """Put a copy in the place of the open book, which is laid aside."""
        book = self.window.context.book
        if book is None:
            return
        self.window.forget_pages()
        self.close()
        self._worked = False
        self._restore(copy, book.path)

    def _restore(self, copy: Path, path: Path) -> None:
        context = self.window.context
        context.run(
            lambda _work: _restored(copy, path),
            lambda done: self._take_restored(*done),
            title=QCoreApplication.translate("Session", "Restoring the copy"),
            failed=lambda trouble: self._not_restored(path, trouble),
            cancellable=False,
        )

    def _not_restored(self, path: Path, trouble: Trouble) -> None:
        """The book is as it was: open it again where it can be, and say why the copy did not take its place."""
        self.window.context.run(
            lambda _work: _opened(path),
            self._take,
            title=QCoreApplication.translate("Session", "Opening the book"),
            failed=lambda _: None,
            cancellable=False,
        )
        self.window.context.run(
            lambda _work: None, lambda _: self.window.context.tell(trouble), title="", cancellable=False
        )

    def _take_restored(self, book: "Book", aside: Path | None) -> None:
        self._take(book)
        if aside is not None:
            told = QCoreApplication.translate(
                "Session", "The copy was restored; the former book is kept as {file}"
            )
            self.window.context.say(told.format(file=aside.name))

    def _take(self, book: "Book") -> None:
        self._leave()
        settings.remember("book", str(book.path))
        self.window.forget_pages()
        self._hold(book)
        self.window.open_where_stopped()
        note_book(self.window.context, book)
        QTimer.singleShot(0, self._show_cards)
        QTimer.singleShot(0, lambda: self._remind(book))
        self.sitting = Sitting(self.window.context, book)

    def _hold(self, book: "Book") -> None:
        self.window.context.hold(book)
        self.window.context.finders[:] = finders_of(book)
        QTimer.singleShot(0, self.renew_status)

    def _remind(self, book: "Book") -> None:
        """Say of certificates that end soon, with the step to the settings, unless something else is being said."""
        if self.window.context.book is not book:
            return

        def read(_work: Work) -> "list[Ending]":
            from ui.shell.frame import certificate_expiry

            return certificate_expiry.ending(book)

        self.window.context.run(
            read, self._show_endings, title="", failed=lambda _: None, cancellable=False, leisure=True
        )

    def _show_endings(self, endings: "list[Ending]") -> None:
        from ui.shell.frame import certificate_expiry

        context, notice = self.window.context, self.window.notice
        if endings and notice.isHidden():
            part = certificate_expiry.part_of(endings)
            step = QCoreApplication.translate("Session", "See to it\u2026")
            notice.remind(
                certificate_expiry.words(endings), step, lambda: context.go_to("settings", part=part)
            )

    def _leave(self) -> None:
        """Let go of the book for another one; what was done in it is copied first, in the lane."""
        self.window.keep_place()
        book, worked = self.window.context.book, self._worked
        self._worked = False
        if book is None or not worked:
            self.close()
            return
        self.window.context.book = None

        def left(_work: Work) -> None:
            _copy_and_close(book)

        self.window.context.run(left, lambda _: None, title="", cancellable=False)

    def end(self) -> None:
        """The window is closed: a sitting in which work was done ends with a copy."""
        if self.desk is not None:
            self.desk.close()
        book, worked = self.window.context.book, self._worked
        self._worked = False
        if book is not None and worked:
            self.window.context.book = None
            with suppress(Trouble):  # the next opening makes the copy that is owed, and says why it cannot
                _copy_and_close(book)
        self.close()

    def renew_status(self) -> None:
        """Renew the quiet lines of the frame from the book."""
        context = self.window.context
        if (book := context.book) is None:
            return

        def looked(_work: Work) -> "StatusFacts":
            from ui.shell.frame import status_facts

            return status_facts.read(book)

        def show(seen: "StatusFacts") -> None:
            from ui.shell.frame import status_facts

            context.show_facts(status_facts.words(seen))

        context.run(looked, show, title="", cancellable=False, leisure=True)

    def ask_which(self) -> None:
        """No book is open: the page of books."""
        self.window.show_start()

    def switch_language(self, language: str) -> None:
        """Remember the other language and build the window anew in it."""
        settings.remember("language", language)
        speak(language)
        before, front = self.window, self.window.page
        before.keep_place()
        carried, book = before.carry(), before.context.let_go()
        self.window = Window(before.entries)
        self._attend(self.window)
        self.window.setGeometry(before.geometry())
        self.window.setWindowState(before.windowState())
        self.window.show()
        before.close()
        before.deleteLater()
        if book is None:
            self.ask_which()
        else:
            self._hold(book)
            self.window.go_on(carried, "" if front is None else front.key)
            self.sitting = Sitting(self.window.context, book)

    def close(self) -> None:
        """Let go of the book."""
        book = self.window.context.book
        if book is not None:
            book.close()
            self.window.context.book = None


def _opened(path: Path) -> "Book":
    from storage.book.book import Book

    return Book.open(path, actor=settings.text("person"))


def _restored(copy: Path, path: Path) -> "tuple[Book, Path | None]":
    """The book that was opened from a copy, and where the file that stood there lies now."""
    from storage.book import backups

    aside = backups.restore(copy, path, datetime.now().astimezone())
    return _opened(path), aside


def _copy_and_close(book: "Book") -> None:
    from storage.book import backups

    try:
        backups.automatic(book)
    finally:
        book.close()


def _last_book() -> Path | None:
    kept = settings.text("book")
    return Path(kept) if kept and Path(kept).is_file() else None
