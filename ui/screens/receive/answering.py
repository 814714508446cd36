"""What this office says and asks of received packages: receipts and questions, each in a panel at the side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from models.dialogue.receipts import ReceiptState
from models.returns.chains import ChainFault
from models.values.errors import Trouble
from models.values.quantities import format_number
from storage.book.book import Book
from storage.dialogue import queries, receipts
from storage.dialogue.queries import Asked
from storage.dialogue.receipts import ReceiptDue
from storage.received import chain
from ui import settings as desk
from ui.dialogue.asking import AskPanel
from ui.dialogue.giving import TONES, GivePanel
from ui.pieces.inputs.folder import FolderChoice
from ui.pieces.inputs.group import scrolled
from ui.pieces.moments import day_of
from ui.pieces.panels.side import SidePanel
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.exchange.receiving import Opened

WIDTH = 392
"""Width of a panel with fields in it."""


@dataclass(frozen=True)
class Answers:
    """What was told and asked about the packages of a period, by their SHA-256."""

    due: Mapping[str, ReceiptDue] = field(default_factory=dict)
    asked: Mapping[str, Sequence[Asked]] = field(default_factory=dict)
    faults: Mapping[str, ChainFault] = field(default_factory=dict)
    pending: int = 0

    @property
    def owed(self) -> list[ReceiptDue]:
        """The packages whose receipt says something else than what is true now, or that have none."""
        return [one for one in self.due.values() if one.owed]

    @property
    def never_told(self) -> int:
        """How many packages have no receipt at all."""
        return sum(one.given is None for one in self.due.values())

    def receipt_of(self, sha256: str) -> str:
        """The receipt given last, in a word; what is owed is said."""
        due = self.due.get(sha256)
        if due is None or due.given is None:
            return QCoreApplication.translate("Answers", "not given yet")
        word = receipt_word(due.given.state)
        return (
            QCoreApplication.translate("Answers", "{word}, now outdated").format(word=word)
            if due.owed
            else word
        )

    def receipt_with_day(self, sha256: str) -> str:
        """As receipt_of, with the day on which it was given."""
        due = self.due.get(sha256)
        told = self.receipt_of(sha256)
        return told if due is None or due.given is None else f"{told} ({day_of(due.given.at.isoformat())})"

    def tone_of(self, sha256: str) -> str:
        """The colour that goes with the receipt."""
        due = self.due.get(sha256)
        if due is None or due.given is None:
            return "muted"
        return "amber" if due.owed else TONES[due.given.state]

    def asked_of(self, sha256: str) -> str:
        """How many questions were asked about a package, and how many wait for an answer."""
        asked = self.asked.get(sha256, ())
        if not asked:
            return ""
        words = QCoreApplication.translate("Answers", "{count}, {open} without an answer")
        waiting = sum(one.waits for one in asked)
        return words.format(count=format_number(len(asked)), open=format_number(waiting))


def read_answers(book: Book, period: str) -> Answers:
    """Ask the book."""
    asked: dict[str, list[Asked]] = {}
    pending = 0
    for one in queries.asked(book):
        asked.setdefault(one.about.package_sha256, []).append(one)
        pending += one.pending
    due = {one.package.sha256: one for one in receipts.due(book, period)}
    return Answers(due, asked, chain.chain_faults(book), pending)


def receipt_word(state: ReceiptState) -> str:
    """A state of a receipt in one or two words."""
    words = {
        ReceiptState.RECEIVED: QCoreApplication.translate("Answers", "received"),
        ReceiptState.VERIFIED: QCoreApplication.translate("Answers", "verified"),
        ReceiptState.MERGED: QCoreApplication.translate("Answers", "merged"),
        ReceiptState.QUERIED: QCoreApplication.translate("Answers", "queried"),
        ReceiptState.REFUSED: QCoreApplication.translate("Answers", "refused"),
    }
    return words[state]


class AnswerSide(SidePanel):
    """Gives receipts, writes questions, asks: one at a time, beside the list. `done` when it is not wanted any more."""

    opened = Signal()
    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(closable=True, width=WIDTH)
        self._context = context
        self.giving: GivePanel | None = None
        self.asking: AskPanel | None = None
        self.closed.connect(self.done.emit)
        self.hide()

    def give_receipts(self, due: Sequence[ReceiptDue]) -> None:
        """Offer the receipts of these packages, laid onto the stick that they came from unless told otherwise."""
        panel = self._giving(self.tr("Give receipts"))
        panel.show_packages(due)
        _propose_source(panel.folder)
        self.unfold()
        panel.first_focus().setFocus()

    def give_refusal(self, opened: "Opened") -> None:
        """Offer the receipt that says why a package was not taken in; says so where none can be given."""
        found = opened.inspection
        if found.document is None:
            return
        try:
            refusal = receipts.refusal_for(
                self._context.opened,
                found.document,
                found.package_sha256,
                found.data_sha256,
                found.verdict,
                opened.refusal,
            )
        except Trouble as trouble:
            self._context.tell(trouble)
            return
        panel = self._giving(self.tr("Give a refusal"))
        panel.show_receipts([refusal])
        _propose_source(panel.folder)
        self.unfold()
        panel.first_focus().setFocus()

    def write_queries(self) -> None:
        """Offer the questions that no file has told yet."""
        panel = self._giving(self.tr("Write questions to file"))
        panel.show_queries(queries.pending(self._context.opened))
        _propose_source(panel.folder)
        self.unfold()
        panel.first_focus().setFocus()

    def ask(self, sha256: str, text: str = "") -> None:
        """Ask about a package."""
        panel = AskPanel(self._context)
        panel.left.connect(self.shut)
        panel.asked.connect(self._asked)
        self.asking, self.giving = panel, None
        self._show(panel, self.tr("Ask about this package"))
        panel.show_package(sha256, text=text)
        self.unfold()
        panel.first_focus().setFocus()

    def _giving(self, heading: str) -> GivePanel:
        panel = GivePanel(self._context)
        panel.left.connect(self.shut)
        self.giving, self.asking = panel, None
        self._show(panel, heading)
        return panel

    def _show(self, panel: QWidget, heading: str) -> None:
        self.show_content(scrolled(panel), heading)
        self.show()
        self.opened.emit()

    def _asked(self, asked: Asked) -> None:
        words = self.tr("Question no. {number} to {unit} is kept.")
        self._context.say(words.format(number=asked.query.number, unit=asked.about.unit.name))
        self.shut()


def _propose_source(folder: FolderChoice) -> None:
    """The folder from which files were opened last: answers go back on the same stick."""
    if source := desk.text("receive/folder"):
        folder.line.setText(source)
