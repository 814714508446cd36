"""One plot with its values as a table beside or under it, and its breaks in words."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from exports.plots.table import PlotLine, has_remarks, heads, lines
from models.plots.plot import Plot
from ui.figures.plot_widget import PlotWidget
from ui.language import language
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import label, surface
from ui.theme import sizes
from ui.theme.look import look

BESIDE = 860
"""Width from which the table stands beside the plot."""
_MOST_LINES = 8
_SIDE = 16


class PlotCard(QWidget):
    """Enter on a point or on a line of the table says `opened` with where it comes from."""

    opened = Signal(object)  # Origin

    def __init__(self, plot: Plot, said: Sequence[str]) -> None:
        """said: the notes that stand under it; those that a plot above has said already are left out."""
        super().__init__()
        self.plot = plot
        self.lines = dict(enumerate(lines(plot)))
        self.drawn = PlotWidget()
        self.drawn.show_plot(plot)
        self.drawn.chosen.connect(self._open)
        self.table = DataTable[int, PlotLine](self._columns(), self._fetch, name=f"plot-{plot.key}")
        self.table.setAccessibleName(plot.heading)
        self.table.show_keys(list(self.lines))
        self.table.row_opened.connect(self._open_line)
        row = sizes.ROW * max(100, look.scale) // 100
        head = max(row, self.table.horizontalHeader().sizeHint().height())
        self.table.setFixedHeight(min(len(self.lines), _MOST_LINES) * row + head + 6)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = surface()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(_SIDE, 12, _SIDE, 12)
        inside.setSpacing(8)
        inside.addWidget(label(plot.heading, "section", wrap=True))
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(16)
        self._both.addWidget(self.drawn, 3, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self.table, 2, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._both)
        self._notes = [label(note, "note", wrap=True) for note in said]
        for note in self._notes:
            inside.addWidget(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _columns(self) -> list[Column[PlotLine]]:
        named = heads(self.plot, language())
        last = len(named) - 1 if has_remarks(self.plot) else 0
        return [
            Column(
                str(at),
                head if at in (0, last) else self.plot.series[at - 1].name,
                partial(_text, at),
                number=0 < at <= len(self.plot.series),
                sortable=False,
            )
            for at, head in enumerate(named)
        ]

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, PlotLine]:
        return {key: self.lines[key] for key in keys}

    def _open(self, series: int, category: int) -> None:
        origin = self.plot.series[series].values[category].origin
        if origin is not None:
            self.opened.emit(origin)

    def _open_line(self, category: int) -> None:
        """The first series of the category that is known."""
        for at, one in enumerate(self.lines[category].values):
            if one.value is not None:
                self._open(at, category)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for note in self._notes:  # a wrapped label asks for more height than it needs
            note.setFixedHeight(note.heightForWidth(max(1, self.width() - 2 * _SIDE)))
        needed = self.table.verticalScrollBar().sizeHint().width() + sum(
            column.width * look.scale // 100 for column in self.table.rows.columns
        )
        wide = self.width() >= max(BESIDE * look.scale // 100, needed * 5 // 2)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != direction:
            self._both.setDirection(direction)


def _text(at: int, line: PlotLine) -> str:
    """What stands in a column of the table."""
    return (line.category, *line.texts, line.remark)[at]
