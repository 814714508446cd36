"""The bench of the form page: the grid of one form, what is typed and pasted into it, what is doubtful in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.forms.definition import CellKey
from models.forms.findings import Finding, Level
from models.forms.loader import form_codes
from models.forms.sheets import Origin
from models.returns.returns import open_findings
from models.values.errors import Refused, Trouble
from models.values.messages import told
from storage.dialogue.answers import AskedOfUs
from storage.returns.explanations import explain
from storage.returns.returns import Entry
from storage.returns.sheets import Paper
from ui import settings
from ui.grid.pastebar import PasteBar
from ui.grid.pasting import CellOutcome, counted, lines_of, tops_of
from ui.grid.view import GridView
from ui.language import language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.text import button
from ui.returns import place_words
from ui.screens.reports.asked import AskedBar
from ui.screens.reports.choosing import PeriodPanel
from ui.screens.reports.grid.cellline import CellLine
from ui.screens.reports.grid.entering import Entering
from ui.screens.reports.grid.formmodel import FormGridModel
from ui.screens.reports.grid.pasting import entries, planned, read_figure
from ui.screens.reports.grid.plan import GridPlan, plan_of
from ui.screens.reports.grid.undoing import Turned
from ui.screens.reports.side import Side
from ui.shell.context import Context
from ui.theme.look import look

_SETTLES = 40
"""Milliseconds after the last kept figure before the cards of the findings are built anew."""


class Bench(QWidget):
    """One form of the period that `entering` holds."""

    turned = Signal()  # another form, or other figures: the head of the page says other things

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form = settings.text("reports/form") or form_codes()[0]
        self._everything = self._planned = False
        self._told: tuple[object, ...] = ()
        self.entering = Entering(context, self)
        self.periods = PeriodPanel()
        self.forms = FilterChips()
        self.more = QPushButton(self.tr("All columns"))
        self.toggle = button("", self._toggle_side)
        self.model = FormGridModel(self.keep)
        self.grid = GridView(self.model)
        self.bar = PasteBar()
        self.line = CellLine()
        self.asked = AskedBar()
        self.side = Side(context)
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
        self.more.toggled.connect(self._show_everything)
        self.grid.cell_changed.connect(self._say_cell)
        self.grid.cleared.connect(self.take_back)
        self.grid.pasting.connect(self.preview_paste)
        self.grid.filling.connect(self.fill_down)
        self.grid.paste_settled.connect(self.settle_paste)
        self.bar.settled.connect(self.settle_paste)
        self.line.explained.connect(self.explain)
        self.asked.wanted.connect(self.go_to_query)
        self.side.asked.shut.clicked.connect(lambda: self.side.show_query(None))
        self.side.findings.wanted.connect(self.go_to_finding)
        self.side.findings.answered.connect(self.answer)
        self.side.card.reasoned.connect(self.give_reason)
        self.side.card.left.connect(self.grid.setFocus)
        self.side.closed.connect(lambda: self._remember_side(False))
        QShortcut(QKeySequence("F6"), self).activated.connect(self._other_part)

    @property
    def paper(self) -> Paper | None:
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
        if self.form not in self.paper.sheets:
            self.form = next(iter(self.paper.sheets))
        self._offer_forms()
        sheet = self.paper.sheets[self.form]
        plan = self.model.plan
        fresh = plan is None or plan.form is not sheet.form or self._planned != self._everything
        self._planned = self._everything
        shown = plan_of(sheet.form, everything=self._everything) if fresh or plan is None else plan
        if fresh:
            self._show_side(self._side_wanted(shown))
        self.model.show_sheet(shown, sheet, self.paper)
        self._mark_asked()
        self._say_cell()
        self._say_counts()
        self._later.start()
        head = (self.form, self.paper.period, self.paper.head, self.paper.frozen is None)
        if head != self._told:
            self._told = head
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

        self._follow_query()

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
        """As it was left for this form; at first, where there is something in it and room for both."""
        kept = settings.text(f"reports/side/{self.form}")
        if not kept and self.paper is not None and not self.paper.findings:
            return False
        needed = (
            sum(column.width for column in plan.columns if not column.optional) * max(100, look.scale) // 100
        )
        return kept == "yes" if kept else self.width() - self.side.width() - 26 >= needed

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

    def model_form(self) -> str:
        """Code of the form in the grid, "" before there is one."""
        return self.model.plan.form.code if self.model.plan else ""

    # typing

    def keep(self, key: CellKey, text: str) -> str:
        """Keep a typed text at once; the sentence why not, or ""."""
        try:
            self.entering.keep(self.form, key, read_figure(self.model.form, key, text))
        except Refused as refused:
            return told(refused, language())
        except Trouble as trouble:
            self._context.tell(trouble)
            return told(trouble, language())
        self._ask_reason(key)
        return ""

    def _ask_reason(self, key: CellKey) -> None:
        """A figure over another asks for its reason beside the grid."""
        cell = self.model.cell(key)
        if cell.overridden and not cell.reason:
            self._show_side(True)
            self.side.card.show_cell(self.model, key)
            QTimer.singleShot(0, self.side.card.ask_now)

    def give_reason(self, key: CellKey, reason: str) -> None:
        """Keep the reason of a figure with the figure."""
        form = self.form
        self.entering.safely(lambda: self.entering.give_reason(form, key, reason))

    def _give(self, given: list[Entry]) -> None:
        self.entering.safely(lambda: self.entering.give(self.form, given))

    def take_back(self, keys: list[CellKey]) -> None:
        """Delete: typed figures go, what is offered stands again."""
        typed = [key for key in keys if self.model.cell(key).origin is Origin.GIVEN]
        for key in keys:
            self.model.refused.pop(key, None)
        if typed and self.model.editable:
            self.entering.safely(lambda: self.entering.take_back(self.form, typed))
        self.model.repaint()

    def fill_down(self, keys: list[CellKey]) -> None:
        """Ctrl+D: the top figure of each column of the selection into the cells under it."""
        given = []
        for top, key in tops_of(keys, lambda key: (key[1], key[0].partition(":")[2])):
            value = self.model.printed(top)
            if value is not None and self.model.printed(key) != value:
                given.append(Entry(key[0], key[1], value))
        if given and self.model.editable:
            self._give(given)

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
        if keep and any(one.outcome in (CellOutcome.NEW, CellOutcome.CHANGED) for one in pasted.values()):
            self._give(entries(pasted))
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
        if key in self.model.asked:
            self._show_side(True)
            self._follow_query()

    # queries of the office above

    def read_asked(self) -> None:
        """Ask the book what is asked about this period."""
        if self.paper is not None:
            self.asked.read(self._context.opened, str(self.paper.period))
            self._mark_asked()
            self._follow_query(fresh=True)

    def _mark_asked(self) -> None:
        self.model.show_asked({key: one.query.text for key, one in self.asked.of_form(self.form).items()})

    def _follow_query(self, *, fresh: bool = False) -> None:
        """The query goes with the cell; one about the whole or a record stays until a cell is asked about."""
        side, chosen = self.side.asked, self.grid.selected()
        here = self.asked.of_form(self.form).get(chosen[0]) if len(chosen) == 1 else None
        one = None if side.isHidden() else side.one
        if one is not None and self._still(one, chosen, here):
            self.side.show_query(self.asked.same(one), fresh=fresh)
        elif here is not None or one is not None:
            self.side.show_query(here, fresh=fresh)

    def _still(self, one: AskedOfUs, chosen: list[CellKey], here: AskedOfUs | None) -> bool:
        """Whether a query stays in hand with this selection."""
        pin = one.query.pin
        if pin.kind == "cell":
            return [(self.form, *key) for key in chosen] == [pin.place]
        return here is None or self.side.asked.isAncestorOf(_focus(self))

    def go_to_query(self, asked: AskedOfUs) -> None:
        """Show the place of a query and its answer field."""
        pin = asked.query.pin
        if pin.kind == "cell":
            form, row, column = pin.place
            self.go_to_cell(form, (row, column))
        self._show_side(True)
        self.side.show_query(asked)

    def answer(self, finding: Finding, reason: str) -> None:
        """Keep the reason that answers a warning."""
        self.entering.safely(lambda: self.entering.answer(finding, reason))

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
        period, revision = str(paper.period), paper.head.revision if paper.head else None
        self._context.run(
            lambda _: explain(book, period, form, key[0], key[1], revision),
            lambda found: self.side.card.explain(found) if self.side.card.key == key else None,
            title=self.tr("Looking where the figure comes from"),
            cancellable=False,
        )

    def step_back(self) -> bool:
        """Ctrl+Z: drop the block that is shown, or take back what was typed last."""
        if self.model.pasted:
            self.settle_paste(False)
            return True
        return self._step(
            self.entering.undo,
            self.tr("Taken back: {what}"),
            self.tr("Nothing was typed in this sitting that could be taken back"),
        )

    def step_on(self) -> bool:
        """Ctrl+Y: do again what was taken back last."""
        return self._step(
            self.entering.redo,
            self.tr("Done again: {what}"),
            self.tr("There is nothing to do again"),
        )

    def _step(self, step: Callable[[], Turned | None], told: str, nothing: str) -> bool:
        """Go one step in what was typed, and say which in the quiet line."""
        turned: list[Turned | None] = []
        if not self.entering.safely(lambda: turned.append(step())):
            return False
        found = turned[0]
        self._context.say(told.format(what=found.words) if found else nothing)
        if (
            found
            and found.form
            and found.form != self.form
            and self.paper
            and found.form in self.paper.sheets
        ):
            self.show_form(found.form)
        return found is not None


def _focus(bench: QWidget) -> QWidget:
    focused = bench.window().focusWidget()
    return focused if focused is not None else bench
