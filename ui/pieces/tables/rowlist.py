"""A list of one kind with its filters: one row is in hand, and an empty list teaches."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.values.names import fold
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.theme.look import look

Row = TypeVar("Row")


@dataclass(frozen=True)
class Choice(Generic[Row]):
    """A filter: which rows it shows."""

    key: str
    text: str
    takes: Callable[[Row], bool]


WIDE = 860
"""Pixels from which on a list shows the columns that the panel beside it tells too."""


class RowList(QWidget, Generic[Row]):
    """Rows by key in the order that they are given in; `wide`: columns that are shown only where there is room."""

    chosen = Signal()
    opened = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        choices: Sequence[Choice[Row]],
        searched: Callable[[Row], str],
        empty: EmptyState,
        *,
        name: str,
        wide: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.every: Mapping[str, Row] = {}
        self._wide = [at for at, column in enumerate(columns) if column.key in wide]
        self._kept = ""
        self._choices, self._searched = tuple(choices), searched
        self._sought = ""
        self.chips = FilterChips()
        self.table = DataTable[str, Row](columns, self._fetch, name=name)
        self.table.setSortingEnabled(False)
        self.empty = empty
        self.none = EmptyState(
            "search",
            self.tr("Nothing under this filter"),
            self.tr("Choose another filter or other words; a search needs no accents."),
        )
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty, self.none):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chips)
        column.addWidget(self.stack, 1)
        self.chips.chosen.connect(lambda _: self._show_filter())
        self.table.row_selected.connect(lambda _: self.chosen.emit())
        self.table.row_opened.connect(lambda _: self.opened.emit())

    def show_rows(self, rows: Mapping[str, Row]) -> None:
        """Show these; the row in hand stays in hand if it is still there, even where its filter lets it go."""
        self.every = rows
        self._kept = self.table.current_key() or ""
        self.table.read_again()
        self._show()

    def seek(self, text: str) -> None:
        """Show only what holds these words."""
        self._sought = fold(text)
        self._show_filter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < WIDE * max(100, look.scale) // 100
        if any(self.table.isColumnHidden(at) != narrow for at in self._wide):
            self.table.hide_columns(self._wide if narrow else ())

    def count(self, key: str) -> int:
        """How many rows a filter takes."""
        choice = next(one for one in self._choices if one.key == key)
        return sum(choice.takes(row) for row in self.every.values())

    def take(self, key: str) -> bool:
        """Bring a row in hand, with the filter that shows it; False where there is none."""
        if key not in self.every:
            return False
        if key not in self.table.rows.keys:
            self.chips.current = next(one.key for one in self._choices if one.takes(self.every[key]))
            self._sought = ""
            self._show()
        return self.table.select_key(key)

    def current(self) -> Row | None:
        """The row in hand."""
        key = self.table.current_key()
        return None if key is None else self.every.get(key)

    def next_of(self, takes: Callable[[Row], bool]) -> bool:
        """Bring the next row of this kind in hand, from the top again after the last."""
        keys = list(self.table.rows.keys)
        here = self.table.current_key()
        at = keys.index(here) + 1 if here in keys else 0
        following = [key for key in keys[at:] + keys[:at] if takes(self.every[key])]
        return bool(following) and self.table.select_key(following[0])

    def _show_filter(self) -> None:
        self._kept = ""
        self._show()

    def _show(self) -> None:
        filters = [Filter(one.key, one.text, self.count(one.key)) for one in self._choices]
        self.chips.show_filters(filters)
        self.chips.setVisible(bool(self.every))
        wanted = next(one for one in self._choices if one.key == self.chips.current)
        keys = [key for key, row in self.every.items() if self._is_shown(key, row, wanted)]
        self.table.show_keys(keys)
        self.stack.setCurrentWidget(self.table if keys else self.none if self.every else self.empty)
        if keys and self.table.current_key() is None:
            self.table.select_key(keys[0])
        self.chosen.emit()

    def _is_shown(self, key: str, row: Row, wanted: Choice[Row]) -> bool:
        return self._answers(row) and (wanted.takes(row) or key == self._kept)

    def _answers(self, row: Row) -> bool:
        words = fold(self._searched(row))
        return all(word in words for word in self._sought.split())

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, Row]:
        return {key: self.every[key] for key in keys if key in self.every}
