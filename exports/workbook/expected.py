"""What stands in the cells of a printed form's worksheet, worked out without making a workbook."""

from collections import defaultdict
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

from exports.paper.fitting import FittedTable
from exports.paper.layout import Layout
from exports.workbook.forms import CellLook, FormWorksheet
from models.forms.matrix import ReportMatrix

ExpectedCell = tuple[Decimal | int | str, str]
"""A value, and the number format by which it is shown."""


def expected_cells(
    matrix: ReportMatrix, layout: Layout, table: FittedTable
) -> dict[tuple[int, int], ExpectedCell]:
    """The cells that have a value, by row and column from 1.

    table: as `exports.paper.drawing.fitted_table` makes it.
    """
    writer = _CellRecorder(matrix, layout, table)
    writer.write()
    return writer.cells


class _NoSheet:
    """In place of a worksheet: whatever is set is forgotten."""

    def __init__(self) -> None:
        self.row_dimensions: Any = defaultdict(SimpleNamespace)

    def create_sheet(self, _: str) -> "_NoSheet":
        return self

    def merge_cells(self, **_: int) -> None:
        return None


class _CellRecorder(FormWorksheet):
    def __init__(self, matrix: ReportMatrix, layout: Layout, table: FittedTable) -> None:
        self.cells: dict[tuple[int, int], ExpectedCell] = {}
        super().__init__(cast(Any, _NoSheet()), "", matrix, layout, table)

    def _put(self, row: int, column: int, value: Decimal | int | str | None, look: CellLook) -> None:
        if value not in (None, ""):
            self.cells[row, column] = (cast(Any, value), look.number_format)

    def _block(self, text: str, first: int, last: int, look: CellLook) -> float:
        self._put(self.row, first, text, look)
        return 0.0

    def _set_widths(self) -> None:
        return None

    def _set_page(self, first_heading: int) -> None:
        return None
