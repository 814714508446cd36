"""Sheets of an old .xls workbook, by xlrd: values with their number formats, merges, what is hidden.

An .xls file always has a value beside a formula. Damaged files may end this process, which runs by itself.
"""

from decimal import Decimal
from io import StringIO
from typing import Any

import xlrd
from xlrd.compdoc import CompDocError

from exports.tables.foreign.grids import SheetCells, TableFaultError, number_text, typed_text
from exports.tables.foreign.number_formats import shown_number

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


class XlsWorkbook:
    """An open workbook: names of its sheets, and their cells when asked for."""

    def __init__(self, data: bytes) -> None:
        if _ENCRYPTED_PACKAGE in data:
            raise TableFaultError("TABLE_FILE_PASSWORD")
        try:
            self._book: Any = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=StringIO()
            )
        except (xlrd.XLRDError, CompDocError) as fault:
            locked = "encrypted" in str(fault).lower()
            raise TableFaultError("TABLE_FILE_PASSWORD" if locked else "TABLE_FILE_DAMAGED") from fault
        self.names = [str(name) for name in self._book.sheet_names()]
        states: list[int] = self._book._sheet_visibility
        self.hidden = [name for name, state in zip(self.names, states, strict=False) if state]

    def sheet(self, name: str) -> SheetCells:
        """The cells of a sheet."""
        try:
            sheet: Any = self._book.sheet_by_name(name)
        except xlrd.XLRDError as fault:
            raise TableFaultError("TABLE_FILE_DAMAGED") from fault
        cells = SheetCells()
        for row in range(sheet.nrows):
            kinds, values, formats = sheet.row_types(row), sheet.row_values(row), sheet._cell_xf_indexes[row]
            for column, kind in enumerate(kinds):
                text = self._text(kind, values[column], formats[column], cells)
                cells.put(row, column, text)
        cells.merges = [(first, end - 1, left) for first, end, left, _ in sheet.merged_cells]
        cells.hidden_rows = {row for row, about in sheet.rowinfo_map.items() if about.hidden}
        hidden = [at for at, about in sheet.colinfo_map.items() if about.hidden]
        cells.hidden_columns = [(at, at) for at in hidden]
        return cells

    def _text(self, kind: int, value: Any, style: int, cells: SheetCells) -> str:
        if kind == xlrd.XL_CELL_TEXT:
            return typed_text(str(value))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, "#VALUE!"))
        if kind not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return ""
        number, code = Decimal(repr(float(value))), self._code(style)
        if not number.is_finite():
            raise TableFaultError("TABLE_FILE_DAMAGED")
        if code == "General":
            return number_text(number)
        shown = shown_number(number, code, from_1904=bool(self._book.datemode))
        cells.rounded += shown.rounded
        cells.unseen += shown.unseen
        return shown.text

    def _code(self, style: int) -> str:
        formats = self._book.format_map
        key = self._book.xf_list[style].format_key if 0 <= style < len(self._book.xf_list) else 0
        return str(formats[key].format_str) if key in formats else "General"
