"""Rows of any kind from Excel: a coloured preview of what each would do, mended in place, kept in one step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.register.texts.blocks import Block, BlockRow, read_block
from models.returns.changes import change_words
from models.values.cells.copied import copied_cells
from models.values.errors import Refused, Trouble
from models.values.outcomes import Outcome
from models.values.quantities import format_number
from storage.register.imports.headings import known_headings, remember_heading
from storage.register.imports.layouts import layout_remarks, remember_layout
from storage.register.imports.rows import Imported, Keep, import_rows
from ui import settings as desk
from ui.grid.pasting import GridKey, spread, tops_of
from ui.grid.view import GridView
from ui.language import language
from ui.pieces.text import button, label
from ui.register.importing.assigning import HeadingChoices
from ui.register.importing.counts import OutcomeCounts
from ui.register.importing.edits import Cells, first_filled, with_edits, with_labels, without_kept
from ui.register.importing.every_row import EveryRow
from ui.register.importing.layout import LayoutChoice
from ui.register.importing.notes import ImportNotes
from ui.register.importing.preview import PreviewModel
from ui.register.importing.saving import ask_target, save_refused
from ui.register.importing.sheets import SheetChoice
from ui.register.importing.teaching import Teaching
from ui.register.keys import bind
from ui.shell.context import Context
from ui.shell.work import Job, Work

if TYPE_CHECKING:
    from exports.tables.files import ForeignTable

AT_ONCE = 200
"""Rows that are rehearsed together after one of them was mended; more would keep a person waiting."""


class ImportPanel(QWidget):
    """Ctrl+V pastes or a file is read; the button keeps the good rows. Nothing is kept before that."""

    finished = Signal(str, bool)  # what was kept; whether no row is left

    def __init__(self, context: Context, table: str, *, period: str = "") -> None:
        super().__init__()
        self._context = context
        self.table, self.period = table, period
        self._cells: Cells = []
        self._source = ""
        self._edits: dict[GridKey, str] = {}
        self._job: Job[Imported] | None = None
        self._waiting: set[int] = set()
        self.model = PreviewModel(table)
        self.grid = GridView(self.model)
        self.counts = OutcomeCounts()
        self.choices = HeadingChoices(table)
        self.every_row = EveryRow(self.model)
        self.notes = ImportNotes()
        self.sheets = SheetChoice()
        self.layouts = LayoutChoice(table)
        self._path = Path()
        self.remark = label(wrap=True)
        self.keep = button("", self.take, kind="primary")
        self.save = button(self.tr("Save what is left out\u2026"), self.ask_report)
        self._front = QStackedWidget()
        self._front.addWidget(Teaching(table, self.paste, self.ask_file))
        self._front.addWidget(self._preview())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._front)
        bind(self, "Ctrl+V", self.paste)
        self._connect()

    def _connect(self) -> None:
        self.model.mended.connect(self._mend)
        self.sheets.chosen.connect(lambda name: self.read_file(self._path, name))
        self.choices.assigned.connect(self.assign)
        self.layouts.head_chosen.connect(self._read_from_head)
        self.layouts.units_chosen.connect(self._read_anew)
        self.grid.cell_changed.connect(self._say_remark)
        self.grid.cleared.connect(lambda keys: self.model.mend(dict.fromkeys(keys, "")))
        self.grid.filling.connect(self._fill_down)

    def _preview(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self.save)
        head.addWidget(button(self.tr("Other rows"), self.start_anew))
        head.addWidget(self.keep)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.notes, self.sheets, self.layouts, self.choices, self.every_row):
            column.addWidget(widget)
        column.addWidget(self.grid, 1)
        column.addWidget(self.remark)
        return made

    # reading

    def start(self) -> None:
        """Begin: a block that is copied since is shown at once, else what was mended and not kept yet."""
        text = QGuiApplication.clipboard().text()
        if "\t" in text and "\n" in text.strip() and text != self._source:
            self.start_anew()
            self.paste()
        elif self.model.rows:
            self.rehearse()
            self.grid.setFocus()
        else:
            self.start_anew()

    def start_anew(self) -> None:
        """Ask for a block."""
        self._stop()
        self._cells, self._edits, self._source = [], {}, ""
        self.notes.begin()
        self.sheets.show_sheets()
        self.model.show(Block((), (), ()), ())
        self._front.setCurrentIndex(0)
        self.setFocus()

    def paste(self) -> None:
        """Read the clipboard: a block with headings as other rows, anything else into the cells of the preview."""
        text = QGuiApplication.clipboard().text()
        cells = copied_cells(text)
        if self._front.currentIndex() and not self._has_headings(cells):
            self.model.mend(spread(cells, self.grid.target))
            return
        self._source = text
        self.notes.begin()
        self.sheets.show_sheets()
        self.read(cells)

    def _has_headings(self, cells: Cells) -> bool:
        try:
            read_block(self.table, cells, known_headings(self._context.opened, self.table))
        except Refused:
            return False
        return True

    def ask_file(self) -> None:
        """Ask for a workbook or CSV file."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a table"),
            desk.text(f"{self.table}/folder"),
            self.tr("Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)"),
        )
        if name:
            desk.remember(f"{self.table}/folder", str(Path(name).parent))
            self.read_file(Path(name))

    def read_file(self, path: Path, sheet: str = "") -> None:
        """Read a table file beside the window; sheet: of a workbook, "" for the one taken before, or understood."""
        self._path, book = path, self._context.opened

        def table(_work: Work) -> "ForeignTable":
            from exports.tables.files import read_known_table

            return read_known_table(book, self.table, path, sheet)

        def read(table: "ForeignTable") -> None:
            self.notes.begin(table.remarks)
            self.sheets.show_sheets(table.sheet, table.sheets)
            self.read(table.rows)

        self._context.run(table, read, title=self.tr("Reading {file}").format(file=path.name))

    def read(self, cells: Cells) -> None:
        """Understand the cells and rehearse the rows."""
        self._cells = cells
        self.layouts.begin(self._context.opened, cells)
        self._read_from_head()

    def _read_from_head(self) -> None:
        self._edits = {}
        self._stop()
        self.model.show(Block((), (), ()), ())  # other rows of the same shape are other rows
        self._read(self._cells)

    def _block(self) -> Block:
        book = self._context.opened
        return read_block(self.table, self._cells, known_headings(book, self.table), self.layouts.reading)

    def _read(self, cells: Cells) -> None:
        self._cells = cells
        try:
            block = self._block()
            before = layout_remarks(self._context.opened, self.table, block, language())
            self.layouts.show_block(block, cells)
            self.notes.show_rows((*before, *block.remarks))
            self._rehearse(block)
        except Trouble as trouble:
            self._context.tell(with_labels(self.table, trouble))
            if trouble.code == "BLOCK_NO_HEADING":
                self._ask_headings()

    def _ask_headings(self) -> None:
        """No heading is understood: what the first row of several cells means is asked for, or which row has them."""
        line = first_filled(self._cells)
        self.layouts.show_rows(self._cells)
        if line:
            known = known_headings(self._context.opened, self.table)
            self.model.show(Block((), (), ()), ())
            self._say_counts()
            said = {heading: known[heading] for heading in line if heading in known}
            self.choices.show_headings(line, said, frozenset(said.values()))
            self.choices.fold.open()
            self._front.setCurrentIndex(1)

    def assign(self, heading: str, path: str) -> None:
        """Say what a heading means, now and the next time; what was mended stays."""
        remember_heading(self._context.opened, self.table, heading, path)
        if not self.model.rows:
            if self._has_headings(self._cells):
                self._read(self._cells)
            else:
                self._ask_headings()
            return
        self._read_anew()

    def _read_anew(self) -> None:
        """Understand the same rows otherwise; what was mended stays."""
        mended = {(str(row.number), one): text for row in self.model.rows for one, text in row.texts.items()}
        read = {(str(row.number), one): text for row in self._rows_read() for one, text in row.texts.items()}
        self._edits |= {
            key: mended.get(key, "")
            for key in mended.keys() | read.keys()
            if mended.get(key, "") != read.get(key, "")
        }
        read_anew = self._block()
        self.layouts.show_block(read_anew, self._cells)
        paths = {column.path for column in read_anew.columns}
        added = (one for one in self.model.block.columns if one.at < 0 and one.path not in paths)
        block = replace(read_anew, columns=(*read_anew.columns, *added))
        self._rehearse(with_edits(block, self._edits))

    def _rows_read(self) -> tuple[BlockRow, ...]:
        before = {column.heading: column.path for column in self.model.block.columns if column.heading}
        before |= dict.fromkeys(self.model.block.aside, "")
        return read_block(self.table, self._cells, before, self.layouts.reading).rows

    # rehearsing

    def rehearse(self) -> None:
        """Ask again what the rows would do, as they are mended by now."""
        self._rehearse(self.model.current())

    def _mend(self, numbers: set[int]) -> None:
        """Rows were mended: all are rehearsed anew, of a long block at first only those; keeping tries all of them."""
        self._waiting |= numbers
        if len(self.model.rows) <= AT_ONCE:
            self.rehearse()
            return
        self._stop()
        block, waiting = self.model.current(), frozenset(self._waiting)
        rows = tuple(row for row in block.rows if row.number in waiting)
        mended = Block(rows, block.columns, block.aside)
        self._job = self._run(mended, "nothing", self._show_mended, self.tr("Looking at the rows"))

    def _show_mended(self, done: Imported) -> None:
        self._waiting -= {effect.number for effect in done.effects}
        effects = self.model.effects | {effect.number: effect for effect in done.effects}
        self.model.show_effects(list(effects.values()))
        self._say_counts()
        self._say_remark()

    def _rehearse(self, block: Block) -> None:
        self._stop()
        self._job = self._run(
            block, "nothing", lambda done: self._show(block, done), self.tr("Looking at the rows")
        )

    def _stop(self) -> None:
        """Stop the running rehearsal; what it still hands back is not shown."""
        if self._job is not None:
            self._job.cancel()
            self._job.done = lambda _: None
            self._job = None

    def _run(self, block: Block, keep: Keep, done: Callable[[Imported], None], title: str) -> Job[Imported]:
        book, spoken = self._context.opened, language()

        def brought(work: Work) -> Imported:
            def step(at: int, rows: int) -> None:
                work.progress(at, rows)
                work.check()

            return import_rows(
                book, self.table, block, keep=keep, period=self.period, language=spoken, step=step
            )

        return self._context.run(brought, done, title=title, failed=self._failed, stopped=self._say_counts)

    def _failed(self, trouble: Trouble) -> None:
        self._say_counts()
        self._context.tell(trouble)

    def _show(self, block: Block, done: Imported) -> None:
        self._waiting.clear()
        self.notes.show_columns(done.remarks)
        fresh = [row.number for row in block.rows] != [row.number for row in self.model.rows] or (
            block.columns != self.model.current().columns
        )
        if fresh:
            self.model.show(block, done.effects)
            self._front.setCurrentIndex(1)
            self.grid.setFocus()
        else:
            self.model.show_effects(done.effects)
        self._say_counts()
        self._say_headings()
        self._say_remark()

    def _say_headings(self) -> None:
        self.choices.show_block(self.model.block, known_headings(self._context.opened, self.table))

    def _say_counts(self) -> None:
        counts = self.model.counts()
        self.counts.show_counts(counts)
        wanted = counts[Outcome.NEW] + counts[Outcome.CHANGED]
        self.keep.setText(self.tr("Keep {count} rows").format(count=format_number(wanted)))
        self.keep.setEnabled(wanted > 0)
        out = self.model.block
        self.save.setVisible(bool(counts[Outcome.REFUSED] or out.set_aside or out.aside))

    def _say_remark(self) -> None:
        """The whole remark on the current row, under the grid."""
        line = self.grid.currentIndex().row()
        self.remark.setText(
            self.model.remark(self.model.rows[line].number) if 0 <= line < len(self.model.rows) else ""
        )

    def _fill_down(self, keys: list[GridKey]) -> None:
        self.model.mend({key: self.model.text(top) for top, key in tops_of(keys, lambda key: key[1])})

    def next_refused(self) -> bool:
        """F4: to the cell that is in the way in the next refused row; False where no row is refused."""
        key = self.model.next_refused(self.grid.currentIndex().row())
        return key is not None and self.grid.go_to(key)

    # keeping

    def take(self) -> None:
        """Keep what is new and what changes, in one step; what is refused stays here to be mended."""
        if not self.keep.isEnabled():
            return
        if self.notes.on_columns:
            self.notes.ask(self, self._take)
        else:
            self._take()

    def _take(self) -> None:
        self.keep.setEnabled(False)
        block = self.model.current()
        self._run(block, "good", lambda done: self._taken(block, done), self.tr("Keeping the rows"))

    def _taken(self, block: Block, done: Imported) -> None:
        details = {
            "table": self.table,
            "added": done.number(Outcome.NEW),
            "changed": done.number(Outcome.CHANGED),
        }
        remember_layout(self._context.opened, self.table, block, self.sheets.sheet, self.sheets.sheets)
        refused = [effect for effect in done.effects if effect.outcome is Outcome.REFUSED]
        numbers = {effect.number for effect in refused}
        left = replace(block, rows=tuple(row for row in block.rows if row.number in numbers))
        if left.rows:
            self._cells = without_kept(self._cells, block, numbers)
            self.model.show(left, refused)
            self._say_counts()
            self._say_remark()
        else:
            self.start_anew()
        self.finished.emit(change_words("RECORDS_IMPORTED", details, language()), not left.rows)

    # the report

    def ask_report(self) -> None:
        """Ask where what is left out is to be saved."""
        target = ask_target(self, self.table)
        if target is not None:
            self.write_report(target)

    def write_report(self, path: Path) -> None:
        """Save what is left out with numbers and reasons."""
        save_refused(self._context, self.model, path)
