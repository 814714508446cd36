"""R9: figures that cannot be, or hardly are: sign, whole numbers, shares above 100 %, more than there is.

A typed figure that cannot be is an error. One that records or packages say cannot be taken back here: it is a warning.
Figures of other periods that were carried over were judged there.
"""

from collections.abc import Iterator, Set

from models.forms.bounds import Bounds, bounds_of
from models.forms.cells import Origin, Sheet, SheetCell
from models.forms.checking.comparing import printed
from models.forms.checking.doubts.findings import doubt_at
from models.forms.definition import CellKey, Form, FormColumn, Kind, Row
from models.forms.files.soundness import needs
from models.forms.findings import Finding, Level

RULE = "R9"


def limits(sheet: Sheet, doubted: Set[CellKey]) -> Iterator[Finding]:
    """Findings of all cells of a sheet.

    doubted: the cells that other checks found fault with; what is computed from them is not said again.
    """
    form = sheet.form
    known: set[CellKey] = set(doubted)
    computed: list[tuple[Row, FormColumn, SheetCell]] = []
    for (code, key), cell in sheet.cells.items():
        if cell.value is None or cell.origin is Origin.CARRIED:
            continue
        row, column = form.row_by_code[code], form.column_by_key[key]
        if cell.origin is Origin.DERIVED:
            computed.append((row, column, cell))
            continue
        for finding in _of_cell(sheet, row, column, cell):
            known.add((code, key))
            yield finding
    for row, column, cell in computed:
        if not _follows(form, row, column, known):
            yield from _of_cell(sheet, row, column, cell)


def _follows(form: Form, row: Row, column: FormColumn, doubted: Set[CellKey]) -> bool:
    """Whether a computed figure says nothing by itself: a comparison, or made of cells that are doubted already."""
    if column.role == "ratio":
        return True
    parts = (row.code, form.share_total(row)) if column.role == "share" else needs(row)
    key = column.of or column.key
    return any((part, key) in doubted for part in (row.code, *parts))


def _of_cell(sheet: Sheet, row: Row, column: FormColumn, cell: SheetCell) -> Iterator[Finding]:
    assert cell.value is not None
    form = sheet.form
    stated = printed(sheet, row.code, column.key, cell.value)
    bounds = bounds_of(form, row, column)
    kind = form.kind_of(row, column)
    code = ""
    if kind is Kind.COUNT and cell.origin is not Origin.DERIVED and stated != stated.to_integral_value():
        code = "FIGURE_WITH_DECIMALS"
    if stated not in bounds.possible:
        code = _impossible(kind, bounds, stated < bounds.possible.least)
    if code:
        level = Level.ERROR if cell.origin is Origin.GIVEN else Level.WARNING
    elif bounds.usual is not None and stated and stated not in bounds.usual:
        code, level = "FIGURE_UNUSUAL", Level.WARNING
    else:
        return
    limits = bounds.usual if code == "FIGURE_UNUSUAL" and bounds.usual else bounds.possible
    yield doubt_at(
        code,
        RULE,
        level,
        sheet,
        row.code,
        column.key,
        stated=stated,
        least=limits.least,
        most=limits.most,
        unit=column.unit or row.unit or ("%" if kind is Kind.PERCENT else ""),
    )


def _impossible(kind: Kind, bounds: Bounds, below: bool) -> str:
    if below:
        return "FIGURE_NEGATIVE" if bounds.possible.least == 0 else "FIGURE_TOO_SMALL"
    return (
        "SHARE_ABOVE_HUNDRED" if kind is Kind.PERCENT and bounds.possible.most == 100 else "FIGURE_TOO_LARGE"
    )
