"""The print shows what the data say: every text in its place, whatever the office is called; nothing over it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader

from exports.files.archive import read_archive, write_archive
from exports.paper.drawing import FormPainter
from exports.paper.matrices import matrices
from exports.paper.pdf import write_pdf
from exports.verdicts.picture import refuse_another_picture, refuse_other_worksheets
from exports.workbook.reading import LIMITS
from exports.workbook.writing import write_package_workbook
from models.forms.loader import PUBLISHED
from models.office.names import OfficeNames
from models.returns.document import ReturnDocument
from models.returns.returns import State
from models.values.errors import Refused
from models.values.names import clean
from storage.returns import returns, sealing
from storage.returns.returns import ReturnHead, TypedFigure
from storage.returns.sheets import sealed_sheets
from tests.storage.sample_returns import unit_book

Drawing = Callable[[FormPainter], None]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> ReturnDocument:
    """A small return of a commune, as it would be sealed."""
    path: Path = tmp_path_factory.mktemp("picture") / "xã.book"
    with unit_book(path, "03394") as book:
        head = returns.open_return(book, "2026-Q3")
        returns.give(book, head.id, "B01", [TypedFigure("I.1", "actual", Decimal(44))])
        return sealing.prepare(book, "2026-Q3").document


def printed(
    document: ReturnDocument, names: OfficeNames | None = None, painter: type[FormPainter] = FormPainter
) -> bytes:
    head = ReturnHead("", document.period, document.revision, document.cutoff, State.SEALED, document.made_at)
    forms = matrices(sealed_sheets(head, document, PUBLISHED), document.unit, names or OfficeNames())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("exports.paper.pdf.FormPainter", painter)
        return write_pdf(forms, made_at=datetime.fromisoformat(document.made_at), title="x")


def drawing_more(more: Drawing) -> type[FormPainter]:
    """A painter that draws something more on the first page."""

    class Painter(FormPainter):
        def _draw_blocks(self, blocks: Sequence[int], top: float) -> None:
            super()._draw_blocks(blocks, top)
            if self.canvas.getPageNumber() == 1:
                more(self)

    return Painter


def code(document: ReturnDocument, pdf: bytes) -> str:
    try:
        refuse_another_picture(document, pdf)
    except Refused as refusal:
        return f"{refusal.code} {refusal.details.get('what', '')}".strip()
    return ""


def test_the_print_of_the_data_is_the_same_picture(document: ReturnDocument) -> None:
    assert code(document, printed(document)) == ""


typed = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=90).map(clean)
"""As the door of the settings keeps it: a blank at the end would move a line that stands in the middle."""
names = typed | st.sampled_from(
    [
        "UBND TỈNH LAI CHÂU",
        "Sở Kế hoạch và Đầu tư tỉnh Lai Châu, Phòng Đăng ký kinh doanh và Kinh tế tập thể, bộ phận tổng hợp",
        "ỦY BAN NHÂN DÂN XÃ TẢ PHÌN",
    ]
)


@given(names, names, names, names)
@example("", "0", "", "")
@examples(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_offices_and_signers_may_be_called_anything(
    document: ReturnDocument, office: str, parent: str, left: str, right: str
) -> None:
    assert code(document, printed(document, OfficeNames(office, parent, left, right))) == ""


def test_another_figure_is_named_with_both_values(document: ReturnDocument) -> None:
    (sheet,) = [one for one in document.sheets if one.form == "B01"]
    others = tuple(
        replace(one, value=Decimal(45)) if (one.row, one.column) == ("I.1", "actual") else one
        for one in sheet.figures
    )
    sheets = tuple(replace(one, figures=others) if one is sheet else one for one in document.sheets)
    with pytest.raises(Refused) as caught:
        refuse_another_picture(document, printed(replace(document, sheets=sheets)))
    assert caught.value.code == "PDF_TEXT_DIFFERS"
    assert caught.value.details == {"page": 1, "shown": "45", "data": "44"}


def covered(painter: FormPainter) -> None:
    """White over the table, and another number on it."""
    canvas = painter.canvas
    canvas.setFillGray(1)
    canvas.rect(400, 200, 80, 12, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(420, 202, "999 999 999")


def written_over(painter: FormPainter) -> None:
    painter.canvas.drawString(420, 202, "999 999 999")


def pale(painter: FormPainter) -> None:
    painter.canvas.setFillGray(1)
    painter.canvas.drawString(420, 202, "999")


def pictured(painter: FormPainter) -> None:
    painter.canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "white")), 400, 200, 80, 12)


def clipped(painter: FormPainter) -> None:
    path = painter.canvas.beginPath()
    path.rect(0, 0, 10, 10)
    painter.canvas.clipPath(path, stroke=0)
    painter.canvas.drawString(420, 202, "1")


def invisible(painter: FormPainter) -> None:
    text = painter.canvas.beginText(420, 202)
    text.setTextRenderMode(3)
    text.textOut("999")
    painter.canvas.drawText(text)


def linked(painter: FormPainter) -> None:
    painter.canvas.linkURL("https://example.org", (60, 150, 700, 400))


def shaded(painter: FormPainter) -> None:
    painter.canvas.linearGradient(400, 200, 480, 212, ("#ffffff", "#fffffe"))


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        (covered, "PDF_COVERED filled path"),
        (written_over, "PDF_TEXT_DIFFERS"),
        (pale, "PDF_COVERED hidden text"),
        (pictured, "PDF_COVERED image"),
        (clipped, "PDF_COVERED clipped"),
        (invisible, "PDF_COVERED hidden text"),
        (linked, "PDF_COVERED annotation"),
        (shaded, "PDF_COVERED shading"),
    ],
)
def test_what_lies_on_the_pages_beside_the_data_is_refused(
    document: ReturnDocument, more: Drawing, refused: str
) -> None:
    assert code(document, printed(document, painter=drawing_more(more))) == refused


def test_a_figure_in_the_place_of_another_is_seen(document: ReturnDocument) -> None:
    """The same texts in the same order, one of them moved by a line."""

    class Moved(FormPainter):
        def _draw_blocks(self, blocks: Sequence[int], top: float) -> None:
            draw = self.canvas.drawRightString

            def lower(x: float, y: float, text: str) -> None:
                draw(x, y - 12 * (text == "44"), text)

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(self.canvas, "drawRightString", lower)
                super()._draw_blocks(blocks, top)

    assert code(document, printed(document, painter=Moved)) == "PDF_TEXT_DIFFERS"


def test_pages_are_counted(document: ReturnDocument) -> None:
    fewer = replace(document, sheets=document.sheets[:-1])
    assert code(document, printed(fewer)) == "PDF_PAGES"
    assert code(fewer, printed(document)) == "PDF_PAGES"
    assert code(document, b"%PDF-1.7 nothing") == "PDF_SHAPE"


def workbook(document: ReturnDocument, names: OfficeNames | None = None) -> bytes:
    head = ReturnHead("", document.period, document.revision, document.cutoff, State.SEALED, document.made_at)
    forms = matrices(sealed_sheets(head, document, PUBLISHED), document.unit, names or OfficeNames())
    return write_package_workbook(document, forms, made_at=datetime.fromisoformat(document.made_at))


def with_part(book: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = {entry.name: entry.data for entry in read_archive(book, LIMITS)}
    assert change(parts[name]) != parts[name]
    return write_archive([(part, change(data) if part == name else data) for part, data in parts.items()])


def seen_in(document: ReturnDocument, book: bytes, names: OfficeNames | None = None) -> Refused | None:
    picture = refuse_another_picture(document, printed(document, names))
    try:
        refuse_other_worksheets(picture, book)
    except Refused as refusal:
        return refusal
    return None


@pytest.mark.parametrize(
    "names", [OfficeNames(), OfficeNames("Ban Quản lý", "Sở Tài chính", "Lò Văn Páo", "")]
)
def test_the_worksheets_of_the_data_are_the_same_picture(
    document: ReturnDocument, names: OfficeNames
) -> None:
    assert seen_in(document, workbook(document, names), names) is None


def test_another_figure_in_a_worksheet_is_named(document: ReturnDocument) -> None:
    other = with_part(
        workbook(document), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>44</v>", b"<v>45</v>")
    )
    refusal = seen_in(document, other)
    assert refusal is not None and refusal.code == "XLSX_DIFFERS"
    assert (refusal.details["sheet"], refusal.details["workbook"], refusal.details["data"]) == (
        "B01",
        "45",
        "44",
    )


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (b'numFmtId="3"', b'numFmtId="9"', "0%"),
        (b'<color theme="1"/>', b'<color rgb="FFFFFFFF"/>', "color"),
        (b'<sz val="12"/>', b'<sz val="1"/>', "sz"),
        (b'<patternFill patternType="gray125"/>', b'<patternFill patternType="solid"/>', "fill"),
    ],
)
def test_a_look_that_shows_something_else_is_refused(
    document: ReturnDocument, before: bytes, after: bytes, what: str
) -> None:
    book = workbook(document)
    styles = {entry.name: entry.data for entry in read_archive(book, LIMITS)}["xl/styles.xml"]
    if before not in styles:
        pytest.fail(f"{before!r} stands in no style: {styles[:400]!r}")
    refusal = seen_in(document, with_part(book, "xl/styles.xml", lambda xml: xml.replace(before, after)))
    assert refusal is not None and (refusal.code, refusal.details) == ("XLSX_STYLE", {"what": what})


def test_a_number_shown_by_another_format_of_ours_is_seen(document: ReturnDocument) -> None:
    """44 as 44.00, or a share as a whole number: the format is among ours, and not that of this cell."""
    book = workbook(document)
    sheet = {entry.name: entry.data for entry in read_archive(book, LIMITS)}["xl/worksheets/sheet1.xml"]
    ((style, more),) = set(re.findall(rb' s="([0-9]+)"([^>]*)><v>44<', sheet))
    before = b' s="' + style + b'"' + more + b"><v>44<"
    other = with_part(
        book, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(before, b' s="0"' + more + b"><v>44<")
    )
    refusal = seen_in(document, other)
    assert refusal is not None and refusal.code == "XLSX_DIFFERS"
