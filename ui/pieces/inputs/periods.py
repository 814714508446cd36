"""The choice of a reporting period: a button that names it, with the others in its menu."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from models.values.periods import Period, PeriodKind, label, parse_period
from ui.language import language
from ui.theme.icons import icon


class PeriodChooser(QPushButton):
    """Says `chosen(period)` when another period is taken, written 2020, 2020-H1, 2020-9M or 2020-Q3."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.period = ""
        self.offered: tuple[str, ...] = ()
        self.setIcon(icon("down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAccessibleName(self.tr("Reporting period"))
        self.setToolTip(self.tr("Choose another reporting period"))
        self._menu = QMenu(self)
        self.clicked.connect(self._pop)

    def offer(self, periods: Iterable[str], current: str) -> None:
        """Offer these periods, the newest first; the current one is always among them."""
        known = {parse_period(one) for one in (*periods, current)}
        self.offered = tuple(str(one) for one in sorted(known, reverse=True))
        self.period = current
        self.setText(label(parse_period(current), language()))

    def _pop(self) -> None:
        self._menu.clear()
        for period in self.offered:
            action = self._menu.addAction(label(parse_period(period), language()))
            action.setCheckable(True)
            action.setChecked(period == self.period)
            action.triggered.connect(partial(self._take, period))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, period: str) -> None:
        if period != self.period:
            self.offer(self.offered, period)
            self.chosen.emit(period)


def near(day: date) -> tuple[str, ...]:
    """The periods that are at hand on a day: its year, half, quarter, those just before, from July on nine months."""
    year = Period(PeriodKind.YEAR, day.year)
    quarter = Period(PeriodKind.QUARTER, day.year, (day.month - 1) // 3 + 1)
    half = Period(PeriodKind.HALF, day.year, 1 if day.month <= 6 else 2)
    nine_months = (Period(PeriodKind.NINE_MONTHS, day.year),) if day.month > 6 else ()
    found = (year, half, *nine_months, quarter, quarter.previous(), half.previous(), year.previous())
    return tuple(str(one) for one in found)
