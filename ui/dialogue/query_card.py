"""One query to this unit, answered in place: what is asked about what, what stands there, a proposal, the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from models.dialogue.queries import QueryState
from models.values.dates import format_date
from models.values.errors import Refused, Trouble
from models.values.messages import message_for, sentence
from storage.dialogue import answers
from storage.returns import proposals, returns
from storage.returns.proposals import ACCEPTED, DECLINED, ProposalView
from ui.dialogue.answering import ReasonField
from ui.dialogue.query_facts import QueryFacts, due_words, state_of
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.text import button, clear, hairline, label
from ui.returns import period_words
from ui.shell.context import Context

SEALED = "PROPOSAL_RETURN_SEALED"


class QueryCard(QWidget):
    """`wanted` asks to go to the place, `report_wanted` to open the return that it asks about.

    What is kept reaches other pages by the change of the book.
    """

    wanted = Signal(object)  # QueryFacts
    report_wanted = Signal(object)  # AskedOfUs
    kept = Signal(str)  # what was done, in words

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.facts: QueryFacts | None = None
        self.chip = StateChip()
        self.about = label("", "note", wrap=True)
        self.due = label("", "note", wrap=True)
        self.text = label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place = label("", "label", wrap=True)
        self.now = label("", wrap=True)
        self.go = button(self.tr("Go there"), self._go, kind="link")
        self.report = button(self.tr("Open the report"), self._want_report, kind="link")
        self.proposal = ProposalBox(self)
        self.answer = LongTextField(
            self.tr("Answer"),
            hint=self.tr("Kept at once; it goes with the next package or in a file of its own."),
            lines=4,
        )
        self.given = label("", wrap=True)
        self._lay_out()
        self.answer.committed.connect(self._keep)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.chip)
        for widget in (self.about, self.due, self.text, hairline(), self.place):
            column.addWidget(widget)
        column.addWidget(self.now)
        for link in (self.go, self.report):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.proposal)
        column.addWidget(self.answer)
        column.addWidget(self.given)
        column.addStretch(1)
        for words in self.findChildren(QLabel):
            if words.wordWrap():  # as high as its lines at this width, or the panel would scroll without need
                words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_query(self, facts: QueryFacts) -> None:
        """Show this query; an answer that is being typed stays as it is."""
        other = self.facts is None or self.facts.key != facts.key
        self.facts = facts
        asked, query = facts.asked, facts.asked.query
        state, tone = state_of(asked, facts.today, facts.carried_in)
        self.chip.show_state(state, tone.replace("muted", "grey"))
        about = self.tr(
            "No. {number} \u00b7 {office} \u00b7 {period}, revision {revision} \u00b7 asked on {day}"
        )
        self.about.setText(
            about.format(
                number=query.number,
                office=asked.issuer.name,
                period=period_words(asked.about.period),
                revision=asked.about.revision,
                day=format_date(query.asked_on),
            )
        )
        self._show_due(facts)
        self.text.setText(query.text)
        self.place.setText(facts.place)
        shown = facts.now if facts.proposal is None else ""  # a proposal stands beside it
        self.now.setText(self.tr("Now: {figure}").format(figure=shown))
        self.now.setVisible(bool(shown))
        self.go.setVisible(facts.target is not None)
        self.proposal.show_proposal(facts, other=other)
        self._show_answer(facts, other=other)

    def _show_due(self, facts: QueryFacts) -> None:
        words, tone = due_words(facts.asked.query.due, facts.today, waits=facts.asked.waits)
        self.due.setText(self.tr("Answer wanted by {day}").format(day=words) if words else "")
        self.due.setVisible(bool(words))
        self.due.setProperty("tone", tone)
        self.due.style().unpolish(self.due)
        self.due.style().polish(self.due)

    def _show_answer(self, facts: QueryFacts, *, other: bool) -> None:
        asked = facts.asked
        is_open = asked.query.state is QueryState.OPEN
        self.answer.setVisible(is_open)
        closed = self.tr("Your answer: {text}").format(text=asked.answer) if asked.answer else ""
        self.given.setText("" if is_open else closed)
        self.given.setVisible(bool(self.given.text()))
        if other or not self.answer.box.hasFocus():
            self.answer.set_value(asked.answer)

    def _go(self) -> None:
        if self.facts is not None:
            self.wanted.emit(self.facts)

    def _want_report(self) -> None:
        if self.facts is not None:
            self.report_wanted.emit(self.facts.asked)

    def go_there(self) -> None:
        """Open the page that shows the place."""
        if self.facts is not None and self.facts.target is not None:
            page, target = self.facts.target
            self._context.go_to(page, **target)

    # keeping

    def _keep(self, text: str) -> None:
        facts = self.facts
        if facts is None:
            return
        try:
            answers.answer(self._context.opened, facts.asked.issuer, facts.asked.query.number, text)
        except Refused as refused:
            self.answer.refuse(message_for(refused, language()))
            return
        except Trouble as trouble:
            self._context.tell(trouble)
            return
        self.kept.emit(self.tr("The answer was kept.") if text else self.tr("The answer was taken back."))

    def accept(self) -> None:
        """Put the proposed value in its place, and answer so."""
        self._settle(
            lambda facts: proposals.accept_proposal(
                self._context.opened, facts.asked.issuer, facts.asked.query.number
            ),
            self.tr("The proposed value was put in its place."),
        )

    def decline(self, reason: str) -> None:
        """Answer that the value stays, and why."""
        self._settle(
            lambda facts: proposals.decline_proposal(
                self._context.opened, facts.asked.issuer, facts.asked.query.number, reason
            ),
            self.tr("The value stays as it is; the reason is the answer."),
        )

    def ask_reopen(self) -> None:
        """Name the consequence before the return that is asked about is reopened."""
        ConfirmPanel(
            self,
            self.tr("Reopen the return?"),
            self.tr(
                "What was written out stays sealed as it is. Its typed figures are copied into a new revision, in "
                "which the proposed value can be accepted; it replaces that one once it is signed, written out and "
                "received."
            ),
            self.tr("Reopen the return"),
            self.reopen,
            danger=False,
        ).open()

    def reopen(self) -> None:
        """A new revision of the return that is asked about, so that a value can be changed."""
        self._settle(
            lambda facts: returns.reopen(self._context.opened, facts.asked.about.period),
            self.tr("The return was reopened as a new revision."),
        )

    def _settle(self, act: Callable[[QueryFacts], object], words: str) -> None:
        if self.facts is None:
            return
        try:
            act(self.facts)
        except Trouble as trouble:
            self.proposal.refuse(message_for(trouble, language()))
            return
        self.kept.emit(words)

    def take_focus(self) -> None:
        """Give the keyboard to the answer."""
        if self.answer.isVisibleTo(self):
            self.answer.box.setFocus()


class ProposalBox(QWidget):
    """The proposed value beside what stands now, to be accepted or declined with a reason."""

    def __init__(self, card: QueryCard) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self.accepts = button(self.tr("Accept"), card.accept, kind="primary")
        self.declines = button(self.tr("Decline\u2026"), self._ask)
        self.reopens = button(self.tr("Reopen the return\u2026"), card.ask_reopen)
        self.reason = ReasonField(
            self.tr("Why does the value stay?"), self.tr("Enter keeps it as the answer.")
        )
        self.refusal = label("", "refusal", wrap=True)
        self.why_not = label("", "note", wrap=True)
        self.decided = label("", "note", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.accepts, self.reopens, self.declines):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(label(self.tr("The office proposes another value"), "label", wrap=True))
        column.addLayout(self._grid)
        column.addWidget(self.why_not)
        column.addWidget(self.decided)
        column.addLayout(row)
        column.addWidget(self.reason)
        column.addWidget(self.refusal)
        self.reason.committed.connect(card.decline)
        self.reason.left.connect(self.reason.hide)
        self.hide()

    def _ask(self) -> None:
        self.reason.show()
        self.reason.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_proposal(self, facts: QueryFacts, *, other: bool) -> None:
        """Show what is proposed, or nothing."""
        view = facts.proposal
        self.setVisible(view is not None)
        self.refusal.hide()
        if view is None:
            return
        if other or not self.reason.box.hasFocus():
            self.reason.set_value("")
            self.reason.hide()
        self._show_values(view)
        is_open = facts.asked.query.state is QueryState.OPEN
        decision = facts.asked.decision
        self.decided.setText(self._decision(decision))
        self.decided.setVisible(bool(decision))
        sealed = view.refusal == SEALED
        why = sentence(view.refusal, view.details, language()) if view.refusal and is_open else ""
        self.why_not.setText("" if decision == ACCEPTED else why)
        self.why_not.setVisible(bool(self.why_not.text()))
        undecided = is_open and decision != ACCEPTED
        self.accepts.setVisible(undecided and not view.refusal)
        self.reopens.setVisible(undecided and sealed)
        self.declines.setVisible(undecided and decision != DECLINED)

    def _decision(self, decision: str) -> str:
        if decision == ACCEPTED:
            return self.tr("Accepted: the value stands in its place. Ctrl+Z takes it back.")
        return self.tr("Declined with the answer below.") if decision == DECLINED else ""

    def _show_values(self, view: ProposalView) -> None:
        clear(self._grid)
        pairs = ((self.tr("Now"), view.now or self.tr("blank")), (self.tr("Proposed"), view.proposed))
        for at, (name, value) in enumerate(pairs):
            shown = label(value, "label", wrap=True)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label(name, "muted"), at, 0)
            self._grid.addWidget(shown, at, 1)
        self._grid.setColumnStretch(1, 1)

    def refuse(self, words: str) -> None:
        """Say why it could not be done."""
        self.refusal.setText(words)
        self.refusal.show()
