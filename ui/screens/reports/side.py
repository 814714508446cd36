"""The panel beside the grid: what is asked about the cell, its card, and everything that is doubtful."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from storage.dialogue.answers import AskedOfUs
from ui.dialogue.answering import AnswerList
from ui.dialogue.query_card import QueryCard
from ui.dialogue.query_facts import QueryFacts, read_facts
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.side import SidePanel
from ui.pieces.text import button, label
from ui.reading.report import open_query
from ui.screens.reports.grid.cellcard import CellCard
from ui.shell.context import Context


class Side(SidePanel):
    """What is to be seen before signing; a query takes the place of the findings while it is in hand."""

    def __init__(self, context: Context) -> None:
        super().__init__(closable=True)
        self.card = CellCard()
        self.asked = AskedHere(context)
        self.findings = AnswerList("", self.tr("The figures of all forms agree with each other."))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card)
        column.addWidget(self.asked, 1)
        column.addWidget(self.findings, 1)
        self.show_content(content, self.tr("To look at before signing"))

    def show_query(self, asked: AskedOfUs | None, *, fresh: bool = True) -> None:
        """Show a query instead of the findings; None brings these back. fresh: read its place again."""
        if asked is not None and (fresh or asked != self.asked.one):
            self.asked.show_query(asked)
        self.asked.setVisible(asked is not None)
        self.findings.setVisible(asked is None)


class AskedHere(QWidget):
    """One query with its answer field, beside the figure that it asks about."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.one: AskedOfUs | None = None
        self.query = QueryCard(context)
        self.shut = button(self.tr("Back to the findings"), kind="link")
        head = QHBoxLayout()
        head.addWidget(label(self.tr("The office above asks"), "label"), 1)
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(scrolled(self.query), 1)
        self.query.wanted.connect(lambda _: self.query.go_there())
        self.query.report_wanted.connect(lambda asked: open_query(self, context, asked))
        self.query.kept.connect(context.say)
        self.hide()

    def show_query(self, asked: AskedOfUs) -> None:
        """Read what stands there beside the window, then show it."""
        self.one = asked
        book = self._context.opened

        def show(facts: QueryFacts) -> None:
            if self.one == facts.asked:
                self.query.show_query(facts)
                self.query.go.setVisible(facts.target is not None and facts.target[0] != "reports")

        self._context.run(
            lambda _work: read_facts(book, asked),
            show,
            title=self.tr("Looking up the place"),
            failed=self._context.tell,
            cancellable=False,
        )
