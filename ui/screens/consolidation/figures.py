"""One merged form: its figures, where the one in hand comes from, and what is doubtful."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.queries import cell
from models.forms.cells import Sheet
from models.forms.definition import CellKey
from models.forms.findings import Finding, Level
from storage.received import receiving
from storage.returns.sheets import PeriodSheets
from ui.dialogue.asking_side import AskingSide
from ui.figures.series import show_series_of
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.findings import FindingAction, FindingList, ShownFinding, shown_finding
from ui.pieces.tables.sheet_table import SheetTable, SheetWords
from ui.returns import place_words
from ui.screens.consolidation.origin import OriginPanel
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from storage.returns.explanations import Explanation

WIDTH = 284
REST = 120
"""Milliseconds on one cell before it is asked where its figure comes from."""


class MergedForm(QWidget):
    """The sheet of one form, read-only, with its panel."""

    package_wanted = Signal(str)
    period_wanted = Signal(str)
    decision_wanted = Signal(str)  # id of a record in several registers

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__()
        self._context = context
        self._paper: PeriodSheets | None = None
        self._asked = 0
        self.code = sheet.form.code
        words = SheetWords(
            self.tr("Code"), self.tr("Indicator"), self.tr("Unit of measure"), self.tr("Sector")
        )
        self.table = SheetTable(sheet.form, words, f"consolidation-{sheet.form.code}-{sheet.form.edition}")
        self.origin = OriginPanel()
        self.findings = FindingList(
            self.tr("To look at in the merged sheet"), self.tr("No doubt about this form.")
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self._ask)
        self.table.cell_chosen.connect(lambda *_: self._soon.start())
        self.origin.package_wanted.connect(self.package_wanted)
        self.origin.ask_wanted.connect(self.ask_unit)
        self.origin.series_wanted.connect(self.show_series)
        self.asking_side = AskingSide(context)
        self.asking_side.closed.connect(self._stop_asking)
        self._lay_out()

    def _lay_out(self) -> None:
        both = QWidget()
        inside = QVBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(self.origin, 3)
        inside.addWidget(self.findings, 2)
        self.side = side = SidePanel(width=WIDTH)
        side.show_content(both)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.table, 1)
        row.addWidget(side)
        row.addWidget(self.asking_side)

    def ask_unit(self, package: str, row: str, column: str) -> None:
        """Ask the unit of a package about its figure in this cell."""
        self.side.hide()
        self.asking_side.ask(package, cell(self.code, row, column))

    def _stop_asking(self) -> None:
        self.side.show()
        self.table.setFocus()

    def show_series(self, package: str, row: str, column: str) -> None:
        """Show a figure over all periods, of the unit of a package where one is named; a row leads to its period."""
        if self._paper is None:
            return
        kind, go = self._paper.period.kind, self.period_wanted.emit
        unit = receiving.find(self._context.opened, package).unit[1] if package else ""
        show_series_of(self, self._context, self.code, (row, column), kind, go, unit)

    def show_paper(self, paper: PeriodSheets) -> None:
        """Show the form as this paper has it."""
        self._paper = paper
        mine = [finding for finding in paper.findings if finding.form in (self.code, "")]
        marks: dict[CellKey, Level] = {}
        for finding in reversed(mine):
            if finding.row and marks.get((finding.row, finding.column)) is not Level.ERROR:
                marks[finding.row, finding.column] = finding.level
        self.table.show_sheet(paper.sheets[self.code], marks)
        self.findings.show_cards([self._doubt(paper, finding) for finding in mine])
        self._ask()

    def _doubt(self, paper: PeriodSheets, finding: Finding) -> ShownFinding:
        where = place_words(paper, finding, with_form=False)
        if "group" in finding.details:
            group = str(finding.details["group"])
            step = FindingAction(self.tr("See and decide"), lambda: self.decision_wanted.emit(group))
            return shown_finding(finding, where, step)
        if not finding.row:
            return shown_finding(finding, where)
        address = (finding.row, finding.column or paper.sheets[self.code].form.main_column)
        return shown_finding(
            finding, where, FindingAction(self.tr("Go to this cell"), lambda: self.go_to(address))
        )

    def go_to(self, address: CellKey) -> bool:
        """Make a cell current."""
        found = self.table.choose_cell(address)
        if found:
            self.table.setFocus()
        return found

    def _ask(self) -> None:
        """Ask beside the window where the figure in hand comes from; only the last answer is shown."""
        address, paper, book = self.table.current_address(), self._paper, self._context.book
        self._asked += 1
        asked = self._asked
        if address is None or paper is None or book is None:
            self.origin.show_nothing()
            return
        form = paper.sheets[self.code].form
        if not form.applies(form.row_by_code[address[0]], form.column_by_key[address[1]]):
            self.origin.show_nothing()
            return

        def explained(_work: Work) -> "tuple[Explanation, str]":
            from storage.book import settings
            from storage.returns import explanations

            own = settings.unit_of(book).title
            return explanations.explain(book, str(paper.period), self.code, *address), own

        def done(answer: "tuple[Explanation, str]") -> None:
            if asked == self._asked:
                self.origin.show_explanation(*answer)

        self._context.run(explained, done, title=self.tr("Looking where the figure comes from"))
