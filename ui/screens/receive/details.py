"""The panel of one file: verdict, sentence, the next step, the ladder and the technical details folded."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.returns.document import ReturnDocument
from models.returns.verdicts import Verdict
from models.values.messages import sentence
from models.values.quantities import format_number
from storage.received.answered import answered_in
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.flow import FlowLayout
from ui.pieces.fold import Fold
from ui.pieces.moments import minute_of
from ui.pieces.panels.ladder import Ladder, Reached
from ui.pieces.panels.verdicts import ladder_steps, role_name, word_of
from ui.pieces.tables.facts import grouped
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button, clear, label
from ui.screens.receive.lines import IncomingFile, chain_word


class FileDetails(QWidget):
    """Shows one line; which folds are open is kept from file to file."""

    def __init__(self) -> None:
        super().__init__()
        self.chip, self.came, self.chain = StateChip(), StateChip(), StateChip()
        self.unit = label(kind="section", wrap=True)
        self.sentence, self.fault = label(wrap=True), label(wrap=True, tone="amber")
        self.signers = label(kind="muted", wrap=True)
        self.answered = label(wrap=True, tone="amber")
        for words in (self.sentence, self.fault, self.answered):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        held = QWidget()
        self._steps = FlowLayout(held)
        self.ladder = Ladder()
        self.rungs = Fold(self.tr("Steps of the check"), self.ladder)
        self._facts = QWidget()
        self._fact_lines = QVBoxLayout(self._facts)
        self._fact_lines.setContentsMargins(0, 0, 0, 0)
        self._fact_lines.setSpacing(4)
        self.technical = Fold(self.tr("Technical details"), self._facts)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.chip, self.came, self.chain):
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(self.unit)
        column.addLayout(chips)
        column.addWidget(self.sentence)
        column.addWidget(self.fault)
        column.addWidget(self.signers)
        column.addWidget(self.answered)
        for widget in (held, self.rungs, self.technical):
            column.addWidget(widget)
        column.addStretch(1)

    def show_line(self, line: IncomingFile, steps: Iterable[FindingAction]) -> None:
        """Show this file."""
        document = line.document
        self.unit.setText(f"{line.named()} \u00b7 {line.period()}" if line.said else line.path.name)
        self.chip.show_state(word_of(line.standing), line.tone)
        self.came.show_state(line.came_as(), "grey")
        self.chain.show_state(chain_word(line.fault), "amber")
        self.sentence.setText(line.sentence())
        self.fault.setText(line.chain())
        self.fault.setVisible(line.fault is not None)
        names = ", ".join(one.name for one in line.opened.inspection.verdict.signers) if line.opened else ""
        self.signers.setText(self.tr("Signed by {names}").format(names=names))
        self.signers.setVisible(bool(names))
        self._show_answered(document)
        clear(self._steps)
        for at, step in enumerate(steps):
            self._steps.addWidget(button(step.text, step.act, kind="link" if at else ""))
        verdict = line.opened.inspection.verdict if line.opened else None
        self.rungs.setVisible(verdict is not None)
        if verdict is not None:
            self._show_rungs(verdict)
        clear(self._fact_lines)
        for name, value in self._technical(line):
            fact = label(f"{name}: {value}", "note", wrap=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._fact_lines.addWidget(fact)

    def _show_answered(self, document: ReturnDocument | None) -> None:
        """What does not agree in the return, and how the unit explains it."""
        told = self.tr("{sentence}\nReason: {reason}")
        lines = [
            told.format(sentence=sentence(one.code, one.details, language()), reason=reason)
            for one, reason in (answered_in(document) if document is not None else ())
        ]
        self.answered.setText("\n".join(lines))
        self.answered.setVisible(bool(lines))

    def _show_rungs(self, verdict: Verdict) -> None:
        rungs = ladder_steps(verdict)
        passed = sum(rung.reached is Reached.PASSED for rung in rungs)
        heading = self.tr("Steps of the check: {passed} of {count} passed")
        self.rungs.say(heading.format(passed=passed, count=len(rungs)))
        self.ladder.show_steps(rungs)

    def _technical(self, line: IncomingFile) -> list[tuple[str, str]]:
        facts = [(self.tr("File"), str(line.path)), (self.tr("Code"), line.code or "\u2013")]
        if line.parts:
            facts.append((self.tr("Joined from"), ", ".join(part.name for part in line.parts)))
        if line.fault is not None:
            facts.append((self.tr("Code of the chain"), line.fault.code))
        if line.opened is None:
            return facts
        inspection, document = line.opened.inspection, line.document
        facts.append((self.tr("SHA-256 of the package"), grouped(inspection.package_sha256)))
        if document is not None:
            facts += [
                (self.tr("SHA-256 of the data"), grouped(inspection.data_sha256)),
                (self.tr("Made at"), minute_of(document.made_at)),
                (self.tr("Number in the chain of packages"), format_number(document.number)),
                (self.tr("Made by the program"), document.program),
            ]
        for signer in inspection.verdict.signers:
            roles = ", ".join(role_name(role) for role in signer.role.split(", ") if role)
            told = f"{signer.name}{f' ({roles})' if roles else ''}, {minute_of(signer.claimed_at)}"
            facts.append((self.tr("Signed by"), told))
            facts.append((self.tr("Fingerprint of the certificate"), grouped(signer.certificate_sha256)))
        return facts
