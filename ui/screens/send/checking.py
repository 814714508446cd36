"""The check before signing: findings at the left, figures in the middle, how far it came at the right."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogue.answering import AnswerList
from ui.paper.document import DocumentCard
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.side import SidePanel
from ui.pieces.text import button, label, surface
from ui.reading.report import open_report, sent
from ui.returns import place_words
from ui.screens.send.overview import Overview
from ui.screens.send.package import PackagePart
from ui.screens.send.standing import SendLadder
from ui.screens.send.work import Review
from ui.shell.context import Context

_SIDE = 388
_WIDEST_DOUBTS, _WIDEST_MIDDLE = 620, 880


class CheckingView(QWidget):
    """What is to be seen of a return while nobody signs it."""

    queries_wanted = Signal()
    document_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.findings = AnswerList(
            self.tr("To look at before signing"), self.tr("The figures of all forms agree with each other.")
        )
        self.overview = Overview()
        self.overview.package_wanted.connect(lambda sha256: open_report(self, context, sent(context, sha256)))
        self.standing = SendLadder()
        self.queries = button("", self.queries_wanted.emit, kind="link")
        self.queries.hide()
        self.why = label("", "note", wrap=True)
        self.package = PackagePart(context)
        self.document = DocumentCard()
        self.document.wanted.connect(self.document_wanted)
        self.doubts = surface()
        self.doubts.setMaximumWidth(_WIDEST_DOUBTS)
        inside = QVBoxLayout(self.doubts)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.findings)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST_MIDDLE)
        stacked = QVBoxLayout(middle)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.addWidget(scrolled(self.overview))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.doubts, 3)
        row.addWidget(middle, 4)
        row.addWidget(self._side())
        row.addStretch(0)

    def _side(self) -> QWidget:
        inside = QWidget()
        steps = QVBoxLayout(inside)
        steps.setContentsMargins(0, 0, 8, 0)
        steps.setSpacing(14)
        for part in (self.standing, self.queries, self.why, self.document, self.package):
            steps.addWidget(part)
        steps.addStretch(1)
        side = SidePanel(self.tr("How far it came"), width=_SIDE)
        area = scrolled(inside)
        side.show_content(area)
        self.package.unfolded.connect(
            lambda part: QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(part))
        )
        return side

    def show_review(self, review: Review, standing: int) -> None:
        """Show a return in whose way so many findings stand."""
        paper = review.paper
        self.findings.show_findings(
            paper.findings,
            paper.reasons,
            lambda finding: place_words(paper, finding),
            editable=paper.frozen is None and paper.head is not None,
        )
        self.doubts.setVisible(bool(paper.findings))
        self.overview.show_review(review)
        self.standing.show_review(review, standing)
        self.package.show_review(review)
        self.document.show_document(review.document)
        waiting = review.sent.open_queries if review.sent is not None else 0
        self.queries.setText(self.tr("{count} queries wait for an answer…").format(count=waiting))
        self.queries.setVisible(waiting > 0)

    def say_why_not(self, why: str) -> None:
        """What stands before the next step."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
