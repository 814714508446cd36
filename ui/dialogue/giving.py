"""Giving receipts, queries and answers: what will be written, with which key, into which folder; then where it lies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.queries import QueryList
from models.dialogue.receipts import Receipt, ReceiptState
from models.returns.receiving import UnitKey
from models.values.errors import Trouble, Unavailable
from models.values.messages import message_for, sentence
from models.values.quantities import format_number
from ui.dialogue.letters import open_path
from ui.keys.key_choice import KeyChoice, believed, signer_of
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.inputs.folder import FolderChoice
from ui.pieces.text import button, clear, hairline, label
from ui.returns import period_words
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from storage.dialogue.receipts import ReceiptDue

SHOWN = 12
"""Lines that are shown of what will be given; the others are counted."""


class CheckedFile(Protocol):
    """A file that was written and read back; doubt: see exports.files.carrying.Carried."""

    @property
    def path(self) -> Path: ...
    @property
    def doubt(self) -> str: ...


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line of what will be given: to whom and about what, and what it says."""

    about: str
    says: str
    tone: str = ""


Giving = Callable[["Sequence[Signer]", Path], Sequence[CheckedFile]]
"""Signs with these signers and lays down into that folder."""

TONES = {
    ReceiptState.RECEIVED: "blue",
    ReceiptState.VERIFIED: "green",
    ReceiptState.MERGED: "green",
    ReceiptState.QUERIED: "amber",
    ReceiptState.REFUSED: "red",
}


def about_receipt(receipt: Receipt) -> NoticeLine:
    """A receipt in words."""
    named = receipt.about
    return _about_state(_about(named.unit.name, named.period, named.revision), receipt.state)


def about_due(due: "ReceiptDue") -> NoticeLine:
    """The receipt that a package deserves, in words."""
    package = due.package
    return _about_state(_about(package.unit_name, package.period, package.revision), due.state)


def _about_state(about: str, state: ReceiptState) -> NoticeLine:
    return NoticeLine(about, sentence(f"RECEIPT_STATE_{state.upper()}", language=language()), TONES[state])


def about_queries(asked: QueryList) -> NoticeLine:
    """A file of queries in words: their numbers."""
    named = asked.about
    about = _about(named.unit.name, named.period, named.revision)
    said = QCoreApplication.translate("GivePanel", "Queries no. {numbers}")
    return NoticeLine(about, said.format(numbers=_numbers([one.number for one in asked.queries])))


def about_answers(given: AnswerNotice) -> NoticeLine:
    """A file of answers in words: the numbers of the queries that it answers."""
    named = given.about
    about = _about(given.recipient.name, named.period, named.revision)
    said = QCoreApplication.translate("GivePanel", "Answers to queries no. {numbers}")
    return NoticeLine(about, said.format(numbers=_numbers(sorted(given.answers))))


def _numbers(several: Sequence[int]) -> str:
    return ", ".join(map(str, several[:SHOWN])) + (", \u2026" if len(several) > SHOWN else "")


def _about(unit: str, period: str, revision: int) -> str:
    words = QCoreApplication.translate("GivePanel", "revision {number}").format(number=revision)
    return f"{unit} \u00b7 {period_words(period)} \u00b7 {words}"


