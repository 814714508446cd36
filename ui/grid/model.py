"""What every grid has in common: cells by key, refused texts, a block that is shown before it is kept."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.values.outcomes import Outcome
from ui.grid.pasting import GridKey, Pasted
from ui.pieces.text import plain_tip
from ui.theme.look import look

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_PASTE_GROUNDS = {
    Outcome.NEW: "green",
    Outcome.CHANGED: "blue",
    Outcome.REFUSED: "red",
    Outcome.SAME: "computed",
}


class GridColumnLook(Protocol):
    """How a column of a grid looks.

    optional: shown only where there is room; number: texts at the right; wide: takes the room that is left, up to a
    limit.
    """

    @property
    def header(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def optional(self) -> bool: ...
    @property
    def number(self) -> bool: ...
    @property
    def wide(self) -> bool: ...


class CellModel(QAbstractTableModel):
    """Cells that can be typed into, and columns beside them that only say something.

    editable: whether anything can be typed; refused: cell → the refused text and why; pasted: the block that is shown
    and not kept yet; marked: cells with a mark in their corner.
    """

    def __init__(self) -> None:
        super().__init__()
        self.editable = False
        self.refused: dict[GridKey, tuple[str, str]] = {}
        self.pasted: Mapping[GridKey, Pasted] = {}

    # what a grid says of itself

    @property
    def columns(self) -> Sequence[GridColumnLook]:
        """The columns, from the left."""
        return ()

    @property
    def frozen(self) -> int:
        """How many columns stay while the rest is scrolled."""
        return 0

    @property
    def fills(self) -> bool:
        """Whether the last column takes the room that is left."""
        return False

    def address(self, index: Index) -> GridKey | None:
        """The cell under an index; None for what is no cell."""
        return None

    def place(self, key: GridKey) -> QModelIndex:
        """The index that shows a cell; an invalid one where it is not on the screen."""
        return QModelIndex()

    def expects(self, index: Index) -> bool:
        """Whether Enter stops here: something is expected to be typed."""
        return self.editable and self.address(index) is not None

    def expects_within(self, index: Index) -> bool:
        """Whether Enter stops here on its way down or up the column in which it began."""
        return self.expects(index)

    def is_busy(self, column: int) -> bool:
        """Whether an optional column holds something that must be seen."""
        return False

    def first_cell(self) -> tuple[int, int] | None:
        """Line and column at which the keyboard begins."""
        return None

    def keep(self, key: GridKey, text: str) -> str:
        """Keep a typed text; the sentence why it was not kept, or ""."""
        return ""

    # what stands in a cell

    def text(self, key: GridKey) -> str:
        """What a cell shows."""
        return ""

    def edited(self, key: GridKey) -> str:
        """What stands in the editor at first: a refused text, else what is kept."""
        return self.refused[key][0] if key in self.refused else self.plain(key)

    def plain(self, key: GridKey) -> str:
        """What is kept in a cell, as it is typed."""
        return self.text(key)

    def ground(self, key: GridKey) -> str:
        """The tone under a cell, "" for none."""
        return ""

    def tone(self, key: GridKey) -> str:
        """The tone of the text of a cell, "" for none."""
        return ""

    def tip(self, key: GridKey) -> str:
        """The words under the pointer."""
        return ""

    def is_bold(self, key: GridKey) -> bool:
        """Whether a cell is set in bold."""
        return False

    def aside(self, key: GridKey) -> str:
        """What is painted in grey at the other side of a cell."""
        return ""

    def is_marked(self, key: GridKey) -> bool:
        """Whether a cell has a mark in its corner."""
        return False

    def beside(self, line: int, column: int, role: int) -> Any:
        """Qt's answer for what is no cell."""
        return None

    # blocks and typing

    def show_paste(self, pasted: Mapping[GridKey, Pasted]) -> None:
        """Show what a paste would do; nothing is kept yet. An empty one ends the preview."""
        self.pasted = pasted
        self.repaint()

    def repaint(self) -> None:
        """Everything may look different now."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def offer(self, key: GridKey, text: str) -> str:
        """Have a typed text kept; the sentence why it was not, "" where it was."""
        before = self.refused.pop(key, None)
        if before is None and text == self.edited(key):
            return ""
        why_not = self.keep(key, text)
        if why_not:
            self.refused[key] = (text, why_not)
        if why_not or before is not None:
            self.repaint()
        return why_not

    # Qt's questions

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and not self.pasted and self.address(index) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.header
        if role == Role.ToolTipRole:
            return f"{column.group}: {column.header}" if column.group else column.header
        return None

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not index.column() < len(self.columns):
            return None
        if role == Role.TextAlignmentRole:
            number = self.columns[index.column()].number
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        key = self.address(index)
        shown = self.beside(index.row(), index.column(), role) if key is None else self._cell(key, role)
        return plain_tip(shown) if role == Role.ToolTipRole and isinstance(shown, str) else shown

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.address(index)
        if key is None or role != Role.EditRole:
            return False
        return not self.offer(key, str(value))

    def _cell(self, key: GridKey, role: int) -> Any:
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._words(key)
        if role == Role.EditRole:
            return self.edited(key)
        if role == Role.BackgroundRole:
            ground = self._ground(key)
            return look.ground(ground) if ground else None
        if role == Role.ForegroundRole:
            tone = self._tone(key)
            return look.colour(tone) if tone else None
        if role == Role.ToolTipRole:
            return self._tip(key)
        if role == Role.FontRole and self.is_bold(key):
            return look.font(bold=True)
        return None

    def _words(self, key: GridKey) -> str:
        if key in self.pasted:
            return self.pasted[key].text
        return self.refused[key][0] if key in self.refused else self.text(key)

    def _ground(self, key: GridKey) -> str:
        if key in self.pasted:
            return _PASTE_GROUNDS[self.pasted[key].outcome]
        return "red" if key in self.refused else self.ground(key)

    def _tone(self, key: GridKey) -> str:
        if key in self.refused or (key in self.pasted and self.pasted[key].outcome is Outcome.REFUSED):
            return "red"
        return "" if key in self.pasted else self.tone(key)

    def _tip(self, key: GridKey) -> str:
        if key in self.pasted:
            return self.pasted[key].sentence
        return self.refused[key][1] if key in self.refused else self.tip(key)
