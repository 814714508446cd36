"""Which figures of the forms the home page shows, as data (resources/layout/home.toml)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.forms.definition import TOTAL, Form
from models.forms.files.check_references import cell_problem
from models.forms.files.form_reader import FormReader
from models.forms.loader import all_forms
from models.forms.rules.addresses import CellAddress, ColumnKey, FormCode, Item, RowCode, address
from models.forms.shapes import Shape, list_of, name, table
from resources import ROOT


@dataclass(frozen=True, slots=True)
class HeldFigures:
    """Cooperatives that stopped and are held by debt: their number, and what stopped cooperatives owe."""

    count: CellAddress
    debt: CellAddress


@dataclass(frozen=True, slots=True)
class SectorFigures:
    """Indicators of a crossed form that are plotted for each sector."""

    form: FormCode
    column: ColumnKey
    total: Item
    operating: Item
    stopped: Item


@dataclass(frozen=True, slots=True)
class DebtFigures:
    """Rows of a form that are plotted, a row for each kind of creditor."""

    form: FormCode
    column: ColumnKey
    rows: tuple[RowCode, ...]


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """All that the home page takes from the forms."""

    held: HeldFigures
    sectors: SectorFigures
    debts: DebtFigures

    def cells(self) -> Iterator[tuple[str, str, CellAddress]]:
        """Every cell with the table and key that name it."""
        yield "held", "count", self.held.count
        yield "held", "debt", self.held.debt
        sectors = self.sectors
        for key, item in (
            ("total", sectors.total),
            ("operating", sectors.operating),
            ("stopped", sectors.stopped),
        ):
            yield "sectors", key, CellAddress(sectors.form, RowCode(f"{TOTAL}:{item}"), sectors.column)
        for row in self.debts.rows:
            yield "debts", "rows", CellAddress(self.debts.form, row, self.debts.column)


_KEYS: Mapping[str, Shape] = {
    "held": table({"count": address, "debt": address}),
    "sectors": table({"form": name, "column": name, "total": name, "operating": name, "stopped": name}),
    "debts": table({"form": name, "column": name, "rows": list_of(name)}),
}


@cache
def home_figures() -> HomeFigures:
    """The figures of the home page."""
    return read_home_figures(ROOT / "layout" / "home.toml", all_forms())


def read_home_figures(path: Path, forms: Sequence[Form]) -> HomeFigures:
    """The figures that a file names in these forms; Damaged("FORM_DEFINITION") where it is not sound."""
    reader = FormReader(path)
    content = reader.shaped("", reader.content, _KEYS, _KEYS)
    figures = HomeFigures(
        HeldFigures(**content["held"]), SectorFigures(**content["sectors"]), DebtFigures(**content["debts"])
    )
    for where, key, cell in figures.cells():
        problem = cell_problem(cell, forms)
        if problem:
            reader.fail(where, key, problem)
    return figures
