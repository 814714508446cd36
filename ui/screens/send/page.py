"""The page before signing: what blocks, what asks, what informs; then the sign-off; then the package and its way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from models.forms.findings import Finding, Level
from models.returns.returns import State, open_findings
from models.values.errors import Trouble
from storage.returns import agenda
from ui import settings
from ui.pieces.inputs.periods import PeriodChooser
from ui.returns import answer_finding, period_words, state_chip
from ui.screens.send import signoff, work
from ui.screens.send.checking import CheckingView
from ui.screens.send.signatories import Attempt
from ui.screens.send.signing import SigningView
from ui.screens.send.signoff import Laid, SignOff, Wish
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page

_SIDE = 372
_WIDEST_DOUBTS, _WIDEST_MIDDLE = 620, 880
_OF_TRUST = frozenset({"trust_lists", "revocation_lists"})
_BY_SENDING = frozenset({"returns", "sealed", "sent_packages", "exported_prints"})


class SendPage(Page):
    """Send. One page with two views: the check, and the sign-off that is opened from it."""

    key = "send"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.review: work.Review | None = None
        self.period = ""
        self._busy = ""  # what is being done now, in words
        self.checking = CheckingView(context)
        self.findings, self.overview = self.checking.findings, self.checking.overview
        self.standing, self.package = self.checking.standing, self.checking.package
        self.signing = SigningView()
        self.periods = PeriodChooser()
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.periods.chosen.connect(self._choose)
        self.head_changed.connect(self._say_why_not)
        self.findings.wanted.connect(self._go)
        self.findings.answered.connect(self.answer)
        self.package.copy_wanted.connect(self.ask_reduced)
        self.checking.queries_wanted.connect(lambda: self.context.go_to("dialogue", part="answers"))
        self.signing.wanted.connect(self.finish)
        self.signing.changed.connect(self.head_changed)
        self.signing.settings_wanted.connect(lambda: self.context.go_to("settings", part="key"))
        self.signing.again_wanted.connect(self.look_again)
        self.signing.elsewhere_wanted.connect(self.ask_elsewhere)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.checking)
        self.stack.addWidget(self.signing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    # what the head asks

    def title(self) -> str:
        if not self.signing_off:
            return self.tr("Check, sign and send")
        return self.tr("Take the signed PDF back") if self.signing.taking_back else self.tr("Sign and send")

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
        if self.signing_off:
            words = self.tr("Send the signed PDF") if self.signing.taking_back else self.tr("Sign and send")
            return Action(words, self.finish, "key", self.why_not())
        if self._state is State.SEALED and self.review.exported_at:
            return Action(self.tr("Take the signed PDF back…"), self.begin_back, "receive", self.why_not())
        if self._sent:
            return Action(self.tr("Copy the package again…"), self.copy_again, "copy", self.why_not())
        return Action(self.tr("Sign…"), self.begin, "key", self.why_not())

    def secondary(self) -> tuple[Action, ...]:
        if self.review is None:
            return ()
        preview = Action(self.tr("Preview"), self.print_preview, "print")
        if self.signing_off:
            back = self.tr("Back") if self.signing.taking_back else self.tr("Back without signing")
            return (Action(back, self.leave, "back", self._busy), preview)
        if self._state is State.SEALED and self.review.exported_at:
            return (Action(self.tr("Sign here…"), self.begin, "key", self.why_not()), preview)
        forms = Action(self.tr("Open the forms"), lambda: self.context.go_to("reports", period=self.period))
        return (preview, forms)

    def first_focus(self) -> QWidget | None:
        return self.signing.first_focus() if self.signing_off else None

    @property
    def signing_off(self) -> bool:
        """Whether the sign-off is in front."""
        return self.stack.currentWidget() is self.signing

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
        return open_findings(list(self.review.paper.findings), dict(self.review.paper.reasons))

    def why_not(self) -> str:
        """Why the next step cannot be taken now, in one line."""
        if self._busy or self.signing_off:
            return self._busy or self.signing.missing()
        if self.review is None or self.review.paper.head is None:
            return self.tr("The return was not begun yet.")
        if self.review.paper.frozen is None:
            standing = self._standing()
            errors = sum(one.level is Level.ERROR for one in standing)
            if errors:
                return self.tr("{count} errors block the signature.").format(count=errors)
            if standing:
                return self.tr("{count} warnings still need a reason.").format(count=len(standing))
        return ""

    def _say_why_not(self) -> None:
        why = self.why_not()
        self.signing.say_why_not(why if self.signing_off else "")
        self.checking.say_why_not("" if self.signing_off else why)

    # loading

    def activate(self, target: dict[str, Any]) -> None:
        if self._busy:
            return
        period = target.get("period") or self.period or str(agenda.current(self.context.opened))
        if period != self.period or self.review is None:
            self._choose(period)

    def _choose(self, period: str) -> None:
        if self._busy:  # what is being signed stays in front until it is done
            self._show()
            return
        self.leave()
        self.package.show_laid(None)
        self.open(period)

    def open(self, period: str) -> None:
        """Review a period."""
        self.period = period
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
        self.periods.offer([one.period for one in review.returns], self.period)
        self.head_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        if self.review is None or self._busy:
            return
        if self.signing_off and changed & _OF_TRUST:
            self._prepare(taking_back=self.signing.taking_back)
        elif self.signing_off and changed == frozenset({"settings"}):
            self.look_again()
        elif self.signing_off and not changed <= _BY_SENDING:
            self.leave()
        if changed != frozenset({"settings"}):
            self.open(self.period)

    # doing

    def _go(self, finding: Finding) -> None:
        self.context.go_to(
            "reports", period=self.period, form=finding.form, row=finding.row, column=finding.column
        )

    def answer(self, finding: Finding, reason: str) -> None:
        """Keep the reason that answers a warning."""
        if self.review is not None and self.review.paper.head is not None:
            answer_finding(self.context.opened, self.review.paper.head.id, finding, reason)

    def next_problem(self) -> bool:
        return not self.signing_off and self.findings.next()

    def print_preview(self) -> bool:
        self.context.go_to("reports", period=self.period, preview=True)
        return True

    # the sign-off

    def begin(self) -> None:
        """Prepare what would be signed and show it; the book stays as it is."""
        if not self.why_not():
            self._prepare(taking_back=False)

    def begin_back(self) -> None:
        """Show what was sealed, and ask for its print that another tool has signed."""
        if not self.why_not():
            self._prepare(taking_back=True)

    def _prepare(self, *, taking_back: bool) -> None:
        book, period = self.context.opened, self.period
        self._hold(self.tr("Preparing what will be signed"))
        self.context.run(
            lambda lane: signoff.sign_off(book, period, lane),
            lambda off: self._take_off(off, taking_back),
            title=self._busy,
            failed=self._not_prepared,
            stopped=self._stopped,
        )

    def _hold(self, doing: str) -> None:
        """Nothing else is begun here while this is being done."""
        self._busy = doing
        self.head_changed.emit()

    def _not_prepared(self, trouble: Trouble) -> None:
        self._busy = ""
        self.leave()
        self.context.tell(trouble)

    def _take_off(self, off: SignOff, taking_back: bool) -> None:
        self._busy = ""
        self.stack.setCurrentWidget(self.signing)
        self.signing.show_off(off, taking_back=taking_back)
        self.head_changed.emit()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Find out once more who signs with what."""
        self._look_again(lambda: None)

    def _look_again(self, then: Callable[[], object]) -> None:
        book, off = self.context.opened, self.signing.off
        if off is None:
            return

        def show(found: SignOff) -> None:
            if self.signing.off is not off:
                return
            self.signing.off = found
            self.signing.show_signatories()
            then()

        self.context.run(
            lambda _: replace(off, signatories=signoff.look_again(book, off)),
            show,
            title=self.tr("Looking for keys and tokens"),
        )

    def leave(self) -> None:
        """Back to the check; nothing was signed, and nothing that was typed is kept."""
        if self._busy:
            return
        self.signing.forget_secrets()
        self.signing.off = None
        self.stack.setCurrentIndex(0)
        self.head_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.signing_off:
            self.leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No password waits on a page that nobody looks at."""
        if not self._busy:
            self.signing.forget_secrets()
        super().hideEvent(event)

    def finish(self) -> None:
        """Sign and send what is shown, or send the print that came back."""
        wish = self.signing.way.wish()
        if self.why_not() or self.signing.off is None or wish is None:
            self.head_changed.emit()
        elif self.signing.way.is_open_unasked():
            self.signing.way.ask_open(self.finish)
        elif self.signing.taking_back:
            self._send_back(self.signing.off, wish)
        else:
            self._sign(self.signing.off, wish)

    def _sign(self, off: SignOff, wish: Wish) -> None:
        book, attempt = self.context.opened, Attempt()
        agreed = self.signing.signers.agreed.tick.isChecked()
        secrets = self.signing.signers.secrets()
        self._run(
            lambda lane: signoff.sign(book, off, secrets, wish, attempt, agreed=agreed, work=lane),
            attempt,
            self.tr("Signing the return"),
        )

    def _send_back(self, off: SignOff, wish: Wish) -> None:
        book, attempt, file = self.context.opened, Attempt(), self.signing.signed_file()
        agreed = self.signing.signers.agreed.tick.isChecked()
        secrets = self.signing.signers.secrets() if self.signing.packing.opened else {}
        self._run(
            lambda _: signoff.take_back(book, off, file, secrets, wish, attempt, agreed=agreed),
            attempt,
            self.tr("Checking the signed PDF"),
        )

    def _run(self, task: Callable[[Any], Laid], attempt: Attempt, title: str) -> None:
        self._hold(title)
        self.context.run(
            task,
            self._signed,
            title=title,
            failed=lambda trouble: self._failed(trouble, attempt.role),
            stopped=self._stopped,
        )

    def _signed(self, laid: Laid) -> None:
        self._busy = ""
        self.leave()
        self.package.show_laid(laid)
        self.open(self.period)

    def _failed(self, trouble: Trouble, role: str) -> None:
        """Say a refusal where it belongs; a token is asked anew how many tries its PIN has left."""
        self._busy = ""
        self.signing.signers.empty()
        self.open(self.period)
        if trouble.code.startswith("RETURN_"):
            self.leave()
            self.context.tell(trouble)
        elif role:
            self._look_again(lambda: self._refuse(trouble, role))
        else:
            self._refuse(trouble, role)

    def _refuse(self, trouble: Trouble, role: str) -> None:
        if not self.signing.refuse(trouble, role):
            self.context.tell(trouble)
        self.head_changed.emit()

    def _stopped(self) -> None:
        self._busy = ""
        self.open(self.period)

    # signing elsewhere, copies

    def ask_elsewhere(self) -> None:
        """Write the print for another tool, into a folder that is asked for."""
        self._ask_folder(self.tr("Where to write the PDF that is to be signed"), self.lay_print)

    def lay_print(self, folder: Path) -> None:
        """Seal the return and write its print into a folder."""
        book, off = self.context.opened, self.signing.off
        if off is None:
            return
        self._hold(self.tr("Writing the print"))
        self.context.run(
            lambda _: signoff.lay_print(book, off, folder),
            lambda laid: self._laid(laid, self.tr("The print to be signed")),
            title=self._busy,
            failed=lambda trouble: self._failed(trouble, ""),
            cancellable=False,
        )

    def _laid(self, laid: Laid, heading: str) -> None:
        self._busy = ""
        self.leave()
        self.package.show_laid(laid, heading, is_package=False)
        self.open(self.period)

    def copy_again(self) -> None:
        """Write the same package once more, into a folder that is asked for."""
        self._ask_folder(self.tr("Where to lay the package"), self.lay_again)

    def lay_again(self, folder: Path) -> None:
        """Write the same package once more into a folder; in an envelope where the data want one."""
        book, period = self.context.opened, self.period
        self.context.run(
            lambda _: signoff.lay_again(book, period, folder),
            self._signed,
            title=self.tr("Copying the package"),
            cancellable=False,
        )

    def ask_reduced(self, reduction: str) -> None:
        """Write a reduced copy, into a folder that is asked for."""
        self._ask_folder(
            self.tr("Where to lay the reduced copy"), lambda folder: self.lay_reduced(reduction, folder)
        )

    def lay_reduced(self, reduction: str, folder: Path) -> None:
        """Write a reduced copy into a folder."""
        book, period = self.context.opened, self.period
        self.context.run(
            lambda _: signoff.make_copy(book, period, reduction, folder),
            lambda laid: self._laid(laid, self.tr("The reduced copy")),
            title=self.tr("Making a reduced copy"),
            cancellable=False,
        )

    def _ask_folder(self, asked: str, then: Callable[[Path], object]) -> None:
        chosen = QFileDialog.getExistingDirectory(self, asked, settings.text("send/folder"))
        if chosen:
            settings.remember("send/folder", chosen)
            then(Path(chosen))
