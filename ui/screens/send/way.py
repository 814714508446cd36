"""How the package leaves: in an envelope or open, and into which folder or stick."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exports.files.carrying import Drive, removable_drives
from models.values.errors import Trouble
from models.values.messages import message_for
from models.values.quantities import format_number
from ui import settings
from ui.language import language
from ui.pieces.fold import Fold
from ui.pieces.inputs.fields import SecretField, TextField
from ui.pieces.inputs.longer import TickField
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.text import button, clear, label
from ui.screens.send.signoff import EnvelopeChoice, Wish

MEBIBYTE = 1024 * 1024
SHORTEST_PASSWORD = 8
_FOLDER = "send/folder"


def picked(field: TextField, chooser: QPushButton) -> QHBoxLayout:
    """A path with its button beside the line, also where a refusal stands below it."""
    beside = QVBoxLayout()
    beside.setSpacing(0)
    beside.addSpacing(field.label.sizeHint().height() + 4)
    beside.addWidget(chooser)
    beside.addStretch(1)
    field.setMaximumWidth(field.line.maximumWidth())
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addLayout(beside)
    row.addStretch(0)
    return row


class FolderField(QWidget):
    """A folder that is remembered on this machine; sticks that are plugged in are offered below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField(self.tr("Where to lay the package"), chars=64)
        self.line = self.field.line
        row = picked(self.field, button(self.tr("Choose…"), self._ask))
        self.sticks = QVBoxLayout()
        self.sticks.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(self.sticks)
        self.field.committed.connect(self._keep)
        self.line.textChanged.connect(lambda _: self.changed.emit())

    def propose(self, drives: Sequence[Drive] | None = None) -> None:
        """Propose what was used last, and offer the sticks; one that can only be read is of no use."""
        self.field.set_value(self.line.text() or settings.text(_FOLDER))
        clear(self.sticks)
        for drive in removable_drives() if drives is None else drives:
            if not drive.read_only:
                free = format_number(drive.free // MEBIBYTE)
                text = self.tr("Stick {name}: {free} MB free").format(name=drive.name, free=free)
                self.sticks.addWidget(button(text, partial(self.take, drive.path), kind="link"))

    def take(self, folder: Path) -> None:
        """Choose a folder."""
        self.line.setText(str(folder))
        self.field.commit()

    def _keep(self, path: str) -> None:
        settings.remember(_FOLDER, path)
        self.changed.emit()

    def _ask(self) -> None:
        asked = self.tr("Where to lay the package")
        chosen = QFileDialog.getExistingDirectory(self, asked, self.line.text())
        if chosen:
            self.take(Path(chosen))

    def folder(self) -> Path | None:
        """The folder that is meant, kept as typed."""
        self.field.commit()
        typed = self.line.text().strip()
        return Path(typed) if typed else None


class WayPanel(QWidget):
    """The envelope with one sentence why, a password beside it where one is wanted, and the folder."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked = EnvelopeChoice(wanted=False, personal=False)
        self._open_is_meant = False
        self.envelope = TickField(self.tr("Close it in an envelope"))
        self.why = label("", "note", wrap=True)
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.password = SecretField(self.tr("Password of the envelope"), chars=28)
        self.again = SecretField(
            self.tr("The same password again"),
            hint=self.tr("Tell it by telephone, never on the same way as the package."),
            chars=28,
        )
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        fields.addWidget(self.password)
        fields.addWidget(self.again)
        self.fold = Fold(self.tr("Let it be opened by a password as well"), inside)
        self.folder = FolderField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("How it goes"), "section"))
        for widget in (self.envelope, self.why, self.refusal, self.fold):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self.folder)
        self.envelope.tick.clicked.connect(self._clicked)
        self.folder.changed.connect(self.changed)
        for secret in (self.password, self.again):
            secret.line.textChanged.connect(lambda _: self._typed())

    def offer(self, envelope: EnvelopeChoice) -> None:
        """Propose the envelope as the data and the trust list want it."""
        self.asked = envelope
        self._open_is_meant = False
        self.envelope.set_value(envelope.wanted)
        self.envelope.tick.setEnabled(envelope.possible)
        self.why.setText(self._why(envelope))
        self.refuse_envelope(envelope.hindrance)
        self.fold.say(
            self.tr("Let it be opened by a password as well")
            if envelope.possible
            else self.tr("Close it with a password")
        )
        self.forget_secrets()
        self.folder.propose()

    def _why(self, envelope: EnvelopeChoice) -> str:
        if envelope.hindrance is not None:
            return ""
        if not envelope.receiver:
            asked = self.tr(
                "No reception certificate of the unit above is known here, so only a password can close the "
                "package. It comes with the trust list: ask the province for one that holds it."
            )
            nothing_lost = self.tr("It holds no personal numbers.")
            return asked if envelope.personal else f"{nothing_lost} {asked}"
        why = (
            self.tr(
                "It holds personal numbers: closed, only the receiver can read them, also where the stick is lost."
            )
            if envelope.personal
            else self.tr("It holds no personal numbers, so it may travel open.")
        )
        receiver = self.tr("Receiver: {name}.").format(name=envelope.receiver)
        return f"{why} {receiver}"

    def refuse_envelope(self, trouble: Trouble | None) -> None:
        """Say why it could not be closed; None: nothing was in the way."""
        self.refusal.setText(message_for(trouble, language()) if trouble is not None else "")
        self.refusal.setVisible(trouble is not None)

    def _clicked(self, ticked: bool) -> None:
        """Taking the envelope off a package with personal numbers is asked once more, in words."""
        if ticked or not self.asked.personal:
            self.changed.emit()
            return
        self.envelope.tick.setChecked(True)
        self.ask_open(self._open)

    def is_open_unasked(self) -> bool:
        """Whether personal numbers would travel open, and nobody said yet that they may."""
        closed = self.envelope.tick.isChecked() or bool(self.typed_password)
        return self.asked.personal and not closed and not self._open_is_meant

    def ask_open(self, done: Callable[[], object]) -> None:
        """Ask whether personal numbers may travel open; `done` only where they may."""

        def meant() -> None:
            self._open_is_meant = True
            done()

        ConfirmPanel(
            self,
            self.tr("Send it without an envelope?"),
            self.tr(
                "The package holds personal numbers, telephone numbers and addresses. Whoever finds the stick or "
                "opens the e-mail can read them."
            ),
            self.tr("Send it open"),
            meant,
            keep=self.tr("Do not send it open"),
        ).open()

    def _open(self) -> None:
        self.envelope.tick.setChecked(False)
        self.changed.emit()

    def _typed(self) -> None:
        self.again.accept()
        self.changed.emit()

    @property
    def typed_password(self) -> str:
        return self.password.line.text() if self.fold.opened else ""

    def missing(self) -> str:
        """What is still to be filled in, in one line."""
        if self.typed_password and len(self.typed_password) < SHORTEST_PASSWORD:
            return self.tr("The envelope's password needs at least {count} characters.").format(
                count=SHORTEST_PASSWORD
            )
        if self.typed_password != (self.again.line.text() if self.fold.opened else ""):
            return self.tr("The two passwords of the envelope differ.")
        return "" if self.folder.line.text().strip() else self.tr("Choose where to lay the package first.")

    def wish(self) -> Wish | None:
        """How it is to leave; None where no folder was chosen. What was typed as password is forgotten here."""
        folder = self.folder.folder()
        if folder is None:
            return None
        password = self.typed_password or None
        return Wish(folder, self.envelope.tick.isChecked() or password is not None, password)

    def forget_secrets(self) -> None:
        for secret in (self.password, self.again):
            secret.set_value("")

    def refuse_folder(self, words: str) -> None:
        self.folder.field.refuse(words)
