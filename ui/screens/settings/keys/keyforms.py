"""Making a key for a role, or taking one from a file: name, file, password."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.names import fold
from storage.book import settings
from ui.keychain import LEADER, KeySource
from ui.language import language
from ui.pieces.inputs.fields import SecretField, TextField
from ui.pieces.text import button, hairline, label
from ui.screens.settings.card import beside, in_row, into_view
from ui.screens.settings.keys.keywork import make_key, take_key
from ui.shell.context import Context
from ui.shell.work import Work

SHORTEST_PASSWORD = 8


class KeyForm(QWidget):
    """Opened inside the card of its role; `making` a new key, or else taking one from a file."""

    put_in_use = Signal()

    def __init__(self, context: Context, role: str, *, making: bool) -> None:
        super().__init__()
        self._context, self._role, self._making = context, role, making
        self.name = TextField(self.tr("Name in the certificate"), required=True)
        self.file = TextField(self.tr("File of the key (.p12)"), required=True, chars=64)
        self.choose = button(self.tr("Choose the file\u2026"), self._ask_file, picture="folder")
        self.secret = SecretField(self.tr("Password of the key"))
        self.again = SecretField(
            self.tr("Password once more"),
            hint=self.tr("Nobody can restore it. Keep it in a safe place, not beside the key."),
        )
        self.refusal = label("", "refusal", wrap=True)
        act = self.tr("Make the key") if making else self.tr("Use this key")
        self.act = button(act, self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.hide)
        self._lay_out()
        self.secret.line.returnPressed.connect(self._entered)
        self.again.line.returnPressed.connect(self.go)
        for widget in (self.refusal, self):
            widget.hide()

    def _lay_out(self) -> None:
        if self._making:
            heading = self.tr("Make a new key")
            explained = self.tr(
                "The key and the registration file are written side by side. Hand the registration file (.pem) "
                "to the province: it holds nothing secret, and only after the province has listed it will your "
                "signature count."
            )
        else:
            heading = self.tr("Use a key file")
            explained = self.tr("The password is only used to open the file now; it is not kept.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(hairline())
        column.addWidget(label(heading, "label"))
        column.addWidget(label(explained, "muted", wrap=True))
        column.addWidget(self.name)
        column.addLayout(beside(self.file, self.choose))
        column.addLayout(beside(self.secret, self.again))
        column.addWidget(self.refusal)
        column.addLayout(in_row(self.act, self.away))
        self.name.setVisible(self._making)
        self.again.setVisible(self._making)

    def begin(self) -> None:
        """Empty the secrets, propose the rest, and take the keyboard."""
        self._empty()
        self.refusal.hide()
        if self._making:
            self.name.set_value(self._proposed_name())
            self.file.set_value(str(self._proposed_file()))
        self.show()
        into_view(self)
        (self.name if self._making else self.file).line.setFocus()

    def _proposed_name(self) -> str:
        book = self._context.opened
        return book.actor if self._role == LEADER else settings.unit_of(book).title

    def _proposed_file(self) -> Path:
        book = self._context.opened
        unit = settings.unit_of(book)
        role = fold(sentence(f"ROLE_{self._role.upper()}", language="vi")).split()
        stem = "-".join([*role, *fold(unit.title).split(), unit.code, f"{book.clock():%Y%m%d}"])
        return book.path.with_name(f"{stem}.p12")

    def missing(self) -> str:
        """What is not filled in yet."""
        if self._making and not self.name.read():
            return self.tr("Give the name that is to stand in the certificate.")
        if not self.file.read():
            return self.tr("Choose the key file.")
        if not self._making:
            return ""
        if len(self.secret.read()) < SHORTEST_PASSWORD:
            return self.tr("The password needs at least {count} characters.").format(count=SHORTEST_PASSWORD)
        return "" if self.secret.read() == self.again.read() else self.tr("The two passwords differ.")

    def _entered(self) -> None:
        if not self._making:
            self.go()

    def go(self) -> None:
        """Make or take the key beside the window."""
        if missing := self.missing():
            self._refuse(missing)
            return
        self.refusal.hide()
        book, role = self._context.opened, self._role
        name, password = self.name.read(), self.secret.read()
        file, making = Path(self.file.read()).expanduser(), self._making

        def finished(_work: Work) -> KeySource:
            if making:
                return make_key(book, role, file, name, password)
            return take_key(book, role, file, password)

        self.act.setEnabled(False)
        title = self.tr("Making the key") if making else self.tr("Reading the key")
        self._context.run(finished, self._done, title=title, failed=self._failed, cancellable=False)

    def _done(self, _source: KeySource) -> None:
        self.act.setEnabled(True)
        self._empty()
        self.hide()
        self.put_in_use.emit()

    def _failed(self, trouble: Trouble) -> None:
        self.act.setEnabled(True)
        self._refuse(message_for(trouble, language()))

    def _empty(self) -> None:
        for secret in (self.secret, self.again):
            secret.set_value("")

    def _refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.show()

    def _ask_file(self) -> None:
        heading = self.tr("File of the key (.p12)")
        if self._making:
            name, _ = QFileDialog.getSaveFileName(self, heading, self.file.read(), "*.p12")
        else:
            name, _ = QFileDialog.getOpenFileName(self, heading, self.file.read(), "*.p12 *.pfx")
        if name:
            self.file.set_value(name)
