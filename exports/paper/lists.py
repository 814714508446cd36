"""Drawing a list of any length: rows come one after the other, and each page begins with the headings again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from exports.paper.drawing import FormPainter, TablePainter, page_high_rows
from exports.paper.fitting import FittedRow, with_rows
from models.forms.matrix import MatrixRow

_ROWS_AT_ONCE = 500


class ListPainter(FormPainter):
    """Draws a list; the rows of its matrix are a sample by which type size and widths are chosen."""

    def draw_rows(self, rows: Iterable[MatrixRow]) -> None:
        """All pages with these rows; a list without rows is one page with its headings."""
        table = TablePainter(self.canvas, self.table, self.matrix, self.layout, self.frame.left)
        low, number = self.frame.bottom - 0.01, 1
        top = table.draw_head(self._draw_top(self._begin_page(number)))
        begun = False
        for row in self._fitted(rows):
            if begun and top - row.height < low:
                self.canvas.showPage()
                number += 1
                top = table.draw_head(self._begin_page(number))
            top, begun = table.draw_row(row, top), True
        self.canvas.showPage()

    def _begin_page(self, number: int) -> float:
        self.canvas.setPageSize((self.frame.width, self.frame.height))
        self._draw_furniture(number)
        return self.frame.height - self.frame.top

    def _fitted(self, rows: Iterable[MatrixRow]) -> Iterator[FittedRow]:
        source = iter(rows)
        while part := list(islice(source, _ROWS_AT_ONCE)):
            fitted = with_rows(replace(self.table, rows=()), part, self.layout.table)
            yield from page_high_rows(fitted, self.layout, self.frame.text_height)
