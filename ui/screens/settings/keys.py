"""The signing key: made here with a password, or taken from a file; whose it is and until when it may sign."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.dates import format_date
from models.errors import Refused, Trouble
from models.names import fold
from models.sentences import told
from storage import settings
from storage.book import Book
from ui import settings as desk
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fields import SecretField, TextField
from ui.pieces.moments import here
from ui.pieces.text import button, label
from ui.screens.settings.card import Card, FactTable, grouped
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.usage import CertificateFacts

KEY_FILE, KEY_FACTS = "key_file", "key_facts"
"""Settings of the book: where the key lies on this machine, and the public facts of its certificate."""

SOON = 60
"""Days before its end from which a key is worth a warning."""

SHORTEST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class KeyInUse:
    """What the book remembers of its key; nothing secret."""

    file: str
    name: str
    issuer: str
    starts: str
    ends: str
    sha256: str


def key_in_use(book: Book) -> KeyInUse | None:
    """The key that was made or taken last; only its file where its certificate was not read yet."""
    kept, file = settings.read(book, KEY_FACTS), settings.read(book, KEY_FILE)
    if kept:
        return KeyInUse(**json.loads(kept))
    return KeyInUse(file, "", "", "", "", "") if file else None


def make_key(book: Book, target: Path, name: str, password: str) -> "CertificateFacts":
    """Make a key for this book's unit with the registration file beside it, and put it in use.

    Refused KEY_FILE_EXISTS, KEY_PASSWORD_EMPTY; Unavailable with the codes of writing.
    """
    from exports.certificates import new_identity
    from exports.registrations import save_registration
    from exports.sending import write_whole
    from exports.signing import save_key
    from exports.usage import certificate_facts

    registration = target.with_suffix(".pem")
    for path in (target, registration):
        if path.exists():
            raise Refused("KEY_FILE_EXISTS", file=str(path))
    identity = new_identity(name, settings.unit_of(book).title, book.clock())
    write_whole(target, save_key(identity.signer, password, name))
    write_whole(registration, save_registration(identity))
    facts = certificate_facts(identity.signer.certificate)
    keep(book, target, facts)
    return facts


def take_key(book: Book, file: Path, password: str) -> "CertificateFacts":
    """Read a key file with its password and put it in use; Refused KEY_* where it could not sign."""
    from exports.signing import read_key, sign_detached
    from exports.usage import certificate_facts

    signer = read_key(file, password)
    sign_detached(b"", signer, book.clock())
    facts = certificate_facts(signer.certificate)
    keep(book, file, facts)
    return facts


def keep(book: Book, file: Path, facts: "CertificateFacts") -> None:
    """Remember in one change where the key lies and what its certificate says."""
    kept = {
        "file": str(file),
        "name": facts.name,
        "issuer": facts.issuer,
        "starts": facts.starts.isoformat(),
        "ends": facts.ends.isoformat(),
        "sha256": facts.sha256,
    }
    with book.change("SETTING_CHANGED", name=KEY_FILE) as session:
        settings.put(session, KEY_FILE, str(file))
        settings.put(session, KEY_FACTS, json.dumps(kept, ensure_ascii=False))


class KeyPart(QWidget):
    """The key in use, and the two ways to another one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.state = StateChip()
        self.none = label(
            self.tr(
                "There is no key yet. Without one, data can be entered but no return can be signed and sent."
            ),
            wrap=True,
        )
        self.facts = FactTable()
        self.warning = label("", wrap=True, tone="amber")
        now = Card(self.tr("Key in use"))
        for widget in (self.state, self.none, self.facts, self.warning):
            now.inside.addWidget(widget)
        self.make = KeyForm(
            context,
            self.tr("Make a new key"),
            self.tr(
                "The key and the registration file are written side by side. Hand the registration file (.pem) "
                "to the province: it holds nothing secret, and only after the province has listed it will your "
                "signature count."
            ),
            making=True,
        )
        self.take = KeyForm(
            context,
            self.tr("Use a key file"),
            self.tr("The password is only used to open the file now; it is not kept."),
            making=False,
        )
        self.begin_make = button(
            self.tr("Make a new key\u2026"), lambda: self._open(self.make), picture="add"
        )
        self.begin_take = button(
            self.tr("Use a key file\u2026"), lambda: self._open(self.take), picture="folder"
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.begin_make)
        row.addWidget(self.begin_take)
        row.addStretch(1)
        now.inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(now)
        for form in (self.make, self.take):
            column.addWidget(form)
            form.hide()
            form.put_in_use.connect(self._put_in_use)
        column.addStretch(1)

    def _open(self, form: "KeyForm") -> None:
        for other in (self.make, self.take):
            other.setVisible(other is form)
        form.begin()

    def _put_in_use(self) -> None:
        self.make.hide()
        self.take.hide()
        self.look()

    def look(self) -> None:
        """Read the book."""
        book = self._context.opened
        found = key_in_use(book)
        self.none.setVisible(found is None)
        self.facts.setVisible(found is not None)
        self.warning.hide()
        if found is None:
            self.state.show_state(self.tr("No key"), "amber")
            return
        self._show_term(found, book.clock())
        self.facts.show_facts(
            [
                (self.tr("Name in the certificate"), found.name),
                (self.tr("Issued by"), found.issuer),
                (self.tr("Fingerprint (SHA-256)"), grouped(found.sha256)),
                (self.tr("Valid"), _term(found)),
                (self.tr("File of the key"), found.file),
                (self.tr("Registration file for the province"), _registration(found)),
            ]
        )

    def _show_term(self, found: KeyInUse, now: datetime) -> None:
        missing = not Path(found.file).is_file()
        if not found.ends:
            self.state.show_state(self.tr("Not read yet"), "blue")
            return
        left = (datetime.fromisoformat(found.ends) - now).days
        if left < 0:
            self.state.show_state(self.tr("Expired"), "red")
            warning = self.tr("The certificate has expired. Make or take another key, and register it.")
        elif missing:
            self.state.show_state(self.tr("Key file not found"), "amber")
            warning = self.tr("The key file is not where it was. Plug in the stick, or take the file again.")
        elif left <= SOON:
            self.state.show_state(self.tr("Expires in {days} days").format(days=left), "amber")
            warning = self.tr("Ask for another certificate in time, so that the next return can be signed.")
        else:
            self.state.show_state(self.tr("Can sign"), "green")
            return
        self.warning.setText(warning)
        self.warning.show()


