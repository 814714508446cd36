"""The report matrix: a printed table as data. Screen preview, PDF, paper and workbook are its writers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One column: header lines from the top group downwards, width in mm, alignment, key of the form."""

    key: str
    headers: tuple[str, ...]
    width: float
    align: Literal["left", "right", "center"] = "right"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One printed cell. `value` is exact in the row's printed unit, `text` what paper shows ("" = blank)."""

    text: str
    value: Decimal | None = None
    decimals: int = 0
    note: str = ""  # footnote text, e.g. the reason of an override


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row; level 0 is a block heading in bold, deeper levels are indented."""

    key: str
    cells: tuple[MatrixCell, ...]
    level: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The parts around the table by Decree 30/2020; empty parts are left out."""

    parent_office: str
    office: str
    number: str
    place_date: str
    appendix: str  # name of the form
    title: str
    subtitle: str  # period, cut-off day, revision
    unit_line: str  # the unit that all figures share, if they do
    sign_left: tuple[str, ...]  # lines of the left signature block: who made the table
    sign_right: tuple[str, ...]  # lines of the right block: on whose behalf, as what
    signer_left: str = ""
    signer_right: str = ""
    recipients: tuple[str, ...] = ()  # lines under the signatures, the last where it is filed
    urgency: str = ""  # in a frame under the number
    mark: str = ""  # lies across every page in place of the mark of a draft


@dataclass(frozen=True, slots=True)
class ReportMatrix:
    """One form ready for paper: letterhead, columns, rows and notes printed under the table."""

    form: str
    letterhead: Letterhead
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = True
    draft: bool = False  # not sealed: printed with a mark on every page
