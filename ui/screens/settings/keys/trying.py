"""Trying the signature of a role before it matters: one secret, one attempt, what came of it."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.quantities import format_number
from ui.keychain import TOKEN, KeySource, tries_left
from ui.language import language
from ui.pieces.inputs.fields import SecretField
from ui.pieces.inputs.longer import TickField
from ui.pieces.text import button, hairline, label, restyle
from ui.screens.settings.card import in_row, into_view
from ui.screens.settings.keys.keywork import try_key
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.signatures.trial import Trial


class TryForm(QWidget):
    """The secret is taken out of the field for one attempt; a wrong PIN is never tried again by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.source: KeySource | None = None
        self.secret = SecretField("")
        self.secret.line.setAccessibleName(self.tr("Try the signature"))
        self.tries = label("", "note", wrap=True)
        self.last_try = TickField(self.tr("I am sure of the PIN: use the last try"))
        self.outcome = label("", wrap=True)
        self.act = button(self.tr("Try now"), self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(hairline())
        column.addWidget(label(self.tr("Try the signature"), "label"))
        explained = self.tr(
            "Something meaningless is signed and read back; nothing is sent and nothing is kept."
        )
        column.addWidget(label(explained, "muted", wrap=True))
        for widget in (self.tries, self.secret, self.last_try, self.outcome):
            column.addWidget(widget)
        column.addLayout(in_row(self.act, self.away))
        self.secret.line.returnPressed.connect(self.go)
        self.hide()

    def begin(self, source: KeySource) -> None:
        """Ask for the secret of this key; a token is asked how many tries are left."""
        self.source = source
        on_token = source.kind == TOKEN
        words = self.tr("PIN of the token") if on_token else self.tr("Password of the key")
        self.secret.label.setText(words)
        self.secret.line.setAccessibleName(words)
        self.secret.set_value("")
        for widget in (self.tries, self.last_try, self.outcome):
            widget.hide()
        self.last_try.set_value(False)
        self.show()
        into_view(self)
        self.secret.line.setFocus()
        if on_token:
            self._count_tries(source)

    def _count_tries(self, source: KeySource) -> None:
        self._context.run(
            lambda _work: tries_left(source),
            self._show_tries,
            title=self.tr("Looking at the token"),
        )

    def _show_tries(self, tries: str) -> None:
        self.last_try.setVisible(tries == "one")
        self.tries.setVisible(bool(tries))
        if tries:
            self.tries.setText(sentence(f"TOKEN_TRIES_{tries.upper()}", language=language()))
            restyle(self.tries, tone="" if tries == "all" else "amber")

    def go(self) -> None:
        """One attempt with what was typed; the field is empty afterwards, whatever comes of it."""
        source, secret = self.source, self.secret.read()
        if source is None or not self.act.isEnabled():
            return
        if not secret:
            self._say(self.tr("Type the password or the PIN first."), "red")
            return
        book, last_try = self._context.opened, bool(self.last_try.read())
        self.secret.line.setText("")
        self.secret.set_value("")
        self.last_try.set_value(False)
        self.outcome.hide()
        self.act.setEnabled(False)
        self._context.run(
            lambda _work: try_key(book, source, secret, last_try),
            self._worked,
            title=self.tr("Trying the signature"),
            failed=self._failed,
            cancellable=False,
        )

    def _worked(self, trial: "Trial") -> None:
        self.act.setEnabled(True)
        words = sentence("KEY_TRIED", {"name": trial.name, "days": trial.days_left}, language())
        seconds = self.tr("It took {seconds} seconds.").format(
            seconds=format_number(Decimal(str(trial.seconds)), 2)
        )
        self._say(f"{words} {seconds}", "green")
        self._again()

    def _failed(self, trouble: Trouble) -> None:
        self.act.setEnabled(True)
        self._say(message_for(trouble, language()), "red")
        self._again()

    def _again(self) -> None:
        if self.source is not None and self.source.kind == TOKEN:
            self._count_tries(self.source)

    def _say(self, words: str, tone: str) -> None:
        self.outcome.setText(words)
        restyle(self.outcome, tone=tone)
        self.outcome.show()