class GivePanel(QWidget):
    """`given` says the files that were laid down; `left` that somebody does not want to now."""

    given = Signal(list)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._give: Giving | None = None
        self.heading = label("", "label", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.key = KeyChoice()
        self.folder = FolderChoice(self.tr("Where to lay the files"), "notices/folder")
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.act = button("", self.go, kind="primary")
        self.away = button(self.tr("Not now"), self._leave)
        self.form = QWidget()
        self.result = _WrittenFiles()
        self._lay_out()
        self.key.entered.connect(self.go)
        self.key.settings_wanted.connect(lambda: context.go_to("settings", part="key"))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.heading)
        inside.addLayout(self._lines)
        for widget in (hairline(), self.key, self.folder, self.refusal):
            inside.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(self.away)
        row.addStretch(1)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addWidget(self.result)
        column.addStretch(1)
        self.result.hide()

    # what is to be given

    def show_packages(self, due: Sequence["ReceiptDue"]) -> None:
        """For each of these packages the receipt that it deserves now; one that was told already, once more."""
        book, packages = self._context.opened, [one.package.sha256 for one in due]

        def give(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange.notices_given import give_receipts

            return give_receipts(book, packages, signers, folder)

        self._show_receipts([about_due(one) for one in due], give)

    def show_receipts(self, receipts: Sequence[Receipt]) -> None:
        """These receipts, all signed in one go; a second try lays those down that were signed in the first."""
        book = self._context.opened

        def give(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange import notices_given
            from storage.dialogue.receipts import given

            kept = {one.receipt: one.sha256 for one in given(book) if one.receipt is not None}
            new = [one for one in receipts if one not in kept]
            again = [notices_given.write_again(book, kept[one], folder) for one in receipts if one in kept]
            return [*again, *notices_given.give(book, new, signers, folder)]

        self._show_receipts([about_receipt(one) for one in receipts], give)

    def _show_receipts(self, lines: Sequence[NoticeLine], give: Giving) -> None:
        words = self.tr("{count} receipts will be signed:").format(count=format_number(len(lines)))
        self.show_things(words, lines, give, self.tr("Give the receipts"))

    def show_queries(self, pending: Sequence[QueryList], unit: UnitKey | None = None) -> None:
        """The queries that no file has told yet; only those to one unit if it is given.

        A second try lays those files down that were signed in the first.
        """
        from storage.dialogue import queries

        book = self._context.opened

        def write(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange.notices_given import give_queries

            return give_queries(book, unit, signers, folder)

        give = self._giving_once(lambda: bool(queries.pending(book, unit)), write)
        count = format_number(sum(len(one.queries) for one in pending))
        words = self.tr("{count} queries will be signed, one file for each return:").format(count=count)
        self.show_things(words, [about_queries(one) for one in pending], give, self.tr("Write the queries"))

    def show_answers(self, waiting: Sequence[AnswerNotice]) -> None:
        """The answers that have not left yet; a second try lays those files down that were signed in the first."""
        from storage.dialogue import answers

        book = self._context.opened

        def write(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange.notices_given import give_answers

            return give_answers(book, signers, folder)

        give = self._giving_once(
            lambda: bool(answers.answers_to_give(book, answers.asked_of_us(book))), write
        )
        count = format_number(sum(len(one.answers) for one in waiting))
        words = self.tr("{count} answers will be signed, one file for each return:").format(count=count)
        lines = [about_answers(one) for one in waiting]
        self.show_things(words, lines, give, self.tr("Write the answers"))

    def _giving_once(self, waits: Callable[[], bool], write: Giving) -> Giving:
        """Writes what waits; of a second try what was signed in the first is laid down again, and what waits still."""
        book = self._context.opened
        before: list[set[str]] = []

        def give(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange.notices_given import write_again
            from storage.dialogue import receipts

            known = [one.sha256 for one in receipts.given(book)]
            if not before:
                before.append(set(known))
            kept = [one for one in known if one not in before[0]]
            again = [write_again(book, one, folder) for one in kept]
            return again if kept and not waits() else [*again, *write(signers, folder)]

        return give

    def show_things(
        self,
        heading: str,
        things: Sequence[NoticeLine],
        give: Giving,
        act: str,
    ) -> None:
        """Show what will be given; `give` signs and lays it down in the lane."""
        self._give = give
        self.heading.setText(heading)
        self.act.setText(act)
        self.refusal.hide()
        self.result.hide()
        self.form.show()
        clear(self._lines)
        for one in things[:SHOWN]:
            self._lines.addWidget(label(one.about, wrap=True))
            self._lines.addWidget(label(one.says, "note", wrap=True, tone=one.tone))
        if len(things) > SHOWN:
            more = self.tr("and {count} more").format(count=format_number(len(things) - SHOWN))
            self._lines.addWidget(label(more, "note"))
        self._ready()

    def _ready(self) -> None:
        book = self._context.opened
        self.key.show_keys(book)
        self.folder.propose(str(book.path.parent))
        sources = dict(self.key.sources)
        self._context.run(
            lambda _work: believed(book, sources),
            self.key.show_believed,
            title=self.tr("Looking up the keys in the trust list"),
            failed=lambda _trouble: None,
        )

    def first_focus(self) -> QWidget:
        """Where the keyboard should be."""
        return self.key.secret.line if self.key.secret.isVisibleTo(self) else self.key.settings

    # signing

    def missing(self) -> str:
        """What is still to be done, in one line."""
        lacking = self.key.missing()
        if not lacking and self.folder.folder() is None:
            return self.tr("Choose where to lay the files first.")
        return lacking

    def go(self) -> None:
        """Sign and lay down beside the window."""
        give, folder = self._give, self.folder.folder()
        if give is None:
            return
        if (missing := self.missing()) or folder is None:
            self._say(missing)
            return
        taken = self.key.take()
        self.refusal.hide()
        self._busy(True)

        def signed(_work: Work) -> Sequence[CheckedFile]:
            if not folder.is_dir():
                raise Unavailable("FOLDER_MISSING", path=str(folder))
            return give([signer_of(taken)], folder)

        self._context.run(
            signed,
            self._took,
            title=self.tr("Signing and writing"),
            failed=self._refuse,
            cancellable=False,
        )

    def _busy(self, busy: bool) -> None:
        self.act.setEnabled(not busy)
        self.away.setEnabled(not busy)

    def _took(self, laid: Sequence[CheckedFile]) -> None:
        self._busy(False)
        self.form.hide()
        self.result.show_files(laid)
        self.given.emit(list(laid))

    def _refuse(self, trouble: Trouble) -> None:
        self._busy(False)
        if self.key.refuse(trouble):
            return
        if trouble.code.startswith(("FOLDER_", "STICK_")):
            self.folder.refuse(message_for(trouble, language()))
        else:
            self._say(message_for(trouble, language()))

    def _say(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def _leave(self) -> None:
        self.key.empty()
        self.left.emit()


class _WrittenFiles(QWidget):
    """The files that were laid down, read back, and the way to their folder."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = StateChip()
        self.doubt = label("", "note", wrap=True, tone="amber")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chip)
        column.addWidget(self.doubt)
        column.addLayout(self._rows)
        column.addWidget(
            label(
                self.tr("Give the files back to the units on the same stick, or by e-mail."),
                "muted",
                wrap=True,
            )
        )

    def show_files(self, laid: Sequence[Any]) -> None:
        """Show where these lie."""
        self.chip.show_state(self.tr("Checked, may be removed"), "green")
        doubt = next((one.doubt for one in laid if one.doubt), "")
        self.doubt.setText(sentence(doubt, language=language()) if doubt else "")
        self.doubt.setVisible(bool(doubt))
        clear(self._rows)
        for one in laid:
            self._rows.addWidget(label(one.path.name, wrap=True))
        if laid:
            folder = laid[0].path.parent
            shows = button(
                self.tr("Show the folder"), partial(open_path, folder), kind="link", picture="folder"
            )
            self._rows.addWidget(shows)
        self.show()
