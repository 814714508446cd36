"""Plots on paper: each on a page of its own with the letterhead, the drawing, its values as a table, and its notes.

Vector graphics in the typeface of all papers; lines, markers and hatching tell the series apart without colour.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, cast

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from exports.paper.archival import make_archival
from exports.paper.drawing import FormPainter
from exports.paper.fonts import REGULAR, printable, register_fonts, text_width
from exports.paper.layout import Layout, layout_on
from exports.plots.drawing import draw, height_of
from exports.plots.shapes import Dot, Drawing, Rectangle, Shape, Stroke, Words, corners
from exports.plots.table import has_remarks, heads, lines, notes
from models.forms.matrix import Letterhead, MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.office.names import OfficeNames, offices_over
from models.plots.plot import Plot, PlotShape
from models.values.errors import Refused
from models.values.messages import sentence

_SIZE = 10.0
_TALLER = 1.5
"""Lines have more room on paper than in a window."""
_COLOURS = {
    "accent": "#1d5c49",
    "amber": "#8a5a00",
    "blue": "#1f4f86",
    "grey": "#555555",
    "line": "#d9d9d9",
    "strong_line": "#333333",
    "muted": "#444444",
    "text": "#000000",
    "surface": "#ffffff",
}
_DASHES = {"dash": [5.0, 3.0], "dash_dot": [5.0, 2.5, 1.2, 2.5], "dot": [1.2, 2.6]}


class PaperRuler:
    """Measures the typeface of the papers."""

    line = _SIZE * 1.25

    def width(self, text: str) -> float:
        return text_width(printable(text), REGULAR, _SIZE)


def plots_pdf(
    plots: Sequence[Plot],
    *,
    subject: str,
    unit: str,
    names: OfficeNames,
    made_at: datetime,
    language: str = "vi",
) -> bytes:
    """PDF/A of these plots. subject: of whom they are; unit: the office. Refused PAPER_WITHOUT_FORMS where none."""
    if not plots:
        raise Refused("PAPER_WITHOUT_FORMS")
    register_fonts()
    layout, target = layout_on(made_at.date()), BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1, initialFontName=cast(Any, REGULAR))
    parent_office, office = offices_over(unit, names)
    for plot in plots:
        head = Letterhead(
            parent_office=parent_office,
            office=office,
            number="",
            place_date="",
            appendix="",
            title=plot.title,
            subtitle=subject,
            unit_line=sentence("PLOT_UNIT_LINE", {"unit": plot.unit}, language) if plot.unit else "",
            sign_left=(),
            sign_right=(),
            mark=names.mark,
        )
        PlotPainter(canvas, _matrix(plot, head, language), layout, plot).draw()
    canvas.save()
    title = sentence("PLOT_PAPER_TITLE", {"subject": subject}, language)
    return make_archival(target.getvalue(), title=title, made_at=made_at, attachments={}, places={})


def _matrix(plot: Plot, head: Letterhead, language: str) -> ReportMatrix:
    """The table under the plot."""
    columns = [MatrixColumn("category", (plot.axis,), 60.0, "left")]
    columns += [MatrixColumn(str(at), (one.name,), 26.0) for at, one in enumerate(plot.series)]
    if has_remarks(plot):
        columns.append(MatrixColumn("remark", (heads(plot, language)[-1],), 70.0, "left"))
    rows = []
    for at, line in enumerate(lines(plot)):
        cells = [MatrixCell(line.category), *(MatrixCell(text) for text in line.texts)]
        if has_remarks(plot):
            cells.append(MatrixCell(line.remark))
        rows.append(MatrixRow(str(at), tuple(cells)))
    return ReportMatrix("", head, tuple(columns), tuple(rows), notes(plot), landscape=False)


class PlotPainter(FormPainter):
    """Draws the plot between the title and the table of its values."""

    def __init__(self, canvas: Canvas, matrix: ReportMatrix, layout: Layout, plot: Plot) -> None:
        super().__init__(canvas, matrix, layout)
        ruler = PaperRuler()
        height = height_of(plot, ruler) * (_TALLER if plot.shape is PlotShape.LINE else 1.0)
        self._drawing = draw(plot, self.frame.text_width, height, ruler)

    @property
    def _top_height(self) -> float:
        return super()._top_height + self._drawing.height + _SIZE

    def _draw_top(self, top: float) -> float:
        top = super()._draw_top(top)
        paint(self.canvas, self._drawing, self.frame.left, top)
        return top - self._drawing.height - _SIZE


def paint(canvas: Canvas, drawing: Drawing, left: float, top: float) -> None:
    """Paint a drawing; left, top: its upper left corner in points from the lower left of the page."""
    canvas.saveState()
    canvas.translate(left, top)
    for shape in drawing.shapes:
        _paint(canvas, shape)
    canvas.restoreState()


def _paint(canvas: Canvas, shape: Shape) -> None:
    colour = HexColor(_COLOURS[shape.role])
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    match shape:
        case Stroke(places=places, width=width, dash=dash):
            canvas.setLineWidth(width * 0.7)
            if dash != "solid":
                canvas.setDash(cast(Any, _DASHES[dash]))
            path = canvas.beginPath()
            path.moveTo(places[0][0], -places[0][1])
            for x, y in places[1:]:
                path.lineTo(x, -y)
            canvas.drawPath(path)
            canvas.setDash()
        case Rectangle():
            canvas.setLineWidth(0.8)
            fill = int(shape.filled)
            canvas.rect(shape.left, -shape.top - shape.height, shape.width, shape.height, fill=fill)
        case Dot():
            _paint_dot(canvas, shape)
        case Words():
            text = printable(shape.text)
            width = text_width(text, REGULAR, _SIZE)
            x = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            canvas.setFont(REGULAR, _SIZE)
            canvas.drawString(x, -shape.y - _SIZE * 0.33, text)


def _paint_dot(canvas: Canvas, dot: Dot) -> None:
    canvas.setLineWidth(1.2)
    if dot.hollow:
        canvas.setFillColor(HexColor(_COLOURS["surface"]))
    if dot.marker == "circle":
        canvas.circle(dot.x, -dot.y, dot.radius, fill=1)
        return
    path = canvas.beginPath()
    (x, y), *rest = corners(dot)
    path.moveTo(x, -y)
    for x, y in rest:
        path.lineTo(x, -y)
    path.close()
    canvas.drawPath(path, fill=1)
