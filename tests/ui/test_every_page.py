"""Every page: the keyboard stays off the rail, everything has a name, and Ctrl+P prints or says why not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.storage.filling import filled
from tests.ui.keyboard import press
from tests.ui.screens.commune import commune_book, opened, settle
from ui.pieces.panels.preview import PaperPages, PaperPreview
from ui.pieces.primary import primary_around, primary_in
from ui.shell.frame.window import Window


def nameless(page: QWidget) -> list[str]:
    """What a reader of screens would call by nothing but its kind."""
    found = []
    for kind in (QAbstractItemView, QLineEdit, QPlainTextEdit):
        for one in page.findChildren(kind):
            inner = isinstance(one, QHeaderView) or isinstance(one.parent(), QTableView)
            if not inner and not one.accessibleName():
                found.append(type(one).__name__)
    return found


def prints(qtbot: QtBot, window: Window) -> bool:
    """Whether Ctrl+P shows a paper, which is closed again."""
    window.print_preview()
    settle(qtbot, window)
    shown = any(one.isVisible() for one in window.findChildren(PaperPages))
    for one in window.findChildren(PaperPreview):
        one.accept()
    return shown


def test_names_keyboard_and_paper_of_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    filled(book, 3, 2)
    faults: list[str] = []
    said: list[str] = []
    with opened(qtbot, book) as window:
        window.context.said.connect(said.append)
        for entry in window.entries:
            window.open_page(entry.key)
            settle(qtbot, window)
            focus = QApplication.focusWidget()
            assert window.page is not None
            faults += [f"{entry.key}: {one} without a name" for one in nameless(window.page)]
            if focus is not None and window.rail.isAncestorOf(focus):
                faults.append(f"{entry.key}: the keyboard is on the rail")
            said.clear()
            if not prints(qtbot, window) and not said:
                faults.append(f"{entry.key}: Ctrl+P is silent")
    assert faults == []


def test_the_history_is_printed_as_it_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    filled(book, 1, 1)
    with opened(qtbot, book) as window:
        window.open_page("safety", {"part": "history"})
        settle(qtbot, window)
        assert prints(qtbot, window)


def test_ctrl_enter_presses_the_primary_action_of_every_page_and_of_its_form(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asks in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, asks, lambda *_: ("", ""))
    book = commune_book(tmp_path)
    filled(book, 3, 2)
    walked, faults = [], []
    with opened(qtbot, book) as window:
        for entry in window.entries:
            window.open_page(entry.key)
            settle(qtbot, window)
            for form in (False, True):
                if form:
                    window.new_record()
                    settle(qtbot, window)
                page = window.page
                assert page is not None
                around = primary_around(QApplication.focusWidget(), page)
                wanted = around or window.head.primary or primary_in(page)
                if wanted is None or not wanted.isEnabled():
                    continue
                pressed: list[object] = []
                wanted.clicked.disconnect()
                wanted.clicked.connect(lambda checked, to=pressed: to.append(checked))
                for keys in ("Ctrl+Return", "Ctrl+Enter"):
                    press(qtbot, window, keys)
                walked.append((entry.key, form))
                if len(pressed) != 2:
                    faults.append(f"{entry.key} {form}: {wanted.text()} {pressed}")
    assert faults == []
    assert ("members", True) in walked and ("debts", True) in walked
