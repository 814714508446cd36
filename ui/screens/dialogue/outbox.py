"""What was sent, and how far it came at the office above: believed on its receipts only."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.dialogue.receipts import Receipt, ReceiptState
from models.values.dates import format_date, format_moment
from models.values.messages import sentence
from models.values.periods import label_within, parse_period
from storage.book import settings
from storage.returns.outbox import SentEntry
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fold import Fold
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.moments import day_of, here
from ui.pieces.panels.ladder import Ladder, LadderStep, Reached
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.facts import FactRows, grouped
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.tables.rowlist import Choice, RowList
from ui.pieces.text import button, clear, label
from ui.reading.report import open_report, sent
from ui.returns import period_words, reason_words
from ui.screens.dialogue import columns
from ui.screens.dialogue.words import PATIENCE, receipt_word, sent_state
from ui.shell.context import Context

_STEPS = (ReceiptState.RECEIVED, ReceiptState.VERIFIED, ReceiptState.MERGED)
_LETTER_LINES = 9


class SentList(RowList[SentEntry]):
    """One row for each revision that was sent."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            _columns(),
            _choices(),
            lambda one: f"{period_words(one.period)} {one.file_name} {one.package_sha256}",
            _empty(context),
            name="dialogue-sent",
            wide=frozenset({"receipt"}),
        )


def _columns() -> list[Column[SentEntry]]:
    translate = QCoreApplication.translate
    return [
        columns.period(translate("Outbox", "Period"), lambda one: one.period, 96),
        columns.number("revision", translate("Outbox", "Rev."), lambda one: one.revision),
        columns.text("file", translate("Outbox", "File"), lambda one: one.file_name, 150),
        columns.text("sent", translate("Outbox", "Written out on"), lambda one: day_of(one.sent_at), 92),
        columns.number(
            "days",
            translate("Outbox", "Days waiting"),
            lambda one: one.days_waiting,
            88,
            tone=lambda one: "amber" if (one.days_waiting or 0) > PATIENCE else "",
        ),
        columns.text("receipt", translate("Outbox", "Newest receipt"), _newest_receipt, 112),
        columns.state("state", translate("Outbox", "State"), sent_state, 150),
    ]


def _newest_receipt(one: SentEntry) -> str:
    return "" if one.receipt is None else format_date(here(one.receipt.at).date())


def _choices() -> list[Choice[SentEntry]]:
    translate = QCoreApplication.translate
    return [
        Choice("all", translate("Outbox", "All"), lambda _: True),
        Choice("waiting", translate("Outbox", "Waiting"), lambda one: one.days_waiting is not None),
        Choice("asked", translate("Outbox", "Queried or refused"), _is_queried_or_refused),
    ]


def _is_queried_or_refused(one: SentEntry) -> bool:
    bad = (ReceiptState.QUERIED, ReceiptState.REFUSED)
    return one.receipt is not None and one.receipt.state in bad and not one.superseded


def _empty(context: Context) -> EmptyState:
    translate = QCoreApplication.translate
    return EmptyState(
        "dialogue",
        translate("Outbox", "Nothing was written out yet"),
        translate(
            "Outbox",
            "Each return that leaves this book is listed here until the office above has given its receipt: "
            "received, verified, merged. Receipts come back as small signed files.",
        ),
        FindingAction(translate("Outbox", "Check and send a return"), lambda: context.go_to("send")),
    )


