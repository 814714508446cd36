"""The history of the book: when, who, what; each change can be taken back, and done again."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.register.texts.words import field_label
from models.returns.changes import change_words
from models.values.errors import Trouble
from models.values.messages import sentences
from storage.book.journal import Line
from storage.forms.installed import forms_of
from storage.history import changes
from storage.history.changes import REDO, UNDO, ChangeLine
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.inputs.persons import named
from ui.pieces.moments import minute_of
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, clear, label
from ui.shell.context import Context

PAGE = 200
SHOWN_FIELDS = 12
OWN_WAY = {
    "PACKAGES_RECEIVED": "receive",
    "PACKAGE_WITHDRAWN": "receive",
    "RETURN_OPENED": "reports",
    "RETURN_CHECKED": "reports",
    "RETURN_SEALED_BY_UNIT": "send",
    "RETURN_SENT": "send",
    "RETURN_REOPENED": "reports",
    "CERTIFICATE_REGISTERED": "trust",
    "CERTIFICATES_REGISTERED": "trust",
    "CERTIFICATE_REPLACED": "trust",
    "CERTIFICATE_WITHDRAWN": "trust",
    "AUTHORITIES_KEPT": "trust",
}
"""Changes that are taken back on their own page, by the key of that page."""

FIXED = frozenset({"BOOK_FOUNDED", "REGISTERS_INDEXED", "TRUST_INSTALLED"})


class HistoryPart(QWidget):
    """The list of changes with a panel for the one in hand."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: list[ChangeLine] = []
        self._most = PAGE
        columns = [
            Column[ChangeLine]("at", self.tr("When"), lambda one: minute_of(one.at), 132, sortable=False),
            Column[ChangeLine]("actor", self.tr("Who"), lambda one: named(one.actor), 150, sortable=False),
            Column[ChangeLine](
                "what",
                self.tr("What"),
                self.words,
                300,
                sortable=False,
                tone=_tone,
                tip=self.words,
            ),
            Column[ChangeLine]("state", self.tr("State"), self.state, 120, sortable=False, tone=_tone),
        ]
        self.table = DataTable[int, ChangeLine](columns, self._fetch, name="safety-history")
        self.panel = _ChangePanel()
        self.side = SidePanel()
        self.side.show_content(self.panel)
        self.more = button(self.tr("Show older changes"), self._show_more, kind="link")
        self.panel.undo.clicked.connect(self.ask_to_undo)
        self.panel.redo.clicked.connect(self.redo)
        self.panel.elsewhere.clicked.connect(self._go_elsewhere)
        self.table.row_selected.connect(lambda _: self._show_change())
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.table, 1)
        left.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def words(self, line: ChangeLine) -> str:
        """What the change was, as a sentence."""
        return change_words(line.title, line.details, language(), forms_of(self._context.opened))

    def state(self, line: ChangeLine) -> str:
        """Whether it still holds."""
        return "" if line.in_force else self.tr("taken back")

    def look(self) -> None:
        """Read the newest changes."""
        found = changes.recent(self._context.opened, self._most)
        self.more.setVisible(len(found) == self._most)
        self.lines = [line for line in found if not _silent(line)]
        self.table.show_keys([line.id for line in self.lines])
        if self.table.current_key() is None and self.lines:
            self.table.select_key(self.lines[0].id)
        self._show_change()

    def _show_more(self) -> None:
        self._most += PAGE
        self.look()

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, ChangeLine]:
        return {line.id: line for line in self.lines if line.id in keys}

    def current(self) -> ChangeLine | None:
        """The change in hand."""
        key = self.table.current_key()
        return next((line for line in self.lines if line.id == key), None)

    def _show_change(self) -> None:
        line = self.current()
        self.side.setVisible(line is not None)
        if line is not None:
            fields = changes.change_history(self._context.opened, line.id)
            self.panel.show_change(line, self.words(line), fields)

    # taking back, doing again

    def ask_to_undo(self) -> None:
        """Name the change before it is taken back."""
        line = self.current()
        if line is None or not can_undo(line):
            return
        ConfirmPanel(
            self,
            self.tr("Take back: {change}").format(change=self.words(line)),
            self.tr(
                "What stood before comes back. If later work builds on it, nothing is changed and you are told which. "
                "Taking back is itself a line of the history and can be undone."
            ),
            self.tr("Take the change back"),
            lambda: self.undo(line.id),
            danger=False,
        ).open()

    def undo(self, change: int) -> None:
        """Take a change back."""
        book = self._context.opened
        self._context.run(
            lambda _work: changes.undo(book, change),
            lambda _: self.look(),
            title=self.tr("Taking the change back"),
            failed=self._tell,
            cancellable=False,
        )

    def redo(self) -> None:
        """Do a change again that was taken back."""
        line, book = self.current(), self._context.opened
        if line is None or line.in_force:
            return
        self._context.run(
            lambda _work: changes.redo(book, line.id),
            lambda _: self.look(),
            title=self.tr("Doing the change again"),
            failed=self._tell,
            cancellable=False,
        )

    def _tell(self, trouble: Trouble) -> None:
        self._context.tell(trouble)

    def _go_elsewhere(self) -> None:
        line = self.current()
        if line is not None and line.title in OWN_WAY:
            period = line.details.get("period")
            target: dict[str, Any] = {"period": period} if period else {}
            self._context.go_to(OWN_WAY[line.title], **target)