class KeyForm(Card):
    """Making a key, or taking one from a file."""

    put_in_use = Signal()

    def __init__(self, context: Context, heading: str, explained: str, *, making: bool) -> None:
        super().__init__(heading, explained)
        self._making = making
        self._context = context
        self.name = TextField(self.tr("Name in the certificate"), required=True)
        self.file = TextField(self.tr("File of the key (.p12)"), required=True, chars=64)
        self.choose = button(self.tr("Choose the file\u2026"), self._ask_file, picture="folder")
        self.secret = SecretField(self.tr("Password of the key"))
        self.again = SecretField(
            self.tr("Password once more"),
            hint=self.tr("Nobody can restore it. Keep it in a safe place, not beside the key."),
        )
        self.refusal = label("", "refusal", wrap=True)
        self.act = button(
            self.tr("Make the key") if self._making else self.tr("Use this key"), self.go, kind="primary"
        )
        self.away = button(self.tr("Cancel"), self.hide)
        self.inside.addWidget(self.name)
        self.inside.addLayout(_beside(self.file, self.choose))
        self.inside.addLayout(_beside(self.secret, self.again))
        self.refusal.hide()
        self.name.setVisible(self._making)
        self.again.setVisible(self._making)
        self.inside.addWidget(self.refusal)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(self.away)
        row.addStretch(1)
        self.inside.addLayout(row)

    def begin(self) -> None:
        """Empty the secrets, propose the rest, and take the keyboard."""
        book = self._context.opened
        for secret in (self.secret, self.again):
            secret.set_value("")
        self.refusal.hide()
        if self._making:
            self.name.set_value(book.actor)
            unit = settings.unit_of(book)
            stem = "-".join([*fold(unit.title).split(), unit.code, f"{book.clock():%Y%m%d}"])
            self.file.set_value(str(book.path.with_name(f"{stem}.p12")))
        (self.name if self._making else self.file).line.setFocus()

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

    def go(self) -> None:
        """Make or take the key beside the window."""
        if missing := self.missing():
            self._refuse(missing)
            return
        self.refusal.hide()
        book, name, password = self._context.opened, self.name.read(), self.secret.read()
        file = Path(self.file.read()).expanduser()
        making = self._making

        def done(_facts: object) -> None:
            self.act.setEnabled(True)
            desk.remember("send/key", str(file))
            for secret in (self.secret, self.again):
                secret.set_value("")
            self.put_in_use.emit()

        def failed(trouble: Trouble) -> None:
            self.act.setEnabled(True)
            self._refuse(told(trouble, language()))

        def finished(_work: Work) -> "CertificateFacts":
            return make_key(book, file, name, password) if making else take_key(book, file, password)

        self.act.setEnabled(False)
        title = self.tr("Making the key") if making else self.tr("Reading the key")
        self._context.run(finished, done, title=title, failed=failed, cancellable=False)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _ask_file(self) -> None:
        heading = self.tr("File of the key (.p12)")
        if self._making:
            name, _ = QFileDialog.getSaveFileName(self, heading, self.file.read(), "*.p12")
        else:
            name, _ = QFileDialog.getOpenFileName(self, heading, self.file.read(), "*.p12 *.pfx")
        if name:
            self.file.set_value(name)


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    """Two widgets in one row, their feet on one line where the second is a button."""
    row = QHBoxLayout()
    row.setSpacing(12)
    is_button = isinstance(second, QPushButton)
    edge = Qt.AlignmentFlag.AlignBottom if is_button else Qt.AlignmentFlag.AlignTop
    row.addWidget(first, 3 if is_button else 0, edge)
    row.addWidget(second, 0, edge)
    row.addStretch(1)
    return row


def _term(found: KeyInUse) -> str:
    if not found.ends:
        return ""
    days = (here(datetime.fromisoformat(moment)).date() for moment in (found.starts, found.ends))
    return " \u2013 ".join(format_date(day) for day in days)


def _registration(found: KeyInUse) -> str:
    path = Path(found.file).with_suffix(".pem")
    return str(path) if path.is_file() else ""
