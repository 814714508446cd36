"""A figure over periods: a small line, the points as a table, and the breaks named under it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.forms.definition import CellKey
from models.forms.sheets import value_text
from models.values.dates import format_date
from models.values.periods import PeriodKind
from storage.comparisons.series import Boundaries, Series, SeriesPoint, series
from storage.comparisons.series_words import break_words, gaps_words, state_words, title_words, units_words
from storage.plots.points import plot_of_points
from ui.figures.plot_widget import PlotWidget
from ui.figures.unit_plots import kind_pills
from ui.language import language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.primary import bind_primary
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, clear, label
from ui.returns import period_words
from ui.shell.context import Context
from ui.shell.work import Work

WIDTH, HEIGHT = 1120, 660


class SeriesView(QDialog):
    """One cell over all periods of the book; another kind of period or other boundaries are chosen by pills."""

    period_wanted = Signal(str)

    def __init__(self, parent: QWidget, context: Context, found: Series, unit: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._unit = context, unit
        bind_primary(self)
        self.found = found
        self._points: Sequence[SeriesPoint] = ()
        self._letters: dict[str, str] = {}
        self.title = label("", "section", wrap=True)
        self.boundaries, self.kinds = FilterChips(), FilterChips()
        self.boundaries.chosen.connect(lambda key: self._ask(Boundaries(key)))
        self.kinds.chosen.connect(lambda _: self._show_points())
        self.plot = PlotWidget()
        self.plot.chosen.connect(lambda _, at: self._open(at))
        self.table = DataTable[int, SeriesPoint](self._columns(), self._fetch, name="series")
        self.table.row_opened.connect(self._open)
        self._breaks = QVBoxLayout()
        self._breaks.setSpacing(4)
        self.empty = label(
            self.tr("The book holds no return and no package with this figure yet."), wrap=True
        )
        self.save = button(self.tr("Save\u2026"), self._ask_where)
        self.shut = button(self.tr("Close"), self.accept, kind="primary")
        self._lay_out()
        window = parent.window()
        self.resize(min(WIDTH, max(720, window.width() - 80)), min(HEIGHT, max(420, window.height() - 80)))
        self.show_series(found)
        self.table.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        pills = QHBoxLayout()
        pills.addWidget(self.boundaries, 1)
        pills.addWidget(self.kinds, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(pills)
        for widget, stretch in ((self.empty, 0), (self.plot, 0), (self.table, 1)):
            column.addWidget(widget, stretch)
        column.addLayout(self._breaks)
        column.addStretch(0)

    def _columns(self) -> list[Column[SeriesPoint]]:
        return [
            Column(
                "period", self.tr("Period"), lambda one: period_words(str(one.period)), 110, sortable=False
            ),
            Column("cutoff", self.tr("As of"), lambda one: format_date(one.cutoff), 92, sortable=False),
            Column(
                "figure",
                self.tr("Figure"),
                lambda one: one.text or self.tr("blank"),
                110,
                number=True,
                bold=lambda one: bool(one.text),
                tone=lambda one: "" if one.text else "muted",
                sortable=False,
            ),
            Column("change", self.tr("Change"), self._change, 96, number=True, sortable=False),
            Column("unit", self.tr("Unit"), lambda one: one.unit, 140, sortable=False),
            Column("state", self.tr("State"), lambda one: state_words(one, language()), 130, sortable=False),
            Column(
                "units", self.tr("Units in it"), lambda one: units_words(one, language()), 110, sortable=False
            ),
            Column(
                "missing",
                self.tr("Missing"),
                lambda one: gaps_words(one, language()),
                150,
                tone=lambda _: "amber",
                tip=lambda one: gaps_words(one, language()),
                sortable=False,
            ),
            Column("breaks", self.tr("Break"), self._marks, 64, tone=lambda _: "amber", sortable=False),
        ]

    # showing

    def show_series(self, found: Series) -> None:
        """Show this series."""
        self.found = found
        self.title.setText(title_words(found, language()))
        self.setWindowTitle(self.title.text())
        pills = [
            Filter(Boundaries.THEN, self.tr("Boundaries of then")),
            Filter(Boundaries.TODAY, self.tr("Boundaries of today")),
        ]
        self.boundaries.show_filters(pills, found.boundaries)
        self.kinds.show_filters(kind_pills(self.found.kinds), self.kinds.current)
        self.kinds.setVisible(len(found.kinds) > 1)
        there = bool(found.points)
        self.empty.setVisible(not there)
        for widget in (self.plot, self.table, self.save):
            widget.setVisible(there)
        self._show_points()

    def show_kind(self, kind: PeriodKind) -> None:
        """Show the points of one length of period, where there are any."""
        if kind in self.found.kinds:
            self.kinds.show_filters(kind_pills(self.found.kinds), kind)
            self._show_points()

    def _show_points(self) -> None:
        kind = self.kinds.current
        self._points = self.found.of_kind(PeriodKind(kind)) if kind else ()
        known = {one.key: one for point in self._points for one in point.breaks}
        self._letters = {key: chr(ord("a") + at) for at, key in enumerate(known)}
        self.table.show_keys(range(len(self._points)))
        self.plot.show_plot(plot_of_points(self.found, self._points, language()))
        clear(self._breaks)
        for key, one in known.items():
            words = f"{self._letters[key]})  {break_words(one, language())}"
            self._breaks.addWidget(label(words, "note", wrap=True))

    def _marks(self, point: SeriesPoint) -> str:
        return " ".join(f"{self._letters[one.key]})" for one in point.breaks)

    def _change(self, point: SeriesPoint) -> str:
        """Against the point before it; nothing where one of them is blank."""
        at = self._points.index(point)
        before = self._points[at - 1].value if at else None
        if before is None or point.value is None:
            return ""
        change = point.value - before
        form, row, column = self.found.form, self.found.row, self.found.column
        words = value_text(form, row.code, column.key, change)
        return f"+{words}" if change > 0 else words.replace("-", "\u2212")

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, SeriesPoint]:
        return {key: self._points[key] for key in keys}

    def _open(self, key: int) -> None:
        period = str(self._points[key].period)
        self.accept()
        self.period_wanted.emit(period)

    # other boundaries, a file

    def _ask(self, boundaries: Boundaries) -> None:
        found, book, unit = self.found, self._context.opened, self._unit
        self._context.run(
            lambda _work: series(book, found.form.code, found.row.code, found.column.key, boundaries, unit),
            self.show_series,
            title=self.tr("Reading the periods"),
        )

    def _ask_where(self) -> None:
        name = f"{self.found.form.code}_{self.found.row.code.replace(':', '-')}_{self.found.boundaries}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the series"), name, "Excel (*.xlsx);;CSV (*.csv)"
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the whole series, all kinds of periods, to a file."""
        found = self.found

        def written(_work: Work) -> int:
            from exports.tables.series import write_series

            return write_series(found, target, language=language())

        self._context.run(written, lambda _: None, title=self.tr("Saving"))


def show_series_of(
    parent: QWidget,
    context: Context,
    form: str,
    key: CellKey,
    kind: PeriodKind,
    go: Callable[[str], object],
    unit: str = "",
) -> None:
    """Read the series of a cell beside the window and show it, of one unit where its code is given.

    kind: of the periods that are shown first; `go` is given the period of a row that is opened.
    """
    book = context.opened

    def show(found: Series) -> None:
        view = SeriesView(parent, context, found, unit)
        view.show_kind(kind)
        view.period_wanted.connect(go)
        view.open()

    title = QCoreApplication.translate("SeriesView", "Reading the periods")
    context.run(lambda _work: series(book, form, *key, unit=unit), show, title=title)
