"""A list on paper: PDF/A in the layout of the decree, landscape, with the headings on every page."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol, cast

from reportlab.pdfgen.canvas import Canvas

from exports.paper.archival import make_archival
from exports.paper.fonts import REGULAR, register_fonts
from exports.paper.layout import layout_on
from exports.paper.lists import ListPainter
from models.forms.matrix import Letterhead, MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.office.names import offices_over
from models.register.texts.cells import Cell
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.quantities import format_number

if TYPE_CHECKING:
    from exports.tables.list_content import ListHead


class PaperColumns(Protocol):
    """What stands over each column, and which hold numbers."""

    @property
    def language(self) -> str: ...

    def headings(self) -> Sequence[str]: ...

    def numbers(self) -> Sequence[bool]: ...


class PaperContent(Protocol):
    """What is laid out: a list of the register (ListContent), or a table as it is seen (exports.sheets.seen_tables)."""

    @property
    def head(self) -> "ListHead": ...

    @property
    def columns(self) -> PaperColumns: ...

    @property
    def keys(self) -> Sequence[Any]: ...

    @property
    def has_money(self) -> bool: ...

    def sample(self, most: int) -> Sequence[tuple[Cell, ...]]: ...

    def rows(self) -> Iterator[tuple[Cell, ...]]: ...


_SAMPLE = 1000
_NARROWEST, _WIDEST = 4, 34
"""Least and most characters by which a column's share of the width is reckoned; longer texts take more lines."""


def pdf_bytes(content: PaperContent) -> tuple[bytes, int]:
    """The file and the number of its rows. Damaged: FONT_DAMAGED."""
    register_fonts()
    made = content.head.made
    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1, initialFontName=cast(Any, REGULAR))
    counted = _Rows(content)
    ListPainter(canvas, _matrix(content), layout_on(made.date())).draw_rows(counted)
    canvas.save()
    data = make_archival(target.getvalue(), title=content.head.title, made_at=made, attachments={}, places={})
    return data, counted.number


class _Rows:
    """The rows of the paper, each with its number."""

    def __init__(self, content: PaperContent) -> None:
        self._content = content
        self.number = 0

    def __iter__(self) -> Iterator[MatrixRow]:
        for cells in self._content.rows():
            self.number += 1
            yield _row(self.number, cells)


def _row(number: int, cells: tuple[Cell, ...]) -> MatrixRow:
    return MatrixRow("", (MatrixCell(format_number(number)), *(MatrixCell(cell.text) for cell in cells)))


def _matrix(content: PaperContent) -> ReportMatrix:
    sample = content.sample(_SAMPLE)
    language = content.columns.language
    numbered = sentence("LIST_NUMBER", language=language)
    last = len(format_number(len(content.keys)))
    columns = [MatrixColumn("number", (numbered,), float(max(last, len(numbered)) + 1), "center")]
    described = zip(content.columns.headings(), content.columns.numbers(), strict=True)
    for at, (heading, is_number) in enumerate(described):
        lengths = sorted(len(cells[at].text) for cells in sample) or [0]
        usual = lengths[-1] if is_number else lengths[len(lengths) * 9 // 10]
        word = max(map(len, heading.split()), default=1)
        width = float(min(max(usual, word, _NARROWEST), _WIDEST) + 1)
        columns.append(MatrixColumn(str(at), (heading,), width, "right" if is_number else "left"))
    rows = [_row(len(content.keys), cells) for cells in sample]
    return ReportMatrix("", _letterhead(content), tuple(columns), tuple(rows))


def _letterhead(content: PaperContent) -> Letterhead:
    head, language = content.head, content.columns.language
    details = {"filter": head.filter[:1].upper() + head.filter[1:], "day": format_date(head.day)}
    counted = "LIST_COUNT_MONEY" if content.has_money else "LIST_COUNT"
    parent_office, office = offices_over(head.unit, head.names)
    return Letterhead(
        parent_office=parent_office,
        office=office,
        number="",
        place_date="",
        appendix="",
        title=head.title,
        subtitle=sentence("LIST_SUBTITLE_FILTERED" if head.filter else "LIST_SUBTITLE", details, language),
        unit_line=sentence(counted, {"count": len(content.keys)}, language),
        sign_left=(),
        sign_right=(),
        mark=head.names.mark,
    )
