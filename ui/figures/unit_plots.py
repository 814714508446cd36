"""The plots of the book's unit or of a unit inside it, by length of period and boundaries."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.plots.plot import FigureOrigin, Origin
from models.values.periods import PeriodKind
from models.values.units import Unit, children
from storage.book import settings
from storage.comparisons.series import Boundaries
from storage.plots.units import UnitPlots, plots_of_unit
from ui.figures.plot_board import PlotBoard
from ui.language import language
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.shell.context import Context


def kind_pills(kinds: Sequence[PeriodKind]) -> list[Filter]:
    """The lengths of periods as pills."""
    names: Mapping[PeriodKind, str] = {
        PeriodKind.YEAR: QCoreApplication.translate("UnitPlotsView", "Years"),
        PeriodKind.HALF: QCoreApplication.translate("UnitPlotsView", "Half-years"),
        PeriodKind.NINE_MONTHS: QCoreApplication.translate("UnitPlotsView", "Nine months"),
        PeriodKind.QUARTER: QCoreApplication.translate("UnitPlotsView", "Quarters"),
    }
    return [Filter(kind, names[kind]) for kind in kinds]


class UnitPlotsView(QWidget):
    """`figure_wanted` says the cell of a point that is opened, and the unit that was chosen."""

    figure_wanted = Signal(object, str)  # FigureOrigin, code of the unit or ""
    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.found: UnitPlots | None = None
        self._asked = 0
        self.kinds, self.boundaries = FilterChips(), FilterChips()
        self.unit = ChoiceField(self.tr("Unit"), chars=28)
        self.board = PlotBoard(context)
        self.board.wanted.connect(self._open)
        self.kinds.chosen.connect(lambda _: self.read())
        self.boundaries.chosen.connect(lambda _: self.read())
        self.unit.committed.connect(self._chose)
        head = QWidget()
        row = FlowLayout(head)
        for widget in (self.unit, self.kinds, self.boundaries):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.board, 1)
        self._units: tuple[Unit, ...] = ()
        self.code = ""

    def _offer_units(self) -> None:
        """The book's own unit and those inside it, where others report to it."""
        book = self._context.opened
        own = settings.unit_of(book)
        self._units = tuple(children(own, book.clock().date()))
        options = [Option(one.code, one.title) for one in (own, *self._units)]
        self.unit.offer(options)
        self.unit.set_value(self.code or own.code)
        self.unit.setVisible(bool(self._units))

    def _chose(self, code: str) -> None:
        own = settings.unit_of(self._context.opened).code
        self.code = "" if code == own else code
        self.unit.accept()
        self.read()

    def read(self) -> None:
        """Read the plots beside the window; only the last question is answered."""
        self._offer_units()
        book, code, spoken = self._context.opened, self.code, language()
        kind = PeriodKind(self.kinds.current) if self.kinds.current else None
        boundaries = Boundaries(self.boundaries.current or Boundaries.THEN)
        self._asked += 1
        asked = self._asked

        def done(found: UnitPlots) -> None:
            if asked == self._asked:
                self._show(found)

        self._context.run(
            lambda _work: plots_of_unit(book, kind, boundaries, code, spoken),
            done,
            title=self.tr("Reading the periods"),
        )

    def _show(self, found: UnitPlots) -> None:
        self.found = found
        self.kinds.show_filters(kind_pills(found.kinds), found.kind or "")
        self.kinds.setVisible(len(found.kinds) > 1)
        pills = [
            Filter(Boundaries.THEN, self.tr("Boundaries of then")),
            Filter(Boundaries.TODAY, self.tr("Boundaries of today")),
        ]
        self.boundaries.show_filters(pills, found.boundaries)
        self.boundaries.setVisible(bool(found.plots))
        self.board.show_plots(found.plots, found.unit)
        self.shown.emit()

    def _open(self, origin: Origin) -> None:
        if isinstance(origin, FigureOrigin):
            self.figure_wanted.emit(origin, self.code)
