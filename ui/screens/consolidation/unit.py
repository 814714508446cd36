"""What is known about the returns of one unit for a period, and the way to remind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.dialogue.reminders import Owed
from models.values.dates import format_date
from models.values.deadline_words import source_words
from models.values.periods import LastDay
from storage.received.receiving import Received
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.moments import minute_of
from ui.pieces.text import button, clear, label
from ui.screens.consolidation.states import TONES, UnitState


class UnitPanel(QWidget):
    """What is known about the returns of one unit for the period."""

    package_wanted = Signal(str)
    reminder_wanted = Signal(object)  # Owed

    def __init__(self) -> None:
        super().__init__()
        self._owed: Owed | None = None
        self.unit = label(kind="section", wrap=True)
        self.state = StateChip()
        self.deadline = label(kind="muted", wrap=True)
        self._packages = QVBoxLayout()
        self._packages.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.queries = label(kind="muted", wrap=True)
        self.remind = button(self.tr("Remind this unit…"), self._remind)
        self.remind.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self.unit, self.state, self.deadline, self.queries, self.remind):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._packages)
        column.addStretch(1)

    def show_state(self, state: UnitState, words: str) -> None:
        """Show this unit."""
        tone = TONES[state.sending]
        self.unit.setText(state.unit.title)
        self.state.show_state(words.partition(" ")[2], "grey" if tone == "muted" else tone)
        self.deadline.setText(f"{self._deadline(state.until)}\n{source_words(state.until, language())}")
        self._owed = state.owed
        numbers = ", ".join(str(number) for number in state.owed.queries) if state.owed else ""
        self.queries.setText(self.tr("Queries without an answer: {numbers}").format(numbers=numbers))
        self.queries.setVisible(bool(numbers))
        self.remind.setVisible(state.owed is not None)
        clear(self._packages)
        if not state.packages:
            self._packages.addWidget(label(self.tr("No package of this unit was received."), wrap=True))
        for package in state.packages:
            self._add(package, counts=package is state.package and package.status == "accepted")

    def _deadline(self, until: LastDay) -> str:
        if not until.is_moved:
            return self.tr("Deadline: {day}").format(day=format_date(until.day))
        return self.tr("Deadline: {day} ({named} is a day off)").format(
            day=format_date(until.day), named=format_date(until.named)
        )

    def _remind(self) -> None:
        if self._owed is not None:
            self.reminder_wanted.emit(self._owed)

    def _add(self, package: Received, *, counts: bool) -> None:
        told = self.tr("Revision {revision}, received {moment}").format(
            revision=package.revision, moment=minute_of(package.received_at)
        )
        self._packages.addWidget(label(told, "label"))
        if package.status != "accepted":
            state, tone = self.tr("Withdrawn"), "amber"
        elif counts:
            state, tone = self.tr("Counts in the merged figures"), "green"
        else:
            state, tone = self.tr("Replaced by a later revision"), ""
        self._packages.addWidget(label(state, "note", tone=tone))
        self._packages.addWidget(label(", ".join(package.signers), "note", wrap=True))
        sha256 = package.sha256
        opens = button(self.tr("Open the report"), lambda: self.package_wanted.emit(sha256), kind="link")
        self._packages.addWidget(opens)
