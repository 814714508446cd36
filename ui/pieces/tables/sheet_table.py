"""A worked-out form as a table to read: rows and columns of the form, or sectors down and indicators across."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from models.forms.cells import Origin, Sheet
from models.forms.definition import TOTAL, CellKey, Form, FormColumn, Row
from models.forms.findings import Level
from models.forms.sheets import shown
from ui.language import form_word
from ui.pieces.tables.findings import TONES
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable

HEADER_CHARS = 11
CODE_WIDTH, LABEL_WIDTH, SECTOR_WIDTH, UNIT_WIDTH, FIGURE_WIDTH = 62, 276, 390, 80, 108


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Headers of the columns that hold no figures."""

    code: str
    label: str
    unit: str
    sector: str


class SheetTable(DataTable[str, Row]):
    """One form. Choosing a cell with figures says `cell_chosen(row code, column key)`."""

    cell_chosen = Signal(str, str)

    def __init__(self, form: Form, words: SheetWords, name: str) -> None:
        self.form = form
        self._sheet = Sheet(form, {})
        self._marks: Mapping[CellKey, Level] = {}
        self._pairs: dict[str, CellKey] = {}
        columns = self._across(words) if form.cross else self._plain(words)
        super().__init__(columns, self._rows, name=name, frozen=1 if form.cross else 2, cells=True)
        self.setAccessibleName(form.name)
        self.selectionModel().currentChanged.connect(lambda *_: self._choose())

    def show_sheet(self, sheet: Sheet, marks: Mapping[CellKey, Level] | None = None) -> None:
        """Show these figures; `marks` says which cells are doubtful and how much."""
        self._sheet, self._marks = sheet, marks or {}
        keys = self._keys()
        if list(self.rows.keys) == keys:
            self.rows.read_again()
        else:
            self.show_keys(keys)

    def current_address(self) -> CellKey | None:
        """Row code and column key of the current cell; None where it holds no figure."""
        key, index = self.current_key(), self.currentIndex()
        if key is None or not index.isValid():
            return None
        return self._address(key, self.rows.columns[index.column()].key)

    def choose_cell(self, address: CellKey) -> bool:
        """Make a cell current and bring it into sight; False where the table does not show it."""
        for at, column in enumerate(self.rows.columns):
            for number, key in enumerate(self.rows.keys):
                if self._address(key, column.key) == address:
                    self.setCurrentIndex(self.rows.index(number, at))
                    self.scrollTo(self.currentIndex())
                    return True
        return False

    # what stands where

    def _keys(self) -> list[str]:
        if self.form.cross:
            return [TOTAL, *self.form.sectors]
        return [row.code for row in self.form.rows]

    def _rows(self, keys: Sequence[str]) -> Mapping[str, Row]:
        return {key: self.form.row_by_code[key] for key in keys}

    def _address(self, key: str, column: str) -> CellKey | None:
        if self.form.cross:
            pair = self._pairs.get(column)
            return (f"{key}:{pair[0]}", pair[1]) if pair else None
        known = column in self.form.column_by_key
        return (key, column) if known and not self.form.row_by_code[key].heading else None

    def _plain(self, words: SheetWords) -> list[Column[Row]]:
        units = {row.unit for row in self.form.rows if not row.heading}
        unit = Column[Row]("unit", words.unit, lambda row: row.unit, UNIT_WIDTH, tone=_muted, ground=_ground)
        return [
            Column("code", words.code, lambda row: row.code, CODE_WIDTH, bold=_heads, ground=_ground),
            Column("label", words.label, _indented, LABEL_WIDTH, bold=_heads, ground=_ground),
            *((unit,) if len(units) > 1 else ()),
            *(
                self._figure(one.key, "\n".join(map(form_word, one.header)))
                for one in self.form.columns
                if one.screen
            ),
        ]

    def _across(self, words: SheetWords) -> list[Column[Row]]:
        columns = [Column[Row]("sector", words.sector, _indented, SECTOR_WIDTH, bold=_is_total)]
        for item, key in self.form.cross:
            row, column = self.form.row_by_code[f"{TOTAL}:{item}"], self.form.column_by_key[key]
            unit = (
                f"({form_word(row.unit)})" if key == self.form.main_column else form_word(column.header[-1])
            )
            self._pairs[f"{item}/{key}"] = (item, key)
            columns.append(self._figure(f"{item}/{key}", f"{form_word(row.label)}\n{unit}"))
        return columns

    def _figure(self, key: str, header: str) -> Column[Row]:
        told = "\n".join(textwrap.fill(line, HEADER_CHARS) for line in header.split("\n"))
        return Column(
            key,
            told,
            lambda row: self._text(row, key),
            FIGURE_WIDTH,
            number=True,
            sortable=False,
            ground=lambda row: self._cell_ground(row, key),
            bold=_is_total if self.form.cross else None,
        )

    def _cell(self, row: Row, key: str) -> tuple[Row, FormColumn] | None:
        address = self._address(row.code, key)
        if address is None:
            return None
        found, column = self.form.row_by_code[address[0]], self.form.column_by_key[address[1]]
        return (found, column) if self.form.applies(found, column) else None

    def _text(self, row: Row, key: str) -> str:
        found = self._cell(row, key)
        if found is None:
            return ""
        return shown(self.form, *found, self._sheet[found[0].code, found[1].key])

    def _cell_ground(self, row: Row, key: str) -> str:
        found = self._cell(row, key)
        if found is None:
            return "raised"
        address = (found[0].code, found[1].key)
        if address in self._marks:
            return TONES[self._marks[address]]
        cell = self._sheet[address]
        if cell.overridden:
            return "green"
        return "computed" if cell.origin is Origin.DERIVED else ""

    def _choose(self) -> None:
        if (address := self.current_address()) is not None:
            self.cell_chosen.emit(*address)


def _heads(row: Row) -> bool:
    return row.heading


def _is_total(row: Row) -> bool:
    return row.code == TOTAL


def _ground(row: Row) -> str:
    return "raised" if row.heading else ""


def _muted(_row: Row) -> str:
    return "muted"


def _indented(row: Row) -> str:
    return "\u2003" * max(0, row.level - 1) + form_word(row.label)
