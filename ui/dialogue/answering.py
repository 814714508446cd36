"""Findings with their reasons: what a reason answers is answered in its own card, and the answer is kept at once."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from models.forms.findings import Finding
from models.returns.returns import alike, open_findings
from models.values.messages import sentence
from ui.language import language
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.tables.findings import FindingAction, FindingCard, FindingList, ShownFinding


class AnswerList(FindingList):
    """The cards of findings: go to the cell, give a reason. Nothing is built anew while nothing changed."""

    wanted = Signal(object)  # finding whose cell is to be shown
    answered = Signal(object, str)  # findings, the reason for them ("" takes the reason back)

    def __init__(self, heading: str, nothing: str = "") -> None:
        super().__init__(heading, nothing)
        self._shown: object = None
        self._by_key: dict[str, FindingCard] = {}

    def show_findings(
        self,
        findings: Sequence[Finding],
        reasons: Mapping[str, str],
        place: Callable[[Finding], str],
        *,
        editable: bool,
    ) -> None:
        """Show findings with the reasons given for them; `place` names the cell of one in words."""
        known = (
            [(one.key, place(one), sentence(one.code, one.details, language())) for one in findings],
            {one.key: reasons.get(one.key, "") for one in findings},
            editable,
        )
        if known == self._shown:
            return
        self._shown = known
        standing = open_findings(findings, reasons)
        doubts = [
            self._doubt(one, reasons.get(one.key, ""), place(one), standing, editable) for one in findings
        ]
        self.show_cards(doubts)
        by_finding = {id(card.finding): card for card in self.cards}
        self._by_key = {one.key: by_finding[id(doubt)] for one, doubt in zip(findings, doubts, strict=True)}

    def _doubt(
        self, finding: Finding, reason: str, place: str, standing: Sequence[Finding], editable: bool
    ) -> ShownFinding:
        told = sentence(finding.code, finding.details, language())
        if reason:
            told = self.tr("{sentence}\nReason: {reason}").format(sentence=told, reason=reason)
        steps = []
        if finding.row:
            steps.append(FindingAction(self.tr("Go to this cell"), lambda: self.wanted.emit(finding)))
        if editable and finding.takes_reason:
            words = self.tr("Change the reason") if reason else self.tr("Give a reason")
            steps.append(FindingAction(words, lambda: self.ask(finding, reason)))
            if reason and (others := alike(finding, standing)):
                words = self.tr("The same reason for {count} more").format(count=len(others))
                steps.append(FindingAction(words, lambda: self.answered.emit(others, reason)))
        answered = finding.takes_reason and bool(reason.strip())
        return ShownFinding(finding.level, place, told, tuple(steps), answered)

    def ask(self, finding: Finding, reason: str = "") -> None:
        """Open the field for the reason inside the finding's card."""
        card = self._by_key.get(finding.key)
        layout = card.layout() if card is not None else None
        if card is None or layout is None:
            return
        field = card.findChild(ReasonField)
        if field is None:
            field = ReasonField()
            field.set_value(reason)
            field.committed.connect(lambda text: self.answered.emit([finding], text))
            layout.addWidget(field)
        self._area.ensureWidgetVisible(card)
        field.box.setFocus(Qt.FocusReason.OtherFocusReason)


class ReasonField(LongTextField):
    """A reason in one or two lines. Enter keeps it and says `left`, Esc leaves it as it was and says so too."""

    left = Signal()

    def __init__(self, text: str = "", hint: str = "") -> None:
        super().__init__("", hint=hint, lines=2)
        self.label.setText(text or self.tr("Reason"))
        self.label.setWordWrap(True)
        self.box.setAccessibleName(self.label.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.commit()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.set_value(self.value())
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
