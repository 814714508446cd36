"""What stands where in the grid of a form: lines and columns, without a widget."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from models.forms.definition import TOTAL, CellKey, Form, FormColumn, Row
from models.forms.typed import is_entry
from ui.language import QT_TRANSLATE_NOOP, form_word


class ColumnPart(StrEnum):
    """What a column of the grid shows."""

    CODE = "code"
    LABEL = "label"
    UNIT = "unit"
    FIGURE = "figure"
    CHANGE = "change"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column; `optional` ones are shown only where there is room for them."""

    part: ColumnPart
    header: str
    width: int
    group: str = ""
    item: str = ""
    key: str = ""
    optional: bool = False

    @property
    def number(self) -> bool:
        """Whether its texts stand at the right."""
        return self.part in (ColumnPart.FIGURE, ColumnPart.CHANGE)

    @property
    def wide(self) -> bool:
        """Whether it takes the room that is left."""
        return self.part is ColumnPart.LABEL


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line: a row of the form, or a sector of a crossed one; label: in the language in force."""

    code: str
    label: str
    unit: str
    level: int
    heading: bool
    official: str = ""  # its Vietnamese name


@dataclass(frozen=True)
class GridPlan:
    """Lines and columns of one form; `crossed` puts sectors down and indicators across."""

    form: Form
    lines: tuple[GridLine, ...]
    columns: tuple[GridColumn, ...]
    crossed: bool
    frozen: int

    def address(self, line: int, column: int) -> CellKey | None:
        """The cell of the form that is shown there; None where there is none or it has no meaning."""
        asked = self.columns[column]
        if asked.part is not ColumnPart.FIGURE:
            return None
        code = self.lines[line].code
        key = (f"{code}:{asked.item}" if self.crossed else code, asked.key)
        row, found = self.form.row_by_code.get(key[0]), self.form.column_by_key.get(key[1])
        return key if row is not None and found is not None and self.form.applies(row, found) else None

    def place(self, key: CellKey) -> tuple[int, int] | None:
        """Line and column where a cell is shown; None where it is not on the screen."""
        code, _, item = key[0].rpartition(":") if self.crossed else (key[0], "", "")
        line = next((at for at, one in enumerate(self.lines) if one.code == code), None)
        column = next(
            (at for at, one in enumerate(self.columns) if (one.key, one.item) == (key[1], item)), None
        )
        return None if line is None or column is None else (line, column)

    def entry(self, key: CellKey) -> bool:
        """Whether a figure is expected to be typed here, rather than computed from others."""
        return is_entry(self.form, self.form.row_by_code[key[0]], self.form.column_by_key[key[1]])

    def computed(self, key: CellKey) -> bool:
        """Whether the form itself works this cell out."""
        return not self.entry(key)


_WORDS = {
    ColumnPart.CODE: QT_TRANSLATE_NOOP("Grid", "Code"),
    ColumnPart.LABEL: QT_TRANSLATE_NOOP("Grid", "Indicator"),
    ColumnPart.UNIT: QT_TRANSLATE_NOOP("Grid", "Unit"),
    ColumnPart.CHANGE: QT_TRANSLATE_NOOP("Grid", "Change"),
    ColumnPart.ORIGIN: QT_TRANSLATE_NOOP("Grid", "Source"),
}


def _word(part: ColumnPart) -> str:
    return QCoreApplication.translate("Grid", _WORDS[part])


def plan_of(form: Form, *, everything: bool = False) -> GridPlan:
    """The grid of a form; `everything` also shows the columns that the screen leaves out at first."""
    return _crossed(form, everything) if form.cross else _plain(form, everything)


def _plain(form: Form, everything: bool) -> GridPlan:
    shown = [column for column in form.columns if column.screen or everything]
    figures = [_figure_column(column) for column in shown]
    changes = (
        [GridColumn(ColumnPart.CHANGE, _word(ColumnPart.CHANGE), 72)]
        if "previous" in form.column_by_key
        else []
    )
    units = {row.unit for row in form.rows if row.unit}
    with_unit = [GridColumn(ColumnPart.UNIT, _word(ColumnPart.UNIT), 84)] if len(units) > 1 else []
    columns = (
        GridColumn(ColumnPart.CODE, _word(ColumnPart.CODE), 58),
        GridColumn(ColumnPart.LABEL, _word(ColumnPart.LABEL), 204),
        *with_unit,
        *figures,
        *changes,
        GridColumn(ColumnPart.ORIGIN, _word(ColumnPart.ORIGIN), 90),
    )
    lines = tuple(_line(row) for row in form.rows)
    return GridPlan(form, lines, columns, False, 2)


def _line(row: Row) -> GridLine:
    return GridLine(
        row.code, form_word(row.label), form_word(row.unit), row.level, row.heading, official=row.label
    )


def _figure_column(column: FormColumn) -> GridColumn:
    group = form_word(column.header[0]) if len(column.header) > 1 else ""
    width = {"figure": 84, "mention": 84, "note": 160}.get(column.role, 66)
    header = form_word(column.header[-1])
    return GridColumn(
        ColumnPart.FIGURE,
        header,
        max(width, _least_width(header)),
        group,
        key=column.key,
        optional=column.role in ("ratio", "share", "difference", "note"),
    )


def _crossed(form: Form, everything: bool) -> GridPlan:
    pairs = _all_pairs(form) if everything else form.cross
    figures = []
    first = form.row_by_code[f"{TOTAL}:{form.cross[0][0]}"].unit
    for item, key in pairs:
        row, column = form.row_by_code[f"{TOTAL}:{item}"], form.column_by_key[key]
        header = _cross_header(form, row, column, first)
        figures.append(
            GridColumn(
                ColumnPart.FIGURE,
                header,
                _cross_width(header),
                item=item,
                key=key,
                optional=key != form.main_column and not everything,
            )
        )
    lines = tuple(_sector(form, sector) for sector in (TOTAL, *form.sectors))
    label = GridColumn(ColumnPart.LABEL, QCoreApplication.translate("Grid", "Sector"), 206)
    return GridPlan(form, lines, (label, *figures), True, 1)


def _all_pairs(form: Form) -> tuple[CellKey, ...]:
    rows = [row for row in form.rows if row.sector == TOTAL and row.item]
    shown = dict.fromkeys(form.cross)
    return (
        *shown,
        *(
            (row.item, column.key)
            for row in rows
            for column in form.columns
            if column.screen and form.applies(row, column) and (row.item, column.key) not in shown
        ),
    )


def _cross_header(form: Form, row: Row, column: FormColumn, first: str) -> str:
    """The indicator with its unit where that is not the unit of the first; it may break behind a stroke.

    Of another column than the main one it stands with the heading of that column.
    """
    if column.key != form.main_column:
        return f"{form_word(row.label)}, {form_word(column.header[-1])}"
    unit = form_word(row.unit).replace("/", "/\u200b")
    label = form_word(row.label)
    return label if row.unit == first else f"{label} ({unit})"


def _cross_width(header: str) -> int:
    usual = 92 if len(header) > 30 else 78 if len(header) > 20 else 66
    return max(usual, _least_width(header))


_LONGEST = 6
"""Letters of the longest words of Vietnamese headings: the usual widths have room for them."""


def _least_width(header: str) -> int:
    """What the longest word of a heading needs, where it is longer than any of Vietnamese."""
    words = [word for word in header.replace("\u200b", " ").split() if len(word.strip("(),%")) > _LONGEST]
    return 20 + 9 * max(map(len, words)) if words else 0


def _sector(form: Form, sector: str) -> GridLine:
    heading = form.row_by_code[sector]
    level = 0 if sector == TOTAL else heading.level
    return GridLine(sector, form_word(heading.label), "", level, False, official=heading.label)
