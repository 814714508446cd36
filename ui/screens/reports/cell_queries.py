"""The queries of the office above while its figures are in the grid: marked there, and shown beside their cell."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.forms.definition import CellKey
from storage.dialogue.answers import AskedOfUs
from ui.grid.view import GridView
from ui.screens.reports.asked import AskedBar
from ui.screens.reports.grid.formmodel import FormGridModel
from ui.screens.reports.side import Side
from ui.shell.context import Context


class CellQueries(QObject):
    """Shows the queries of `bar` in a grid and in the panel beside it."""

    def __init__(
        self, context: Context, bar: AskedBar, grid: GridView, model: FormGridModel, side: Side
    ) -> None:
        super().__init__(grid)
        self._context, self._bar = context, bar
        self._grid, self._model, self._side = grid, model, side
        side.asked.shut.clicked.connect(lambda: side.show_query(None))

    @property
    def _form(self) -> str:
        return self._model.plan.form.code if self._model.plan else ""

    def read(self, period: str) -> None:
        """Ask the book what is asked about this period."""
        self._bar.read(self._context.opened, period)
        self.mark()
        self.follow(fresh=True)

    def mark(self) -> None:
        """Mark the cells of the form in the grid that are asked about."""
        asked = self._bar.of_form(self._form).items()
        self._model.show_asked({key: one.query.text for key, one in asked})

    def follow(self, *, fresh: bool = False) -> None:
        """The query goes with the cell; one about the whole or a record stays until a cell is asked about."""
        shown, chosen = self._side.asked, self._grid.selected()
        here = self._bar.of_form(self._form).get(chosen[0]) if len(chosen) == 1 else None
        one = None if shown.isHidden() else shown.one
        if one is not None and self._stays(one, chosen, here):
            self._side.show_query(self._bar.same(one), fresh=fresh)
        elif here is not None or one is not None:
            self._side.show_query(here, fresh=fresh)

    def _stays(self, one: AskedOfUs, chosen: list[CellKey], here: AskedOfUs | None) -> bool:
        """Whether a query stays shown with this selection."""
        pin = one.query.pin
        if pin.kind == "cell":
            return [(self._form, *key) for key in chosen] == [pin.place]
        return here is None or self._side.asked.isAncestorOf(focus_of(self._grid))


def focus_of(widget: QWidget) -> QWidget:
    """What has the keyboard in the window of a widget; the widget itself where nothing has."""
    focused = widget.window().focusWidget()
    return focused if focused is not None else widget
