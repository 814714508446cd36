"""The cards of those who sign, in their order: certificate, what speaks against it, and the password or the PIN."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from ui.language import language
from ui.pieces.inputs.fields import SecretField
from ui.pieces.inputs.longer import TickField
from ui.pieces.moments import here
from ui.pieces.text import button, clear, label
from ui.screens.send.signatories import Secret, Signatory

_TRIES_TOLD = ("fewer", "one", "none")


class SignerCard(QFrame):
    """One role. The secret is taken out of the field for one attempt and is gone then."""

    typed = Signal()
    entered = Signal()  # Enter in the secret
    settings_wanted = Signal()

    def __init__(self, signatory: Signatory, number: int) -> None:
        super().__init__()
        self.signatory = signatory
        role = sentence(f"ROLE_{signatory.role.upper()}", language=language())
        self.role = role
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(f"{number}. {role}", "label"))
        self.who = label(self._who(), wrap=True)
        self.where = label(self._where(), "note", wrap=True)
        self.trouble = label("", wrap=True, tone="red")
        self.doubt = label("", "note", wrap=True)
        self.settings = button(
            self.tr("Choose the key in the settings…"), self.settings_wanted.emit, kind="link"
        )
        self.secret = SecretField(self._secret_words(), chars=28)
        self.secret.line.setAccessibleName(f"{role}: {self._secret_words()}")
        self.last_try = TickField(
            self.tr("Use the last try"), hint=self.tr("A wrong PIN now locks the token.")
        )
        self.tries = label(self._tries(), "note", wrap=True, tone="amber" if signatory.tries == "one" else "")
        for widget in (self.who, self.where, self.trouble, self.doubt, self.settings):
            column.addWidget(widget)
        column.addWidget(self.secret)
        column.addWidget(self.tries)
        column.addWidget(self.last_try)
        self._show()
        self.secret.line.textChanged.connect(lambda _: self._changed())
        self.secret.line.returnPressed.connect(self.entered)
        self.last_try.tick.toggled.connect(lambda _: self.typed.emit())

    def _changed(self) -> None:
        if self.secret.line.text():
            self.secret.accept()
        self.typed.emit()

    def _show(self) -> None:
        one = self.signatory
        self.refuse(one.hindrance)
        told_doubt = message_for(one.doubt, language()) if one.doubt is not None else ""
        self.doubt.setText(told_doubt)
        self.doubt.setProperty("tone", "amber" if one.asks else "")
        self.doubt.setVisible(bool(told_doubt) and one.hindrance is None)
        able = self.able
        self.settings.setVisible(not able or one.asks)
        self.secret.setVisible(able)
        self.who.setVisible(bool(self.who.text()))
        self.where.setVisible(bool(self.where.text()))
        self.tries.setVisible(able and bool(self.tries.text()))
        self.last_try.setVisible(able and one.tries == "one")

    @property
    def able(self) -> bool:
        """Whether this role could sign, given its secret."""
        return self.signatory.source is not None and self.signatory.hindrance is None

    def _who(self) -> str:
        one = self.signatory
        if one.source is None:
            return self.tr("No key was chosen for this role yet.")
        name = one.known.name if one.known else one.source.name
        ends = (one.known.ends if one.known else "") or one.source.ends
        if not ends:
            return name
        day = format_date(here(datetime.fromisoformat(ends)).date())
        return self.tr("{name} · until {day}").format(name=name, day=day)

    def _where(self) -> str:
        source = self.signatory.source
        if source is None:
            return ""
        if self.signatory.on_token:
            return self.tr("On a token ({driver})").format(driver=Path(source.module).name)
        return self.tr("Key file {file}").format(file=Path(source.file).name) if source.file else ""

    def _secret_words(self) -> str:
        return self.tr("PIN of the token") if self.signatory.on_token else self.tr("Password of the key file")

    def _tries(self) -> str:
        tries = self.signatory.tries
        if tries not in _TRIES_TOLD:
            return ""
        return sentence(f"TOKEN_TRIES_{tries.upper()}", language=language())

    def refuse(self, trouble: Trouble | None) -> None:
        """Say what keeps this role from signing; None: nothing does."""
        self.trouble.setText(message_for(trouble, language()) if trouble is not None else "")
        self.trouble.setVisible(trouble is not None)

    def missing(self) -> str:
        """What is still to be done here, in one line."""
        one = self.signatory
        if one.source is None:
            return self.tr("{role}: choose a key in the settings first.").format(role=self.role)
        if one.hindrance is not None:
            return self.tr("{role} cannot sign: see above.").format(role=self.role)
        if not self.secret.line.text():
            words = (
                self.tr("{role}: type the PIN.") if one.on_token else self.tr("{role}: type the password.")
            )
            return words.format(role=self.role)
        if one.tries == "one" and not self.last_try.tick.isChecked():
            return self.tr("{role}: only one try is left; allow it with the tick.").format(role=self.role)
        return ""

    def take(self) -> Secret:
        """The secret for one attempt; the field is empty then."""
        secret = Secret(self.secret.line.text(), self.last_try.tick.isChecked())
        self.empty()
        return secret

    def empty(self) -> None:
        """Forget what was typed, and that a last try was allowed."""
        self.secret.set_value("")
        self.last_try.tick.setChecked(False)


class SignerCards(QWidget):
    """All who sign, and the tick that is asked for where the unit above would not take a signature."""

    typed = Signal()
    entered = Signal()
    settings_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[SignerCard] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.heading = label(self.tr("Who signs, in this order"), "section")
        self.again = button(self.tr("Look again"), self.again_wanted.emit, kind="link")
        self.again.setToolTip(self.tr("After a token was plugged in"))
        self.agreed = TickField(
            self.tr("Sign all the same"),
            hint=self.tr("Only where the province has said that it takes these keys."),
        )
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._cards)
        column.addWidget(self.agreed)
        self.agreed.tick.toggled.connect(lambda _: self.typed.emit())

    def show_signatories(self, who: Sequence[Signatory]) -> None:
        """Show who signs; nothing that was typed stays."""
        clear(self._cards)
        self.cards = [SignerCard(one, at) for at, one in enumerate(who, start=1)]
        for at, card in enumerate(self.cards):
            self._cards.addWidget(card)
            card.typed.connect(self.typed)
            card.settings_wanted.connect(self.settings_wanted)
            card.entered.connect(lambda at=at: self._entered(at))
        self._order_keys()
        self.agreed.tick.setChecked(False)
        self.agreed.setVisible(any(one.asks and one.hindrance is None for one in who))
        self.again.setVisible(any(one.on_token or one.hindrance is not None for one in who))

    def _order_keys(self) -> None:
        """Tab goes from card to card and on to what stands below; cards made anew would come last of all."""
        before: QWidget = self.again
        for card in self.cards:
            for widget in (card.settings, card.secret.line, card.last_try.tick):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _entered(self, at: int) -> None:
        """Enter goes to the next secret that is empty, and from the last one on to signing."""
        rest = [card for card in self.cards[at + 1 :] + self.cards[:at] if card.secret.isVisibleTo(self)]
        empty = next((card for card in rest if not card.secret.line.text()), None)
        if empty is not None:
            QTimer.singleShot(0, empty.secret.line, empty.secret.line.setFocus)  # after the field's own Enter
        else:
            self.entered.emit()

    def missing(self) -> str:
        """What still stands before the signature, in one line."""
        blocked_first = sorted(self.cards, key=lambda card: card.able)
        told_first = next((words for words in (card.missing() for card in blocked_first) if words), "")
        if told_first:
            return told_first
        asks = any(card.signatory.asks for card in self.cards)
        if asks and not self.agreed.tick.isChecked():
            return self.tr("The unit above would not take a signature: see the amber note.")
        return ""

    def secrets(self) -> Mapping[str, Secret]:
        """What was typed, for one attempt; the fields are empty then."""
        return {card.signatory.role: card.take() for card in self.cards}

    def empty(self) -> None:
        for card in self.cards:
            card.empty()

    def card_of(self, role: str) -> SignerCard | None:
        return next((card for card in self.cards if card.signatory.role == role), None)

    def first_secret(self) -> QWidget | None:
        """Where the keyboard should be: the first secret that can be typed and is empty."""
        open_cards = [card for card in self.cards if card.secret.isVisibleTo(self)]
        return next((card.secret.line for card in open_cards if not card.secret.line.text()), None)
