"""Registering a certificate: the unit's file is read, its fingerprint compared with the paper, then it is kept."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.trust.rules import trust_rules
from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for
from models.values.units import Unit, children
from storage.book import settings
from storage.book.book import Book
from storage.trust import registrations
from ui.language import language
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import DateField
from ui.pieces.moments import here
from ui.pieces.tables.facts import FactRows, grouped
from ui.pieces.text import button, hairline, label
from ui.screens.trust.listing import role_word
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.signatures.usage import CertificateFacts
    from exports.trust.registrations import Registration

Read = tuple["Registration", "CertificateFacts"]


def read_file(path: Path) -> Read:
    """The registration in a file; Refused with the codes of exports.trust.making.read_registration."""
    from exports.exchange.receiving import read_file as read
    from exports.trust.making import read_registration
    from exports.trust.registrations import REGISTRATION_SIZE

    return read_registration(read(path, REGISTRATION_SIZE))


def keep(book: Book, registration: "Registration", term: registrations.SigningRight, replaces: str) -> str:
    """Register it; the id. Refused with the codes of exports.trust.making.register."""
    from exports.trust.making import register

    return register(book, registration, term, replaces=replaces)


class Adding(QWidget):
    """One registration on its way into the book."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, context: Context, read: Read) -> None:
        super().__init__()
        self._context = context
        self._registration, self._facts = read
        self._units: dict[str, Unit] = {}
        self.facts = FactRows()
        self.fingerprint = label(grouped(self._facts.sha256), "label", wrap=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.compared = QCheckBox(self.tr("Compared with the unit's paper: the same"))
        self.starts = DateField(self.tr("Signs from"))
        self.ends = DateField(self.tr("Until (if known)"))
        self.unit = ChoiceField(self.tr("For the unit"), required=True, chars=27)
        roles = [Option(role, role_word(role)) for role in trust_rules().roles]
        self.role = ChoiceField(self.tr("Role"), roles, required=True, chars=20)
        self.replaces = ChoiceField(self.tr("Replaces (if any)"), chars=27)
        self.replaces.hide()
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.act = button(self.tr("Register the certificate"), self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.left.emit)
        self._lay_out()
        self._begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.facts)
        column.addWidget(
            label(self.tr("Fingerprint: compare it group by group with the paper"), "label", wrap=True)
        )
        for widget in (self.fingerprint, self.compared, hairline()):
            column.addWidget(widget)
        days = QHBoxLayout()
        days.setSpacing(16)
        for field in (self.starts, self.ends):
            days.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        column.addLayout(days)
        for choice in (self.unit, self.role, self.replaces, self.refusal):
            column.addWidget(choice)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(self.away)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _begin(self) -> None:
        found = self._facts
        days = (format_date(here(moment).date()) for moment in (found.starts, found.ends))
        self.facts.show_facts(
            [
                (self.tr("Name in the certificate"), found.name),
                (self.tr("Issued by"), found.issuer),
                (self.tr("Certificate valid"), " \u2013 ".join(days)),
            ]
        )
        self.starts.set_value(self._context.opened.clock().date())
        self.role.set_value(trust_rules().roles[0])
        self._offer_units()
        self.starts.committed.connect(lambda _: self._offer_units())
        self.unit.committed.connect(lambda _: self._offer_replaced())

    def _offer_units(self) -> None:
        """The units that report to this office on the first day."""
        book, day = self._context.opened, self.starts.value()
        if not isinstance(day, date):
            return
        office = settings.unit_at(book, day)
        self._units = {"/".join(unit.key): unit for unit in children(office, day)}
        options = [Option(key, f"{unit.title} ({unit.code})") for key, unit in self._units.items()]
        self.unit.offer(options)

    def _offer_replaced(self) -> None:
        """The certificates that sign for the chosen unit now."""
        unit = self._units.get(self.unit.value())
        serving = [
            Option(one.id, f"{one.name} ({role_word(one.role)})")
            for one in registrations.registered(self._context.opened)
            if unit is not None and one.unit.key == unit.key and one.ends is None and not one.lost
        ]
        self.replaces.offer(serving)
        self.replaces.setVisible(bool(serving))

    def missing(self) -> str:
        """What is still to be done, "" when nothing."""
        if not self.compared.isChecked():
            return self.tr("Compare the fingerprint with the paper first, and tick it.")
        if self.starts.value() is None:
            return self.tr("Give the first day.")
        return "" if self.unit.value() in self._units else self.tr("Choose the unit that it signs for.")

    def go(self) -> None:
        """Register it beside the window."""
        fields = (self.starts, self.ends, self.unit, self.role, self.replaces)
        good = [field.commit() for field in fields]
        if not all(good):
            return
        if missing := self.missing():
            self._say(missing)
            return
        self.refusal.hide()
        book, registration = self._context.opened, self._registration
        unit = self._units[self.unit.value()]
        term = registrations.SigningRight(unit, self.role.value(), self.starts.value(), self.ends.value())
        replaces = self.replaces.value() or ""
        self.act.setEnabled(False)
        self._context.run(
            lambda _work: keep(book, registration, term, replaces),
            self.kept.emit,
            title=self.tr("Registering the certificate"),
            failed=self._refuse,
            cancellable=False,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self._say(message_for(trouble, language()))

    def _say(self, sentence: str) -> None:
        self.act.setEnabled(True)
        self.refusal.setText(sentence)
        self.refusal.show()
