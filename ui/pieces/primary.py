"""Ctrl+Enter: the primary action of a dialog, or of the part of a page where the keyboard is."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

KEYS = ("Ctrl+Return", "Ctrl+Enter")
"""That of the letters and that of the number pad."""


def primary_in(part: QWidget) -> QPushButton | None:
    """The first primary button of a part that can be pressed, None where it has none."""
    for button in part.findChildren(QPushButton):
        if button.property("kind") == "primary" and button.isVisibleTo(part) and button.isEnabledTo(part):
            return button
    return None


def primary_around(start: QWidget | None, page: QWidget) -> QPushButton | None:
    """The primary button of the smallest part of a page that holds both it and the keyboard; None outside the page."""
    part = start
    while part is not None and page.isAncestorOf(part):
        if (found := primary_in(part)) is not None:
            return found
        part = part.parentWidget()
    return None


def bind_primary(dialog: QDialog) -> None:
    """Let Ctrl+Enter press the primary button that the dialog shows at that moment."""

    def press() -> None:
        found = primary_in(dialog)
        if found is not None:
            found.click()

    for keys in KEYS:
        QShortcut(QKeySequence(keys), dialog).activated.connect(press)
