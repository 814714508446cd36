"""What is typed into a form for a new record is kept at once as a draft, and offered when the form is opened again."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from models.values.errors import Trouble
from storage.book.book import Book
from storage.register.records import unfinished
from storage.register.records.unfinished import Unfinished
from ui.pieces.inputs.fields import InputField
from ui.pieces.inputs.persons import named
from ui.pieces.moments import minute_of
from ui.pieces.text import button, label
from ui.shell.context import Context

SOON = 500
"""Milliseconds from a key stroke to the draft; also until it is tried again where another was writing."""

BUSY = "BOOK_BUSY"
NOTE = "+"
"""Under which a draft keeps what is no field: no field has this name."""


class DraftBand(QFrame):
    """Keeps the texts of the fields of a form and offers those of the last time; without `of` it does nothing.

    of: table and owner of what is new. As long as it offers (`is_offering`), nothing should be typed.
    """

    offering = Signal(bool)
    resumed = Signal(str)  # the note that was kept with the texts

    def __init__(
        self, context: Context, fields: Mapping[str, InputField], of: tuple[str, str] | None
    ) -> None:
        super().__init__()
        self._context, self._fields, self._of = context, fields, of
        # the book that the form was opened for, also when another is opened meanwhile
        self._book = context.book
        self._note = ""
        self._watching = False
        self._first: Mapping[str, str] = {}
        self._kept: Mapping[str, str] = {}
        self._stored: Unfinished | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.flush)
        self.setProperty("card", "amber")
        self.words = label(kind="label", wrap=True)
        self.resume_button = button(self.tr("Continue the draft"), self.resume)
        self.discard_button = button(self.tr("Discard it"), self._discard_offered, kind="link")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.resume_button)
        row.addWidget(self.discard_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()
        if of is not None:
            for field in fields.values():
                field.edited.connect(self.touch)
                field.editor.installEventFilter(self)

    @property
    def is_offering(self) -> bool:
        """Whether a draft waits for an answer."""
        return self._stored is not None

    @property
    def form_is_open(self) -> bool:
        """Whether the form is in sight."""
        form = self.parentWidget()
        return form is not None and form.isVisible()

    def texts(self) -> dict[str, str]:
        """Field → text as it stands, with the note."""
        return {name: field.typed() for name, field in self._fields.items()} | {NOTE: self._note}

    # the form as it goes

    def pause(self) -> None:
        """The form is about to be filled by the program: keep what stands in it, and watch no longer."""
        self.flush()
        self._watching = False
        self._note = ""

    def begin(self) -> None:
        """The form stands as it begins: what is typed from now on is kept; offer what is there from the last time."""
        self._first = self._kept = self.texts()
        self._watching = True
        self.look()

    def look(self) -> None:
        """Offer the draft that the book has, if it has one."""
        if self._book is None or self._of is None:
            return
        try:
            stored = unfinished.get(self._book, *self._of)
        except Trouble as trouble:
            self._context.tell(trouble)
            return
        if stored is not None or self.is_offering:
            self._offer(stored)

    def note(self, text: str) -> None:
        """Keep this with the texts."""
        if text != self._note:
            self._note = text
            self.touch()

    def touch(self) -> None:
        """Something was typed: keep it soon, however long typing goes on."""
        if self._of is not None and self._watching and not self.is_offering and not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field is left: keep what stands in it now."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def flush(self) -> None:
        """Keep now what was typed since the last time."""
        self._soon.stop()
        book, of = self._book, self._of
        if book is None or of is None or not self._watching or self.is_offering:
            return
        texts = self.texts()
        if texts == self._kept:
            return
        if texts == self._first:
            done = self._write(lambda: unfinished.discard(book, *of))
        else:
            done = self._write(lambda: unfinished.keep(book, *of, texts))
        if done:
            self._kept = texts

    def finish(self) -> None:
        """The record is in the book: its draft is no longer needed."""
        self._soon.stop()
        self._watching = False
        if self._book is not None and self._of is not None and self._kept != self._first:
            _forget(self._context, self._book, self._of)

    def discard(self) -> None:
        """Forget what was typed; the window offers to take it back."""
        self.flush()
        self._watching = False
        if self._book is None or self._of is None:
            return
        stored = self._stored or unfinished.get(self._book, *self._of)
        if stored is not None:
            self._drop(self._book, stored)

    def _write(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Trouble as trouble:
            if trouble.code == BUSY:
                self._soon.start()  # another is writing: again in a moment
                return False
            self._context.tell(trouble)
        return True

    # the offer

    def _offer(self, stored: Unfinished | None) -> None:
        self._stored = stored
        self.setVisible(stored is not None)
        if stored is not None:
            self.words.setText(self._said(stored))
            self.resume_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offering.emit(stored is not None)

    def _said(self, stored: Unfinished) -> str:
        at, book = minute_of(stored.at), self._context.opened
        day, time = at.split(" ")
        if minute_of(book.now()).startswith(day):
            at = time
        if stored.actor != book.actor:
            return self.tr("Draft not kept yet, from {at}, by {who}").format(at=at, who=named(stored.actor))
        return self.tr("Draft not kept yet, from {at}").format(at=at)

    def resume(self) -> None:
        """Put the texts of the draft into the fields, refused ones too."""
        stored = self._stored
        if stored is None:
            return
        self._stored, self._watching = None, False
        for name, field in self._fields.items():
            if name in stored.texts:
                field.type_in(stored.texts[name])
        self.resumed.emit(stored.texts.get(NOTE, ""))
        self._kept, self._watching = dict(stored.texts), True
        self._offer(None)

    def _discard_offered(self) -> None:
        if self._book is not None and self._stored is not None and self._drop(self._book, self._stored):
            self._offer(None)
            self._kept = self._first
            self.touch()

    def _drop(self, book: Book, stored: Unfinished) -> bool:
        """Discard a draft; the window offers to take that back. False where it could not be, which is said."""
        try:
            unfinished.discard(book, stored.table, stored.owner)
        except Trouble as trouble:
            self._context.tell(trouble)
            return False
        self._context.offer(
            self.tr("The draft was discarded."),
            self.tr("Take it back"),
            partial(_take_back, self._context, book, stored, self),
        )
        return True


def _forget(context: Context, book: Book, of: tuple[str, str]) -> None:
    """Discard a draft whose record was kept; while another is writing, again in a moment."""
    try:
        unfinished.discard(book, *of)
    except Trouble as trouble:
        if trouble.code == BUSY:
            QTimer.singleShot(SOON, context, partial(_forget, context, book, of))
        else:
            context.tell(trouble)


def _take_back(context: Context, book: Book, stored: Unfinished, band: DraftBand) -> None:
    """Keep a discarded draft again as it was, and offer it where its form is open."""
    try:
        unfinished.put_back(book, stored)
    except Trouble as trouble:
        context.tell(trouble, lambda: _take_back(context, book, stored, band))
        return
    if isValid(band) and band.form_is_open:
        band.look()
    else:
        context.say(
            QCoreApplication.translate(
                "DraftBand", "The draft is back; the form offers it when it is opened again."
            )
        )
