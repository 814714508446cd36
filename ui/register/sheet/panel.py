"""A sheet of records with its head: the period, what is still blank, the values of the period before."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.register.kinds import Count, Money, Ratio
from models.register.texts.blocks import read_block
from models.values.cells.copied import copied_cells
from models.values.errors import Refused, Trouble
from models.values.outcomes import Outcome
from models.values.quantities import format_number
from storage.register.imports.amounts import usual_span
from storage.register.imports.headings import known_headings
from storage.register.sheets import (
    FilledCell,
    SheetLine,
    fill_cells,
    has_period,
    name_paths,
    sheet_fields,
    sheet_keys,
    sheet_lines,
    sheet_page,
)
from ui.grid.pastebar import PasteBar
from ui.grid.pasting import GridKey, Pasted, counted, spread, tops_of
from ui.grid.sums import selection_words
from ui.grid.view import GridView
from ui.pieces.chip import StateChip
from ui.pieces.inputs.periods import PeriodChooser, near
from ui.pieces.text import Elided, button, label
from ui.register import words
from ui.register.keys import bind
from ui.register.sheet.filled import SheetFile
from ui.register.sheet.model import SheetModel, texts_of
from ui.shell.context import Context
from ui.shell.work import Work

Filled = Mapping[GridKey, FilledCell]


class SheetPanel(QWidget):
    """What is typed is kept at once; a block is shown first and kept as one step; what is refused stays in its cell."""

    counted = Signal()
    named = Signal()  # a block on the clipboard says by headings and names where its rows belong

    def __init__(self, context: Context, table: str) -> None:
        super().__init__()
        self._context = context
        self.table = table
        self._spans: dict[str, tuple[int, int] | None] = {}
        self.model = SheetModel(table, self._keep, self._fetch)
        self.grid = GridView(self.model)
        self.bar = PasteBar()
        self.file = SheetFile(context, table, self.model, self.bar)
        self.line = Elided("note")
        self.periods = PeriodChooser()
        self.gaps = StateChip()
        self.before = QPushButton(self.tr("Period before"))
        self.before.setProperty("kind", "pill")
        self.before.setCheckable(True)
        self.as_before = button(self.tr("As in the period before (Ctrl+L)"), self.take_before)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        if has_period(self.table):
            head.addWidget(label(self.tr("Reporting period"), "label"))
            head.addWidget(self.periods)
            head.addWidget(self.gaps)
            head.addStretch(1)
            head.addWidget(self.before)
            head.addWidget(self.as_before)
        else:
            head.addWidget(label(self._said(), "note"))
            head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.line)

    def _said(self) -> str:
        """What a person should know before typing; of money only where there is a column of it."""
        if any(isinstance(field.kind, Money) for field in sheet_fields(self.table)):
            return self.tr("Money in million dong. What is typed is kept at once.")
        return self.tr("What is typed is kept at once.")

    def _connect(self) -> None:
        self.periods.chosen.connect(lambda _: self.read())
        self.before.toggled.connect(self._show_before)
        self.grid.cell_changed.connect(self._say_cell)
        self.grid.cleared.connect(lambda keys: self.fill(dict.fromkeys(keys, "")))
        self.grid.filling.connect(self.fill_down)
        self.grid.pasting.connect(self.preview_paste)
        self.grid.paste_settled.connect(self.settle_paste)
        self.bar.settled.connect(self.settle_paste)
        if has_period(self.table):
            bind(self.grid, "Ctrl+L", self.take_before)

    # reading

    @property
    def period(self) -> str:
        """The period of the sheet, "" for a kind without one."""
        return self.periods.period if has_period(self.table) else ""

    def start(self, period: str = "") -> None:
        """Show the sheet of a period (the one that is worked on) and begin in its first cell."""
        book = self._context.opened
        self._spans.clear()
        if has_period(self.table) and (period or not self.periods.period):
            from storage.returns import agenda

            self.periods.offer(near(book.clock().date()), period or str(agenda.current(book)))
        self.read()
        self.grid.setFocus()

    def read(self) -> None:
        """Read the lines anew; the current cell stays where the lines are the same."""
        book = self._context.opened
        if has_period(self.table):
            lines = sheet_lines(book, self.period)
            self.model.show_lines([line.key for line in lines], lines)
            blank = self.model.gaps()
            said = self.tr("{count} cells are blank").format(count=format_number(blank))
            told = said if blank else self.tr("complete") if lines else ""
            self.gaps.show_state(told, "amber" if blank else "green")
        else:
            self.model.show_lines(sheet_keys(book, self.table))
        self._say_cell()
        self.counted.emit()

    def _fetch(self, keys: Sequence[str]) -> Sequence[SheetLine]:
        return sheet_page(self._context.opened, self.table, keys)

    def _show_before(self, shown: bool) -> None:
        self.model.show_before(shown)
        self.grid.fit()

    def _say_cell(self) -> None:
        """The current cell in words, or the sum of the selection."""
        keys = self.grid.selected()
        self.grid.refusal.hide()
        if len(keys) > 1:
            self.line.say(selection_words(len(keys), (self.model.number(key) for key in keys)))
        elif keys:
            self.line.say(self._cell_words(keys[0]))
        else:
            self.line.say("")

    def _cell_words(self, key: GridKey) -> str:
        if key in self.model.refused:
            return self.model.refused[key][1]
        pasted = self.model.pasted.get(key)
        column = self.model.columns[self.model.place(key).column()].header
        value = (pasted.text if pasted is not None else self.model.text(key)) or self.tr("blank")
        told = pasted.sentence if pasted is not None else self.model.tip(key)
        parts = (self.model.line(key[0]).names[0], f"{column}: {value}", told, self._usual(key))
        return " \u00b7 ".join(part for part in parts if part)

    def _usual(self, key: GridKey) -> str:
        """Between which figures those of the column usually lie, "" where it has none or few are known."""
        field = self.model.field(key)
        if not isinstance(field.kind, Count | Money | Ratio) or not self.model.editable:
            return ""
        if field.name not in self._spans:
            self._spans[field.name] = usual_span(self._context.opened, self.table, field.name)
        span = self._spans[field.name]
        if span is None:
            return ""
        least, most = (self.model.words(key, one) for one in span)
        return words.say("USUAL_SPAN", least=least, most=most)

    # typing

    def _keep(self, key: GridKey, text: str) -> str:
        """Keep a typed text at once; the sentence why not, or ""."""
        try:
            filled = fill_cells(self._context.opened, self.table, {key: text}, period=self.period)
        except Trouble as trouble:
            self._context.tell(trouble)
            return words.refusal(trouble)
        refusal = filled[key].refusal
        if refusal is not None:
            return words.refusal_in(self.table, refusal)
        if has_period(self.table):
            self.read()
        else:
            self.model.read_again(key[0])
        return ""

    def fill(self, texts: Mapping[GridKey, str]) -> None:
        """Put texts into cells as one step; what is refused keeps its text, with the reason beside it."""
        if texts:
            for key in texts:
                self.model.refused.pop(key, None)
            self._run(texts, True, lambda filled: self._filled(texts, filled), self.tr("Keeping the cells"))

    def _filled(self, texts: Mapping[GridKey, str], filled: Filled) -> None:
        for key, cell in filled.items():
            if cell.refusal is not None:
                self.model.refused[key] = (texts[key].strip(), words.refusal_in(self.table, cell.refusal))
        self.read()

    def _run(
        self, texts: Mapping[GridKey, str], keep: bool, done: Callable[[Filled], None], title: str
    ) -> None:
        book, period = self._context.opened, self.period

        def filled(work: Work) -> Filled:
            def step(at: int, cells: int) -> None:
                work.progress(at, cells)
                work.check()

            return fill_cells(book, self.table, texts, period=period, keep=keep, step=step)

        def finished(cells: Filled) -> None:
            self._free()
            done(cells)

        def failed(trouble: Trouble) -> None:
            self._free()
            self._context.tell(trouble)

        # Two writers never meet: nothing is typed while the block is in the lane.
        self.model.editable = False
        self._context.run(filled, finished, title=title, failed=failed, stopped=self._free)

    def _free(self) -> None:
        self.model.editable = True

    def fill_down(self, keys: list[GridKey]) -> None:
        """Ctrl+D: the top cell of each column of the selection into the cells under it."""
        values = {key: self.model.value(top) for top, key in tops_of(keys, lambda key: key[1])}
        self.fill(
            texts_of(self.model, {key: value for key, value in values.items() if value not in (None, "")})
        )

    def take_before(self) -> None:
        """Ctrl+L: the values of the period before into the blank cells of the selection."""
        blank = [key for key in self.grid.selected() if self.model.value(key) is None]
        values = {key: before for key in blank if (before := self.model.before(key)) is not None}
        self.fill(texts_of(self.model, values))

    # pasting

    def preview_paste(self, text: str) -> None:
        """Show what a block from the clipboard would do; nothing is kept before it is confirmed."""
        if self._has_names(text):
            self.named.emit()
            return
        texts = spread(copied_cells(text), self.grid.target)
        if texts:
            self._run(
                texts, False, lambda filled: self._show_paste(texts, filled), self.tr("Looking at the cells")
            )

    def _has_names(self, text: str) -> bool:
        """Whether the block has a row of headings with what names a line, so that its order need not be that here."""
        try:
            block = read_block(
                self.table, copied_cells(text), known_headings(self._context.opened, self.table)
            )
        except Refused:
            return False
        return name_paths(self.table)[0] in {column.path for column in block.columns}

    def write_fillable(self) -> None:
        """Ask where the sheet is to be written as a workbook to fill in."""
        self.file.ask_target(self, self.period)

    def take_filled(self) -> None:
        """Ask for a filled workbook of the sheet, and show what it would do."""
        self.file.ask_source(self, self.period)

    def _show_paste(self, texts: Mapping[GridKey, str], filled: Filled) -> None:
        self.model.show_paste({key: self._pasted(texts[key], cell) for key, cell in filled.items()})
        self.bar.show_counts(counted(self.model.pasted))
        self._say_cell()

    def _pasted(self, text: str, cell: FilledCell) -> Pasted:
        said = words.refusal_in(self.table, cell.refusal) if cell.refusal is not None else ""
        return Pasted(text.strip(), cell.outcome, cell.value, said)

    def settle_paste(self, keep: bool) -> None:
        """Keep the block as one step, or drop it."""
        pasted, file = dict(self.model.pasted), self.file.forget()
        self.model.show_paste({})
        self.bar.hide()
        if keep and file is not None:
            self.fill(file.texts)
        elif keep:
            self.fill({key: one.text for key, one in pasted.items() if one.outcome is not Outcome.SAME})
        self.grid.setFocus()

    def drop_paste(self) -> bool:
        """Drop a block that is only shown; False where there is none."""
        if not self.model.pasted:
            return False
        self.settle_paste(False)
        return True
