"""Taking a key from a token: choose the driver, see the certificates without login, take one."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from ui.keychain import TOKEN, KeySource, found_on_tokens, source_of
from ui.language import language
from ui.pieces.moments import here
from ui.pieces.tables.facts import grouped
from ui.pieces.text import button, clear, hairline, label
from ui.screens.settings.card import in_row, into_view
from ui.screens.settings.keys.drivers import DriverField
from ui.screens.settings.keys.keywork import take_token
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.signatures.tokens.reader import TokenCertificate

Found = tuple["TokenCertificate", KeySource]


class TokenForm(QWidget):
    """Opened inside the card of its role. Nobody logs in here: the PIN is asked when something is signed."""

    put_in_use = Signal()

    def __init__(self, context: Context, role: str) -> None:
        super().__init__()
        self._context, self._role = context, role
        self.driver = DriverField()
        self.seek = button(self.tr("Look for certificates"), self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.hide)
        self.refusal = label("", "refusal", wrap=True)
        self.certificates = QVBoxLayout()
        self.certificates.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(hairline())
        column.addWidget(label(self.tr("Use a USB token"), "label"))
        explained = self.tr("Plug the token in. Its certificates are read without the PIN.")
        column.addWidget(label(explained, "muted", wrap=True))
        column.addWidget(self.driver)
        column.addWidget(self.refusal)
        column.addLayout(in_row(self.seek, self.away))
        column.addLayout(self.certificates)
        self.driver.chosen.connect(self.go)
        for widget in (self.refusal, self):
            widget.hide()

    def begin(self) -> None:
        """Offer the drivers and take the keyboard."""
        clear(self.certificates)
        self.refusal.hide()
        self.driver.look()
        self.show()
        into_view(self)
        self.driver.file.line.setFocus()

    def go(self) -> None:
        """Ask the driver beside the window; one that hangs is given up after a while."""
        module = self.driver.read()
        if not module:
            self._refuse(self.tr("Choose the token's driver first."))
            return
        clear(self.certificates)
        self.refusal.hide()
        self.seek.setEnabled(False)

        def looked(_work: Work) -> list[Found]:
            return [(one, source_of(one.certificate, TOKEN, module)) for one in found_on_tokens(module)]

        self._context.run(looked, self._show, title=self.tr("Looking at the token"), failed=self._failed)

    def _show(self, found: Sequence[Found]) -> None:
        self.seek.setEnabled(True)
        if not found:
            self._refuse(self.tr("The token holds no certificate that may sign documents."))
        for certificate, source in found:
            self.certificates.addWidget(self._line(certificate, source))

    def _line(self, certificate: "TokenCertificate", source: KeySource) -> QWidget:
        line = QFrame()
        ends = datetime.fromisoformat(source.ends)
        over = ends < self._context.opened.clock()
        line.setProperty("card", "red" if over else "blue")
        column = QVBoxLayout(line)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(label(source.name, "label", wrap=True))
        issued = self.tr("Issued by {issuer}, until {day}, on the token {token}")
        day = format_date(here(ends).date())
        words = issued.format(issuer=source.issuer, day=day, token=certificate.token)
        column.addWidget(label(words, wrap=True))
        column.addWidget(label(grouped(source.sha256), "note", wrap=True))
        tries = sentence(f"TOKEN_TRIES_{certificate.tries.upper()}", language=language())
        column.addWidget(label(tries, "note" if certificate.tries == "all" else "", wrap=True))
        take = button(self.tr("Sign with this certificate"), partial(self.take, certificate))
        take.setEnabled(not over)
        column.addLayout(in_row(take))
        return line

    def take(self, certificate: "TokenCertificate") -> None:
        """Sign in this role with a certificate on the token."""
        book, role, module = self._context.opened, self._role, self.driver.read()
        self._context.run(
            lambda _work: take_token(book, role, module, certificate),
            lambda _source: self._taken(),
            title=self.tr("Keeping the choice"),
            failed=self._failed,
            cancellable=False,
        )

    def _taken(self) -> None:
        self.hide()
        self.put_in_use.emit()

    def _failed(self, trouble: Trouble) -> None:
        self.seek.setEnabled(True)
        self._refuse(message_for(trouble, language()))

    def _refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.show()
