"""The page of forms: a period, its forms in the workspace, the return's own steps, its paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from models.forms.definition import CellKey
from models.returns.returns import FROZEN
from models.values.deadline_words import mark
from models.values.deadlines import Evidence
from models.values.messages import sentence
from storage.forms.comparisons import form_key
from storage.returns import agenda, returns
from storage.returns.sheets import PeriodSheets
from ui import settings
from ui.grid.filled import ask_source, ask_target, fill_action, write_beside
from ui.language import language
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register.field_sheet import show_field_sheet
from ui.register.paper_dialog import PaperDialog
from ui.returns import form_words, period_words, state_chip
from ui.screens.reports import work
from ui.screens.reports.paper import PaperView, file_name, suggested
from ui.screens.reports.workspace import GridWorkspace
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page
from ui.shell.work import Work

_TYPED = frozenset({"given_figures", "answers", "returns", "settings"})
"""Tables whose changes do not touch what the register offers."""

_ASKED = frozenset({"query_answers", "taken_notices"})
"""Tables whose changes touch only what is asked and answered."""


class ReportsPage(Page):
    """Forms and returns."""

    key = "reports"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.period = ""
        self._wanted: dict[str, Any] = {}
        self.workspace = GridWorkspace(context)
        self.entering = self.workspace.entering
        self.paper_view = PaperView()
        self.field_paper = PaperDialog(context, self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.workspace)
        self.stack.addWidget(self.paper_view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.workspace.turned.connect(self.head_changed)
        self.workspace.period_wanted.connect(self.open)
        self.workspace.periods.chosen.connect(lambda period, revision: self.open(period, revision or None))
        self.paper_view.closed.connect(self.leave_paper)

    # what the head asks

    @property
    def paper(self) -> PeriodSheets | None:
        """The period that is shown."""
        return self.entering.paper

    @property
    def _unit(self) -> str:
        return self.entering.loaded.unit if self.entering.loaded else ""

    @property
    def _on_paper(self) -> bool:
        return self.stack.currentWidget() is self.paper_view

    def title(self) -> str:
        paper = self.paper
        sheet = (
            paper.sheets.get(self.workspace.form) if paper else None
        )  # another period may have other forms
        return form_words(sheet.form) if sheet else self.tr("Forms and returns")

    def where(self) -> tuple[str, ...]:
        if self.paper is None:
            return ()
        paper = self.paper
        revision = paper.head.revision if paper.head else 1
        return (
            self._unit,
            period_words(str(paper.period)),
            self.tr("revision {number}").format(number=revision),
        )

    def note(self) -> str:
        if self.paper is None:
            return ""
        figures = self._days()
        return " \u00b7 ".join(one for one in (figures, self._evidence()) if one)

    def _days(self) -> str:
        """Of which days the figures are."""
        assert self.paper is not None
        period, day = self.paper.period, self.paper.cutoff
        if period.is_of_whole_months:
            return self.tr("figures as of {day}").format(day=_day(day))
        words = self.tr("figures from {first} to {last}, as of {day}")
        return words.format(first=_day(period.first_day), last=_day(period.last_day), day=_day(day))

    def _evidence(self) -> str:
        """How well the form is known, unless it was read in its text; never on paper."""
        sheet = self.paper.sheets.get(self.workspace.form) if self.paper else None
        if sheet is None or self.entering.loaded is None:
            return ""
        compared = self.entering.loaded.compared.get(form_key(sheet.form))
        known = sheet.form.evidence is Evidence.FOUND and compared is None
        return "" if known else mark(sheet.form.evidence, compared, language())

    def chip(self) -> Chip | None:
        return state_chip(self.paper.head) if self.paper else None

    def primary(self) -> Action | None:
        if self.paper is None:
            return None
        if self._on_paper:
            return Action(self.tr("Print…"), self._print, "print")
        if self.paper.head is None:
            return Action(self.tr("Begin this return"), self._begin)
        if self.paper.frozen is None:
            return Action(self.tr("Check and sign…"), self._send)
        return Action(self.tr("Packages and sending…"), self._send)

    def secondary(self) -> tuple[Action, ...]:
        if self.paper is None:
            return ()
        if self._on_paper:
            return (
                Action(self.tr("Save PDF…"), self._save_pdf),
                Action(self.tr("Save Excel…"), self._save_workbook),
                Action(self.tr("Back to the form"), self.leave_paper),
            )
        preview = Action(self.tr("Preview"), self.print_preview, "print")
        if self.paper.frozen is not None and self.entering.newest:
            number = (self.paper.head.revision if self.paper.head else 1) + 1
            words = self.tr("Reopen as revision {number}").format(number=number)
            return (Action(words, self._ask_reopen), preview, self._field_sheet())
        if self.paper.frozen is not None:
            return (preview,)
        return (preview, self._field_sheet(), fill_action(self, self.write_fillable, self.take_filled))

    def _field_sheet(self) -> Action:
        return Action(self.tr("Form VII-4\u2026"), self.show_field_sheet, "print")

    def show_field_sheet(self) -> None:
        """Show what the office types into the national system for the period."""
        show_field_sheet(self.field_paper, self.context.opened, self.period)

    def first_focus(self) -> QWidget | None:
        return self.workspace.grid

    def next_problem(self) -> bool:
        return self.workspace.next_problem()

    def undo(self) -> bool:
        return self.workspace.step_back()

    def redo(self) -> bool:
        return self.workspace.step_on()

    # loading

    def place(self) -> dict[str, str]:
        row, column = self.workspace.current_key() or ("", "")
        told = {"period": self.period, "form": self.workspace.model_form(), "row": row, "column": column}
        return {name: value for name, value in told.items() if value}

    def activate(self, target: dict[str, Any]) -> None:
        if form := target.get("form"):
            self.workspace.form = form
        self._wanted = dict(target)
        if self._on_paper:
            self.leave_paper()
        period = target.get("period") or self.period or str(agenda.current(self.context.opened))
        if period != self.period or self.paper is None:
            self.open(period)
        else:
            self._land()

    def open(self, period: str, revision: int | None = None) -> None:
        """Show a period; None is its newest revision."""
        self.period = period
        book = self.context.opened
        self.context.run(
            lambda _: work.load(book, period, revision),
            self._take,
            title=self.tr("Working out the forms"),
            cancellable=False,
        )

    def _take(self, loaded: work.Loaded) -> None:
        if str(loaded.paper.period) != self.period:
            return
        today = self.context.opened.clock().date()
        self.workspace.periods.offer(loaded.revisions, loaded.paper, today)
        self.entering.take(loaded)
        self.workspace.read_asked()
        self._land()

    def refresh(self, changed: frozenset[str]) -> None:
        if self.paper is None:
            return
        if changed & _ASKED:
            self.workspace.read_asked()
            changed -= _ASKED
            if not changed:
                return
        if changed and changed <= _TYPED and self.entering.still_open():
            self.entering.follow()
        elif changed != frozenset({"settings"}):
            head = self.paper.head
            self.open(self.period, None if self.entering.newest or head is None else head.revision)

    def _land(self) -> None:
        """Show what the page was opened for."""
        target, self._wanted = self._wanted, {}
        form = target.get("form", self.workspace.form)
        if target.get("row"):
            key: CellKey = (target["row"], target.get("column", ""))
            self.workspace.go_to_cell(form, key)
        elif form != self.workspace.model_form():
            self.workspace.show_form(form)
        if target.get("problem"):
            self.next_problem()
        if target.get("preview"):
            self.print_preview()

    # the return

    def _begin(self) -> None:
        self.entering.safely(self.entering.begin)

    def _send(self) -> None:
        self.context.go_to("send", period=self.period)

    def _ask_reopen(self) -> None:
        paper = self.paper
        if paper is None or paper.head is None or paper.head.state not in FROZEN:
            return
        number = paper.head.revision + 1
        ConfirmPanel(
            self,
            self.tr("Reopen as revision {number}").format(number=number),
            self.tr(
                "Revision {old} stays sealed as it is. Its typed figures are copied into a new draft, which"
                " replaces it at the receiving unit once it is signed and sent."
            ).format(old=paper.head.revision),
            self.tr("Reopen as revision {number}").format(number=number),
            self._reopen,
            danger=False,
        ).open()

    def _reopen(self) -> None:
        book = self.context.opened

        def reopened(_: Work) -> work.Loaded:
            returns.reopen(book, self.period)
            return work.load(book, self.period, None)

        self.context.run(reopened, self._take, title=self.tr("Opening a new revision"), cancellable=False)

    # filled in by another program

    def write_fillable(self) -> None:
        """Ask where the form is to be written as a workbook to fill in."""
        loaded, book, code = self.entering.loaded, self.context.opened, self.workspace.form
        if loaded is None:
            return
        target = ask_target(self, file_name(loaded.unit_code, self.period, code, ""))
        if target is not None:
            spoken, paper = language(), loaded.paper
            write_beside(self.context, target, lambda: work.fillable_workbook(book, paper, code, spoken))

    def take_filled(self) -> None:
        """Ask for a filled workbook of the form, and show what it would do."""
        path = ask_source(self)
        if path is not None and self.paper is not None:
            self.workspace.edits.take_file(path, self.workspace.form, self.paper)

    # paper

    def print_preview(self) -> bool:
        if self.paper is None:
            return False
        book, paper, codes = self.context.opened, self.paper, (self.workspace.form,)
        self.context.run(
            lambda lane: work.make_pdf(book, paper, codes, lane),
            self._show_paper,
            title=self.tr("Drawing the pages"),
        )
        return True

    def _show_paper(self, drawn: work.DrawnPaper) -> None:
        self.stack.setCurrentWidget(self.paper_view)
        self.paper_view.show_pdf(drawn.pdf)
        if drawn.missing:
            signs, count = " ".join(sorted(drawn.missing)), sum(drawn.missing.values())
            said = sentence("PRINT_SIGNS_MISSING", {"signs": signs, "count": count}, self.context.language)
            self.paper_view.saved.say(said)
        self.paper_view.setFocus()
        self.head_changed.emit()

    def leave_paper(self) -> None:
        """Back to the grid."""
        self.stack.setCurrentWidget(self.workspace)
        self.workspace.grid.setFocus()
        self.head_changed.emit()

    def _print(self) -> None:
        self.paper_view.print_out()

    def _save_pdf(self) -> None:
        pdf = self.paper_view.pdf
        self._save(".pdf", "PDF (*.pdf)", lambda target: work.save_pdf(target, pdf))

    def _save_workbook(self) -> None:
        book, paper, codes = self.context.opened, self.paper, (self.workspace.form,)
        if paper is not None:
            self._save(
                ".xlsx", "Excel (*.xlsx)", lambda target: work.save_workbook(book, paper, codes, target)
            )

    def _save(self, ending: str, kinds: str, write: Callable[[Path], Path]) -> None:
        if self.entering.loaded is None:
            return
        name = file_name(self.entering.loaded.unit_code, self.period, self.workspace.form, ending)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save"), suggested(settings.text("reports/folder"), name), kinds
        )
        if chosen:
            settings.remember("reports/folder", str(Path(chosen).parent))
            self.context.run(
                lambda _: write(Path(chosen)),
                lambda target: self.paper_view.say_saved(str(target)),
                title=self.tr("Saving"),
                cancellable=False,
            )


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
