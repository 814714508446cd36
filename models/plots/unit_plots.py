"""Which cells of the forms are plotted of a unit, as data (resources/layout/plots.toml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from models.forms.definition import Form
from models.forms.files.check_references import cell_problem
from models.forms.files.form_reader import FormReader
from models.forms.loader import all_forms
from models.forms.rules.addresses import CellAddress, ColumnKey, address
from models.forms.shapes import Shape, list_of, name, one_of, tables
from resources import ROOT

PLAN = ColumnKey("plan")
"""The column in which the plan of a cell stands."""

Over = Literal["periods", "parts", "plan"]


@dataclass(frozen=True, slots=True)
class UnitPlot:
    """One plot. over: periods, the parts of one period, or the plan of one period; names: of the series, as codes."""

    key: str
    over: Over
    names: tuple[str, ...]
    series: tuple[tuple[CellAddress, ...], ...]

    @property
    def cells(self) -> tuple[CellAddress, ...]:
        """Every cell that is read for it; each plan behind its cell."""
        found = [cell for cells in self.series for cell in cells]
        if self.over == "plan":
            found += [plan_of(cell) for cell in found]
        return tuple(found)


def plan_of(cell: CellAddress) -> CellAddress:
    """The cell with the plan of a cell."""
    return CellAddress(cell.form, cell.row, PLAN)


_KEYS: Mapping[str, Shape] = {
    "key": name,
    "over": one_of(("periods", "parts", "plan")),
    "names": list_of(name),
    "series": list_of(list_of(address)),
}


@cache
def unit_plots() -> tuple[UnitPlot, ...]:
    """The plots of a unit, in their order."""
    return read_unit_plots(ROOT / "layout" / "plots.toml", all_forms())


def read_unit_plots(path: Path, forms: Sequence[Form]) -> tuple[UnitPlot, ...]:
    """The plots that a file describes; Damaged("FORM_DEFINITION") where it is not sound."""
    reader = FormReader(path)
    content = reader.shaped("", reader.content, {"plot": tables}, ("plot",))
    found = [
        UnitPlot(**reader.shaped(str(one.get("key", f"#{at}")), one, _KEYS, _KEYS))
        for at, one in enumerate(content["plot"], 1)
    ]
    for plot in found:
        for cell in plot.cells:
            if problem := cell_problem(cell, forms):
                reader.fail(plot.key, "series", problem)
        if len(plot.names) != len(plot.series):
            reader.fail(plot.key, "names", "not one for each series")
        if plot.over == "periods" and any(len(cells) != 1 for cells in plot.series):
            reader.fail(plot.key, "series", "more than one cell over periods")
        if len({len(cells) for cells in plot.series}) != 1:
            reader.fail(plot.key, "series", "series of different length")
    if len({plot.key for plot in found}) != len(found):
        reader.fail("", "key", "a key twice")
    return tuple(found)
