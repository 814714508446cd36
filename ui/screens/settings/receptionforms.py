"""Making a reception key, having one again from its paper or its file, and unlocking those of the book."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from models.values.errors import Refused, Trouble, Unavailable
from models.values.messages import message_for
from storage.book import settings
from storage.book.book import Book
from ui import reception
from ui.language import language
from ui.pieces.inputs.fields import SecretField, TextField
from ui.pieces.text import button, hairline, label
from ui.screens.settings.card import beside, in_row, into_view
from ui.screens.settings.keys.keyforms import SHORTEST_PASSWORD
from ui.shell.context import Context
from ui.shell.work import Work

LARGEST_FILE = 1024 * 1024


class ReceptionForm(QWidget):
    """A heading, an explanation, fields, a refusal, an act; `done` when the act was done."""

    done = Signal()

    def __init__(self, context: Context, heading: str, explained: str, act: str) -> None:
        super().__init__()
        self._context = context
        self.secret = SecretField(self.tr("Password of the reception key"))
        self.refusal = label("", "refusal", wrap=True)
        self.act = button(act, self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.hide)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(hairline())
        column.addWidget(label(heading, "label"))
        column.addWidget(label(explained, "muted", wrap=True))
        column.addLayout(self.inside)
        column.addWidget(self.refusal)
        column.addLayout(in_row(self.act, self.away))
        for widget in (self.refusal, self):
            widget.hide()

    def begin(self) -> None:
        """Empty what is secret and take the keyboard."""
        self._empty()
        self.refusal.hide()
        self.show()
        into_view(self)
        self._first().setFocus()

    def _first(self) -> QWidget:
        return self.secret.line

    def _empty(self) -> None:
        self.secret.line.setText("")
        self.secret.set_value("")

    def missing(self) -> str:
        """What is not filled in yet."""
        return "" if self.secret.read() else self.tr("Type the password first.")

    def task(self, book: Book) -> Callable[[Work], Any]:
        """What is done beside the window with what was filled in."""
        password = self.secret.read()
        return lambda _work: reception.unlock(book, password)

    def words(self) -> str:
        """What the strip of long work says meanwhile."""
        return self.tr("Opening the reception key")

    def go(self) -> None:
        """Do it."""
        if not self.act.isEnabled():
            return
        if missing := self.missing():
            self._refuse(missing)
            return
        self.refusal.hide()
        self.act.setEnabled(False)
        self._context.run(
            self.task(self._context.opened),
            self._finished,
            title=self.words(),
            failed=self._failed,
            cancellable=False,
        )

    def _finished(self, _result: object) -> None:
        self.act.setEnabled(True)
        self._empty()
        self.hide()
        self.done.emit()

    def _failed(self, trouble: Trouble) -> None:
        self.act.setEnabled(True)
        self._refuse(message_for(trouble, language()))

    def _refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.show()


class UnlockForm(ReceptionForm):
    """The password, once for a run of the program."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Unlock the reception keys"),
            self.tr(
                "Every key that this password opens is unlocked until the program ends; it is kept nowhere."
            ),
            self.tr("Unlock"),
        )
        self.inside.addWidget(self.secret)
        self.secret.line.returnPressed.connect(self.go)

    def task(self, book: Book) -> Callable[[Work], Any]:
        """Unlock, and learn the certificates that the book does not hold in the open yet."""
        password = self.secret.read()

        def unlocked(_work: Work) -> None:
            from exports.signatures.reception_keys import learn_certificate

            reception.unlock(book, password)
            for one in reception.openers(book):
                learn_certificate(book, one.certificate)

        return unlocked


