"""The page of the merged report: completeness, the forms, their paper and workbook."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from models.plots.plot import FigureOrigin
from models.returns.returns import State
from models.values.dates import format_date
from models.values.quantities import format_number
from storage.book import settings
from storage.book.book import Book
from storage.received import receiving
from storage.received.index import unindexed
from storage.received.kept.packed_sheets import pack_again
from storage.received.shared_list import SharedRecord, shared_list
from storage.returns import agenda, returns, sealing
from storage.returns import sheets as papers
from storage.returns.sheets import PeriodSheets, reporting_unit
from ui import settings as desk
from ui.figures.plot_board import PlotBoard
from ui.figures.unit_plots import UnitPlotsView
from ui.language import form_word
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.periods import PeriodChooser, near
from ui.pieces.panels.preview import PaperPreview
from ui.pieces.tables.findings import FindingAction
from ui.reading.report import REGISTER, open_report, received
from ui.register import undoing
from ui.returns import form_words, period_words, state_chip
from ui.screens.consolidation.completeness import Completeness
from ui.screens.consolidation.figures import MergedForm
from ui.screens.consolidation.shared import SharedRecords
from ui.screens.consolidation.states import Sending, UnitState, unit_states
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page
from ui.shell.work import Work

UNITS, SHARED, PLOTS = "units", "shared", "plots"
Kind = Literal["pdf", "xlsx"]


@dataclass(frozen=True)
class Merged:
    """What was read of a period: the paper and how every unit stands."""

    paper: PeriodSheets
    states: list[UnitState]
    shared: list[SharedRecord]


class ConsolidationPage(Page):
    """Who has sent, and the merged forms of one period."""

    key = "consolidation"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.periods = PeriodChooser()
        self.views = FilterChips()
        self.units, self.shared = Completeness(context), SharedRecords(context)
        self.forms: dict[str, MergedForm] = {}
        self.merged: Merged | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.units)
        self.stack.addWidget(self.shared)
        self.plots = UnitPlotsView(context)
        self.plots.figure_wanted.connect(self._show_figure)
        self.plots.shown.connect(self.head_changed)
        self.stack.addWidget(self.plots)
        self._asked = 0
        self._wanted: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.views)
        column.addWidget(self.stack, 1)
        self.views.show_filters([Filter(UNITS, self.tr("Returns received"))], UNITS)
        self.views.chosen.connect(lambda _: self._show_view())
        self.periods.chosen.connect(lambda _: self.read())
        self.units.package_wanted.connect(self._show_package)
        self.shared.package_wanted.connect(self._show_package)
        self.shared.decided.connect(self.read)

    # the head

    def title(self) -> str:
        paper = self.merged.paper if self.merged else None
        if paper is not None and self.views.current in paper.sheets:
            return form_words(paper.sheets[self.views.current].form)
        return self.tr("Consolidation")

    def where(self) -> tuple[str, ...]:
        unit = settings.unit_of(self.context.opened).title
        return (unit, period_words(self.periods.period)) if self.periods.period else (unit,)

    def note(self) -> str:
        if self.merged is None:
            return ""
        sent = self.units.count(Sending.SENT, Sending.LATE, Sending.COVERED)
        told = self.tr("returns of {sent} of {all} units received; figures as of {day}")
        return told.format(
            sent=format_number(sent),
            all=format_number(len(self.units.expected)),
            day=format_date(self.merged.paper.cutoff),
        )

    def chip(self) -> Chip | None:
        head = self.merged.paper.head if self.merged else None
        return state_chip(head) if head is not None and head.state is not State.DRAFT else None

    def primary(self) -> Action | None:
        return Action(self.tr("Print preview"), self.print_preview, "print", self._why_not())

    @property
    def _board(self) -> PlotBoard | None:
        """The plots, where they are in front: they are what is printed and saved then."""
        return self.plots.board if self.views.current == PLOTS else None

    def secondary(self) -> tuple[Action, ...]:
        why = self._why_not()
        return (
            Action(self.tr("Excel\u2026"), lambda: self.ask_where("xlsx"), why_not=why),
            Action(self.tr("PDF\u2026"), lambda: self.ask_where("pdf"), why_not=why),
        )

    def _why_not(self) -> str:
        there = self.merged is not None if self._board is None else bool(self._board.plots)
        return "" if there else self.tr("The figures are not read yet.")

    def tool(self) -> QWidget:
        return self.periods

    def activate(self, target: dict[str, Any]) -> None:
        self._wanted = target
        book = self.context.opened
        found = [one.period for one in receiving.received(book)] + [one.period for one in returns.heads(book)]
        current = str(target.get("period") or self.periods.period or agenda.current(book))
        self.periods.offer([*found, *near(book.clock().date())], current)
        self.read()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed != frozenset({"settings"}):
            self.read()

    def first_focus(self) -> QWidget | None:
        front = self.forms.get(self.views.current) or self._front()
        return None if isinstance(front, UnitPlotsView) else front.table

    def next_problem(self) -> bool:
        front = self.forms.get(self.views.current)
        return front.findings.next() if front else False

    def undo(self) -> bool:
        return self._turn(undoing.undo_last, self.tr("Taken back: {what}"))

    def redo(self) -> bool:
        return self._turn(undoing.redo_last, self.tr("Done again: {what}"))

    def _turn(self, act: undoing.Turn, words: str) -> bool:
        """Take the last decision of this sitting back, or make it again."""
        return undoing.turned(self.context, act, words, self._say_turned, "decisions")

    def _say_turned(self, said: str) -> None:
        self.context.say(said)
        self.read()

    # reading

    def read(self) -> None:
        """Read the period beside the window; only the last question is answered."""
        book, period = self.context.opened, self.periods.period
        self._asked += 1
        asked = self._asked

        def done(merged: Merged) -> None:
            if asked == self._asked:
                self._take(merged)

        self.context.run(
            lambda _: _merged(book, period), done, title=self.tr("Working out the merged figures")
        )

    def _take(self, merged: Merged) -> None:
        self.merged = merged
        self.units.show_states(merged.states)
        self.shared.show_records(merged.shared, str(merged.paper.period), merged.paper.cutoff)
        sheets = merged.paper.sheets
        for code, form in list(self.forms.items()):
            if code not in sheets or sheets[code].form is not form.table.form:
                self.stack.removeWidget(self.forms.pop(code))
                form.deleteLater()
        for code in sorted(sheets):
            if code not in self.forms:
                self._add(code, merged)
            self.forms[code].show_paper(merged.paper)
        self.views.show_filters(self._pills(), self.views.current)
        self._show_view()
        self._go_where_wanted()

    def _add(self, code: str, merged: Merged) -> None:
        form = MergedForm(self.context, merged.paper.sheets[code])
        form.package_wanted.connect(self._show_package)
        form.period_wanted.connect(self._show_period)
        form.decision_wanted.connect(self._decide)
        self.forms[code] = form
        self.stack.addWidget(form)

    def _go_where_wanted(self) -> None:
        wanted, self._wanted = self._wanted, {}
        form = str(wanted.get("form", ""))
        if wanted.get("remind"):
            self.show_form(UNITS)
            self.units.remind_missing()
        if wanted.get("unit"):
            self.show_form(UNITS)
            self.units.table.select_key(str(wanted["unit"]))
        if wanted.get("shared"):
            self.show_form(SHARED)
        if form in self.forms:
            self.show_form(form)
            if wanted.get("row"):
                sheet = self.forms[form].table.form
                self.forms[form].go_to((str(wanted["row"]), str(wanted.get("column") or sheet.main_column)))

    def show_form(self, code: str) -> None:
        """Bring a form to the front; "units" for who has sent, "shared" for what stands in several registers."""
        self.views.show_filters(self._pills(), code)
        self._show_view()

    def _decide(self, group: str) -> None:
        self.show_form(SHARED)
        self.shared.go_to(group)

    def _pills(self) -> list[Filter]:
        sheets = self.merged.paper.sheets if self.merged else {}
        sent = f"{self.units.count(Sending.SENT, Sending.LATE, Sending.COVERED)}/{len(self.units.expected)}"
        forms = [Filter(code, form_word(sheets[code].form.name)) for code in sorted(sheets)]
        waiting = f" {self.shared.open}" if self.shared.open else ""
        twice = [Filter(SHARED, self.tr("In several registers") + waiting)] if self.shared.records else []
        plots = Filter(PLOTS, self.tr("Plots"))
        return [Filter(UNITS, f"{self.tr('Returns received')} {sent}"), *twice, *forms, plots]

    def _front(self) -> Completeness | SharedRecords | UnitPlotsView:
        if self.views.current == PLOTS:
            return self.plots
        return self.shared if self.views.current == SHARED and self.shared.records else self.units

    def _show_view(self) -> None:
        if self.views.current == PLOTS:
            self.plots.read()
        self.stack.setCurrentWidget(self.forms.get(self.views.current, self._front()))
        self.head_changed.emit()

    def _show_package(self, sha256: str) -> None:
        front = self.views.current
        open_report(
            self, self.context, received(self.context, sha256), REGISTER if front == SHARED else front
        )

    def _show_figure(self, origin: FigureOrigin, _unit: str) -> None:
        """The merged cell that a point of a plot is."""
        self.activate(
            {"period": origin.period, "form": origin.form, "row": origin.row, "column": origin.column}
        )

    def _show_period(self, period: str) -> None:
        """The same form of another period."""
        self.activate({"period": period, "form": self.views.current})

    # paper

    def print_preview(self) -> bool:
        """The paper of the form in front, or of all forms where the units are in front."""
        if self._board is not None:
            self._board.show_paper()
            return bool(self._board.plots)
        self._make("pdf", self._preview)
        return self.merged is not None

    def _preview(self, pdf: bytes) -> None:
        title = f"{self.title()} \u00b7 {period_words(self.periods.period)}"
        save = FindingAction(self.tr("Save as PDF\u2026"), lambda: self.ask_where("pdf"))
        PaperPreview(self, title, pdf, (save,)).open()

    def _make(self, kind: Kind, done: Any) -> None:
        if self.merged is None:
            return
        book, paper, form = self.context.opened, self.merged.paper, self.views.current
        self.context.run(
            lambda _: written(book, paper, form, kind), done, title=self.tr("Preparing the paper")
        )

    def ask_where(self, kind: Kind) -> None:
        """Ask for the file that the form in front, or all forms, are written to."""
        if self._board is not None:
            self._board.ask_where(f".{kind}")
            return
        if self.merged is None:
            return
        code = settings.unit_of(self.context.opened).code
        form = f"_{self.views.current}" if self.views.current in self.forms else ""
        name = f"tong-hop_{code}_{self.periods.period}{form}.{kind}"
        folder = desk.text("consolidation/folder")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the merged forms"), str(Path(folder) / name), f"*.{kind}"
        )
        if chosen:
            desk.remember("consolidation/folder", str(Path(chosen).parent))
            self.save(Path(chosen), kind)

    def save(self, target: Path, kind: Kind) -> None:
        """Write the forms, whole or not at all."""
        if self.merged is None:
            return
        book, paper, form = self.context.opened, self.merged.paper, self.views.current

        def saved(_work: Work) -> Path:
            from exports.files.writing import write_whole

            write_whole(target, written(book, paper, form, kind))
            return target

        def done(_target: Path) -> None:
            self.context.changed()

        self.context.run(saved, done, title=self.tr("Saving {file}").format(file=target.name))


def _merged(book: Book, period: str) -> Merged:
    pack_again(book)  # packages that an earlier version took in
    if unindexed(book):
        from exports.exchange.indexing import index_registers

        index_registers(book)
    paper = papers.period_sheets(book, period)
    return Merged(paper, unit_states(book, period, paper.cutoff), shared_list(book, period, paper.cutoff))


def written(book: Book, paper: PeriodSheets, form: str, kind: Kind) -> bytes:
    """The paper or the workbook of one form of a period, or of all where the form is none."""
    from exports.paper.matrices import matrices, report_title
    from exports.paper.pdf import write_pdf
    from exports.workbook.writing import write_report_workbook

    unit = reporting_unit(book, paper)
    names = sealing.names_of(book, paper)
    chosen = [one for one in matrices(paper, unit, names) if form not in paper.sheets or one.form == form]
    if kind == "xlsx":
        return write_report_workbook(chosen, made_at=book.clock())
    return write_pdf(chosen, made_at=book.clock(), title=report_title(paper.period, unit))
