"""The window: rail, head, one page at a time, the strip of long work, the quiet line."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QChildEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.values.errors import Trouble
from ui import settings
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.primary import primary_around, primary_in
from ui.pieces.text import first_in
from ui.shell.context import Context, Destination
from ui.shell.frame.fitting import GEOMETRY, LEAST, USUAL, Ground, PageArea, PageStack
from ui.shell.frame.head import PageHead
from ui.shell.frame.jump import Jump
from ui.shell.frame.last_resort import show_bug
from ui.shell.frame.notice import Notice
from ui.shell.frame.progress import WorkStrip
from ui.shell.frame.rail import Rail
from ui.shell.frame.shortcuts import KEYS, KeyList
from ui.shell.frame.start_page import StartPage
from ui.shell.frame.status import Status
from ui.shell.page import Page
from ui.shell.pages import NO_DIGIT, PAGES, RailEntry, beside, load
from ui.shell.work import Lane
from ui.stopped import keep_stop, read_stop
from ui.theme import sizes
from ui.theme.icons import icon
from ui.theme.look import look

RECENT = 5
"""Places that Ctrl+K went to last, which it offers first."""

ROOM = 760
"""Pixels beside the rail, at the usual size of the type, below which it is folded."""


class Window(QMainWindow):
    """The one window of the program. `entries` is the table of pages."""

    another_book = Signal()

    def __init__(self, entries: tuple[RailEntry, ...] = PAGES) -> None:
        super().__init__()
        self.entries = entries
        self._entries = {entry.key: entry for entry in entries}
        self.pages: dict[str, Page] = {}
        self.lane = Lane(show_bug, self._tell, self)
        self.context = Context(self.lane, self)
        self.rail = Rail(entries)
        self.head = PageHead()
        self.beside = FilterChips("sibling")
        self.notice = Notice()
        self.stack = PageStack()
        self.strip = WorkStrip(self.lane)
        self.status = Status()
        self._stale: dict[str, frozenset[str]] = {}
        self._before_start = ""
        self._kept: dict[str, tuple[dict[str, str], object]] = {}
        self._recent: list[Destination] = []
        self.start = StartPage(self.context)
        self.start.left.connect(self.leave_start)
        self.stack.addWidget(self.start)
        self._lay_out()
        self._connect()
        self._bind_keys(entries)
        self.setWindowTitle(self.tr("Cooperative Book"))
        self.setWindowIcon(icon("book", "accent"))
        self.setMinimumSize(LEAST)
        self.resize(USUAL)
        self.put_on_look()
        self._show_facts()

    def _lay_out(self) -> None:
        self.area = PageArea(self.notice)
        column = self.area.column
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.beside)
        column.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.area, 1)
        right.addWidget(self.strip)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        whole = Ground()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self._fit()
        look.changed.connect(self._fit)

    def put_on_look(self) -> None:
        """The frame and the page in front wear the look in force; other pages put it on when they are opened."""
        bars = (self.area.verticalScrollBar(), self.area.horizontalScrollBar())
        for part in (self.rail, self.head, self.beside, self.notice, self.strip, self.status, *bars):
            look.cover(part)
        if (front := self.stack.currentWidget()) is not None:
            look.cover(front)

    def childEvent(self, event: QChildEvent) -> None:
        """What opens over the window wears its look."""
        child = event.child()
        if event.polished() and isinstance(child, QWidget) and child.isWindow():
            look.cover(child)
        super().childEvent(event)

    def _fit(self) -> None:
        """Where there is little room the rail keeps its drawings only, and the margins are narrow."""
        room = self.width() - self.rail.whole_width
        self.rail.fold(room < ROOM * look.scale // 100)
        side = sizes.MARGIN if self.width() >= ROOM else sizes.GRID * 2
        self.area.column.setContentsMargins(side, min(side, 16), side, min(side, 12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self.beside.chosen.connect(self.open_page)
        self.context.going.connect(self.open_page)
        self.context.trouble.connect(self.notice.tell)
        self.context.offered.connect(self.notice.offer)
        self.context.saved.connect(self.status.kept.show_kept)
        self.context.said.connect(self.status.kept.say)
        self.context.things_changed.connect(self._refresh)
        self.context.facts_changed.connect(self._show_facts)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._hold_focus)

    def _hold_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Where what had the keyboard went away, the page keeps it: on the rail the next Enter would leave it."""
        page = self.page
        if new is None or page is None or not self.rail.isAncestorOf(new):
            return
        if old is not None and not old.isVisible() and self.isVisible():
            self._focus(page)

    def _bind_keys(self, entries: tuple[RailEntry, ...]) -> None:
        for key in KEYS:
            if key.verb:
                self._bind(key.keys, getattr(self, key.verb))
        self._bind("Ctrl+Return", self.press_primary)
        for entry in (one for one in entries if one.digit != NO_DIGIT):
            for modifier in ("Alt", "Ctrl"):
                self._bind(f"{modifier}+{entry.digit}", partial(self.open_page, entry.key))

    def _bind(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(lambda: act())

    # pages

    @property
    def page(self) -> Page | None:
        """The page in front."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def known(self, key: str) -> str:
        """The key of a page that exists: this one, or else the first."""
        return key if key in self._entries else next(iter(self._entries))

    def open_page(self, key: str, target: dict[str, Any] | None = None) -> None:
        """Bring a page to the front, building it when it was never open; the field in hand is kept before."""
        self.keep()
        if self.context.book is None and not self._entries[key].bookless:
            self.show_start()
            return
        if key not in self.pages:
            target = target or self._kept.get(key, ({}, None))[0]
            self._build(key)
        page = self.pages[key]
        self.notice.hide()
        look.cover(page)
        self.stack.setCurrentWidget(page)
        self.rail.mark(key)
        page.activate(target or {})
        if changed := self._stale.pop(key, frozenset()):
            page.refresh(changed)
        self.head.show_page(page)
        self._show_beside(key)
        self._say_title()
        self._focus(page)
        settings.remember("window/page", key)

    def show_start(self) -> None:
        """The page of books: in the place of all others while none is open."""
        self.keep()
        page, former = self.start, self.page
        if former is not None and former is not page:
            self._before_start = former.key
        self.notice.hide()
        look.cover(page)
        self.stack.setCurrentWidget(page)
        self.beside.hide()
        page.activate({})
        self.head.show_page(page)
        self._say_title()
        self._focus(page)

    def _focus(self, page: Page) -> None:
        """Give the keyboard to the page, where it did not take it itself; on the rail the next Enter would leave it."""
        first = page.first_focus()
        if first is None or not first.isVisibleTo(page):
            now = QApplication.focusWidget()
            if now is not None and page.isAncestorOf(now):
                return
            first = first_in(page) or self.head.primary
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_start(self) -> None:
        """Back to the page of the open book that was in front."""
        self.open_page(self.known(self._before_start))

    def _show_beside(self, key: str) -> None:
        """The pages that share the noun of this one, as a row under the head; a record has its tabs there."""
        entries = beside(self.entries, key)
        inside = self.page is not None and bool(self.page.where())
        self.beside.setVisible(len(entries) > 1 and not inside)
        if len(entries) > 1:
            self.beside.show_filters([Filter(entry.key, entry.title) for entry in entries], key)

    def _head_changed(self, key: str) -> None:
        if self.page is not None and self.page is self.pages.get(key):
            self._show_beside(key)

    def _build(self, key: str) -> None:
        page = load(self._entries[key])(self.context)
        page.head_changed.connect(self._say_title)
        page.head_changed.connect(partial(self._head_changed, key))
        self.pages[key] = page
        self.stack.addWidget(page)
        if (carried := self._kept.pop(key, None)) is not None and carried[1] is not None:
            page.take_up(carried[1])

    def keep_place(self) -> None:
        """Keep where one is in the open book, so that the next sitting begins there."""
        self.keep()
        book, page = self.context.book, self.page
        if book is not None and page is not None and page is not self.start:
            keep_stop(book.path, page.key, page.place())

    def carry(self) -> dict[str, tuple[dict[str, str], object]]:
        """Where each page is and what is open on it, for the same window in another language."""
        kept = {key: (page.place(), page.carry()) for key, page in self.pages.items()}
        return self._kept | kept

    def go_on(self, carried: dict[str, tuple[dict[str, str], object]], front: str) -> None:
        """Open the page that was in front as it was, the others when they are asked for."""
        self._kept = carried
        self.open_page(self.known(front))

    def open_where_stopped(self) -> None:
        """Open the page, and the record or the cell, at which the sitting before in this book ended."""
        page, target = read_stop(self.context.opened.path)
        known = self.known(page)
        self.open_page(known, target if known == page else {})

    def forget_pages(self) -> None:
        """Drop every page: another book or another language begins anew."""
        self.head.forget_page()
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._recent.clear()
        self._kept.clear()
        self.pages.clear()
        self._stale.clear()

    def _refresh(self, changed: frozenset[str]) -> None:
        """The page in front looks again at once, the others when they are opened."""
        for key, page in self.pages.items():
            if page is self.page:
                page.refresh(changed)
            else:
                self._stale[key] = self._stale.get(key, frozenset()) | changed

    def _say_title(self) -> None:
        page = self.page
        if page is None:
            return
        chip = page.chip()
        told = " › ".join((page.title(), *page.where()))
        parts = (told, chip.text if chip else "", self.tr("Cooperative Book"))
        self.setWindowTitle(" · ".join(part for part in parts if part))

    def _show_facts(self) -> None:
        facts = self.context.facts
        self.rail.show_unit(facts.unit, merges=facts.receives, practice=facts.practice)
        self.rail.show_book(self.context.book is not None)
        self.status.show_facts(facts)

    def _tell(self, trouble: Trouble) -> None:
        self.notice.tell(trouble)

    # what the keys do

    def show_keys(self) -> None:
        """F1: the list of keys."""
        KeyList(self).open()

    def jump(self) -> None:
        """Ctrl+K: go anywhere."""
        places = [Destination(entry.title, entry.key) for entry in self._entries.values()]
        window = Jump(places, self.context.finders, self, self._recent)
        window.move(self.mapToGlobal(self.rect().center()) - window.rect().center())
        window.accepted.connect(lambda: self._land(window.chosen))
        window.open()
        window.field.setFocus()

    def _land(self, place: Destination | None) -> None:
        if place is not None:
            self._recent = [place, *(one for one in self._recent if one != place)][:RECENT]
            self.open_page(place.page, dict(place.target))

    def keep(self) -> None:
        """Ctrl+S: leave the field in hand so that it is kept, and come back to it."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.clearFocus()
            focused.setFocus()

    def undo(self) -> None:
        """Ctrl+Z outside a text field: the page undoes its last kept action."""
        if self.page is not None:
            self.page.undo()

    def redo(self) -> None:
        """Ctrl+Y outside a text field."""
        if self.page is not None:
            self.page.redo()

    def search(self) -> None:
        """Ctrl+F: the search of the page; a page without one leaves it to Ctrl+K."""
        if self.page is not None and not self.page.search():
            self.jump()

    def next_problem(self) -> None:
        """F4: the next finding."""
        if self.page is not None:
            self.page.next_problem()

    def new_record(self) -> None:
        """Ctrl+N: a new record of the page's noun."""
        if self.page is not None:
            self.page.new_record()

    def print_preview(self) -> None:
        """Ctrl+P: the paper of what is shown."""
        if self.page is not None and not self.page.print_preview():
            self.context.say(self.tr("There is nothing to print on this page."))

    def read_again(self) -> None:
        """F5: the page reads everything it shows again."""
        if self.page is not None:
            self.page.refresh(frozenset())
            self.head.look_again()

    def press_primary(self) -> None:
        """Ctrl+Enter: the primary action of the form that has the keyboard, else that of the page."""
        near = None if self.page is None else primary_around(QApplication.focusWidget(), self.page)
        found = near or self.head.primary or (None if self.page is None else primary_in(self.page))
        if found is not None:
            found.click()

    def open_another(self) -> None:
        """Ctrl+O: the books of this machine, and the way to any other."""
        self.keep()
        self.another_book.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the field in hand, let long work come to a safe place, remember the window."""
        self.keep_place()
        settings.remember(GEOMETRY, self.saveGeometry())
        self.lane.close()
        event.accept()
