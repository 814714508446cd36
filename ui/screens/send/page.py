"""The page before signing: what blocks, what asks, what informs; then the sign-off; then the package and its way."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.forms.findings import Finding
from models.returns.returns import State, open_findings
from models.values.errors import Trouble
from storage.returns import agenda, sealing
from ui.paper.document import DocumentView
from ui.pieces.inputs.periods import PeriodChooser
from ui.returns import answer_findings, period_words, state_chip
from ui.screens.send import work
from ui.screens.send.checking import CheckingView
from ui.screens.send.copies import Copies
from ui.screens.send.process import SignOffProcess
from ui.screens.send.signing import SigningView
from ui.screens.send.signoff import WrittenFile
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page

_OF_TRUST = frozenset({"trust_lists", "revocation_lists"})
_BY_SENDING = frozenset({"returns", "sealed", "sent_packages", "exported_prints"})


class SendPage(Page):
    """Send. The check, and what is opened from it: the fields of the document, the sign-off."""

    key = "send"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.review: work.Review | None = None
        self.period = ""
        self.checking = CheckingView(context)
        self.findings, self.overview = self.checking.findings, self.checking.overview
        self.standing, self.package = self.checking.standing, self.checking.package
        self.signing = SigningView()
        self.document = DocumentView(context)
        self.is_document_open = False
        self.process = SignOffProcess(context, self.signing, self)
        self.copies = Copies(context, self)
        self.periods = PeriodChooser()
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.periods.chosen.connect(self._choose)
        self.head_changed.connect(self._say_why_not)
        self.findings.wanted.connect(self._go)
        self.findings.answered.connect(self.answer)
        self.package.copy_wanted.connect(self.copies.ask_reduced)
        self.copies.package_written.connect(self._show_written)
        self.copies.reduced_written.connect(
            lambda written: self._show_file(written, self.tr("The reduced copy"))
        )
        self.checking.queries_wanted.connect(lambda: self.context.go_to("dialogue", part="answers"))
        self.checking.document_wanted.connect(lambda: self.open_document(True))
        self.process.stage_changed.connect(self._show_stage)
        self.process.ended.connect(lambda: self.open(self.period))
        self.process.package_written.connect(self._show_written)
        self.process.print_written.connect(
            lambda written: self._show_file(written, self.tr("The print to be signed"))
        )
        self.signing.changed.connect(self.head_changed)
        self.signing.settings_wanted.connect(lambda: self.context.go_to("settings", part="key"))
        self.signing.elsewhere_wanted.connect(self.ask_elsewhere)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.checking)
        self.stack.addWidget(self.signing)
        self.stack.addWidget(self.document)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    # what the head asks

    def title(self) -> str:
        if self.is_document_open:
            return self.tr("Document of the return")
        if not self.signing_off:
            return self.tr("Check, sign and send")
        if self.process.is_taking_back:
            return self.tr("Take the signed PDF back")
        return self.tr("Sign and send")

    def where(self) -> tuple[str, ...]:
        if self.review is None:
            return ()
        head = self.review.paper.head
        number = head.revision if head else 1
        return (
            self.review.unit,
            period_words(self.period),
            self.tr("revision {number}").format(number=number),
        )

    def note(self) -> str:
        if self.review is None:
            return ""
        day = self.review.paper.cutoff
        return self.tr("figures as of {day}").format(day=f"{day.day}/{day.month}/{day.year}")

    def chip(self) -> Chip | None:
        return state_chip(self.review.paper.head) if self.review else None

    def tool(self) -> QWidget | None:
        return self.periods

    def primary(self) -> Action | None:
        if self.review is None:
            return None
        if self.is_document_open:
            return Action(self.tr("Back to the check"), lambda: self.open_document(False), "check")
        if self.signing_off:
            back = self.process.is_taking_back
            words = self.tr("Send the signed PDF") if back else self.tr("Sign and send")
            return Action(words, self.finish, "key", self.why_not())
        if self._state is State.SEALED and self.review.exported_at:
            return Action(self.tr("Take the signed PDF back…"), self.begin_back, "receive", self.why_not())
        if self._sent:
            return Action(self.tr("Copy the package again…"), self.copies.ask_again, "copy", self.why_not())
        return Action(self.tr("Sign…"), self.begin, "key", self.why_not())

    def secondary(self) -> tuple[Action, ...]:
        if self.review is None:
            return ()
        preview = Action(self.tr("Preview"), self.print_preview, "print")
        if self.is_document_open:
            return (preview,)
        if self.signing_off:
            back = self.tr("Back") if self.process.is_taking_back else self.tr("Back without signing")
            return (Action(back, self.leave, "back", self.process.doing()), preview)
        if self._state is State.SEALED and self.review.exported_at:
            return (Action(self.tr("Sign here…"), self.begin, "key", self.why_not()), preview)
        forms = Action(self.tr("Open the forms"), lambda: self.context.go_to("reports", period=self.period))
        return (preview, forms)

    def first_focus(self) -> QWidget | None:
        if self.is_document_open:
            return self.document.names.fields["number"].editor
        return self.signing.first_focus() if self.signing_off else None

    @property
    def signing_off(self) -> bool:
        """Whether the sign-off is in front."""
        return self.process.is_signing_off

    def _show_stage(self) -> None:
        shown = self.document if self.is_document_open else self.checking
        self.stack.setCurrentWidget(self.signing if self.signing_off else shown)
        self.head_changed.emit()

    def open_document(self, opened: bool) -> None:
        """Show the fields of the document, or go back to the check."""
        self.is_document_open = opened
        self._show_stage()
        if opened and (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _state(self) -> State | None:
        head = self.review.paper.head if self.review else None
        return head.state if head is not None else None

    @property
    def _sent(self) -> bool:
        return self._state in (State.SENT, State.RECEIVED, State.MERGED)

    def _standing(self) -> list[Finding]:
        if self.review is None:
            return []
        return open_findings(self.review.paper.findings, self.review.paper.reasons)

    def why_not(self) -> str:
        """Why the next step cannot be taken now, in one line."""
        if self.process.is_busy or self.signing_off:
            return self.process.why_not()
        if self.review is None or self.review.paper.head is None:
            return self.tr("The return was not begun yet.")
        if self.review.paper.frozen is None:
            standing = self._standing()
            errors = sum(not one.takes_reason for one in standing)
            if errors:
                return self.tr("{count} errors block the signature.").format(count=errors)
            if standing:
                return self.tr("{count} errors and warnings still need a reason.").format(count=len(standing))
        return ""

    def _say_why_not(self) -> None:
        why = self.why_not()
        self.signing.say_why_not(why if self.signing_off else "")
        self.checking.say_why_not("" if self.signing_off else why)

    # loading

    def activate(self, target: dict[str, Any]) -> None:
        if self.process.is_busy:
            return
        period = target.get("period") or self.period or str(agenda.current(self.context.opened))
        if period != self.period or self.review is None:
            self._choose(period)

    def _choose(self, period: str) -> None:
        if self.process.is_busy:  # what is being signed stays in front until it is done
            self._show()
            return
        self.leave()
        self.package.show_written(None)
        self.open(period)

    def open(self, period: str) -> None:
        """Review a period."""
        self.period = self.copies.period = self.process.period = period
        book = self.context.opened
        self.context.run(
            lambda lane: work.review(book, period, lane), self._take, title=self.tr("Checking the return")
        )

    def _take(self, review: work.Review) -> None:
        if str(review.paper.period) != self.period:
            return
        self.review = review
        self._show()

    def _show(self) -> None:
        review = self.review
        if review is None:
            return
        self.checking.show_review(review, len(self._standing()))
        self.document.show_document(review.document)
        self.periods.offer([one.period for one in review.returns], self.period)
        self.head_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        if self.review is None or self.process.is_busy:
            return
        if self.signing_off and changed & _OF_TRUST:
            self.process.renew()
        elif self.signing_off and changed == frozenset({"settings"}):
            self.process.look_again()
        elif self.signing_off and not changed <= _BY_SENDING:
            self.leave()
        if changed == frozenset({"settings"}):
            self._look_at_names()
        else:
            self.open(self.period)

    def _look_at_names(self) -> None:
        """What stands on paper may be another; the figures are the same."""
        assert self.review is not None
        names = sealing.names_of(self.context.opened, self.review.paper)
        if names != self.review.names:
            self.review = replace(self.review, names=names)
            self._show()

    # doing

    def _go(self, finding: Finding) -> None:
        self.context.go_to(
            "reports", period=self.period, form=finding.form, row=finding.row, column=finding.column
        )

    def answer(self, findings: Sequence[Finding], reason: str) -> None:
        """Keep the reason that answers a warning, or several of one kind."""
        if self.review is not None and self.review.paper.head is not None:
            try:
                answer_findings(self.context.opened, self.review.paper.head.id, findings, reason)
            except Trouble as trouble:
                self.context.tell(trouble)

    def next_problem(self) -> bool:
        return not self.signing_off and self.findings.next()

    def print_preview(self) -> bool:
        self.context.go_to("reports", period=self.period, preview=True)
        return True

    # the sign-off

    def begin(self) -> None:
        """Prepare what would be signed and show it; the book stays as it is."""
        if not self.why_not():
            self.is_document_open = False
            self.process.begin()

    def begin_back(self) -> None:
        """Show what was sealed, and ask for its print that another tool has signed."""
        if not self.why_not():
            self.process.begin_print()

    def finish(self) -> None:
        """Sign and send what is shown, or send the print that came back."""
        self.process.finish()

    def leave(self) -> None:
        """Back to the check, unless a task is running."""
        self.is_document_open = False
        self.process.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_document_open:
            self.open_document(False)
        elif event.key() == Qt.Key.Key_Escape and self.signing_off:
            self.leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No password waits on a page that nobody looks at."""
        self.process.forget_secrets()
        super().hideEvent(event)

    def ask_elsewhere(self) -> None:
        """Write the print for another tool, into a folder that is asked for."""
        self.copies.ask_folder(
            self.tr("Where to write the PDF that is to be signed"), self.process.write_print
        )

    # what was written

    def _show_written(self, written: WrittenFile) -> None:
        """Show the package that was written; a sign-off that is running stays in front."""
        self.leave()
        self.package.show_written(written)
        self.open(self.period)

    def _show_file(self, written: WrittenFile, heading: str) -> None:
        """Show a file that is no package."""
        self.leave()
        self.package.show_written(written, heading, is_package=False)
        self.open(self.period)
