"""The certificate in hand: whose it is, its fingerprint, and withdrawing it with a date."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for
from storage.trust import registrations
from storage.trust.registrations import Registered
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.inputs.fields import DateField
from ui.pieces.inputs.longer import TickField
from ui.pieces.moments import here
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.facts import FactRows, grouped
from ui.pieces.text import button, hairline, label
from ui.screens.trust.listing import TONES, role_word, state_word
from ui.shell.context import Context


class Details(QWidget):
    """Facts of one registration, and the two ways to end it: it leaves, or its key is lost."""

    withdrawn = Signal()

    def __init__(self, context: Context, one: Registered) -> None:
        super().__init__()
        self._context, self.one = context, one
        today = context.opened.clock().date()
        state = one.state_on(today)
        self.chip = StateChip()
        self.facts = FactRows()
        self.day = DateField(self.tr("Does not sign any more from"), required=True)
        self.day.set_value(today)
        self.lost = TickField(
            self.tr("The key is lost or in other hands"),
            hint=self.tr("Then nothing that it ever signed is believed, whatever date it bears."),
        )
        self.act = button(self.tr("Withdraw\u2026"), self.ask, kind="danger")
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chip)
        column.addWidget(self.facts)
        self.ending = QWidget()
        inside = QVBoxLayout(self.ending)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for widget in (hairline(), self.day, self.lost, self.refusal):
            inside.addWidget(widget)
        inside.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ending)
        column.addStretch(1)
        self.chip.show_state(state_word(state), TONES[state].replace("muted", "grey"))
        self.ending.setVisible(state != "lost")
        self._show_facts()

    def _show_facts(self) -> None:
        from exports.signatures.usage import certificate_facts

        one = self.one
        found = certificate_facts(one.certificate)
        days = (format_date(here(moment).date()) for moment in (found.starts, found.ends))
        self.facts.show_facts(
            [
                (self.tr("Unit"), f"{one.unit.title} ({one.code})"),
                (self.tr("Role"), role_word(one.role)),
                (self.tr("Issued by"), found.issuer),
                (self.tr("Certificate valid"), " \u2013 ".join(days)),
                (self.tr("Fingerprint (SHA-256)"), grouped(one.sha256)),
                (self.tr("Registered on"), _day(one.added_at)),
                (self.tr("Withdrawn on"), _day(one.withdrawn_at)),
            ]
        )

    def ask(self) -> None:
        """Name the consequence before it is withdrawn."""
        if not self.day.commit() or self.day.value() is None:
            return
        names = {"name": self.one.name, "unit": self.one.unit.title, "on": format_date(self.day.value())}
        if self.lost.read():
            told_so = self.tr(
                "Once the next list is signed, no package that {name} signed for {unit} is believed, earlier ones "
                "included. Do this only where the key is lost or misused. It cannot be taken back."
            )
        else:
            told_so = self.tr(
                "From {on} on, {name} signs no more for {unit}. What was signed before stays good. It takes effect "
                "once the next list is signed and handed down."
            )
        ConfirmPanel(
            self,
            self.tr("Withdraw {name}?").format(**names),
            told_so.format(**names),
            self.tr("Withdraw the certificate"),
            self.withdraw,
        ).open()

    def withdraw(self) -> None:
        """End the registration beside the window."""
        book, one, day, lost = self._context.opened, self.one, self.day.value(), self.lost.read()
        self._context.run(
            lambda _work: registrations.withdraw(book, one.id, day, lost=lost),
            lambda _: self.withdrawn.emit(),
            title=self.tr("Withdrawing the certificate"),
            failed=self._refuse,
            cancellable=False,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self.refusal.setText(message_for(trouble, language()))
        self.refusal.show()


def _day(moment: str) -> str:
    return format_date(here(datetime.fromisoformat(moment)).date()) if moment else ""
