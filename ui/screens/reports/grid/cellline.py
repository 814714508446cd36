"""The quiet line under the grid: the current cell in words, or the sum of what is selected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.forms.definition import CellKey
from models.forms.sheets import to_printed
from models.values.messages import sentence
from models.values.quantities import format_number
from ui.grid.sums import selection_words
from ui.language import form_word, language
from ui.pieces.text import Elided, button
from ui.returns import coverage_words, origin_words, row_words
from ui.screens.reports.grid.formmodel import FormGridModel


class CellLine(QWidget):
    """Says what the current cell is, with its whole name, figure and origin."""

    explained = Signal()
    over_periods = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Elided("note")
        self.ask = button(self.tr("Explain this figure"), self.explained.emit, kind="link")
        self.periods = button(self.tr("Over the periods\u2026"), self.over_periods.emit, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.periods)
        row.addWidget(self.ask)

    def show_cells(self, model: FormGridModel, keys: list[CellKey]) -> None:
        """Describe one cell, or count and add up several."""
        for link in (self.ask, self.periods):
            link.setVisible(len(keys) == 1)
        if not keys or model.plan is None:
            self.words.say("")
        elif len(keys) == 1:
            self.words.say(self._one(model, keys[0]))
        else:
            self.words.say(self._several(model, keys))

    def _one(self, model: FormGridModel, key: CellKey) -> str:
        code, words = row_words(model.form, key[0])
        cell = model.cell(key)
        unit = model.form.column_by_key[key[1]].unit or model.form.row_by_code[key[0]].unit
        column = form_word(model.form.column_by_key[key[1]].header[-1])
        figure = model.text(key) or self.tr("blank")
        parts = [f"{code}  {words}", f"{column}: {figure}", form_word(unit)]
        parts.append(origin_words(cell))
        if cell.overridden and cell.offered is not None:
            row, found = model.form.row_by_code[key[0]], model.form.column_by_key[key[1]]
            offered = format_number(
                to_printed(model.form, row, found, cell.offered), model.form.decimals_of(row, found)
            )
            parts.append(self.tr("offered {figure}").format(figure=offered))
        elif cell.coverage is not None and not cell.coverage.is_complete:
            parts.append(coverage_words(cell.coverage))
        parts.append(model.usual_words(key))
        doubts = [sentence(one.code, one.details, language()) for one in model.findings(key)]
        if doubts:
            parts = doubts[:1]
        if key in model.refused:
            parts = [f"{code}  {words}", model.refused[key][1]]
        return " · ".join(part for part in parts if part)

    def _several(self, model: FormGridModel, keys: list[CellKey]) -> str:
        return selection_words(len(keys), (model.printed(key) for key in keys))
