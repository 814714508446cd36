"""The card of a file that was opened by a double click: shown before anything is taken in."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.values.errors import Trouble
from models.values.messages import message_for
from ui.keys.unlocking import UnlockBand
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fold import Fold
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.ladder import Ladder
from ui.pieces.panels.verdicts import ladder_steps, word_of
from ui.pieces.primary import bind_primary
from ui.pieces.text import button, clear, hairline, label
from ui.screens.receive.inspection import Looked, look
from ui.screens.receive.recheck import write_opened_sheet
from ui.screens.receive.steps import sheet_name
from ui.shell.context import Context

WIDTH = 640
BUTTONS = 80
"""Height of the first and the last row with their buttons."""

EDGE = 80
"""Height that a screen keeps for itself."""


class FileCard(QDialog):
    """Reads beside the window and shows one file at a time; of several there is a way to the next."""

    def __init__(self, context: Context, paths: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._paths = context, paths
        self._passwords: list[str] = []
        self.files: list[Looked] = []
        self._at = 0
        self.setWindowTitle(self.tr("Opened file"))
        bind_primary(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.kind = label(kind="muted")
        self.title = label(self.tr("Reading {file}").format(file=paths[0].name), "title", wrap=True)
        self.chip = StateChip()
        self.sentence, self.would = label(wrap=True), label(kind="label", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body, self._facts = QWidget(), QGridLayout()
        self.ladder = Ladder()
        self.rungs = Fold(self.tr("Steps of the check"), self.ladder)
        self.rungs.hide()
        self.rungs.turned.connect(lambda _: self._fit())
        self.band = UnlockBand(context)
        self.band.unlocked.connect(self._read)
        self.band.guessed.connect(self._try)
        self.receive = button(self.tr("Open in Receive"), self.go, kind="primary", picture="receive")
        self.sheet = button(self.tr("Verification sheet\u2026"), self._ask_where, picture="print")
        self.next = button("", self._show_next, kind="link")
        self.away = button(self.tr("Close"), self.reject)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.kind, 1)
        head.addWidget(self.chip)
        column.addLayout(head)
        for widget in (self.title, self.sentence, self.would, self.band, hairline()):
            column.addWidget(widget)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addLayout(self._facts)
        inside.addWidget(self.rungs)
        inside.addStretch(1)
        self._area = scrolled(self._body)
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.next)
        row.addStretch(1)
        for one in (self.away, self.sheet, self.receive):
            row.addWidget(one)
        column.addLayout(row)
        for one in (self.receive, self.sheet, self.next):
            one.hide()

    def _read(self) -> None:
        book, paths, passwords = self._context.book, self._paths, list(self._passwords)
        self._context.run(
            lambda work: look(book, paths, passwords, work),
            self._took,
            title=self.tr("Checking the file"),
            failed=self._refuse,
        )

    def _try(self, password: str) -> None:
        """A password that may be the envelope's own."""
        self._passwords.append(password)
        self._read()

    def _took(self, found: list[Looked]) -> None:
        waited = bool(self.files) and self.files[self._at].waits
        self.files = found
        self._at = min(self._at, max(len(found) - 1, 0))
        if found:
            self.show_file(found[self._at])
            if waited and found[self._at].waits:
                self.band.refuse()

    def _refuse(self, trouble: Trouble) -> None:
        self.sentence.setText(message_for(trouble, language()))

    def show_file(self, one: Looked) -> None:
        """Show this file."""
        self.kind.setText(one.kind())
        self.title.setText(one.title())
        self.chip.show_state(word_of(one.standing), one.tone)
        self.sentence.setText(one.sentence())
        self.would.setText(one.would())
        self.would.setVisible(bool(one.would()))
        self.band.show_closed(1 if one.waits and self._context.book is not None else 0)
        clear(self._facts)
        for row, (name, fact) in enumerate(one.facts()):
            value = label(fact, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, row, 1)
        opened = one.line.opened if one.line is not None else None
        self.rungs.setVisible(opened is not None)
        if opened is not None:
            self.ladder.show_steps(ladder_steps(opened.inspection.verdict))
        self.sheet.setVisible(opened is not None)
        self.receive.setVisible(self._context.book is not None)
        self.next.setVisible(len(self.files) > 1)
        words = self.tr("Next file ({at} of {count})")
        self.next.setText(words.format(at=self._at + 1, count=len(self.files)))
        (self.receive if self._context.book is not None else self.away).setFocus()
        self._fit()
        QTimer.singleShot(0, self._grow)

    def _grow(self) -> None:
        """By what is still hidden once everything has its place."""
        hidden = self._area.verticalScrollBar().maximum()
        if hidden and self.height() + hidden <= self.screen().availableGeometry().height() - EDGE:
            self.resize(WIDTH, self.height() + hidden)

    def _fit(self) -> None:
        """As tall as what is shown, within the screen, in the middle of the window."""
        layout, body = self.layout(), self._body.layout()
        if layout is None or body is None:
            return
        room = self.screen().availableGeometry()
        margins = layout.contentsMargins()
        across = self.width() - margins.left() - margins.right()
        shown = [item.widget() for item in map(layout.itemAt, range(layout.count())) if item is not None]
        body.activate()
        needed = (
            body.totalHeightForWidth(across) if body.hasHeightForWidth() else body.totalSizeHint().height()
        )
        around = sum(
            _height(widget, across) for widget in shown if widget is not None and widget.isVisibleTo(self)
        )
        around += layout.spacing() * layout.count() + margins.top() + margins.bottom() + BUTTONS
        self.resize(WIDTH, min(needed + around, room.height() - EDGE))
        window = self.parentWidget()
        middle = window.mapToGlobal(window.rect().center()) if window is not None else room.center()
        top = max(room.top(), min(middle.y() - self.height() // 2, room.bottom() - self.height() - EDGE // 2))
        self.move(middle.x() - WIDTH // 2, top)

    def _show_next(self) -> None:
        self._at = (self._at + 1) % len(self.files)
        self.show_file(self.files[self._at])

    def go(self) -> None:
        """Leave the card for the page that receives, with all files of the card."""
        sources = [path for one in self.files for path in one.sources]
        self.accept()
        self._context.go_to("receive", files=sources)

    def _ask_where(self) -> None:
        one = self.files[self._at]
        if one.line is None:
            return
        heading = self.tr("Verification sheet")
        chosen, _ = QFileDialog.getSaveFileName(self, heading, str(sheet_name(one.line)), "*.pdf")
        if chosen:
            self.save_sheet(Path(chosen))

    def save_sheet(self, target: Path) -> None:
        """Write the verification sheet of the file that is shown."""
        line, book, now = self.files[self._at].line, self._context.book, datetime.now().astimezone()
        opened = line.opened if line is not None else None
        if opened is None:
            return
        self._context.run(
            lambda _work: write_opened_sheet(book, opened, target, now),
            lambda made: self.sentence.setText(self.tr("The sheet lies in {file}").format(file=made.name)),
            title=self.tr("Writing the verification sheet"),
            failed=self._refuse,
        )


def _height(widget: QWidget, width: int) -> int:
    """The height that a widget takes at this width; what scrolls takes none of its own."""
    if isinstance(widget, QScrollArea):
        return 0
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
