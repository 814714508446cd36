"""The keys of the window as a table; F1 shows it, the window obeys it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import QT_TRANSLATE_NOOP
from ui.pieces.primary import bind_primary
from ui.pieces.text import button, label


@dataclass(frozen=True, slots=True)
class Key:
    """One key: how it is written, what it does, and the verb of the window ("" where a piece obeys)."""

    keys: str
    source: str
    verb: str = ""

    @property
    def meaning(self) -> str:
        """What it does, in the language in force."""
        return QCoreApplication.translate("Keys", self.source)


KEYS: tuple[Key, ...] = (
    Key("F1", QT_TRANSLATE_NOOP("Keys", "This list of keys"), "show_keys"),
    Key("Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Go to any page, form, period, record or action"), "jump"),
    Key("Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search on this page"), "search"),
    Key("F4", QT_TRANSLATE_NOOP("Keys", "Next error or warning"), "next_problem"),
    Key("F5", QT_TRANSLATE_NOOP("Keys", "Read this page again"), "read_again"),
    Key("Ctrl+N", QT_TRANSLATE_NOOP("Keys", "New record"), "new_record"),
    Key("Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Open another book"), "open_another"),
    Key("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Print preview"), "print_preview"),
    Key(
        "Ctrl+S",
        QT_TRANSLATE_NOOP("Keys", "Keep the field in hand now"),
        "keep",
    ),
    Key("Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Undo"), "undo"),
    Key("Ctrl+Y", QT_TRANSLATE_NOOP("Keys", "Redo"), "redo"),
    Key("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Keys", "Redo"), "redo"),
    Key(
        "Alt+1 … Alt+0, Ctrl+1 … Ctrl+0",
        QT_TRANSLATE_NOOP("Keys", "Go to the page with this number"),
    ),
    Key("Enter, Shift+Enter", QT_TRANSLATE_NOOP("Keys", "Next field, field before")),
    Key("F2", QT_TRANSLATE_NOOP("Keys", "Edit the cell or the record")),
    Key(
        "Ctrl+C, Ctrl+X, Ctrl+V",
        QT_TRANSLATE_NOOP("Keys", "Copy, cut, paste; also blocks from Excel"),
    ),
    Key("F6", QT_TRANSLATE_NOOP("Keys", "Between the grid and the findings or the card of the cell")),
    Key(
        "Ctrl+PgDown, Ctrl+PgUp",
        QT_TRANSLATE_NOOP("Keys", "Next form, form before; next tab of a record, tab before"),
    ),
    Key("Ins, Del", QT_TRANSLATE_NOOP("Keys", "In a list: add, delete")),
    Key("Space", QT_TRANSLATE_NOOP("Keys", "Tick the row that was received, or take the tick away")),
    Key(
        "PgDown, PgUp, +, \u2212", QT_TRANSLATE_NOOP("Keys", "In the preview: turn the page, larger, smaller")
    ),
    Key("Ctrl+D, Delete", QT_TRANSLATE_NOOP("Keys", "Fill down, clear the cells")),
    Key("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "In a sheet: take over the figures of the period before")),
    Key(
        "Ctrl+Enter",
        QT_TRANSLATE_NOOP("Keys", "The primary action: of the dialog, of the form, else at the top right"),
        "press_primary",
    ),
    Key("Esc", QT_TRANSLATE_NOOP("Keys", "Close the panel, leave the search")),
)


class KeyList(QDialog):
    """Every key on one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        bind_primary(self)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for row, key in enumerate(KEYS):
            grid.addWidget(label(key.keys, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(key.meaning, wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Keys"), "title"))
        column.addWidget(area, 1)
        close = button(self.tr("Close"), self.accept, kind="primary")
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
        self.resize(640, 620)
