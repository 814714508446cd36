"""Every dialog: a title, names for its fields, Ctrl+Enter presses its primary action, Esc closes it."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import ui
from storage.comparisons.revisions import RevisionChanges, RevisionNamed
from tests.ui.screens.commune import commune_book, opened
from tests.ui.test_every_page import nameless
from ui.figures.changes import ChangesView
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.primary import primary_in
from ui.register.lists.columns import ColumnChooser
from ui.shell.frame.jump import Jump
from ui.shell.frame.last_resort import LastResort
from ui.shell.frame.shortcuts import KeyList
from ui.shell.frame.window import Window
from ui.shell.start.assistant import Assistant
from ui.shell.start.opening import CALLS
from ui.shell.start.ways import StartWays


def _changes(window: Window) -> QDialog:
    sides = (RevisionNamed(1, "sealed"), RevisionNamed(2, "draft"))
    return ChangesView(window, RevisionChanges("Xã Phong Thổ", "2026-Q3", *sides, ()), leads=False)


MAKERS: dict[str, Callable[[Window], QDialog]] = {
    "Assistant": lambda window: Assistant(window.context, CALLS, window),
    "ChangesView": _changes,
    "ColumnChooser": lambda window: ColumnChooser(window, "debts", ["creditor_kind"]),
    "ConfirmPanel": lambda window: ConfirmPanel(window, "Title", "What follows", "Act", lambda: None),
    "Jump": lambda window: Jump((), (), window),
    "KeyList": lambda window: KeyList(window),
    "LastResort": lambda _: LastResort("fault"),
}
ELSEWHERE = {"FileCard", "PaperPreview", "ReportView", "SeriesView"}
"""Those that need a package, a print or a series; what they are built of is read from their source."""
TAKES_ENTER_ITSELF = {"Jump"}


def dialogs() -> dict[str, str]:
    """The source of every class of a dialog."""
    found = {}
    for path in Path(ui.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "QDialog" for base in node.bases):
                found[node.name] = ast.get_source_segment(text, node) or ""
    return found


def test_every_dialog_has_a_title_and_binds_its_primary_action() -> None:
    found = dialogs()
    assert set(found) == set(MAKERS) | ELSEWHERE, "a new dialog is to be walked here too"
    assert [name for name, text in found.items() if "self.setWindowTitle(" not in text] == []
    without = {name for name, text in found.items() if "bind_primary(self)" not in text}
    assert without == TAKES_ENTER_ITSELF


@pytest.mark.parametrize("name", MAKERS)
def test_names_and_keys_of_a_dialog(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with opened(qtbot, commune_book(tmp_path)) as window:
        dialog = MAKERS[name](window)
        dialog.open()
        if name not in TAKES_ENTER_ITSELF:
            qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        assert dialog.windowTitle() and nameless(dialog) == []
        if name not in TAKES_ENTER_ITSELF:
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                _presses(qtbot, dialog, key)
        closed: list[int] = []
        dialog.finished.connect(closed.append)
        QTest.keyClick(_at(dialog), Qt.Key.Key_Escape)
        assert closed == [QDialog.DialogCode.Rejected]


def _at(dialog: QDialog) -> QWidget:
    focus = QApplication.focusWidget()
    return focus if focus is not None and dialog.isAncestorOf(focus) else dialog


def _presses(qtbot: QtBot, dialog: QDialog, key: Qt.Key) -> None:
    """Once each time, from wherever the keyboard is; the dialog itself is kept open for the next key."""
    button = primary_in(dialog)
    assert button is not None
    pressed: list[bool] = []
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(_at(dialog), key, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 1


def test_the_assistant_keeps_its_answers_after_esc(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path)) as window:
        ways = StartWays(window, lambda _: None, lambda *_: None)
        ways.make_new()
        first = window.findChildren(Assistant)[-1]
        first.people.signer.set_value("Lò Văn Pành")
        QTest.keyClick(first, Qt.Key.Key_Escape)
        assert not first.isVisible()
        ways.make_new()
        assert window.findChildren(Assistant)[-1] is first and first.isVisible()
        assert first.people.signer.value() == "Lò Văn Pành"
        first.reject()
