"""With which key an office signs what it gives: one of the keys of this book, and its password or PIN for one try."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from storage.book import settings
from storage.book.book import Book
from storage.trust import trust
from ui import keychain
from ui.keychain import LEADER, SEAL, TOKEN, KeySource
from ui.language import language
from ui.pieces.inputs.fields import SecretField
from ui.pieces.inputs.longer import TickField
from ui.pieces.moments import here
from ui.pieces.text import button, clear, label

if TYPE_CHECKING:
    from exports.signatures.signing import Signer


def believed(book: Book, sources: Mapping[str, KeySource]) -> frozenset[str]:
    """The roles whose key the units believe: it signed the trust list in use, or stands in it for this office.

    Every role where there is no list, or the certificate is not known: it cannot be told then.
    """
    from exports.trust.authorities import list_in_use

    listed, unit = list_in_use(book), settings.named(settings.unit_of(book))
    return frozenset(
        role
        for role, source in sources.items()
        if listed is None
        or not source.sha256
        or source.sha256 == listed.signed_by
        or listed.listed(source.sha256, unit)
    )


class KeyChoice(QWidget):
    """The keys of the book to choose from, and the secret; it is taken out of its field for one attempt."""

    typed = Signal()
    entered = Signal()  # Enter in the secret
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.role = ""
        self._sources: dict[str, KeySource] = {}
        self._believed: frozenset[str] | None = None
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        self._keys = QVBoxLayout()
        self._keys.setSpacing(4)
        self.who = label("", "note", wrap=True)
        self.nothing = label(self.tr("No key was chosen for this office yet."), "muted", wrap=True)
        self.doubt = label(
            self.tr(
                "The units will not believe this key: it did not sign the trust list, and does not stand in it for "
                "this office."
            ),
            "note",
            wrap=True,
            tone="amber",
        )
        self.settings = button(
            self.tr("Choose the key in the settings\u2026"), self.settings_wanted.emit, kind="link"
        )
        self.secret = SecretField(self.tr("Password of the key file"))
        self.last_try = TickField(self.tr("Use the last try: a wrong PIN locks the token"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Signed with"), "label"))
        column.addLayout(self._keys)
        for widget in (self.who, self.nothing, self.doubt, self.settings, self.secret, self.last_try):
            column.addWidget(widget)
        self.secret.line.textChanged.connect(lambda _: self.typed.emit())
        self.secret.line.returnPressed.connect(self.entered)

    def show_keys(self, book: Book) -> None:
        """Offer the keys of the book; first the one that signed the trust list, then the seal."""
        found, kept = keychain.sources(book), trust.in_use(book)
        pinned = kept.pinned if kept is not None else ""
        order = sorted(found, key=lambda role: (found[role].sha256 != pinned, role != SEAL, role != LEADER))
        self._sources = {role: found[role] for role in order}
        self._believed = None
        clear(self._keys)
        self._radios = {role: self._radio(role) for role in self._sources}
        for radio in self._radios.values():
            self._keys.addWidget(radio)
        self.choose(next((role for role in order if found[role].placed), next(iter(order), "")))

    def show_believed(self, roles: frozenset[str]) -> None:
        """Which keys the units believe, as far as it is known now."""
        self._believed = roles
        self._show()

    @property
    def sources(self) -> Mapping[str, KeySource]:
        """The keys that are offered, by role."""
        return self._sources

    def _radio(self, role: str) -> QRadioButton:
        made = QRadioButton(sentence(f"ROLE_{role.upper()}", language=language()))
        made.clicked.connect(partial(self.choose, role))
        self._group.addButton(made)
        return made

    def choose(self, role: str, _checked: bool = True) -> None:
        """Sign with the key of this role."""
        if role != self.role:
            self.empty()
        self.role = role
        if role in self._sources:
            self._radios[role].setChecked(True)
        self._show()
        self.typed.emit()

    def _show(self) -> None:
        source = self._sources.get(self.role)
        on_token = source is not None and source.kind == TOKEN
        words = self.tr("PIN of the token") if on_token else self.tr("Password of the key file")
        self.secret.label.setText(words)
        self.secret.line.setAccessibleName(words)
        able = source is not None and source.placed
        self.who.setText(self._who(source))
        self.who.setVisible(bool(self.who.text()))
        self.nothing.setVisible(source is None)
        self.settings.setVisible(not able)
        self.secret.setVisible(able)
        self.last_try.hide()
        doubted = self._believed is not None and self.role not in self._believed
        self.doubt.setVisible(able and doubted)

    def _who(self, source: KeySource | None) -> str:
        if source is None or not source.ends:
            return source.name if source is not None else ""
        ends = format_date(here(datetime.fromisoformat(source.ends)).date())
        return self.tr("{name} \u00b7 until {day}").format(name=source.name, day=ends)

    def missing(self) -> str:
        """What is still to be done here, in one line; "" where a signature can be tried."""
        source = self._sources.get(self.role)
        if source is None or not source.placed:
            return self.tr("Choose the key in the settings first.")
        if self.secret.line.text():
            return ""
        if source.kind == TOKEN:
            return self.tr("Type the PIN of the token first.")
        return self.tr("Type the password of the key first.")

    def take(self) -> "tuple[KeySource, str, bool]":
        """Key, secret, and whether the last try is meant; the field is empty then."""
        taken = self._sources[self.role], self.secret.line.text(), self.last_try.tick.isChecked()
        self.empty()
        return taken

    def empty(self) -> None:
        """Forget what was typed."""
        self.secret.line.setText("")  # leaves nothing to undo
        self.secret.set_value("")
        self.last_try.tick.setChecked(False)

    def refuse(self, trouble: Trouble) -> bool:
        """Show a refusal of the secret or the key under the field; False where it is about something else."""
        if not trouble.code.startswith(("KEY_", "TOKEN_")):
            return False
        self.last_try.setVisible(trouble.code == "TOKEN_PIN_LAST_TRY")
        self.secret.refuse(message_for(trouble, language()))
        self.secret.line.setFocus()
        return True


def signer_of(taken: tuple[KeySource, str, bool]) -> "Signer":
    """The signer for one attempt; Refused KEY_..., TOKEN_...; Unavailable too. A token takes seconds."""
    source, secret, last_try = taken
    return keychain.signer(source, secret, last_try=last_try)
