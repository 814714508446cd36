"""Rows of a list that are ready to be painted, and the model that asks for them page by page.

Cells are made where the page is read, beside the window. What is not there yet is shown as it was before, or blank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal

from models.register.kinds import Coded, Day, Kind, Money, Text
from models.register.texts.cells import Cell
from storage.register.lists.columns import ListColumns
from storage.register.lists.lists import Row
from ui.pieces.tables.paged import PAGE, Column, PagedModel
from ui.register.lists.tones import tone_of

AT_ONCE = 4
"""Most pages that are asked for at a time: those painted last."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as it is painted. tones: of each cell, "" for none; kept: path → value as kept."""

    id: str
    cells: tuple[Cell, ...]
    tones: tuple[str, ...]
    kept: Row


def ready(columns: ListColumns, rows: Sequence[Row]) -> dict[str, ListRow]:
    """Rows with their cells and tones, by id."""
    return {
        str(row["id"]): ListRow(
            str(row["id"]),
            columns.cells(row),
            tuple(tone_of(column, row) for column in columns.columns),
            row,
        )
        for row in rows
    }


def shown_columns(columns: ListColumns) -> list[Column[ListRow]]:
    """The columns as the table takes them."""
    described = zip(columns.columns, columns.headings(), columns.numbers(), strict=True)
    return [
        _column(at, column.path, heading, is_number, column.kind)
        for at, (column, heading, is_number) in enumerate(described)
    ]


def _column(at: int, key: str, heading: str, is_number: bool, kind: Kind) -> Column[ListRow]:
    return Column(
        key,
        heading,
        lambda row: row.cells[at].text,
        _width(kind),
        number=is_number,
        tone=lambda row: row.tones[at],
        tip=lambda row: row.cells[at].full or row.cells[at].text,
    )


def _width(kind: Kind) -> int:
    """Pixels that a column of a kind has before its content is known."""
    match kind:
        case Text(width=characters):
            return min(max(characters * 4, 80), 200)
        case Coded():
            return 120
        case Day() | Money():
            return 96
        case _:
            return 92


class ListModel(PagedModel[str, ListRow]):
    """Ordered keys with the rows that have arrived; `pages_wanted` asks for those that are painted and missing."""

    pages_wanted = Signal(list)

    def __init__(self, columns: Sequence[Column[ListRow]]) -> None:
        super().__init__(columns, lambda _: {})
        self._before: dict[str, ListRow] = {}
        self._missing: dict[int, None] = {}
        self._coming: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def show_list(self, keys: Sequence[str], rows: Mapping[str, ListRow]) -> None:
        """Show these records in this order; rows: those that have been read with them."""
        self._put_by()
        super().show_keys(keys)
        self._before |= rows
        for page in range(-(-len(keys) // PAGE)):
            ids = keys[page * PAGE : (page + 1) * PAGE]
            if ids[0] not in rows:
                break
            self._pages[page] = {one: rows[one] for one in ids if one in rows}

    def show_keys(self, keys: Sequence[str]) -> None:
        self._put_by()
        super().show_keys(keys)

    def show_columns(self, columns: Sequence[Column[ListRow]]) -> None:
        self._before, self._coming = {}, set()
        super().show_columns(columns)

    def read_again(self) -> None:
        """Ask for what is painted anew, and show it as it was until then."""
        self._put_by()
        super().read_again()

    def _put_by(self) -> None:
        """Keep the rows that are there for the time until they are read anew."""
        self._before = {key: row for rows in self._pages.values() for key, row in rows.items()}
        self._pages.clear()
        self._coming.clear()
        self._missing.clear()

    def row_at(self, number: int) -> ListRow | None:
        """The row of that number as it is known by now; one that is not is asked for."""
        page, key = number // PAGE, self._keys[number]
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page].get(key)
        if page not in self._coming:
            self._missing.pop(page, None)
            self._missing[page] = None
            if not self._soon.isActive():
                self._soon.start()
        return self._before.get(key)

    def here(self) -> list[ListRow]:
        """The rows that have arrived."""
        return [row for rows in self._pages.values() for row in rows.values()]

    def known(self, key: str) -> ListRow | None:
        """The row of a key, where it has arrived."""
        for rows in (*self._pages.values(), self._before):
            if key in rows:
                return rows[key]
        return None

    def _ask(self) -> None:
        pages = list(self._missing)[-AT_ONCE:]
        self._missing.clear()
        self._coming |= set(pages)
        if pages:
            self.pages_wanted.emit(pages)

    def ids_of(self, pages: Sequence[int]) -> list[str]:
        """The keys of these pages."""
        return [key for page in pages for key in self._keys[page * PAGE : (page + 1) * PAGE]]

    def arrived(self, pages: Sequence[int], rows: Mapping[str, ListRow]) -> None:
        """The rows of these pages have been read."""
        for page in pages:
            self._coming.discard(page)
            ids = self._keys[page * PAGE : (page + 1) * PAGE]
            if not ids:
                continue
            self._pages[page] = {one: rows[one] for one in ids if one in rows}
            first, last = page * PAGE, page * PAGE + len(ids) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self._drop_oldest()
