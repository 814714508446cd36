"""The part of a panel that signs with the key of the office: a key of the book or any key file, and a folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.values.errors import Trouble
from models.values.messages import message_for
from ui import settings as desk
from ui.keys.key_choice import KeyChoice, signer_of
from ui.language import language
from ui.pieces.inputs.fields import SecretField, TextField
from ui.pieces.text import button, label
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.signatures.signing import Signer


def in_file(path: Path, password: str) -> "Signer":
    """The signer in a key file; Refused and Unavailable KEY_*."""
    from exports.signatures.signing import read_key

    return read_key(path, password)


Sign = Callable[[Callable[[], "Signer"], Path], Any]
"""What is done beside the window, with a key that is opened there and a folder; its answer is what was made."""


class SigningPanel(QWidget):
    """What is to be signed stands above, the key and the folder below it. `made` gives what `sign` answers."""

    made = Signal(object)
    left = Signal()

    def __init__(self, context: Context, sign: "Sign", act: str, where: str, task: str) -> None:
        super().__init__()
        self._context, self._sign, self._task = context, sign, task
        self.above = QVBoxLayout()
        self.choice = KeyChoice()
        self.other = button(self.tr("Another key file\u2026"), lambda: self._sign_by(files=True), kind="link")
        self.by_file = QWidget()
        self.key = TextField(self.tr("The province's key (.p12)"), required=True, chars=64)
        self.secret = SecretField(self.tr("Password of the key"), hint=self.tr("It is not kept anywhere."))
        self.folder = TextField(where, required=True, chars=64)
        self.refusal = label("", "refusal", wrap=True)
        self.below = QVBoxLayout()
        self.act = button(act, self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.left.emit)
        self._lay_out()
        self.refusal.hide()
        book = context.opened
        self.choice.show_keys(book)
        self.folder.set_value(desk.text("trust/folder") or str(book.path.parent))
        self._sign_by(files=not self.choice.sources)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for layout in (self.above, self.below):
            layout.setSpacing(8)
        column.addLayout(self.above)
        column.addWidget(self.choice)
        column.addWidget(self.other)
        inside = QVBoxLayout(self.by_file)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(_beside(self.key, button(self.tr("Choose\u2026"), self._ask_key)))
        inside.addWidget(self.secret)
        column.addWidget(self.by_file)
        column.addLayout(_beside(self.folder, button(self.tr("Choose\u2026"), self._ask_folder)))
        column.addWidget(self.refusal)
        column.addLayout(self.below)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(self.away)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.secret.line.returnPressed.connect(self.go)
        self.choice.entered.connect(self.go)
        self.choice.settings_wanted.connect(lambda: self._context.go_to("settings", part="key"))

    def _sign_by(self, *, files: bool) -> None:
        """With a key of this book, in a file or on a token, or with any key file."""
        self.files = files
        self.choice.setVisible(not files)
        self.other.setVisible(not files)
        self.by_file.setVisible(files)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Where the secret is typed."""
        return self.secret.line if self.files else self.choice.secret.line

    def missing(self) -> str:
        """What is not filled in yet."""
        if not self.files and (missing := self.choice.missing()):
            return missing
        if self.files and not self.key.read():
            return self.tr("Choose the key file first.")
        if self.files and not self.secret.read():
            return self.tr("Type the password of the key first.")
        return "" if self.folder.read() else self.tr("Choose the folder first.")

    def go(self) -> None:
        """Sign beside the window."""
        if missing := self.missing():
            self._say(missing)
            return
        self.refusal.hide()
        folder, open_key = Path(self.folder.read()).expanduser(), self._key()
        desk.remember("trust/folder", str(folder))
        self.act.setEnabled(False)
        self._context.run(
            lambda _work: self._sign(open_key, folder),
            self.made.emit,
            title=self._task,
            failed=self._refuse,
            cancellable=False,
        )

    def _key(self) -> "Callable[[], Signer]":
        """What opens the key for this attempt; a secret of the book's keys leaves its field at once."""
        if self.files:
            return partial(in_file, Path(self.key.read()).expanduser(), self.secret.read())
        return partial(signer_of, self.choice.take())

    def _refuse(self, trouble: Trouble) -> None:
        if not self.files and self.choice.refuse(trouble):
            self.act.setEnabled(True)
            return
        self._say(message_for(trouble, language()))
        self.refused(trouble)

    def refused(self, trouble: Trouble) -> None:
        """What a panel does besides when it was refused."""

    def _say(self, sentence_told: str) -> None:
        self.act.setEnabled(True)
        self.refusal.setText(sentence_told)
        self.refusal.show()

    def _ask_key(self) -> None:
        heading = self.tr("Key file")
        name, _ = QFileDialog.getOpenFileName(self, heading, self.key.read(), "*.p12 *.pfx")
        if name:
            self.key.set_value(name)

    def _ask_folder(self) -> None:
        heading = self.tr("Folder for the file")
        if name := QFileDialog.getExistingDirectory(self, heading, self.folder.read()):
            self.folder.set_value(name)


def _beside(field: TextField, choose: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
    return row