class _ChangePanel(QWidget):
    """One change: what, when, by whom, which fields; and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.what = label(kind="section", wrap=True)
        self.state = StateChip()
        self.when = label(kind="muted", wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        self.undo = button(self.tr("Take back\u2026"), picture="undo")
        self.redo = button(self.tr("Do it again"))
        self.elsewhere = button(self.tr("Go to its page"))
        self.note = label("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.what, self.state, self.when):
            column.addWidget(widget)
        column.addLayout(self._fields)
        column.addSpacing(8)
        for act in (self.undo, self.redo, self.elsewhere):
            column.addWidget(act)
        column.addWidget(self.note)
        column.addStretch(1)

    def show_change(self, line: ChangeLine, words: str, fields: list[Line]) -> None:
        """Show this change."""
        self.what.setText(words)
        self.state.show_state("" if line.in_force else self.tr("taken back"), "grey")
        told = self.tr("{moment}, by {person}")
        self.when.setText(told.format(moment=minute_of(line.at), person=named(line.actor)))
        clear(self._fields)
        known = [one for one in fields if f"FIELD_{one.field.upper()}" in sentences(language())]
        for one in known[:SHOWN_FIELDS]:
            text = (
                f"{field_label(one.table, one.field, language())}: {_value(one.old)} \u2192 {_value(one.new)}"
            )
            self._fields.addWidget(label(text, wrap=True))
        if len(known) > SHOWN_FIELDS:
            more = self.tr("and {count} more").format(count=len(known) - SHOWN_FIELDS)
            self._fields.addWidget(label(more, "note"))
        own_way = line.title in OWN_WAY
        self.undo.setVisible(can_undo(line))
        self.redo.setVisible(not line.in_force and not own_way)
        self.elsewhere.setVisible(own_way)
        self.note.setVisible(own_way or line.title in FIXED)
        self.note.setText(
            self.tr("This step has its own way back on its page.")
            if own_way
            else self.tr("This step cannot be taken back.")
        )


def can_undo(line: ChangeLine) -> bool:
    """Whether taking back is offered here."""
    return line.in_force and line.title not in OWN_WAY and line.title not in FIXED


def _silent(line: ChangeLine) -> bool:
    """What the program notes for itself is no work of a person."""
    return line.title == "SETTING_CHANGED" and line.details.get("name") == "last_run"


def _tone(line: ChangeLine) -> str:
    if not line.in_force:
        return "disabled"
    return "muted" if line.title in (UNDO, REDO) else ""


def _value(value: Any) -> str:
    return "\u2013" if value in (None, "") else str(value)
