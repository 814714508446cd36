"""The page before signing: what blocks, what asks, what informs; then the signature and the package."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Trouble
from models.findings import Finding, Level
from models.returns import FROZEN, open_findings
from models.sentences import told
from storage import agenda, returns
from ui import settings
from ui.language import language
from ui.pieces.answering import AnswerList
from ui.pieces.group import scrolled
from ui.pieces.periods import PeriodChooser
from ui.pieces.text import surface
from ui.returns import answer_finding, period_words, place_words, state_chip
from ui.screens.send import work
from ui.screens.send.overview import Overview
from ui.screens.send.signing import SigningPanel
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page

_SIGNING = 372
_WIDEST_DOUBTS, _WIDEST_MIDDLE = 620, 880


class SendPage(Page):
    """Send."""

    key = "send"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.review: work.Review | None = None
        self.period = ""
        self._busy = False
        self.findings = AnswerList(
            self.tr("To look at before signing"), self.tr("The figures of all forms agree with each other.")
        )
        self.overview = Overview()
        self.signing = SigningPanel()
        self.periods = PeriodChooser()
        self.periods.chosen.connect(self._choose)
        self._lay_out()
        self.head_changed.connect(lambda: self.signing.say_why_not(self.why_not()))
        self.findings.wanted.connect(self._go)
        self.findings.answered.connect(self.answer)
        self.signing.wanted.connect(self.sign)
        self.signing.changed.connect(self.head_changed)

    def _lay_out(self) -> None:
        self.doubts = surface()
        inside = QVBoxLayout(self.doubts)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.findings)
        right = surface()
        right.setFixedWidth(_SIGNING)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(scrolled(self.signing))
        middle = QWidget()
        stacked = QVBoxLayout(middle)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.addWidget(scrolled(self.overview))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.doubts.setMaximumWidth(_WIDEST_DOUBTS)
        middle.setMaximumWidth(_WIDEST_MIDDLE)
        row.addWidget(self.doubts, 3)
        row.addWidget(middle, 4)
        row.addWidget(right)
        row.addStretch(0)

    # what the head asks

    def title(self) -> str:
        return self.tr("Check, sign and send")

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
        if self._sent:
            return Action(self.tr("Copy the package again…"), self.copy_again, "copy")
        return Action(self.tr("Sign and make the package"), self.sign, "key", self.why_not())

    def secondary(self) -> tuple[Action, ...]:
        if self.review is None:
            return ()
        return (
            Action(self.tr("Preview"), self.print_preview, "print"),
            Action(self.tr("Open the forms"), lambda: self.context.go_to("reports", period=self.period)),
        )

    def first_focus(self) -> QWidget | None:
        return self.signing.key.line if not self.signing.key.line.text() else self.signing.password.line

    @property
    def _sealed(self) -> bool:
        return self.review is not None and self.review.paper.frozen is not None

    @property
    def _sent(self) -> bool:
        head = self.review.paper.head if self.review else None
        return self._sealed and any(one.period == self.period for one in self._packages(head))

    def _packages(self, head: returns.ReturnHead | None) -> tuple[work.SentBefore, ...]:
        """Packages of the shown revision: its file names carry the revision."""
        if self.review is None or head is None or head.state not in FROZEN:
            return ()
        ending = f"_lan{head.revision}.asice"
        return tuple(one for one in self.review.packages if one.file_name.endswith(ending))

    def _standing(self) -> list[Finding]:
        if self.review is None:
            return []
        return open_findings(list(self.review.paper.findings), dict(self.review.paper.reasons))

    def why_not(self) -> str:
        """Why it cannot be signed now, in one line."""
        if self._busy:
            return self.tr("The package is being made.")
        if self.review is None or self.review.paper.head is None:
            return self.tr("The return was not begun yet.")
        if not self._sealed:
            standing = self._standing()
            errors = sum(one.level is Level.ERROR for one in standing)
            if errors:
                return self.tr("{count} errors block the signature.").format(count=errors)
            if standing:
                return self.tr("{count} warnings still need a reason.").format(count=len(standing))
        return self.signing.missing()

    # loading

    def activate(self, target: dict[str, Any]) -> None:
        book = self.context.opened
        self.signing.remembered(book.path)
        period = target.get("period") or self.period or str(agenda.current(book))
        if period != self.period or self.review is None:
            self.signing.show_laid(None)
            self.open(period)

    def _choose(self, period: str) -> None:
        self.signing.show_laid(None)
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
        paper = review.paper
        self.findings.show_findings(
            paper.findings,
            paper.reasons,
            lambda finding: place_words(paper, finding),
            editable=paper.frozen is None and paper.head is not None,
        )
        self.doubts.setVisible(bool(paper.findings))
        self.overview.show_review(review)
        self.periods.offer([one.period for one in review.returns], self.period)
        self.signing.show_review(review, len(self._standing()))
        self.head_changed.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        if self.review is not None and not self._busy and changed != frozenset({"settings"}):
            self.open(self.period)

    # doing

    def _go(self, finding: Finding) -> None:
        self.context.go_to(
            "reports", period=self.period, form=finding.form, row=finding.row, column=finding.column
        )

    def answer(self, finding: Finding, reason: str) -> None:
        """Keep the reason that answers a warning."""
        if self.review is None or self.review.paper.head is None:
            return
        try:
            answer_finding(self.context.opened, self.review.paper.head.id, finding, reason)
        except Trouble as trouble:
            self.context.tell(trouble)

    def next_problem(self) -> bool:
        return self.findings.next()

    def print_preview(self) -> bool:
        self.context.go_to("reports", period=self.period, preview=True)
        return True

    def sign(self) -> None:
        """Seal, sign and write the package, beside the window."""
        self.signing.key.commit()
        self.signing.folder.commit()
        if self.why_not():
            self.head_changed.emit()
            return
        book, period = self.context.opened, self.period
        key, folder = (
            Path(self.signing.key.line.text().strip()),
            Path(self.signing.folder.line.text().strip()),
        )
        password = self.signing.password.line.text()
        self._busy = True
        self.signing.password.accept()
        self.head_changed.emit()
        self.context.run(
            lambda lane: work.sign_and_lay(book, period, key, password, folder, lane),
            self._signed,
            title=self.tr("Signing the return"),
            failed=self._failed,
            stopped=self._stopped,
        )

    def _signed(self, laid: work.Laid) -> None:
        self._busy = False
        self.signing.show_laid(laid)
        self.open(self.period)

    def _failed(self, trouble: Trouble) -> None:
        """A wrong password is said under its field, a missing key under its own."""
        self._busy = False
        if trouble.code == "KEY_PASSWORD_WRONG":
            self.signing.password.refuse(told(trouble, language()))
            self.signing.password.line.selectAll()
            self.signing.password.line.setFocus()
        elif trouble.code.startswith("KEY_"):
            self.signing.key.refuse(told(trouble, language()))
        elif trouble.code == "FOLDER_MISSING":
            self.signing.folder.refuse(told(trouble, language()))
        else:
            self.context.tell(trouble, self.sign)
        self.open(self.period)

    def _stopped(self) -> None:
        self._busy = False
        self.open(self.period)

    def copy_again(self) -> None:
        """Write the same bytes once more, into a folder that is asked for."""
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Where to lay the package"), settings.text("send/folder")
        )
        if chosen:
            self.lay_again(Path(chosen))

    def lay_again(self, folder: Path) -> None:
        """Write the same bytes once more into a folder."""
        settings.remember("send/folder", str(folder))
        book, period = self.context.opened, self.period
        self.context.run(
            lambda _: work.lay_again(book, period, folder),
            self._signed,
            title=self.tr("Copying the package"),
            cancellable=False,
        )
