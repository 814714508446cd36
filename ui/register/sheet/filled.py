"""A sheet of the register that is filled in by another program: written, and what came back shown over the grid."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.register.catalogue import record_of
from ui.grid.filled import ask_source, ask_target, read_beside, say_taken, shown, write_beside
from ui.grid.model import CellModel
from ui.grid.pastebar import PasteBar
from ui.language import language
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.fillable.reading import FilledWorkbook
    from exports.fillable.taking import TakenWorkbook


class SheetFile:
    """The file behind a block that is shown over a sheet, None while there is none."""

    def __init__(self, context: Context, table: str, model: CellModel, bar: PasteBar) -> None:
        self._context, self._table, self._model, self._bar = context, table, model, bar
        self._period = ""
        self._of: tuple[Path, FilledWorkbook] | None = None
        self.taken: TakenWorkbook | None = None
        bar.over_wanted.connect(self._take_over)

    def ask_target(self, parent: QWidget, period: str) -> None:
        """Ask where the sheet of a period is to be written."""
        book, table, spoken = self._context.opened, self._table, language()
        name = "_".join(part for part in (record_of(table).name, period) if part)
        target = ask_target(parent, name)

        def make() -> bytes:
            from exports.fillable.registers import write_fillable_register

            return write_fillable_register(book, table, period, language=spoken)

        if target is not None:
            write_beside(self._context, target, make)

    def ask_source(self, parent: QWidget, period: str) -> None:
        """Ask for a filled workbook."""
        path = ask_source(parent)
        if path is not None:
            self.read(path, period)

    def read(self, path: Path, period: str) -> None:
        """Show what a filled workbook would do."""
        self._period = period
        read_beside(
            self._context, path, lambda filled: self._take(filled), lambda *both: self._show(path, *both)
        )

    def _take(self, filled: "FilledWorkbook", *, over: bool = False) -> "TakenWorkbook":
        from exports.fillable.taking import take_register

        return take_register(self._context.opened, self._table, self._period, filled, over=over)

    def _show(self, path: Path, filled: "FilledWorkbook", taken: "TakenWorkbook") -> None:
        self._of, self.taken = (path, filled), taken
        self._model.show_paste(shown(taken))
        say_taken(self._bar, path.name, taken)

    def _take_over(self) -> None:
        if self._of is not None:
            path, filled = self._of
            self._show(path, filled, self._take(filled, over=True))

    def forget(self) -> "TakenWorkbook | None":
        """What was shown; nothing is shown any more."""
        taken, self._of, self.taken = self.taken, None, None
        return taken
