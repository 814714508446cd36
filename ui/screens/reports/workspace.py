"""The workspace of the form page: the grid of one form, with what is doubtful and what is asked beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.forms.definition import CellKey
from models.forms.findings import Finding, Level
from models.returns.returns import open_findings
from storage.comparisons.revisions import RevisionChanges, own_changes
from storage.dialogue.answers import AskedOfUs
from storage.forms.installed import forms_of
from storage.returns.explanations import explain
from storage.returns.sheets import PeriodSheets
from ui import settings
from ui.figures.changes import ChangesView
from ui.figures.series import show_series_of
from ui.language import form_word
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.text import button
from ui.returns import place_words
from ui.screens.reports.asked import AskedBar
from ui.screens.reports.cell_queries import CellQueries, focus_of
from ui.screens.reports.choosing import PeriodPanel
from ui.screens.reports.grid.cellline import CellLine
from ui.screens.reports.grid.edits import GridEdits
from ui.screens.reports.grid.entering import Entering
from ui.screens.reports.grid.plan import GridPlan, plan_of
from ui.screens.reports.side import Side
from ui.shell.context import Context
from ui.theme.look import look

_SETTLES = 40
"""Milliseconds after the last kept figure before the cards of the findings are built anew."""


class GridWorkspace(QWidget):
    """One form of the period that `entering` holds."""

    period_wanted = Signal(str)
    turned = Signal()  # another form, or other figures: the head of the page says other things

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form = settings.text("reports/form") or forms_of(context.opened).codes[0]
        self._shows_all = False  # whether the grid was planned with all columns
        self._head: tuple[object, ...] = ()  # what the head of the page said last
        self.entering = Entering(context, self)
        self.periods = PeriodPanel()
        self.forms = FilterChips()
        self.more = QPushButton(self.tr("All columns"))
        self.changes = button(
            self.tr("Changes since the last revision\u2026"), self.show_changes, kind="link"
        )
        self.toggle = button("", self._toggle_side)
        self.edits = GridEdits(context, self.entering, self)
        self.model, self.grid, self.bar = self.edits.model, self.edits.grid, self.edits.bar
        self.line = CellLine()
        self.asked = AskedBar()
        self.side = Side(context)
        self.queries = CellQueries(context, self.asked, self.grid, self.model, self.side)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLES)
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
        row.addWidget(self.asked)
        row.addWidget(self.changes)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.entering.followed.connect(self._show_sheet)
        self.forms.chosen.connect(self.show_form)
        self.more.toggled.connect(lambda _: self._show_sheet())
        self.grid.cell_changed.connect(self._say_cell)
        self.edits.reason_wanted.connect(self._ask_reason)
        self.line.explained.connect(self.explain)
        self.line.over_periods.connect(self.show_series)
        self.asked.wanted.connect(self.go_to_query)
        self.side.findings.wanted.connect(self.go_to_finding)
        self.side.findings.answered.connect(self.answer)
        self.side.card.reasoned.connect(self.edits.give_reason)
        self.side.card.left.connect(self.grid.setFocus)
        self.side.closed.connect(lambda: self._remember_side(False))
        QShortcut(QKeySequence("F6"), self).activated.connect(self._other_part)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(lambda: self.step_form(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(lambda: self.step_form(-1))

    @property
    def paper(self) -> PeriodSheets | None:
        """The period that is shown."""
        return self.entering.paper

    # showing

    def show_form(self, code: str) -> None:
        """Show another form of the same period."""
        self.form = code
        settings.remember("reports/form", code)
        self.side.card.hide()
        self._show_sheet()
        self.grid.setFocus()

    def step_form(self, step: int) -> None:
        """The next form or the one before; behind the last one comes the first."""
        codes = sorted(self.paper.sheets) if self.paper is not None else []
        if self.form in codes:
            self.show_form(codes[(codes.index(self.form) + step) % len(codes)])

    def _offer_forms(self) -> None:
        if self.paper is not None:
            names = [
                Filter(code, form_word(one.form.name)) for code, one in sorted(self.paper.sheets.items())
            ]
            self.forms.show_filters(names, self.form)

    def _show_sheet(self) -> None:
        if self.paper is None:
            return
        if self.form not in self.paper.sheets:
            self.form = next(iter(self.paper.sheets))
        self._offer_forms()
        sheet = self.paper.sheets[self.form]
        plan, shows_all = self.model.plan, self.more.isChecked()
        if plan is None or plan.form is not sheet.form or self._shows_all != shows_all:
            plan = plan_of(sheet.form, everything=shows_all)
            self._shows_all = shows_all
            self._show_side(self._side_wanted(plan))
        self.edits.show_sheet(plan, sheet, self.paper)
        self.changes.setVisible(self.paper.head is not None and self.paper.head.revision > 1)
        self.queries.mark()
        self._say_cell()
        self._say_counts()
        self._later.start()
        head = (self.form, self.paper.period, self.paper.head, self.paper.frozen is None)
        if head != self._head:
            self._head = head
            self.turned.emit()

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
        standing = open_findings(self.paper.findings, self.paper.reasons)
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
        if self.side.card.isVisible() and not self.side.card.isAncestorOf(focus_of(self)):
            self._follow_card()
        self.queries.follow()

    def _follow_card(self) -> None:
        """The card goes with the cell, unless it waits for a reason."""
        chosen, card = self.grid.selected(), self.side.card
        if len(chosen) == 1 and chosen[0] != card.key and not self._waits(card.key):
            card.hide()

    def _waits(self, key: CellKey | None) -> bool:
        """Whether a reason is still wanted for a cell of this form."""
        return key is not None and key in self.model.sheet_keys() and self.edits.lacks_reason(key)

    def _toggle_side(self) -> None:
        self._show_side(self.side.isHidden() or self.side.is_over)
        self._remember_side(not self.side.isHidden())
        if not self.side.isHidden():
            self.side.unfold()

    def _show_side(self, shown: bool) -> None:
        self.side.setVisible(shown)
        QTimer.singleShot(0, self.grid, self.grid.fit)  # not where the page was closed meanwhile

    def _side_wanted(self, plan: GridPlan) -> bool:
        """As it was left for this form; at first, where there is something in it and room for both."""
        kept = settings.text(f"reports/side/{self.form}")
        if not kept and self.paper is not None and not self.paper.findings:
            return False
        needed = (
            sum(column.width for column in plan.columns if not column.optional) * max(100, look.scale) // 100
        )
        return kept == "yes" if kept else self.width() - self.side.whole_width - 26 >= needed

    def _remember_side(self, shown: bool) -> None:
        settings.remember(f"reports/side/{self.form}", "yes" if shown else "no")
        QTimer.singleShot(0, self.grid, self.grid.fit)  # not where the page was closed meanwhile

    def _other_part(self) -> None:
        """F6: from the grid to the reason that a cell waits for, else to the findings; and back."""
        if self.grid.hasFocus():
            self._show_side(True)
            self.side.unfold()
            if self.side.card.isVisible() and self.side.card.reason is not None:
                self.side.card.ask_now()
                return
            first = self.side.findings.cards[0].steps if self.side.findings.cards else []
            (first[0] if first else self.toggle).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current_key(self) -> CellKey | None:
        """The cell of the form on which the keyboard is; None where it is on none."""
        plan, index = self.model.plan, self.grid.currentIndex()
        return plan.address(index.row(), index.column()) if plan is not None and index.isValid() else None

    def model_form(self) -> str:
        """Code of the form in the grid, "" before there is one."""
        return self.model.plan.form.code if self.model.plan else ""

    def _ask_reason(self, key: CellKey) -> None:
        """A figure over another asks for its reason beside the grid; the keyboard stays where the next figure goes."""
        self._show_side(True)
        self.side.card.show_cell(self.model, key)

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
        if not self.grid.go_to(key) and not self.more.isChecked():
            self.more.setChecked(True)
            self.grid.go_to(key)
        if key in self.model.asked:
            self._show_side(True)
            self.queries.follow()

    # queries of the office above

    def read_asked(self) -> None:
        """Ask the book what is asked about this period."""
        if self.paper is not None:
            self.queries.read(str(self.paper.period))

    def go_to_query(self, asked: AskedOfUs) -> None:
        """Show the place of a query and its answer field."""
        pin = asked.query.pin
        if pin.kind == "cell":
            form, row, column = pin.place
            self.go_to_cell(form, (row, column))
        self._show_side(True)
        self.side.show_query(asked)
        self.side.unfold()

    def answer(self, findings: Sequence[Finding], reason: str) -> None:
        """Keep the reason that answers a warning, or several of one kind."""
        self.entering.safely(lambda: self.entering.answer(findings, reason))

    def next_problem(self) -> bool:
        """F4: the next finding; False where there is none."""
        self._later.stop()
        self._show_findings()
        return self.side.findings.next()

    def explain(self) -> None:
        """Where the figure of the current cell comes from."""
        chosen, paper = self.grid.selected(), self.paper
        if len(chosen) != 1 or paper is None:
            return
        key, book, form = chosen[0], self._context.opened, self.form
        self._show_side(True)
        self.side.card.show_cell(self.model, key)
        self.side.unfold()
        period, revision = str(paper.period), paper.head.revision if paper.head else None
        self._context.run(
            lambda _: explain(book, period, form, key[0], key[1], revision),
            lambda found: self.side.card.explain(found) if self.side.card.key == key else None,
            title=self.tr("Looking where the figure comes from"),
            cancellable=False,
        )

    def show_series(self) -> None:
        """Show the figure of the current cell over all periods; a row leads to its period."""
        chosen, paper = self.grid.selected(), self.paper
        if len(chosen) == 1 and paper is not None:
            show_series_of(
                self, self._context, self.form, chosen[0], paper.period.kind, self.period_wanted.emit
            )

    def show_changes(self) -> None:
        """Show what the shown revision changed against the one before it; a row leads to its cell."""
        paper, book = self.paper, self._context.opened
        if paper is None or paper.head is None:
            return
        period, revision = paper.head.period, paper.head.revision

        def show(found: RevisionChanges) -> None:
            view = ChangesView(self, found)
            view.cell_wanted.connect(lambda form, row, column: self.go_to_cell(form, (row, column)))
            view.open()

        self._context.run(
            lambda _: own_changes(book, period, revision), show, title=self.tr("Comparing two revisions")
        )

    # undo

    def step_back(self) -> bool:
        """Ctrl+Z: drop the block that is shown, or take back what was typed last."""
        return self._show_step(*self.edits.step_back())

    def step_on(self) -> bool:
        """Ctrl+Y: do again what was taken back last."""
        return self._show_step(*self.edits.step_on())

    def _show_step(self, done: bool, form: str) -> bool:
        """Show the form that a step of undo was made in."""
        if form and form != self.form and self.paper is not None and form in self.paper.sheets:
            self.show_form(form)
        return done
