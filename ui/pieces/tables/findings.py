"""Findings beside the work: what is doubtful, in figures, with a word, a sign, a colour, and the next step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.forms.findings import Finding, Level
from models.values.messages import sentence
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import button, clear, label
from ui.theme.icons import icon

TONES = {Level.ERROR: "red", Level.WARNING: "amber", Level.INFO: "blue"}
SIGNS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "info"}


@dataclass(frozen=True, slots=True)
class FindingAction:
    """A next step that a finding offers."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding ready to show: where (short), what (a sentence with figures), and what can be done.

    answered: it has its reason, and stands no longer in the way.
    """

    level: Level
    where: str
    sentence: str
    steps: tuple[FindingAction, ...] = ()
    answered: bool = False


def shown_finding(finding: Finding, where: str, *steps: FindingAction) -> ShownFinding:
    """A finding in the words of the language in force."""
    return ShownFinding(finding.level, where, sentence(finding.code, finding.details, language()), steps)


class FindingCard(QFrame):
    """One finding. Its first step is also reached with F4 and pressed with Enter."""

    def __init__(self, finding: ShownFinding) -> None:
        super().__init__()
        self.finding = finding
        tone = TONES[finding.level]
        self.setProperty("card", tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(icon(SIGNS[finding.level], tone).pixmap(16, 16))
        sign.setAccessibleName(self.word(finding.level))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        where = label(finding.where or self.word(finding.level), "label", wrap=True, tone=tone)
        head.addWidget(where, 1)
        column.addLayout(head)
        column.addWidget(label(finding.sentence, wrap=True))
        self.steps = [button(step.text, step.act, kind="link") for step in finding.steps]
        if self.steps:
            ways = QWidget()
            row = FlowLayout(ways)
            for step in self.steps:
                row.addWidget(step)
            column.addWidget(ways)
        self.setAccessibleName(f"{self.word(finding.level)}: {finding.where} {finding.sentence}")

    def word(self, level: Level) -> str:
        """The word that goes with the colour."""
        if level == Level.ERROR:
            return self.tr("Error")
        return self.tr("Warning") if level == Level.WARNING else self.tr("Information")


class FindingList(QWidget):
    """A heading, the counts by level, and the cards, worst first."""

    counted = Signal(int, int, int)  # errors, warnings, informations

    def __init__(self, heading: str, nothing: str = "") -> None:
        super().__init__()
        self.cards: list[FindingCard] = []
        self._at = -1
        self.errors, self.warnings, self.informations = StateChip(), StateChip(), StateChip()
        self.answers = StateChip()
        self.nothing = label(nothing or self.tr("Nothing to look at."), "muted", wrap=True)
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 4, 0)
        self._cards.setSpacing(8)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.errors, self.warnings, self.answers, self.informations):
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if heading:
            column.addWidget(label(heading, "section"))
        column.addLayout(chips)
        column.addWidget(self.nothing)
        self._area = scrolled(inside)
        column.addWidget(self._area, 1)
        self.show_cards(())

    def show_cards(self, findings: Sequence[ShownFinding]) -> None:
        """Show these findings, errors first, each level in the order given, what is answered after what is open."""
        order = list(Level)
        clear(self._cards)
        self.cards = [
            FindingCard(finding)
            for finding in sorted(findings, key=lambda one: (order.index(one.level), one.answered))
        ]
        for card in self.cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        self._at = -1
        errors, warnings, others = (
            sum(d.level == level and not d.answered for d in findings) for level in order
        )
        answered = sum(finding.answered for finding in findings)
        self.errors.show_state(self.tr("Errors: {count}").format(count=errors) if errors else "", "red")
        self.warnings.show_state(
            self.tr("Warnings: {count}").format(count=warnings) if warnings else "", "amber"
        )
        self.answers.show_state(
            self.tr("Answered: {count}").format(count=answered) if answered else "", "grey"
        )
        self.informations.show_state(self.tr("Notes: {count}").format(count=others) if others else "", "blue")
        self.nothing.setVisible(not findings)
        self.counted.emit(errors, warnings, others)

    def next(self) -> bool:
        """Go to the next finding and take its first step: the answer to F4."""
        if not self.cards:
            return False
        self._at = (self._at + 1) % len(self.cards)
        card = self.cards[self._at]
        self._area.ensureWidgetVisible(card)
        if card.finding.steps:
            card.finding.steps[0].act()
        return True
