"""The cells of a sheet: each line a record, each column a field, the value of the period before beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex

from models.register.kinds import Coded, CodedWithin, Money, Ratio, Text
from models.register.record import Field
from models.register.texts.blocks import path_label
from models.register.texts.cells import cell_of, heading, is_number, short_name
from models.values.quantities import format_number, millions_from_dong
from storage.register.sheets import SheetLine, has_period, name_paths, sheet_fields
from ui.grid.model import CellModel, Index, Role
from ui.grid.pasting import GridKey
from ui.language import QT_TRANSLATE_NOOP, language
from ui.theme.look import look

PAGE = 64
"""Lines that are fetched at once."""
_BEFORE = QT_TRANSLATE_NOOP("Sheet", "period before: {value}")
_MARKS = {
    "computed": QT_TRANSLATE_NOOP("Sheet", "as in the period before"),
    "blue": QT_TRANSLATE_NOOP("Sheet", "changed since the period before"),
    "green": QT_TRANSLATE_NOOP("Sheet", "new"),
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet; field: None for one that says what a line is of."""

    header: str
    width: int
    field: Field | None = None
    number: bool = False
    wide: bool = False
    group: str = ""
    optional: bool = False


class SheetModel(CellModel):
    """Lines by key, fetched by the page. `keep` is asked to keep a typed text; it answers with a refusal or ""."""

    def __init__(
        self,
        table: str,
        keep: Callable[[GridKey, str], str],
        fetch: Callable[[Sequence[str]], Sequence[SheetLine]],
    ) -> None:
        super().__init__()
        self.table = table
        self.editable = True
        self.with_before = False
        self.keys: Sequence[str] = ()
        self._keep, self._fetch = keep, fetch
        self._lines: dict[str, SheetLine] = {}
        self._places: dict[str, int] = {}
        self._columns = self._made_columns()

    # what is shown

    def show_lines(self, keys: Sequence[str], lines: Sequence[SheetLine] = ()) -> None:
        """Show these lines in this order; where they are the same as before, only their values are read anew."""
        again = bool(self.keys) and list(keys) == list(self.keys)
        if not again:
            self.beginResetModel()
            self.refused.clear()
            self.pasted = {}
        self.keys = keys
        self._places = {key: at for at, key in enumerate(keys)}
        self._lines = {line.key: line for line in lines}
        if again:
            self.repaint()
        else:
            self.endResetModel()

    def read_again(self, key: str) -> None:
        """Fetch one line anew."""
        self._lines.pop(key, None)
        self.repaint()

    def show_before(self, shown: bool) -> None:
        """Show the values of the period before in grey, and mark what is as it was, changed or new."""
        self.with_before = shown
        self._columns = self._made_columns()
        self.repaint()

    def _made_columns(self) -> tuple[SheetColumn, ...]:
        names = [
            SheetColumn(path_label(self.table, path, language()), 200 if at == 0 else 180, wide=at == 0)
            for at, path in enumerate(name_paths(self.table))
        ]
        return (*names, *map(self._column, sheet_fields(self.table)))

    def _column(self, field: Field) -> SheetColumn:
        wider = 52 if self.with_before else 0
        number = is_number(field.kind) or isinstance(field.kind, Ratio)
        width = 150 if isinstance(field.kind, Coded | CodedWithin | Text) else 96
        return SheetColumn(heading(self.table, field, language()), width + wider, field, number)

    # lines and values

    def line(self, key: str) -> SheetLine:
        """A line; fetched with those around it where it was not shown yet."""
        if key not in self._lines:
            first = self._places[key] // PAGE * PAGE
            self._lines |= {line.key: line for line in self._fetch(self.keys[first : first + PAGE])}
        return self._lines.get(key) or SheetLine(key, tuple("" for _ in name_paths(self.table)), {})

    def value(self, key: GridKey) -> Any:
        """The kept value of a cell."""
        return self.line(key[0]).values.get(key[1])

    def before(self, key: GridKey) -> Any:
        """The value of the period before."""
        return self.line(key[0]).before.get(key[1])

    def number(self, key: GridKey) -> Decimal | int | None:
        """The figure of a cell as it is shown (money in million dong), None where it is none."""
        field, value = self.field(key), self.value(key)
        if value is None or not is_number(field.kind):
            return None
        return millions_from_dong(value) if isinstance(field.kind, Money) else int(value)

    def field(self, key: GridKey) -> Field:
        """The field of a cell."""
        return next(one.field for one in self._columns if one.field is not None and one.field.name == key[1])

    def gaps(self) -> int:
        """How many cells of the lines that were read are blank."""
        names = [column.field.name for column in self._columns if column.field is not None]
        return sum(line.values.get(name) in (None, "") for line in self._lines.values() for name in names)

    def words(self, key: GridKey, value: Any) -> str:
        """A value as it is shown and typed."""
        field = self.field(key)
        if value in (None, ""):
            return ""
        if isinstance(field.kind, Money):
            return format_number(millions_from_dong(int(value)))
        scheme = self.line(key[0]).values.get(field.kind.by) if isinstance(field.kind, CodedWithin) else None
        return cell_of(field, value, beside=scheme, language=language()).text

    # the grid

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        return self._columns

    @property
    def frozen(self) -> int:
        return len(name_paths(self.table))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def address(self, index: Index) -> GridKey | None:
        field = self._columns[index.column()].field if index.isValid() else None
        return None if field is None else (self.keys[index.row()], field.name)

    def place(self, key: GridKey) -> QModelIndex:
        across = next(
            (at for at, one in enumerate(self._columns) if one.field and one.field.name == key[1]), -1
        )
        return (
            self.index(self._places[key[0]], across)
            if key[0] in self._places and across >= 0
            else QModelIndex()
        )

    def first_cell(self) -> tuple[int, int] | None:
        return (0, self.frozen) if self.keys else None

    def keep(self, key: GridKey, text: str) -> str:
        return self._keep(key, text)

    def text(self, key: GridKey) -> str:
        return self.words(key, self.value(key))

    def aside(self, key: GridKey) -> str:
        return self.words(key, self.before(key)) if self.with_before else ""

    def ground(self, key: GridKey) -> str:
        return self._mark(key) if self.with_before else ""

    def _mark(self, key: GridKey) -> str:
        now, before = self.value(key), self.before(key)
        if now in (None, ""):
            return ""
        if before in (None, ""):
            return "green"
        return "computed" if now == before else "blue"

    def tip(self, key: GridKey) -> str:
        """What stood there in the period before, and what became of it."""
        if not has_period(self.table):
            return ""
        before, mark = self.words(key, self.before(key)), self._mark(key)
        parts = [QCoreApplication.translate("Sheet", _BEFORE).format(value=before)] if before else []
        parts += [QCoreApplication.translate("Sheet", _MARKS[mark])] if mark else []
        return " \u00b7 ".join(parts)

    def beside(self, line: int, column: int, role: int) -> Any:
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return short_name(self.line(self.keys[line]).names[column])
        if role == Role.ToolTipRole:
            return self.line(self.keys[line]).names[column]
        return look.font(bold=True) if role == Role.FontRole and column == 0 else None


def texts_of(model: SheetModel, values: Mapping[GridKey, Any]) -> dict[GridKey, str]:
    """Values as the texts that mean them."""
    return {key: model.words(key, value) for key, value in values.items()}
