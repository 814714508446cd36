"""The page of plots: the figures of the unit over periods, by parts, and against the plan."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.plots.plot import FigureOrigin
from ui.figures.unit_plots import UnitPlotsView
from ui.shell.context import Context
from ui.shell.page import Action, Page


class PlotsPage(Page):
    """Enter on a point opens the cell of the form that it is."""

    key = "plots"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view = UnitPlotsView(context)
        self.view.shown.connect(self.head_changed)
        self.view.figure_wanted.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def title(self) -> str:
        return self.tr("Plots")

    def where(self) -> tuple[str, ...]:
        return (self.view.found.unit,) if self.view.found else ()

    def primary(self) -> Action | None:
        return Action(self.tr("Print preview"), self.view.board.show_paper, "print", self._why_not())

    def secondary(self) -> tuple[Action, ...]:
        why, board = self._why_not(), self.view.board
        return (
            Action(self.tr("Excel\u2026"), lambda: board.ask_where(".xlsx"), why_not=why),
            Action(self.tr("PDF\u2026"), lambda: board.ask_where(".pdf"), why_not=why),
        )

    def _why_not(self) -> str:
        return "" if self.view.board.plots else self.tr("There is no figure to draw yet.")

    def activate(self, target: dict[str, Any]) -> None:
        self.view.read()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed != frozenset({"settings"}):
            self.view.read()

    def first_focus(self) -> QWidget | None:
        cards = self.view.board.cards
        return cards[0].drawn if cards else None

    def print_preview(self) -> bool:
        self.view.board.show_paper()
        return bool(self.view.board.plots)

    def _open(self, origin: FigureOrigin, unit: str) -> None:
        """The cell in the forms; of a unit inside the book's, in the consolidation."""
        self.context.go_to(
            "consolidation" if unit else "reports",
            period=origin.period,
            form=origin.form,
            row=origin.row,
            column=origin.column,
        )
