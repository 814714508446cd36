"""The keyboard of a Vietnamese desk: any letter can be typed, any combination pressed."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def type_in(widget: QWidget, text: str) -> None:
    """Type a text letter by letter, as an input method delivers it."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(qtbot: QtBot, window: QWidget, keys: str) -> None:
    """Press a combination where the keyboard is, in the active window."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    assert isinstance(combination, QKeyCombination)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def compose(widget: QWidget, text: str) -> None:
    """Show a word that is being composed, underlined and not yet part of the text, as IBus does."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def compose_end(widget: QWidget, text: str, replaced: int = 0) -> None:
    """End a composed word: the text goes in, for the last `replaced` letters where Unikey puts them again."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text, -replaced, replaced)
    QApplication.sendEvent(widget, event)
