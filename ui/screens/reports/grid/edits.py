"""Everything that changes figures from the grid: typing, reasons, deleting, filling down, pasting, undo."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.forms.cells import Origin, Sheet
from models.forms.definition import CellKey
from models.values.cells.copied import copied_cells
from models.values.errors import Refused, Trouble
from models.values.messages import message_for
from models.values.outcomes import Outcome
from storage.returns.returns import TypedFigure
from storage.returns.sheets import PeriodSheets
from ui.grid.filled import read_beside, say_taken, shown
from ui.grid.pastebar import PasteBar
from ui.grid.pasting import counted, tops_of
from ui.grid.view import GridView
from ui.language import language
from ui.screens.reports.grid.entering import Entering
from ui.screens.reports.grid.formmodel import FormGridModel
from ui.screens.reports.grid.pasting import entries, planned, read_figure
from ui.screens.reports.grid.plan import GridPlan
from ui.screens.reports.grid.undoing import Turned
from ui.screens.reports.stages import GridEvent, GridStage, GridStages
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.fillable.reading import FilledWorkbook
    from exports.fillable.taking import TakenWorkbook


class GridEdits(QObject):
    """The grid with its model and what is typed into it; `bar` is shown while a pasted block is not kept yet."""

    reason_wanted = Signal(object)  # cell whose figure stands over another without a reason

    def __init__(self, context: Context, entering: Entering, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._entering = context, entering
        self._stages = GridStages()
        self._period = ""
        self.model = FormGridModel(self.keep)
        self.grid = GridView(self.model)
        self.bar = PasteBar()
        self.grid.cleared.connect(self.take_back)
        self.grid.pasting.connect(self.preview_paste)
        self.grid.filling.connect(self.fill_down)
        self.grid.paste_settled.connect(self.settle_paste)
        self.bar.settled.connect(self.settle_paste)
        self.bar.over_wanted.connect(self._take_over)
        self._file: tuple[Path, FilledWorkbook, TakenWorkbook] | None = None

    @property
    def stage(self) -> GridStage:
        """What the grid is there for now."""
        return self._stages.state

    def show_sheet(self, plan: GridPlan, sheet: Sheet, paper: PeriodSheets) -> None:
        """Show a sheet under a plan; a block over another grid, or over a return that was sealed, is dropped."""
        is_same = plan is self.model.plan and str(paper.period) == self._period
        self._period = str(paper.period)
        if paper.frozen is not None:
            self._stages.send(GridEvent.SEALED_SHOWN)
        else:
            self._stages.send(GridEvent.OPEN_FOLLOWED if is_same else GridEvent.OPEN_SHOWN)
        if self.stage is not GridStage.PREVIEWING:
            self._drop_block()
        self.model.show_sheet(plan, sheet, paper)

    def _drop_block(self) -> None:
        self._file = None
        if self.model.pasted:
            self.model.show_paste({})
        self.bar.hide()

    @property
    def _form(self) -> str:
        return self.model.form.code

    # typing

    def keep(self, key: CellKey, text: str) -> str:
        """Keep a typed text at once; the sentence why not, or ""."""
        try:
            if self.model.is_note(key):
                self._entering.keep_note(self._form, key, text)
                return ""
            self._entering.keep(self._form, key, read_figure(self.model.form, key, text))
        except Refused as refused:
            return message_for(refused, language())
        except Trouble as trouble:
            self._context.tell(trouble)
            return message_for(trouble, language())
        if self.lacks_reason(key):
            self.reason_wanted.emit(key)
        return ""

    def lacks_reason(self, key: CellKey) -> bool:
        """Whether the figure of a cell stands over another without a reason."""
        cell = self.model.cell(key)
        return cell.overridden and not cell.reason

    def give_reason(self, key: CellKey, reason: str) -> None:
        """Keep the reason of a figure with the figure."""
        form = self._form
        self._entering.safely(lambda: self._entering.give_reason(form, key, reason))

    def _give(self, given: list[TypedFigure]) -> None:
        form = self._form
        self._entering.safely(lambda: self._entering.give(form, given))

    def take_back(self, keys: list[CellKey]) -> None:
        """Delete: typed figures go, and the cells show again what they were prefilled with."""
        typed = [key for key in keys if self.model.cell(key).origin is Origin.GIVEN]
        for key in keys:
            self.model.refused.pop(key, None)
        if typed and self.model.editable:
            form = self._form
            self._entering.safely(lambda: self._entering.take_back(form, typed))
        self.model.repaint()

    def fill_down(self, keys: list[CellKey]) -> None:
        """Ctrl+D: the top figure, or note, of each column of the selection into the cells under it."""
        given = []
        for top, key in tops_of(keys, lambda key: (key[1], key[0].partition(":")[2])):
            value, target = self.model.printed(top), self.model.cell(top).target
            if self.model.is_note(top):
                words = self.model.cell(top).reason
                if words and self.model.cell(key).reason != words:
                    given.append(TypedFigure(key[0], key[1], None, words))
            elif target is not None:
                given.append(TypedFigure(key[0], key[1], read_figure(self.model.form, key, target.text)))
            elif value is not None and self.model.printed(key) != value:
                given.append(TypedFigure(key[0], key[1], value))
        if given and self.model.editable:
            self._give(given)

    # pasting

    def preview_paste(self, text: str) -> None:
        """Show what a block from the clipboard would do; nothing is kept before it is confirmed."""
        block, sheet = copied_cells(text), self.model.sheet
        if not block or sheet is None or not self._stages.allows(GridEvent.PASTED):
            return
        pasted = planned(block, self.grid.target, sheet, language())
        if pasted:
            self._stages.send(GridEvent.PASTED)
            self.model.show_paste(pasted)
            self.bar.show_counts(counted(pasted))
        elif self.stage is GridStage.PREVIEWING:
            self._stages.send(GridEvent.SETTLED)
            self._drop_block()

    def settle_paste(self, keep: bool) -> None:
        """Keep the block as one change, or drop it."""
        pasted, file = dict(self.model.pasted), self._file
        self._stages.send(GridEvent.SETTLED)
        self._drop_block()
        if keep and file is not None:
            self._give(file[2].figures)
        elif keep and any(one.outcome in (Outcome.NEW, Outcome.CHANGED) for one in pasted.values()):
            self._give(entries(pasted))
        self.grid.setFocus()

    # filled in by another program

    def take_file(self, path: Path, code: str, paper: PeriodSheets) -> None:
        """Show what a filled workbook would do to the form of a paper."""
        book = self._context.opened

        def take(filled: "FilledWorkbook") -> "TakenWorkbook":
            from exports.fillable.taking import take_form

            return take_form(book, paper, code, filled)

        read_beside(self._context, path, take, lambda *both: self._show_file(path, *both))

    def _show_file(self, path: Path, filled: "FilledWorkbook", taken: "TakenWorkbook") -> None:
        if self.model.sheet is None or not self._stages.allows(GridEvent.PASTED):
            return
        self._stages.send(GridEvent.PASTED)
        self._file = (path, filled, taken)
        self.model.show_paste(shown(taken))
        say_taken(self.bar, path.name, taken)
        self.grid.setFocus()

    def _take_over(self) -> None:
        """The file's figures also where the book changed since the export."""
        paper = self._entering.paper
        if self._file is not None and paper is not None:
            from exports.fillable.taking import take_form

            path, filled, _ = self._file
            self._show_file(
                path, filled, take_form(self._context.opened, paper, self._form, filled, over=True)
            )

    # undo

    def step_back(self) -> tuple[bool, str]:
        """Ctrl+Z: drop the block that is shown, or take back what was typed last.

        Gives whether something was done, and the form that it was done in, "" for none.
        """
        if self.stage is GridStage.PREVIEWING:
            self.settle_paste(False)
            return True, ""
        return self._step(
            self._entering.undo,
            self.tr("Taken back: {what}"),
            self.tr("Nothing was typed in this sitting that could be taken back"),
        )

    def step_on(self) -> tuple[bool, str]:
        """Ctrl+Y: do again what was taken back last; gives the same as `step_back`."""
        return self._step(
            self._entering.redo,
            self.tr("Done again: {what}"),
            self.tr("There is nothing to do again"),
        )

    def _step(self, step: Callable[[], Turned | None], words: str, nothing: str) -> tuple[bool, str]:
        """Go one step in what was typed, and say which in the quiet line."""
        steps: list[Turned | None] = []
        if not self._entering.safely(lambda: steps.append(step())):
            return False, ""
        done = steps[0]
        self._context.say(words.format(what=done.words) if done else nothing)
        return done is not None, done.form if done else ""
