"""The home page: what is due, waiting, lacking; then two plots that lead to records."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.quantities import format_number, millions_from_dong, round_half_up
from ui.pieces.inputs.group import scrolled
from ui.screens.today.bars import Bar, BarSheet
from ui.screens.today.guide import Guide
from ui.screens.today.tasks import TaskList, tasks_of
from ui.shell.context import Context
from ui.shell.page import Action, Page

if TYPE_CHECKING:
    from models.values.errors import Trouble
    from storage.book.book import Book
    from ui.screens.today.reading import HomeSummary

_WIDEST_TASKS, _WIDEST_PLOTS = 920, 640


class TodayPage(Page):
    """Today."""

    key = "today"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.day: HomeSummary | None = None
        self._is_looking = False
        self._is_stale = False
        self.tasks = TaskList()
        self.sectors = BarSheet(self.tr("Cooperatives by sector"), "", ("green", "amber"))
        self.sectors.legend.show_entries(("green", self.tr("operating")), ("amber", self.tr("stopped")))
        self.debts = BarSheet(self.tr("Debts by kind of creditor (million dong)"), "", ("blue",))
        self.sectors.bars.chosen.connect(self._open_sector)
        self.debts.bars.chosen.connect(self._open_debts)
        self.guide = Guide()
        self._lay_out()

    def _lay_out(self) -> None:
        self.plots = QWidget()
        right = QVBoxLayout(self.plots)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.guide)
        right.addWidget(self.sectors)
        right.addWidget(self.debts)
        right.addStretch(1)
        self.tasks.setMaximumWidth(_WIDEST_TASKS)
        self.plots.setMaximumWidth(_WIDEST_PLOTS)
        inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(self.tasks)
        self._row.addWidget(self.plots)
        self._row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.area = scrolled(inside)
        column.addWidget(self.area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is due beside what leads to records, or above it where both have no room."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        wanted = sum(one.minimumSizeHint().width() for one in (self.tasks, self.plots) if not one.isHidden())
        fits = wanted + self._row.spacing() + bar <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        for at, share in enumerate((3, 2, 0) if fits else (0, 0, 1)):
            self._row.setStretch(at, share)

    def title(self) -> str:
        return self.tr("Today")

    def where(self) -> tuple[str, ...]:
        return (self.day.unit.title,) if self.day else ()

    def note(self) -> str:
        return format_date(self.day.now.date()) if self.day else ""

    def secondary(self) -> tuple[Action, ...]:
        return (Action(self.tr("Plots"), lambda: self.context.go_to("plots"), "plots"),)

    def first_focus(self) -> QWidget | None:
        return self.tasks.rows[0].step if self.tasks.rows else None

    def activate(self, target: dict[str, Any]) -> None:
        self._look()

    def refresh(self, changed: frozenset[str]) -> None:
        self._look()

    def _look(self) -> None:
        """Read in the lane what changed; a wish that comes meanwhile is granted once, behind it."""
        if self._is_looking:
            self._is_stale = True
            return
        self._is_looking, self._is_stale = True, False
        book, before = self.context.opened, self.day
        self.context.run(
            lambda _: _read(book, before),
            self._take,
            title=self.tr("Looking what is due"),
            failed=self._not_read,
            cancellable=False,
        )

    def _not_read(self, trouble: "Trouble") -> None:
        self._is_looking = False
        self.context.tell(trouble)

    def _take(self, day: "HomeSummary") -> None:
        first = self.day is None
        self.day = day
        self._is_looking = False
        self.tasks.show_tasks(tasks_of(day, self.context.go_to))
        self._show_plots(day)
        self.guide.show_day(day, self.context.go_to)
        self._fit()
        self.head_changed.emit()
        if first and self.isVisible() and self.tasks.rows and self._has_keyboard():
            self.tasks.rows[0].step.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._is_stale or day.exchange is None:
            self._look()

    def _has_keyboard(self) -> bool:
        """Whether nobody began to type elsewhere while it was worked out what is due."""
        now = QApplication.focusWidget()
        return now is None or (now.window() is self.window() and not isinstance(now, QLineEdit))

    def _show_plots(self, day: "HomeSummary") -> None:
        self.sectors.setVisible(bool(day.sheets.sectors))
        self.debts.setVisible(bool(day.sheets.debts))
        self.plots.setVisible(bool(day.sheets.sectors or day.sheets.debts or day.is_first))
        self.sectors.bars.show_bars(
            [
                Bar(one.sector, one.label, (one.operating, one.stopped), f"{one.operating} + {one.stopped}")
                for one in day.sheets.sectors
            ]
        )
        self.debts.bars.show_bars(
            [Bar(one.row, one.label, (one.balance,), _millions(one.balance)) for one in day.sheets.debts]
        )

    def _open_sector(self, sector: str) -> None:
        if self.day is not None and self.day.register.organisations:
            self.context.go_to("cooperatives", sector=sector)
        elif self.day is not None:
            from models.forms.summary.home import home_figures

            figures = home_figures().sectors
            self.context.go_to(
                "reports",
                period=str(self.day.due.period),
                form=figures.form,
                row=f"{sector}:{figures.total}",
                column=figures.column,
            )

    def _open_debts(self, row: str) -> None:
        day = self.day
        if day is None:
            return
        kind = next((one.kind for one in day.sheets.debts if one.row == row), "")
        if day.register.organisations and kind:
            self.context.go_to("debts", creditor_kind=kind)
        else:
            from models.forms.summary.home import home_figures

            figures = home_figures().debts
            period = str(day.due.period)
            self.context.go_to("reports", period=period, form=figures.form, row=row, column=figures.column)


def _read(book: "Book", before: "HomeSummary | None") -> "HomeSummary":
    """In the lane: the first time without what waits between units, which follows when the rest is shown."""
    from ui.screens.today.reading import read, with_exchange

    day = read(book, before)
    return day if before is None else with_exchange(book, day)


def _millions(dong: int) -> str:
    return format_number(round_half_up(millions_from_dong(dong), 0))
