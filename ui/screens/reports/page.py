"""The page of forms: a period, a form, its grid, what is doubtful, its paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.errors import Refused, Trouble
from models.findings import Finding, Level
from models.forms import CellKey
from models.returns import FROZEN, open_findings
from models.sentences import told
from models.sheets import Origin
from storage import agenda, returns, sheets
from storage.explaining import explain
from storage.returns import Entry
from ui import settings
from ui.language import language
from ui.pieces.confirm import ConfirmPanel
from ui.pieces.filters import Filter, FilterChips
from ui.pieces.text import button
from ui.returns import form_words, period_words, place_words, state_chip
from ui.screens.reports import work
from ui.screens.reports.cellline import CellLine
from ui.screens.reports.choosing import PeriodPanel
from ui.screens.reports.model import GridModel
from ui.screens.reports.paper import PaperView, file_name, suggested
from ui.screens.reports.pastebar import PasteBar
from ui.screens.reports.pasting import Standing, counted, entries, lines_of, planned, read_figure
from ui.screens.reports.plan import GridPlan, plan_of
from ui.screens.reports.side import Side
from ui.screens.reports.undoing import redo_last, undo_last
from ui.screens.reports.view import GridView
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page
from ui.shell.work import Work

_TYPED = frozenset({"given_figures", "answers", "returns", "settings"})
"""Tables whose changes do not touch what the register offers."""


class ReportsPage(Page):
    """Forms and returns."""

    key = "reports"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.loaded: work.Loaded | None = None
        self.form = settings.text("reports/form", "B01")
        self.period = ""
        self._wanted: dict[str, Any] = {}
        self._everything = False
        self.periods = PeriodPanel()
        self.forms = FilterChips()
        self.more = QPushButton(self.tr("All columns"))
        self.toggle = button("", self._toggle_side)
        self.model = GridModel(self.keep)
        self.grid = GridView(self.model)
        self.bar = PasteBar()
        self.line = CellLine()
        self.side = Side()
        self.paper_view = PaperView()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(40)
        self._later.timeout.connect(self._show_findings)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.more.setProperty("kind", "pill")
        self.more.setCheckable(True)
        self.more.setToolTip(self.tr("Also show the columns that the screen leaves out"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.periods)
        row.addWidget(self.forms)
        row.addStretch(1)
        row.addWidget(self.more)
        row.addWidget(self.toggle)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.bar)
        left.addWidget(self.grid, 1)
        left.addWidget(self.line)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        bench = QWidget()
        column = QVBoxLayout(bench)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addLayout(body, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(bench)
        self.stack.addWidget(self.paper_view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect(self) -> None:
        self.periods.chosen.connect(lambda period, revision: self.open(period, revision or None))
        self.forms.chosen.connect(self.show_form)
        self.more.toggled.connect(self._show_everything)
        self.grid.cell_changed.connect(self._say_cell)
        self.grid.cleared.connect(self.take_back)
        self.grid.pasting.connect(self.preview_paste)
        self.grid.filling.connect(self.fill_down)
        self.grid.paste_settled.connect(self.settle_paste)
        self.bar.settled.connect(self.settle_paste)
        self.line.explained.connect(self.explain)
        self.side.findings.wanted.connect(self.go_to_finding)
        self.side.findings.answered.connect(self.answer)
        self.side.card.reasoned.connect(self.give_reason)
        self.side.card.left.connect(self.grid.setFocus)
        self.side.closed.connect(lambda: self._remember_side(False))
        self.paper_view.closed.connect(self.leave_paper)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._other_part)

    # what the head asks

    @property
    def paper(self) -> sheets.Paper | None:
        """The period that is shown."""
        return self.loaded.paper if self.loaded else None

    @property
    def _newest(self) -> bool:
        """Whether the shown revision is the last one of its period."""
        if self.loaded is None or self.loaded.paper.head is None:
            return True
        shown = self.loaded.paper
        return not any(
            head.period == str(shown.period) and shown.head and head.revision > shown.head.revision
            for head in self.loaded.revisions
        )

    def title(self) -> str:
        paper = self.paper
        return form_words(paper.sheets[self.form].form) if paper else self.tr("Forms and returns")

    def where(self) -> tuple[str, ...]:
        if self.loaded is None:
            return ()
        paper = self.loaded.paper
        revision = paper.head.revision if paper.head else 1
        return (
            self.loaded.unit,
            period_words(str(paper.period)),
            self.tr("revision {number}").format(number=revision),
        )

    def note(self) -> str:
        if self.paper is None:
            return ""
        day = self.paper.cutoff
        return self.tr("figures as of {day}").format(day=f"{day.day}/{day.month}/{day.year}")

    def chip(self) -> Chip | None:
        return state_chip(self.paper.head) if self.paper else None

    def primary(self) -> Action | None:
        if self.paper is None:
            return None
        if self.stack.currentWidget() is self.paper_view:
            return Action(self.tr("Print…"), self._print, "print")
        if self.paper.head is None:
            return Action(self.tr("Begin this return"), self._begin)
        if self.paper.frozen is None:
            return Action(self.tr("Check and sign…"), self._send)
        return Action(self.tr("Packages and sending…"), self._send)

    def secondary(self) -> tuple[Action, ...]:
        if self.paper is None:
            return ()
        if self.stack.currentWidget() is self.paper_view:
            return (
                Action(self.tr("Save PDF…"), self._save_pdf),
                Action(self.tr("Save Excel…"), self._save_workbook),
                Action(self.tr("Back to the form"), self.leave_paper),
            )
        preview = Action(self.tr("Preview"), self.print_preview, "print")
        if self.paper.frozen is not None and self._newest:
            number = (self.paper.head.revision if self.paper.head else 1) + 1
            words = self.tr("Reopen as revision {number}").format(number=number)
            return (Action(words, self._ask_reopen), preview)
        return (preview,)

    def first_focus(self) -> QWidget | None:
        return self.grid

    # loading

    def activate(self, target: dict[str, Any]) -> None:
        if form := target.get("form"):
            self.form = form
        self._wanted = dict(target)
        if self.stack.currentWidget() is self.paper_view:
            self.leave_paper()
        period = target.get("period") or self.period or str(agenda.current(self.context.opened))
        if period != self.period or self.loaded is None:
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
        again = sheets.typed_again(self.context.opened, loaded.paper)
        self.loaded = replace(loaded, paper=again)
        if self.form not in loaded.paper.sheets:
            self.form = next(iter(loaded.paper.sheets))
        self.periods.offer(loaded.revisions, loaded.paper, self.context.opened.clock().date())
        self._offer_forms()
        self._show_sheet()
        self._land()

    def refresh(self, changed: frozenset[str]) -> None:
        if self.loaded is None:
            return
        head = self.loaded.paper.head
        if changed and changed <= _TYPED and head is not None and self._still_newest(head):
            self._follow()
        elif changed != frozenset({"settings"}):
            self.open(self.period, None if self._newest or head is None else head.revision)

    def _still_newest(self, head: returns.ReturnHead) -> bool:
        """Whether the shown return can still be typed into, by what the book says now."""
        now = returns.head(self.context.opened, self.period)
        return now is not None and now.id == head.id and now.state not in FROZEN

    def _follow(self) -> None:
        """Read what is typed now; the register is not asked again."""
        if self.loaded is None:
            return
        again = sheets.typed_again(self.context.opened, self.loaded.paper)
        self.loaded = replace(self.loaded, paper=again)
        self._show_sheet()

    # showing

    def show_form(self, code: str) -> None:
        """Show another form of the same period."""
        self.form = code
        settings.remember("reports/form", code)
        self.side.card.hide()
        self._offer_forms()
        self._show_sheet()
        self.grid.setFocus()

    def _offer_forms(self) -> None:
        if self.paper is not None:
            names = [Filter(code, one.form.name) for code, one in sorted(self.paper.sheets.items())]
            self.forms.show_filters(names, self.form)

    def _show_everything(self, everything: bool) -> None:
        self._everything = everything
        self._show_sheet()

    def _show_sheet(self) -> None:
        if self.paper is None:
            return
        sheet = self.paper.sheets[self.form]
        plan = self.model.plan
        fresh = plan is None or plan.form is not sheet.form or self._planned != self._everything
        self._planned = self._everything
        shown = plan_of(sheet.form, everything=self._everything) if fresh or plan is None else plan
        if fresh:
            self._show_side(self._side_wanted(shown))
        self.model.show_sheet(shown, sheet, self.paper)
        self._say_cell()
        self._say_counts()
        self._later.start()
        self.head_changed.emit()

    _planned = False

    def _show_findings(self) -> None:
        if self.paper is None:
            return
        paper = self.paper
        self.side.findings.show_findings(
            paper.findings,
            paper.reasons,
            lambda finding: place_words(paper, finding, with_form=finding.form != self.form),
            editable=paper.frozen is None,
        )

    def _say_counts(self) -> None:
        if self.paper is None:
            return
        standing = open_findings(list(self.paper.findings), dict(self.paper.reasons))
        errors = sum(one.level is Level.ERROR for one in standing)
        warnings = len(standing) - errors
        parts = []
        if errors:
            parts.append(self.tr("{count} errors").format(count=errors))
        if warnings:
            parts.append(self.tr("{count} warnings").format(count=warnings))
        self.toggle.setText(" · ".join(parts) or self.tr("Nothing open"))
        self.toggle.setToolTip(self.tr("Show or hide the list of findings"))

    def _say_cell(self) -> None:
        self.grid.refusal.hide()
        self.line.show_cells(self.model, self.grid.selected())
        if self.side.card.isVisible() and not self.side.card.isAncestorOf(_focus(self)):
            self._follow_card()

    def _follow_card(self) -> None:
        """The card goes with the cell, unless it waits for a reason."""
        chosen, card = self.grid.selected(), self.side.card
        if len(chosen) == 1 and chosen[0] != card.key and not self._waits(card.key):
            card.hide()

    def _waits(self, key: CellKey | None) -> bool:
        """Whether a reason is still wanted for a cell of this form."""
        if key is None or key not in self.model.sheet_keys():
            return False
        cell = self.model.cell(key)
        return cell.overridden and not cell.reason

    def _toggle_side(self) -> None:
        self._show_side(self.side.isHidden())
        self._remember_side(not self.side.isHidden())

    def _show_side(self, shown: bool) -> None:
        self.side.setVisible(shown)
        QTimer.singleShot(0, self.grid.fit)

    def _side_wanted(self, plan: GridPlan) -> bool:
        """As it was left for this form; at first, where both the panel and the columns find room."""
        kept = settings.text(f"reports/side/{self.form}")
        needed = sum(column.width for column in plan.columns if not column.optional)
        return kept == "yes" if kept else self.width() - self.side.width() - 32 >= needed

    def _remember_side(self, shown: bool) -> None:
        settings.remember(f"reports/side/{self.form}", "yes" if shown else "no")
        QTimer.singleShot(0, self.grid.fit)

    def _other_part(self) -> None:
        """F6: from the grid to the findings and back."""
        if self.grid.hasFocus():
            self._show_side(True)
            first = self.side.findings.cards[0].steps if self.side.findings.cards else []
            (first[0] if first else self.toggle).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # typing

    def _head_id(self) -> str:
        """The draft that is typed into; opened now where there is none yet."""
        assert self.loaded is not None
        head = self.loaded.paper.head
        if head is None:
            head = returns.open_return(self.context.opened, self.period)
            opened = replace(self.loaded.paper, head=head)
            self.loaded = replace(self.loaded, paper=opened, revisions=(head, *self.loaded.revisions))
        return head.id

    def _kept(self, act: Callable[[], object]) -> None:
        """Do one change of the book and follow it."""
        act()
        self._follow()

    def keep(self, key: CellKey, text: str) -> str:
        """Keep a typed text at once; the sentence why not, or ""."""
        if self.paper is None:
            return ""
        try:
            value = read_figure(self.model.form, key, text)
            if value is None:
                self._kept_blank(key)
            else:
                self._kept(lambda: self._give([work.entry(self._open_paper(), self.form, key, value)]))
        except Refused as refused:
            return told(refused, language())
        except Trouble as trouble:
            self.context.tell(trouble)
            return told(trouble, language())
        self._ask_reason(key)
        return ""

    def _open_paper(self) -> sheets.Paper:
        assert self.paper is not None
        return self.paper

    def _kept_blank(self, key: CellKey) -> None:
        """An emptied cell: a typed figure is taken back, an offered one is typed over with nothing."""
        cell = self.model.cell(key)
        if cell.origin is Origin.GIVEN:
            self._kept(lambda: returns.take_back(self.context.opened, self._head_id(), self.form, [key]))
        elif cell.value is not None:
            self._kept(lambda: self._give([Entry(key[0], key[1], None)]))

    def _give(self, given: list[Entry]) -> None:
        returns.give(self.context.opened, self._head_id(), self.form, given)

    def _ask_reason(self, key: CellKey) -> None:
        """A figure over another asks for its reason beside the grid."""
        cell = self.model.cell(key)
        if cell.overridden and not cell.reason:
            self._show_side(True)
            self.side.card.show_cell(self.model, key)
            QTimer.singleShot(0, self.side.card.ask_now)

    def give_reason(self, key: CellKey, reason: str) -> None:
        """Keep the reason of a figure with the figure."""
        value = self.model.printed(key)
        self._try(lambda: self._kept(lambda: self._give([Entry(key[0], key[1], value, reason)])))

    def take_back(self, keys: list[CellKey]) -> None:
        """Delete: typed figures go, what is offered stands again."""
        typed = [key for key in keys if self.model.cell(key).origin is Origin.GIVEN]
        for key in keys:
            self.model.refused.pop(key, None)
        if typed and self.model.editable:
            self._try(
                lambda: self._kept(
                    lambda: returns.take_back(self.context.opened, self._head_id(), self.form, typed)
                )
            )
        self.model.repaint()

    def fill_down(self, keys: list[CellKey]) -> None:
        """Ctrl+D: the top figure of each column of the selection into the cells under it."""
        tops: dict[tuple[str, str], CellKey] = {}
        given = []
        for key in keys:
            column = (key[1], key[0].partition(":")[2])
            top = tops.setdefault(column, key)
            value = self.model.printed(top)
            if key != top and value is not None and self.model.printed(key) != value:
                given.append(Entry(key[0], key[1], value))
        if given and self.model.editable:
            self._try(lambda: self._kept(lambda: self._give(given)))

    def _try(self, act: Callable[[], None]) -> None:
        """Do something whose trouble belongs to no cell."""
        try:
            act()
        except Trouble as trouble:
            self.context.tell(trouble)

    # pasting

    def preview_paste(self, text: str) -> None:
        """Show what a block from the clipboard would do; nothing is kept before it is confirmed."""
        block = lines_of(text)
        if not block or self.paper is None or not self.model.editable:
            return
        found = planned(block, self.grid.target, self.paper.sheets[self.form], language())
        self.model.show_paste(found)
        self.bar.show_counts(counted(found)) if found else self.bar.hide()

    def settle_paste(self, keep: bool) -> None:
        """Keep the block as one change, or drop it."""
        pasted = dict(self.model.pasted)
        self.model.show_paste({})
        self.bar.hide()
        if keep and any(one.standing in (Standing.NEW, Standing.CHANGED) for one in pasted.values()):
            self._try(lambda: self._kept(lambda: self._give(entries(pasted))))
        self.grid.setFocus()

    # findings

    def go_to_finding(self, finding: Finding) -> None:
        """Show the cell of a finding, on its own form."""
        self.go_to_cell(finding.form, (finding.row, finding.column))

    def go_to_cell(self, form: str, key: CellKey) -> None:
        """Show a cell; one that the screen leaves out brings all columns."""
        if self.paper is None or form not in self.paper.sheets:
            return
        if form != self.form:
            self.show_form(form)
        if not self.grid.go_to(key) and not self._everything:
            self.more.setChecked(True)
            self.grid.go_to(key)

    def answer(self, finding: Finding, reason: str) -> None:
        """Keep the reason that answers a warning."""
        self._try(
            lambda: self._kept(lambda: returns.answer(self.context.opened, self._head_id(), finding, reason))
        )

    def next_problem(self) -> bool:
        self._later.stop()
        self._show_findings()
        return self.side.findings.next()

    def explain(self) -> None:
        """Where the figure of the current cell comes from."""
        chosen = self.grid.selected()
        if len(chosen) != 1 or self.loaded is None:
            return
        key, book, form = chosen[0], self.context.opened, self.form
        self._show_side(True)
        self.side.card.show_cell(self.model, key)
        revision = self.loaded.paper.head.revision if self.loaded.paper.head else None
        self.context.run(
            lambda _: explain(book, self.period, form, key[0], key[1], revision),
            lambda found: self.side.card.explain(found) if self.side.card.key == key else None,
            title=self.tr("Looking where the figure comes from"),
            cancellable=False,
        )

    def undo(self) -> bool:
        return self._step_in_history(undo_last)

    def redo(self) -> bool:
        return self._step_in_history(redo_last)

    def _step_in_history(self, step: Callable[[Any], str | None]) -> bool:
        if self.model.pasted:
            self.settle_paste(False)
            return True
        form: list[str | None] = []
        self._try(lambda: self._kept(lambda: form.append(step(self.context.opened))))
        found = form[0] if form else None
        if found and found != self.form and self.paper and found in self.paper.sheets:
            self.go_to_cell(found, ("", ""))
        return found is not None

    # the return

    def _land(self) -> None:
        """Show what the page was opened for."""
        target, self._wanted = self._wanted, {}
        if target.get("row"):
            self.go_to_cell(target.get("form", self.form), (target["row"], target.get("column", "")))
        elif target.get("form"):
            self.go_to_cell(target["form"], ("", ""))
        if target.get("problem"):
            self.next_problem()
        if target.get("preview"):
            self.print_preview()

    def _begin(self) -> None:
        self._try(lambda: self._kept(self._head_id))

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

    # paper

    def print_preview(self) -> bool:
        if self.paper is None:
            return False
        book, paper, codes = self.context.opened, self.paper, (self.form,)
        self.context.run(
            lambda lane: work.make_pdf(book, paper, codes, lane),
            self._show_paper,
            title=self.tr("Drawing the pages"),
        )
        return True

    def _show_paper(self, pdf: bytes) -> None:
        self.stack.setCurrentWidget(self.paper_view)
        self.paper_view.show_pdf(pdf)
        self.paper_view.setFocus()
        self.head_changed.emit()

    def leave_paper(self) -> None:
        """Back to the grid."""
        self.stack.setCurrentIndex(0)
        self.grid.setFocus()
        self.head_changed.emit()

    def _print(self) -> None:
        self.paper_view.print_out()

    def _save_pdf(self) -> None:
        pdf = self.paper_view.pdf
        self._save(".pdf", "PDF (*.pdf)", lambda target: work.save_pdf(target, pdf))

    def _save_workbook(self) -> None:
        book, paper, codes = self.context.opened, self.paper, (self.form,)
        if paper is not None:
            self._save(
                ".xlsx", "Excel (*.xlsx)", lambda target: work.save_workbook(book, paper, codes, target)
            )

    def _save(self, ending: str, kinds: str, write: Callable[[Path], Path]) -> None:
        if self.loaded is None:
            return
        name = file_name(self.loaded.unit_code, self.period, self.form, ending)
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


def _focus(page: QWidget) -> QWidget:
    focused = page.window().focusWidget()
    return focused if focused is not None else page