class MakeReception(ReceptionForm):
    """A name and a password twice."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Make a new reception key"),
            self.tr(
                "The key is kept in the book, locked by its own password. The one in use before opens what was closed "
                "to it; the next trust list names the new one."
            ),
            self.tr("Make the key"),
        )
        self.name = TextField(self.tr("Name of the key"), required=True, chars=48)
        self.again = SecretField(
            self.tr("Password once more"),
            hint=self.tr("Nobody can restore it. Write it on paper and keep that apart from the paper copy."),
        )
        self.inside.addWidget(self.name)
        self.inside.addLayout(beside(self.secret, self.again))
        self.again.line.returnPressed.connect(self.go)

    def begin(self) -> None:
        """Propose a name."""
        unit = settings.unit_of(self._context.opened).title
        self.name.set_value(self.tr("Reception key, {unit}").format(unit=unit))
        super().begin()

    def _empty(self) -> None:
        super()._empty()
        self.again.line.setText("")
        self.again.set_value("")

    def missing(self) -> str:
        """What is not filled in yet."""
        if not self.name.read():
            return self.tr("Give the key a name.")
        if len(self.secret.read()) < SHORTEST_PASSWORD:
            return self.tr("The password needs at least {count} characters.").format(count=SHORTEST_PASSWORD)
        return "" if self.secret.read() == self.again.read() else self.tr("The two passwords differ.")

    def words(self) -> str:
        """What the strip of long work says meanwhile."""
        return self.tr("Making the key")

    def task(self, book: Book) -> Callable[[Work], Any]:
        """Make it, and have it at hand."""
        name, password = self.name.read(), self.secret.read()

        def made(_work: Work) -> None:
            from exports.signatures.reception_keys import make_key

            key, opener = make_key(book, name, password)
            reception.hold(book, key.sha256, opener)

        return made


class RestoreReception(ReceptionForm):
    """The typed or scanned lines of the paper copy, or the file."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Restore a reception key"),
            self.tr(
                "Type the numbered lines of the paper copy, or scan its squares and paste what they say; the order "
                "does not matter. A slip of the pen is found with its line. Or choose the file (.p12)."
            ),
            self.tr("Restore the key"),
        )
        self.lines = QPlainTextEdit()
        self.lines.setFixedHeight(160)
        self.lines.setTabChangesFocus(True)
        self.lines.setPlaceholderText("001 ABCD EFGH \u2026")
        self.lines.setAccessibleName(self.tr("Lines of the paper copy"))
        self.file = TextField(self.tr("Or the file of the key (.p12)"), chars=64)
        self.choose = button(self.tr("Choose the file\u2026"), self._ask_file, picture="folder")
        self.inside.addWidget(self.lines)
        self.inside.addLayout(beside(self.file, self.choose))
        self.inside.addWidget(self.secret)
        self.secret.line.returnPressed.connect(self.go)

    def _first(self) -> QWidget:
        return self.lines

    def missing(self) -> str:
        """What is not filled in yet."""
        if not self.lines.toPlainText().strip() and not self.file.read():
            return self.tr("Type the lines, or choose the file.")
        return super().missing()

    def _finished(self, result: object) -> None:
        self.lines.setPlainText("")
        self.file.set_value("")
        super()._finished(result)

    def task(self, book: Book) -> Callable[[Work], Any]:
        """Restore it, and have it at hand."""
        text, password = self.lines.toPlainText(), self.secret.read()
        file = Path(self.file.read()).expanduser() if self.file.read() else None

        def restored(_work: Work) -> None:
            from exports.signatures.reception_keys import restore_from_text, restore_key

            if text.strip():
                key, opener = restore_from_text(book, text, password)
            else:
                assert file is not None
                key, opener = restore_key(book, _content(file), password)
            reception.hold(book, key.sha256, opener)

        return restored

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Or the file of the key (.p12)"), self.file.read(), "*.p12 *.pfx"
        )
        if name:
            self.file.set_value(name)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except FileNotFoundError as fault:
        raise Refused("KEY_FILE_MISSING", file=file.name) from fault
    except OSError as fault:
        raise Unavailable("KEY_FILE_UNREADABLE", file=file.name) from fault
