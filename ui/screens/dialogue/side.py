"""The panel at the right: the details of the selected row, or what is being signed or asked again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.queries import QueryList
from models.returns.receiving import UnitKey
from storage.dialogue.answers import AskedOfUs
from storage.dialogue.queries import Asked
from storage.dialogue.receipts import ReceiptDue
from storage.forms.installed import forms_of
from storage.returns.outbox import SentEntry
from ui.dialogue.asking import AskPanel
from ui.dialogue.giving import GivePanel
from ui.dialogue.pins import value_words
from ui.dialogue.query_card import QueryCard
from ui.dialogue.query_facts import QueryFacts, read_facts
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.side import SidePanel
from ui.reading.report import open_query
from ui.screens.dialogue.outbox import SentDetails
from ui.screens.dialogue.queries import AskedDetails
from ui.screens.dialogue.reading import Everything, PackageReceipt
from ui.screens.dialogue.receipts import ReceiptDetails
from ui.screens.dialogue.stages import PanelEvent, PanelStages
from ui.shell.context import Context

WIDTH, WIDEST = 392, 470
"""Pixels of the panel, and at most with large type."""


class DialogueSide(SidePanel):
    """`left`: what was being filled in was given up, by its own button."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(closable=True, width=WIDTH)
        self._context = context
        self._stages = PanelStages()
        self.setFixedWidth(min(self.whole_width, WIDEST))
        self.sent_details = SentDetails(context)
        self.card = QueryCard(context)
        self.card.report_wanted.connect(lambda asked: open_query(self, context, asked))
        self.asked_details = AskedDetails(context)
        self.receipt_details = ReceiptDetails(context)
        self.giving = GivePanel(context)
        self.asking = AskPanel(context)
        self._stack = QStackedWidget()
        self._areas: dict[QWidget, QWidget] = {}
        for panel in (
            self.sent_details,
            self.card,
            self.asked_details,
            self.receipt_details,
            self.giving,
            self.asking,
        ):
            self._areas[panel] = scrolled(panel)
            self._stack.addWidget(self._areas[panel])
        self.show_content(self._stack, " ")
        self.hide()
        self.giving.left.connect(self._give_up)
        self.asking.left.connect(self._give_up)
        self.closed.connect(self.leave)

    @property
    def is_browsing(self) -> bool:
        """Whether the panel follows the selected row; else something is being filled in."""
        return self._stages.is_browsing

    # the selected row

    def show_row(
        self,
        row: SentEntry | AskedOfUs | Asked | PackageReceipt,
        everything: Everything,
        is_current: Callable[[AskedOfUs], bool],
    ) -> None:
        """Show the details of a row; what is read beside the window only while the row `is_current`."""
        if isinstance(row, SentEntry):
            self._show(self.sent_details, self.tr("Package {number}").format(number=row.number))
            self.sent_details.show_entry(row, everything.today)
        elif isinstance(row, AskedOfUs):
            self._show(self.card, self.tr("Query no. {number}").format(number=row.query.number))
            self._read_card(row, is_current)
        elif isinstance(row, Asked):
            words = self.tr("Query no. {number} to {unit}")
            self._show(self.asked_details, words.format(number=row.query.number, unit=row.about.unit.name))
            self.asked_details.show_asked(row, everything)
        else:
            self._show(self.receipt_details, row.unit)
            self.receipt_details.show_receipt(row, everything)

    def _show(self, panel: QWidget, heading: str) -> None:
        self.heading.setText(heading)
        self.heading.show()
        self._stack.setCurrentWidget(self._areas[panel])
        self.show()

    def _read_card(self, one: AskedOfUs, is_current: Callable[[AskedOfUs], bool]) -> None:
        """The figure that stands there now is worked out beside the window."""
        book = self._context.opened

        def show(facts: QueryFacts) -> None:
            if is_current(facts.asked):
                self.card.show_query(facts)

        self._context.run(
            lambda _work: read_facts(book, one),
            show,
            title=self.tr("Looking up the place"),
            failed=self._context.tell,
            cancellable=False,
        )

    def take_focus(self) -> None:
        """Give the keyboard to what can be done about the row that is shown."""
        self.unfold()
        panel = next(one for one, area in self._areas.items() if area is self._stack.currentWidget())
        if panel is self.card:
            self.card.take_focus()
            return
        acts = [one for one in panel.findChildren(QPushButton) if one.isVisible()]
        if acts:
            acts[0].setFocus()

    # what is filled in

    def give_receipts(self, due: Sequence[ReceiptDue]) -> None:
        """Show the panel that signs these receipts in one go."""
        self._stages.send(PanelEvent.GIVE_RECEIPTS)
        self.giving.show_packages(due)
        self._fill_in(self.giving, self.tr("Give receipts"))

    def write_queries(self, pending: Sequence[QueryList], unit: UnitKey | None) -> None:
        """Show the panel that signs these queries; `unit` is the only one that they go to, None for several."""
        self._stages.send(PanelEvent.WRITE_QUERIES)
        self.giving.show_queries(pending, unit)
        self._fill_in(self.giving, self.tr("Write queries to file"))

    def write_answers(self, waiting: Sequence[AnswerNotice]) -> None:
        """Show the panel that signs these answers."""
        self._stages.send(PanelEvent.WRITE_ANSWERS)
        self.giving.show_answers(waiting)
        self._fill_in(self.giving, self.tr("Write the answers to a file"))

    def ask_again(self, one: Asked) -> None:
        """Show the panel that asks about the same place once more, under a new number."""
        self._stages.send(PanelEvent.ASK_AGAIN)
        query, forms = one.query, forms_of(self._context.opened)
        proposal = value_words(query.pin, one.about.period, query.proposal, forms) if query.proposal else ""
        self.asking.show_package(one.about.package_sha256, query.pin, query.finding, proposal, query.text)
        self._fill_in(self.asking, self.tr("Ask again"))

    def _fill_in(self, panel: GivePanel | AskPanel, heading: str) -> None:
        self._show(panel, heading)
        self.unfold()
        panel.first_focus().setFocus()

    def leave(self) -> None:
        """Follow the selected row again; a password that was typed is forgotten."""
        self._stages.send(PanelEvent.LEAVE)
        self.giving.key.empty()

    def _give_up(self) -> None:
        self.leave()
        self.left.emit()
