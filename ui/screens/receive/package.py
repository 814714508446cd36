"""The panel of one received package: what it is, what was told and asked about it, what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.returns.chains import ChainFault
from models.returns.verdicts import Validity
from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import format_number
from storage.received.receiving import Received
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.moments import minute_of
from ui.pieces.panels.verdicts import SIGNS, word_of
from ui.pieces.tables.facts import grouped
from ui.pieces.text import button, label, restyle
from ui.screens.receive.lines import chain_sentence, chain_word
from ui.screens.receive.recheck import Rechecked


class PackagePanel(QWidget):
    """Everything about one package, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.unit = label(kind="section", wrap=True)
        self.state, self.chain = StateChip(), StateChip()
        self.facts = label(wrap=True)
        self.digest = label(kind="note", wrap=True)
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = button(self.tr("Receive it again"))
        self.original = button(self.tr("Save the original\u2026"), picture="copy")
        self.report = button(self.tr("Open the report"), picture="reports")
        self.changes = button(self.tr("What it changed\u2026"), picture="next")
        self.ask = button(self.tr("Ask about this\u2026"), picture="help")
        self.receipt = button(self.tr("Give a receipt\u2026"), picture="check")
        self.recheck = button(self.tr("Check it again"), picture="check")
        self.sheet = button(self.tr("Verification sheet\u2026"), picture="print")
        self.rechecked = label(wrap=True)
        self.rechecked.hide()
        self.fault = label(wrap=True, tone="amber")
        self.ask_unit = button(self.tr("Ask the unit about it\u2026"), kind="link")
        self._package = ""
        self.withdraw = button(self.tr("Withdraw\u2026"), kind="danger", picture="undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.state)
        chips.addWidget(self.chain)
        chips.addStretch(1)
        column.addWidget(self.unit)
        column.addLayout(chips)
        for widget in (self.fault, self.ask_unit, self.facts, self.digest, self.rechecked):
            column.addWidget(widget)
        column.addSpacing(8)
        for one in (
            self.report,
            self.changes,
            self.ask,
            self.receipt,
            self.recheck,
            self.sheet,
            self.original,
            self.again,
            self.withdraw,
        ):
            column.addWidget(one)
        column.addStretch(1)

    def show_rechecked(self, package: Received, found: Rechecked) -> None:
        """Say what judging again found, if that package is still shown."""
        if package.sha256 == self._package:
            self.rechecked.setText(found.words)
            restyle(self.rechecked, tone="green" if found.is_valid else "red")
            self.rechecked.show()

    def show_package(
        self, package: Received, state: str, tone: str, fault: ChainFault | None, receipt: str, asked: str
    ) -> None:
        """Show this package; fault: in the chain of its unit; receipt, asked: what was told and asked, in words."""
        if package.sha256 != self._package:
            self.rechecked.hide()
        self._package = package.sha256
        standing = Validity(package.verdict)
        self.unit.setText(package.unit_name)
        self.state.show_state(state, tone if tone != "muted" else "grey")
        self.chain.show_state(chain_word(fault), "amber")
        self.fault.setText("" if fault is None else chain_sentence(fault))
        self.fault.setVisible(fault is not None)
        self.ask_unit.setVisible(fault is not None)
        facts = [
            (self.tr("Period"), period_label(parse_period(package.period), language())),
            (self.tr("Revision"), format_number(package.revision)),
            (self.tr("Number in the chain of packages"), format_number(package.number)),
            (self.tr("Made at"), minute_of(package.made_at)),
            (self.tr("Received at"), minute_of(package.received_at)),
            (self.tr("Verdict"), f"{SIGNS[standing]} {word_of(standing)}"),
            (self.tr("Signed by"), ", ".join(package.signers)),
            (self.tr("Receipt"), receipt),
            (self.tr("Questions"), asked),
        ]
        self.facts.setText("\n".join(f"{name}: {value}" for name, value in facts if value))
        digest = grouped(package.sha256)
        self.digest.setText(f"SHA-256: {digest}")
        accepted = package.status == "accepted"
        self.withdraw.setVisible(accepted)
        self.again.setVisible(not accepted)
