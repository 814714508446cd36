"""The panel of one file: verdict, sentence, the next step, the ladder and the technical details folded."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.quantities import format_number
from models.sentences import sentence
from models.verdicts import Standing, Verdict
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.findings import Step
from ui.pieces.fold import Fold
from ui.pieces.ladder import Ladder, Reached, Rung
from ui.pieces.moments import minute_of
from ui.pieces.text import button, clear, label
from ui.screens.receive.lines import Line, role_name, rung_name, word_of


class FileDetails(QWidget):
    """Shows one line; which folds are open is kept from file to file."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = StateChip()
        self.unit = label(kind="section", wrap=True)
        self.sentence = label(wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(12)
        self.ladder = Ladder()
        self.rungs = Fold(self.tr("Steps of the check"), self.ladder)
        self._facts = QWidget()
        self._fact_lines = QVBoxLayout(self._facts)
        self._fact_lines.setContentsMargins(0, 0, 0, 0)
        self._fact_lines.setSpacing(4)
        self.technical = Fold(self.tr("Technical details"), self._facts)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.unit, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addLayout(self._steps)
        column.addWidget(self.rungs)
        column.addWidget(self.technical)
        column.addStretch(1)

    def show_line(self, line: Line, steps: Iterable[Step]) -> None:
        """Show this file."""
        document = line.document
        named = f"{line.unit()} \u00b7 {line.period()}" if document else line.path.name
        self.unit.setText(named)
        self.chip.show_state(word_of(line.standing), line.tone)
        self.sentence.setText(line.sentence())
        clear(self._steps)
        for step in steps:
            self._steps.addWidget(button(step.text, step.act))
        self._steps.addStretch(1)
        verdict = line.opened.inspection.verdict if line.opened else None
        self.rungs.setVisible(verdict is not None)
        if verdict is not None:
            passed = sum(rung.passed for rung in verdict.rungs)
            heading = self.tr("Steps of the check: {passed} of {count} passed")
            self.rungs.say(heading.format(passed=passed, count=_rung_count(verdict)))
            self.ladder.show_rungs(_rungs(verdict))
        clear(self._fact_lines)
        for name, value in self._technical(line):
            fact = label(f"{name}: {value}", "note", wrap=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._fact_lines.addWidget(fact)

    def _technical(self, line: Line) -> list[tuple[str, str]]:
        facts = [(self.tr("File"), str(line.path)), (self.tr("Code"), line.code or "\u2013")]
        if line.opened is None:
            return facts
        inspection, document = line.opened.inspection, line.document
        facts.append((self.tr("SHA-256 of the package"), _grouped(inspection.package_sha256)))
        if document is not None:
            facts += [
                (self.tr("SHA-256 of the data"), _grouped(inspection.data_sha256)),
                (self.tr("Made at"), minute_of(document.made_at)),
                (self.tr("Number in the chain of packages"), format_number(document.number)),
                (self.tr("Made by the program"), document.program),
            ]
        for signer in inspection.verdict.signers:
            roles = ", ".join(role_name(role) for role in signer.role.split(", ") if role)
            told = f"{signer.name}{f' ({roles})' if roles else ''}, {minute_of(signer.claimed_at)}"
            facts.append((self.tr("Signed by"), told))
            facts.append((self.tr("Fingerprint of the certificate"), _grouped(signer.certificate_sha256)))
        return facts


def _rung_count(verdict: Verdict) -> int:
    from exports.verification import RUNGS

    return max(len(RUNGS), len(verdict.rungs))


def _rungs(verdict: Verdict) -> list[Rung]:
    """The rungs that were climbed, and those that were not reached."""
    from exports.verification import RUNGS

    climbed = [_rung(one.name, one.passed, one.code, one.details, verdict) for one in verdict.rungs]
    names = {one.name for one in verdict.rungs}
    return climbed + [Rung(rung_name(name), Reached.OPEN) for name in RUNGS if name not in names]


def _rung(name: str, passed: bool, code: str, details: dict[str, object], verdict: Verdict) -> Rung:
    if passed:
        return Rung(rung_name(name), Reached.PASSED)
    stopped = Reached.WAITING if verdict.standing is Standing.UNDECIDED else Reached.FAILED
    return Rung(rung_name(name), stopped, sentence(code, details, language()))


def _grouped(digest: str) -> str:
    """A digest in groups of eight, so that two people can compare it aloud."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