class SentDetails(QWidget):
    """One sent revision: the ladder, every receipt with its number, and a letter that asks for one."""

    answers_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.entry: SentEntry | None = None
        self.chip = StateChip()
        self.ladder = Ladder()
        self.questions = button("", self.answers_wanted.emit, kind="link")
        self._receipts = QVBoxLayout()
        self._receipts.setSpacing(2)
        self.facts = FactRows()
        self.letter = LongTextField("", lines=_LETTER_LINES)
        self.letter.label.hide()
        self.letter.box.setAccessibleName(self.tr("Letter that asks for the receipt"))
        self.copy = button(self.tr("Copy the letter"), self.copy_letter, picture="copy")
        self.report = button(self.tr("Open the report"), self._open_report, kind="link")
        self.again = button(self.tr("Copy again, or by e-mail\u2026"), self._open_sending, kind="link")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.letter)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.asking = Fold(self.tr("Ask for the receipt"), inside)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.chip, self.ladder, self.questions):
            column.addWidget(widget)
        column.addLayout(self._receipts)
        for part in (self.report, self.again, self.asking, self.facts):
            column.addWidget(part)
        column.addStretch(1)

    def show_entry(self, entry: SentEntry, today: date) -> None:
        """Show this revision; a letter that was changed stays while the same one is shown."""
        other = self.entry is None or self.entry.return_id != entry.return_id
        self.entry = entry
        words, tone = sent_state(entry)
        self.chip.show_state(words, tone.replace("muted", "") or "grey")
        self.ladder.show_steps(self._rungs(entry))
        count = entry.open_queries
        self.questions.setText(self.tr("{count} queries about it wait for your answer").format(count=count))
        self.questions.setVisible(bool(count))
        self._show_receipts(entry)
        self.asking.setVisible(_asks(entry))
        if other:
            self.letter.set_value(self._request(entry, today))
            wanted = _asks(entry) and (entry.days_waiting or 0) > PATIENCE
            if self.asking.opened != wanted:
                self.asking.turn()
        self._show_facts(entry)

    def _show_facts(self, entry: SentEntry) -> None:
        self.facts.show_facts(
            [
                (self.tr("File"), entry.file_name),
                (self.tr("Number of the package"), str(entry.number)),
                (self.tr("Fingerprint of the package (SHA-256)"), grouped(entry.package_sha256)),
                (self.tr("Fingerprint of the data (SHA-256)"), grouped(entry.data_sha256)),
            ]
        )

    def _rungs(self, entry: SentEntry) -> list[LadderStep]:
        """Nothing is green before a receipt says it."""
        counting, states = entry.receipt, {one.state for one in entry.receipts}
        names = {
            ReceiptState.RECEIVED: self.tr("Received by the office above"),
            ReceiptState.VERIFIED: self.tr("Verified: signatures and content hold"),
            ReceiptState.MERGED: self.tr("Merged into its totals"),
        }
        at = max((_STEPS.index(one) for one in states if one in _STEPS), default=-1)
        if counting is not None and at < 0:
            at = 0  # whoever asks or refuses has received it
        sent = self.tr("laid down on {day}").format(day=day_of(entry.sent_at))
        rungs = [LadderStep(self.tr("Written out"), Reached.PASSED if at >= 0 else Reached.WAITING, sent)]
        for place, state in enumerate(_STEPS):
            reached = Reached.PASSED if place <= at else Reached.OPEN
            rungs.append(LadderStep(names[state], reached, _when(entry, state)))
        turned = None if counting is None else self._turned(counting)
        if turned is not None:
            place = min(at + 2, len(rungs) - 1)
            rungs[place] = LadderStep(rungs[place].name, *turned)
        return rungs

    def _turned(self, counting: Receipt) -> tuple[Reached, str] | None:
        if counting.state is ReceiptState.REFUSED:
            return Reached.FAILED, reason_words(counting)
        if counting.state is ReceiptState.QUERIED:
            return Reached.WAITING, self.tr(
                "The office asks; the answers go in a file of their own or with the next package."
            )
        return None

    def _show_receipts(self, entry: SentEntry) -> None:
        clear(self._receipts)
        if not entry.receipts:
            return
        self._receipts.addWidget(label(self.tr("Receipts"), "section"))
        for one in reversed(entry.receipts):
            told = self.tr("No. {number} \u00b7 {moment} \u00b7 {state}").format(
                number=one.number, moment=format_moment(here(one.at)), state=receipt_word(one.state)
            )
            self._receipts.addWidget(label(told, "label", wrap=True))
            said = sentence(f"RECEIPT_STATE_{one.state.upper()}", language=language())
            self._receipts.addWidget(label(f"{one.issuer.name}: {said}.", "note", wrap=True))
            if why := reason_words(one):
                self._receipts.addWidget(label(why, "note", wrap=True))

    # asking for a receipt

    def _request(self, entry: SentEntry, today: date) -> str:
        book = self._context.opened
        office = settings.unit_at(book, today)
        parent = settings.recipient(office, today)
        details = {
            "unit": office.title,
            "recipient": parent.name,
            "period": label_within(parse_period(entry.period), language()),
            "revision": str(entry.revision),
            "file": entry.file_name,
            "day": day_of(entry.sent_at),
            "days": entry.days_waiting or 0,
            "sha256": entry.package_sha256,
        }
        code = "RECEIPT_REQUEST" if entry.receipt is None else "RECEIPT_REQUEST_RESULT"
        return sentence(code, details, language()).strip()

    def copy_letter(self) -> None:
        """Into the clipboard, for the mail program or the messenger of the office."""
        QGuiApplication.clipboard().setText(self.letter.read())
        self._context.say(self.tr("The letter was copied."))

    def _open_report(self) -> None:
        if self.entry is not None:
            open_report(self, self._context, sent(self._context, self.entry.package_sha256))

    def _open_sending(self) -> None:
        if self.entry is not None:
            self._context.go_to("send", period=self.entry.period)


def _asks(entry: SentEntry) -> bool:
    """Whether a receipt, or the result after "received", is to be asked for."""
    told = entry.receipt is not None and entry.receipt.state is not ReceiptState.RECEIVED
    return entry.days_waiting is not None and not told


def _when(entry: SentEntry, state: ReceiptState) -> str:
    """The receipt that says a step: its number and day, or ""."""
    found = next((one for one in entry.receipts if one.state is state), None)
    if found is None:
        return ""
    told = QCoreApplication.translate("Outbox", "receipt no. {number} of {day}")
    return told.format(number=found.number, day=format_date(here(found.at).date()))
