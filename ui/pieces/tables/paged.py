"""Long lists: all keys are held in order, rows are fetched by the page when painted."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from models.values.errors import Trouble
from models.values.quantities import format_number
from ui.pieces.text import plain_tip
from ui.theme.look import look

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")
Value = str | int | Decimal | None
Index = QModelIndex | QPersistentModelIndex

PAGE = 64
PAGES_KEPT = 48


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it shows of a row and how.

    value: text or a number (written in Vietnamese format), None is blank; number: at the right;
    tone: "" or a tone or "muted" for the text; ground: "" or a tone or "computed" for what lies under it;
    tip: words under the pointer; sortable: its header can be pressed.
    """

    key: str
    header: str
    value: Callable[[Row], Value]
    width: int = 120
    number: bool = False
    decimals: int | None = None
    tone: Callable[[Row], str] | None = None
    ground: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    bold: Callable[[Row], bool] | None = None
    sortable: bool = True

    def text(self, row: Row) -> str:
        """What is painted and copied."""
        value = self.value(row)
        if value is None:
            return ""
        return value if isinstance(value, str) else format_number(value, self.decimals)


class PagedModel(QAbstractTableModel, Generic[Key, Row]):
    """Rows by key. `fetch` is given some keys and answers with the rows it still finds."""

    def __init__(
        self, columns: Sequence[Column[Row]], fetch: Callable[[Sequence[Key]], Mapping[Key, Row]]
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch = fetch
        self._keys: Sequence[Key] = ()
        self._pages: OrderedDict[int, Mapping[Key, Row]] = OrderedDict()
        self._faulty: set[str] = set()
        self._broken: Mapping[int, str] = {}

    @property
    def faulty(self) -> frozenset[str]:
        """Keys of the columns that could not show some row: always a fault of the program."""
        return frozenset(self._faulty)

    @property
    def keys(self) -> Sequence[Key]:
        """The keys in the order of the rows."""
        return self._keys

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._broken = {}
        self._pages.clear()
        self.endResetModel()

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show these rows in this order; where they only go on behind those that are shown, nothing moves."""
        before = len(self._keys)
        if 0 < before < len(keys) and list(keys[:before]) == list(self._keys):
            self.beginInsertRows(QModelIndex(), before, len(keys) - 1)
            self._keys = keys
            self._pages.clear()
            self.endInsertRows()
            return
        self.beginResetModel()
        self._keys = keys
        self._pages.clear()
        self.endResetModel()

    def read_again(self) -> None:
        """Rows may have changed: fetch what is painted anew."""
        self._pages.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))

    def row_at(self, number: int) -> Row | None:
        """The row of that number; None where it was deleted since."""
        page = number // PAGE
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._fetch(self._keys[page * PAGE : (page + 1) * PAGE])
            self._drop_oldest()
        return self._pages[page].get(self._keys[number])

    def _drop_oldest(self) -> None:
        """Hold at most PAGES_KEPT pages: those asked for last."""
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERED:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        row = self.row_at(index.row())
        return None if row is None else self._safely(column, row, role)

    def _safely(self, column: Column[Row], row: Row, role: int) -> Any:
        """What the cell shows. A fault is said after the painting: raised within it, it would end the program."""
        try:
            return _shown(column, row, role)
        except FAULTS as fault:
            if column.key not in self._faulty:  # a list asks for each of its cells again and again
                self._faulty.add(column.key)
                said = fault
                QTimer.singleShot(0, self, lambda: _raise(said))
            return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(self.columns[section])
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        return self.columns[section].header if role == Qt.ItemDataRole.ToolTipRole else None

    def heading(self, at: int) -> str:
        """The heading of a column in the lines in which it is shown."""
        return self._broken.get(at, self.columns[at].header)

    def break_headings(self, broken: Mapping[int, str]) -> None:
        """Show these headings in two lines, the others as they are."""
        if broken != self._broken:
            self._broken = dict(broken)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)


_ANSWERED = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.BackgroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)


FAULTS = (
    Trouble,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the value of a column can raise."""


def _raise(fault: Exception) -> None:
    raise fault


def _aligned(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _shown(column: Column[Any], row: Any, role: int) -> Any:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return column.text(row)
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(column.tip(row) if column.tip else column.text(row))
    if role == Qt.ItemDataRole.ForegroundRole and column.tone and (tone := column.tone(row)):
        return look.colour(tone)
    if role == Qt.ItemDataRole.BackgroundRole and column.ground and (ground := column.ground(row)):
        return look.ground(ground)
    if role == Qt.ItemDataRole.FontRole and column.bold and column.bold(row):
        return look.font(bold=True)
    return None
