"""Plots in a workbook: a sheet each with its values and a native chart over them, which follows when they change.

Values are numbers; a blank is an empty cell, at which the line is interrupted.
"""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties

from exports.files.writing import write_whole
from exports.plots.table import has_remarks, heads, lines, notes
from exports.tables.list_workbook import CellMaker
from exports.workbook.format import EXACT_BELOW, column_letters
from models.plots.plot import Plot, PlotShape
from models.values.quantities import decimals_of

_COLOURS = ("1D5C49", "8A5A00", "1F4F86", "555555")
_DASHES = ("solid", "dash", "sysDot", "dashDot")
_MARKERS = ("circle", "square", "triangle", "diamond")
_HATCHES: tuple[Any, ...] = ("", "wdUpDiag", "diagCross", "pct20")
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_FIRST_LINE = 4
"""The row of the sheet with the first category; above it title, subject and headings."""


def plots_workbook(plots: Sequence[Plot], *, subject: str, language: str = "vi") -> bytes:
    """A workbook with a sheet for each plot. subject: of whom they are."""
    workbook = Workbook(write_only=True)
    taken: set[str] = set()
    for plot in plots:
        _write(workbook.create_sheet(_sheet_name(plot.title, taken)), plot, subject, language)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def write_plots(plots: Sequence[Plot], target: Path, *, subject: str, language: str = "vi") -> None:
    """Write the workbook to a file, whole or not at all; Unavailable as write_whole."""
    write_whole(target, plots_workbook(plots, subject=subject, language=language))


def _sheet_name(title: str, taken: set[str]) -> str:
    name = " ".join(title.translate(_FORBIDDEN).split())[:_LONGEST_NAME].strip()
    number = 2
    while name.casefold() in taken:
        name = f"{name[: _LONGEST_NAME - 3]} {number}"
        number += 1
    taken.add(name.casefold())
    return name


def _write(sheet: Any, plot: Plot, subject: str, language: str) -> None:
    make = CellMaker(sheet)
    named = heads(plot, language)
    sheet.column_dimensions["A"].width = max(18, min(44, max(map(len, plot.categories), default=0) + 2))
    for at in range(len(plot.series)):
        sheet.column_dimensions[column_letters(at + 2)].width = 20
    if has_remarks(plot):
        sheet.column_dimensions[column_letters(len(named))].width = 44
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    chart = _chart(sheet, plot)
    sheet.add_chart(chart, f"{column_letters(len(named) + 2)}2")
    sheet.append([make.text(plot.heading, bold=True)])
    sheet.append([make.text(subject)])
    sheet.append([make.heading(head) for head in named])
    for line in lines(plot):
        cells = [make.text(line.category), *(_value(make, one.value) for one in line.values)]
        sheet.append([*cells, make.text(line.remark)] if has_remarks(plot) else cells)
    for note in notes(plot):
        sheet.append([make.text(note)])


def _value(make: CellMaker, value: Decimal | None) -> Any:
    if value is None:
        return make.text("")
    return make.text(format(value, "f")) if abs(value) >= EXACT_BELOW else make.number(value)


def _chart(sheet: Any, plot: Plot) -> Any:
    """The native chart over the cells of the sheet."""
    line = plot.shape is PlotShape.LINE
    chart: Any = LineChart() if line else BarChart()
    last = _FIRST_LINE + len(plot.categories) - 1
    data = Reference(sheet, min_col=2, max_col=1 + len(plot.series), min_row=_FIRST_LINE - 1, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=_FIRST_LINE, max_row=last))
    chart.title = plot.title
    chart.x_axis.title, chart.y_axis.title = plot.axis, plot.unit or None
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "#,##0.0" if any(decimals_of(one) for one in plot.values) else "#,##0"
    chart.display_blanks = "gap"
    chart.legend = chart.legend if len(plot.series) > 1 else None
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for name in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, name, False)
    chart.width, chart.height = 24, 12 if line else max(9, 2 + len(plot.categories) * 1.1)
    if not line:
        chart.type, chart.gapWidth = "bar", 60
        chart.x_axis.scaling.orientation = "maxMin"  # the first category on top, as in the table
    for at, series in enumerate(chart.series):
        _dress(series, at, line=line)
    return chart


def _dress(series: Any, at: int, *, line: bool) -> None:
    """Line, marker or hatching of a series, so that it is known without its colour."""
    colour = _COLOURS[at % len(_COLOURS)]
    if line:
        series.smooth = False
        series.graphicalProperties.line.solidFill = colour
        series.graphicalProperties.line.dashStyle = _DASHES[at % len(_DASHES)]
        series.marker.symbol = _MARKERS[at % len(_MARKERS)]
        series.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
        return
    hatch = _HATCHES[at % len(_HATCHES)]
    if not hatch:
        series.graphicalProperties.solidFill = colour
        return
    pattern = PatternFillProperties(prst=hatch)
    ink: Any = colour
    pattern.foreground, pattern.background = ColorChoice(srgbClr=ink), ColorChoice(prstClr="white")
    series.graphicalProperties.pattFill = pattern
