"""What was asked and told about one package: its queries with their answers, and its receipts, newest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.dialogue.queries import Query, QueryState
from models.dialogue.receipts import Receipt, ReceiptState
from models.forms.loader import Forms
from models.values.dates import format_date
from storage.book.book import Book
from storage.dialogue import answers, queries, receipts
from storage.forms.installed import forms_of
from storage.returns import outbox
from ui.dialogue.pins import pin_words
from ui.pieces.moments import day_of
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One query or receipt, ready to show."""

    day: str
    what: str
    about: str
    text: str
    state: str
    answer: str


def said_about(book: Book, sha256: str, data_sha256: str) -> list[SaidLine]:
    """Everything that was asked and told about a package that came in, or that left this book."""
    lines, forms = [], forms_of(book)
    for asked in queries.asked(book):
        if asked.about.package_sha256 == sha256:
            lines.append(_query(asked.query, asked.about.period, asked.answer, forms, waits=asked.waits))
    for to_us in answers.asked_of_us(book):
        if to_us.about.data_sha256 == data_sha256:
            lines.append(_query(to_us.query, to_us.about.period, to_us.answer, forms, waits=to_us.waits))
    for due in receipts.due(book):
        if due.package.sha256 == sha256 and due.given is not None:
            lines.append(_receipt(due.given))
    for sent in outbox.outbox(book):
        if sent.data_sha256 == data_sha256:
            lines += [_receipt(one) for one in reversed(sent.receipts)]
    return lines


def _query(query: Query, period: str, answer: str, forms: Forms, *, waits: bool) -> SaidLine:
    words = {
        QueryState.OPEN: QCoreApplication.translate("Said", "waits for an answer")
        if waits
        else QCoreApplication.translate("Said", "answered"),
        QueryState.WITHDRAWN: QCoreApplication.translate("Said", "withdrawn"),
        QueryState.SETTLED: QCoreApplication.translate("Said", "settled"),
    }
    what = QCoreApplication.translate("Said", "Query no. {number}").format(number=query.number)
    about = pin_words(query.pin, period, forms)
    return SaidLine(format_date(query.asked_on), what, about, query.text, words[query.state], answer)


def _receipt(receipt: Receipt) -> SaidLine:
    what = QCoreApplication.translate("Said", "Receipt")
    return SaidLine(day_of(receipt.at.isoformat()), what, "", receipt.note, receipt_words(receipt.state), "")


def receipt_words(state: ReceiptState) -> str:
    """What a receipt says became of a return."""
    words = {
        ReceiptState.RECEIVED: QCoreApplication.translate("Said", "received"),
        ReceiptState.VERIFIED: QCoreApplication.translate("Said", "verified"),
        ReceiptState.MERGED: QCoreApplication.translate("Said", "merged"),
        ReceiptState.QUERIED: QCoreApplication.translate("Said", "queried"),
        ReceiptState.REFUSED: QCoreApplication.translate("Said", "refused"),
    }
    return words[state]


class SaidTable(QWidget):
    """The lines as a table; where there are none, that is said."""

    def __init__(self, lines: Sequence[SaidLine]) -> None:
        super().__init__()
        self.lines = lines
        columns: list[Column[SaidLine]] = [
            Column("day", self.tr("Day"), lambda one: one.day, 96, sortable=False),
            Column("what", self.tr("What"), lambda one: one.what, 110, sortable=False),
            Column(
                "about",
                self.tr("About"),
                lambda one: one.about,
                220,
                tip=lambda one: one.about,
                sortable=False,
            ),
            Column(
                "text",
                self.tr("Text"),
                lambda one: one.text,
                260,
                tip=lambda one: one.text,
                sortable=False,
            ),
            Column("state", self.tr("State"), lambda one: one.state, 130, sortable=False),
            Column(
                "answer",
                self.tr("Answer"),
                lambda one: one.answer,
                220,
                tip=lambda one: one.answer,
                sortable=False,
            ),
        ]
        self.table = DataTable[int, SaidLine](columns, self._fetch, name="report-said")
        self.table.show_keys(range(len(lines)))
        nothing = EmptyState(
            "dialogue",
            self.tr("Nothing was asked or told"),
            self.tr("Queries about this package, their answers and its receipts stand here."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table if lines else nothing)

    @staticmethod
    def _words(key: str, heading: str, words: Callable[[SaidLine], str], width: int) -> Column[SaidLine]:
        """A column of words that may be cut; all of them are under the pointer."""
        return Column(key, heading, words, width, tip=words, sortable=False)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, SaidLine]:
        return {key: self.lines[key] for key in keys}
