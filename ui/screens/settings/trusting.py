"""The trust list: installed from a file; at first use a person compares the fingerprint and pins it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Refused, Trouble
from models.values.messages import message_for
from models.values.quantities import format_number
from storage.book.book import Book
from storage.trust import trust
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.moments import here
from ui.pieces.tables.facts import grouped
from ui.pieces.text import button, label
from ui.screens.settings.card import Card, FactTable
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.trust.lists import TrustList


@dataclass(frozen=True)
class TrustOffer:
    """A list that was read from a file; why: what a person has to decide before it is put in use, in words."""

    data: bytes
    found: "TrustList"
    file: Path
    why: str = ""


def read_offer(book: Book, file: Path) -> TrustOffer:
    """The list in a file, verified; Refused with the codes of exports.trust.lists.read_trust."""
    from exports.exchange.receiving import next_trust, read_file

    data = read_file(file)
    try:
        return TrustOffer(data, next_trust(book, data), file)
    except Refused as refusal:
        kept = trust.in_use(book)
        if refusal.code not in ("TRUST_OTHER_PROVINCE", "TRUST_ROLES_EMPTIED") or kept is None:
            raise
        return TrustOffer(data, next_trust(book, data, kept.pinned), file, message_for(refusal, language()))


class TrustPart(QWidget):
    """The list in use, and the one that is offered."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._offered: TrustOffer | None = None
        self.state = StateChip()
        self.told = label("", wrap=True)
        self.facts = FactTable()
        self.install = button(
            self.tr("Install a trust list\u2026"), self._ask_file, kind="primary", picture="folder"
        )
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.now = Card(
            self.tr("Trust list in use"),
            self.tr(
                "Signed by the province, it says whose signature counts for which unit. Packages are judged by it."
            ),
        )
        for widget in (self.state, self.told, self.facts, self.refusal):
            self.now.inside.addWidget(widget)
        self.now.inside.addWidget(self.install, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer = self._offer_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.now)
        column.addWidget(self.offer)
        column.addStretch(1)

    def _offer_card(self) -> Card:
        card = Card(
            self.tr("Compare before the first use"),
            self.tr(
                "Whoever signed this list decides whom this book believes. Compare the fingerprint, group by "
                "group, with the one that the province gave you on paper or by telephone. From then on only "
                "lists of the same signer are taken."
            ),
        )
        self.offered_facts = FactTable()
        self.doubt = label("", "refusal", wrap=True)
        self.fingerprint = label("", "title", wrap=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.compared = QCheckBox(self.tr("I have compared the fingerprint, and it is the same"))
        self.accept = button(self.tr("Use this list"), self.accept_offer, kind="primary")
        self.compared.toggled.connect(self.accept.setEnabled)
        self.reject = button(self.tr("Do not use it"), self._drop_offer)
        for widget in (self.doubt, self.offered_facts, self.fingerprint, self.compared):
            card.inside.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.accept)
        row.addWidget(self.reject)
        row.addStretch(1)
        card.inside.addLayout(row)
        card.hide()
        return card

    # what is in use

    def look(self) -> None:
        """Read the list in use beside the window."""
        book = self._context.opened
        if trust.in_use(book) is None:
            self._show_none()
            return

        def read(_work: Work) -> "TrustList | None":
            from exports.exchange.receiving import trust_in_use

            return trust_in_use(book)

        self._context.run(
            read, self._show_list, title=self.tr("Reading the trust list"), failed=self._show_trouble
        )

    def _show_none(self) -> None:
        self.state.show_state(self.tr("None"), "amber")
        self.told.setText(
            self.tr(
                "Packages can be opened, but not judged. Install the list that the province has published."
            )
        )
        self.told.show()
        self.facts.hide()

    def _show_list(self, found: "TrustList | None") -> None:
        if found is None:
            self._show_none()
            return
        from exports.trust.lists import GRACE

        now = self._context.opened.clock()
        self.told.setVisible(now > found.next_update)
        if now <= found.next_update:
            self.state.show_state(self.tr("In force"), "green")
        elif now <= found.next_update + GRACE:
            self.state.show_state(self.tr("Past its next update"), "amber")
            self.told.setText(
                self.tr("It still serves for a while, with a remark. Ask the province for the new list.")
            )
        else:
            self.state.show_state(self.tr("Expired"), "red")
            self.told.setText(
                self.tr("No package can be judged any more. Ask the province for the new list.")
            )
        self.facts.show()
        self.facts.show_facts(
            [*self._facts_of(found), (self.tr("Signed by (SHA-256)"), grouped(found.signed_by))]
        )

    def _facts_of(self, found: "TrustList") -> list[tuple[str, str]]:
        units = {(one.level, one.code, one.valid_from) for one in found.members}
        certificates = {one.sha256 for one in found.members}
        return [
            (self.tr("Province"), found.province.name),
            (self.tr("Serial number"), str(found.serial)),
            (self.tr("Issued on"), _day(found.issued_at)),
            (self.tr("Next update by"), _day(found.next_update)),
            (self.tr("Units"), format_number(len(units))),
            (self.tr("Certificates"), format_number(len(certificates))),
        ]

    def _show_trouble(self, trouble: Trouble) -> None:
        self.state.show_state(self.tr("Cannot be used"), "red")
        self.told.setText(message_for(trouble, language()))
        self.told.show()

    # what is offered

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Trust list"), "", "*.asice")
        if name:
            self.open_file(Path(name))

    def open_file(self, file: Path) -> None:
        """Read a list: a first one waits for the comparison, a later one of the pinned signer is put in use."""
        book = self._context.opened
        self.refusal.hide()
        self._drop_offer()
        self._context.run(
            lambda _work: read_offer(book, file),
            self._take_offer,
            title=self.tr("Reading the trust list"),
            failed=self._refuse,
        )

    def _take_offer(self, offered: TrustOffer) -> None:
        self._offered = offered
        if trust.in_use(self._context.opened) is not None and not offered.why:
            self.accept_offer()
            return
        self.offered_facts.show_facts([(self.tr("File"), str(offered.file)), *self._facts_of(offered.found)])
        self.doubt.setText(offered.why)
        self.doubt.setVisible(bool(offered.why))
        self.fingerprint.setText(grouped(offered.found.signed_by))
        self.compared.setChecked(False)
        self.accept.setEnabled(False)
        self.now.hide()
        self.offer.show()
        self.compared.setFocus()

    def accept_offer(self) -> None:
        """Put the offered list in use, and pin its signer."""
        offered, book = self._offered, self._context.opened
        if offered is None:
            return

        def installed(_work: Work) -> "TrustList":
            from exports.exchange.receiving import install_trust

            return install_trust(book, offered.data, offered.found.signed_by)

        def done(found: "TrustList") -> None:
            self._drop_offer()
            self._show_list(found)

        self._context.run(
            installed,
            done,
            title=self.tr("Installing the trust list"),
            failed=self._refuse,
            cancellable=False,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self.refusal.setText(message_for(trouble, language()))
        self.refusal.show()

    def _drop_offer(self) -> None:
        self._offered = None
        self.offer.hide()
        self.now.show()


def _day(moment: datetime) -> str:
    return format_date(here(moment).date())
