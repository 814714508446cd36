"""What a form's painter draws, as a list of texts instead of a page: what must be seen on the print of given data."""

from dataclasses import dataclass
from typing import Any, cast

from exports.paper.drawing import FormPainter
from exports.paper.fitting import FittedTable
from exports.paper.fonts import register_fonts, text_width
from exports.paper.layout import Layout
from models.forms.matrix import ReportMatrix


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text with the left end of its baseline, in points from the lower left corner of the page.

    font and size: as it is drawn; "" and 0 of a text that was seen on a page.
    """

    text: str
    x: float
    y: float
    font: str = ""
    size: float = 0.0

    @property
    def width(self) -> float:
        """In points, of a text that is drawn."""
        return text_width(self.text, self.font, self.size)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """Size in points, and the texts in the order in which they are drawn."""

    width: float
    height: float
    texts: tuple[DrawnText, ...]


def drawn_pages(matrix: ReportMatrix, layout: Layout, table: FittedTable) -> tuple[DrawnPage, ...]:
    """The pages of one form; lines and frames are left out. A draft has no pages to compare: ValueError.

    table: as `exports.paper.drawing.fitted_table` makes it.
    """
    if matrix.draft:
        raise ValueError("a draft")
    register_fonts()
    recorder = _TextRecorder()
    FormPainter(cast(Any, recorder), matrix, layout, table).draw()
    return tuple(recorder.pages)


class _TextRecorder:
    """The part of reportlab's canvas that the painters use."""

    def __init__(self) -> None:
        self.pages: list[DrawnPage] = []
        self._texts: list[DrawnText] = []
        self._size = (0.0, 0.0)
        self._font = ("", 0.0)

    def setPageSize(self, size: tuple[float, float]) -> None:
        self._size = size

    def showPage(self) -> None:
        self.pages.append(DrawnPage(*self._size, tuple(self._texts)))
        self._texts = []

    def getPageNumber(self) -> int:
        return len(self.pages) + 1

    def setFont(self, name: str, size: float) -> None:
        self._font = (name, size)

    def drawString(self, x: float, y: float, text: str) -> None:
        if text.strip():
            self._texts.append(DrawnText(text, x, y, *self._font))

    def drawRightString(self, x: float, y: float, text: str) -> None:
        self.drawString(x - text_width(text, *self._font), y, text)

    def drawCentredString(self, x: float, y: float, text: str) -> None:
        self.drawString(x - text_width(text, *self._font) / 2, y, text)

    def line(self, *_: float) -> None:
        return None

    def rect(self, *_: float) -> None:
        return None

    def setLineWidth(self, _: float) -> None:
        return None

    def saveState(self) -> None:
        return None

    def restoreState(self) -> None:
        return None

    def setStrokeColorRGB(self, *_: float) -> None:
        return None

    def setFillColorRGB(self, *_: float) -> None:
        return None
