"""Which period: the returns that there are with their states, and any other year, half, nine months or quarter."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from models.values.periods import Period, PeriodKind, parse_period
from storage.returns.returns import ReturnHead
from storage.returns.sheets import PeriodSheets
from ui.pieces.text import button, label
from ui.returns import period_words, state_chip
from ui.theme.icons import icon

_ROWS_SHOWN = 7


class PeriodPanel(QPushButton):
    """A button with the period; under it a panel to choose another return or to begin one."""

    chosen = Signal(str, int)  # period, revision (0: the newest)

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(icon("down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAccessibleName(self.tr("Reporting period"))
        self.setToolTip(self.tr("Choose another period or return"))
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setProperty("kind", "surface")
        self.list = QListWidget()
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.year = QLineEdit()
        self.year.setMaximumWidth(72)
        self.year.setAccessibleName(self.tr("Year"))
        self._lay_out()
        self.clicked.connect(self._pop)

    def _lay_out(self) -> None:
        years = QHBoxLayout()
        years.setSpacing(8)
        years.addWidget(label(self.tr("Year")))
        years.addWidget(self.year)
        years.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(8)
        places = (
            (PeriodKind.QUARTER, 1, self.tr("Quarter I"), 0, 0),
            (PeriodKind.QUARTER, 2, self.tr("Quarter II"), 0, 3),
            (PeriodKind.QUARTER, 3, self.tr("Quarter III"), 0, 6),
            (PeriodKind.QUARTER, 4, self.tr("Quarter IV"), 0, 9),
            (PeriodKind.HALF, 1, self.tr("First half"), 1, 0),
            (PeriodKind.HALF, 2, self.tr("Second half"), 1, 3),
            (PeriodKind.NINE_MONTHS, 0, self.tr("Nine months"), 1, 6),
            (PeriodKind.YEAR, 0, self.tr("Whole year"), 1, 9),
        )
        for kind, index, words, row, column in places:
            grid.addWidget(button(words, partial(self._other, kind, index)), row, column, 1, 3)
        column_ = QVBoxLayout(self.panel)
        column_.setContentsMargins(16, 12, 16, 16)
        column_.setSpacing(8)
        self.there = label(self.tr("Returns in this book"), "section")
        self.list.setAccessibleName(self.there.text())
        column_.addWidget(self.there)
        column_.addWidget(self.list)
        column_.addWidget(label(self.tr("Another period"), "section"))
        column_.addLayout(years)
        column_.addLayout(grid)

    def offer(self, heads: tuple[ReturnHead, ...], shown: PeriodSheets, today: date) -> None:
        """Offer the returns that there are; the button names the one that is shown."""
        self.setText(period_words(str(shown.period)))
        self.year.setText(str(shown.period.year or today.year))
        self.list.clear()
        for head in heads:
            words = " · ".join(
                (
                    period_words(head.period),
                    self.tr("revision {number}").format(number=head.revision),
                    state_chip(head).text,
                )
            )
            item = QListWidgetItem(words)
            newest = not any(one.period == head.period and one.revision > head.revision for one in heads)
            item.setData(Qt.ItemDataRole.UserRole, (head.period, 0 if newest else head.revision))
            self.list.addItem(item)
            if shown.head is not None and head.id == shown.head.id:
                self.list.setCurrentItem(item)
        self.there.setVisible(bool(heads))
        self.list.setVisible(bool(heads))
        self.list.setFixedHeight(min(_ROWS_SHOWN, max(1, len(heads))) * 34 + 14)

    def _pop(self) -> None:
        self.panel.adjustSize()
        self.panel.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.panel.show()
        (self.list if self.list.count() else self.year).setFocus()

    def _take(self, item: QListWidgetItem) -> None:
        period, revision = item.data(Qt.ItemDataRole.UserRole)
        self.panel.hide()
        self.chosen.emit(period, revision)

    def _other(self, kind: PeriodKind, index: int) -> None:
        text = self.year.text().strip()
        if not (text.isdigit() and len(text) == 4 and text[:2] in ("19", "20")):
            self.year.setFocus()
            self.year.selectAll()
            return
        self.panel.hide()
        self.chosen.emit(str(parse_period(str(Period(kind, int(text), index)))), 0)
