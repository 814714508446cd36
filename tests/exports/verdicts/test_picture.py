"""The print shows what the data say: every text in its place, whatever the office is called; nothing over it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader

from exports.paper import pdf as writing
from exports.paper.drawing import FormPainter
from exports.paper.matrices import matrices
from exports.verdicts.picture import refuse_another_picture
from models.returns.document import ReturnDocument
from models.returns.returns import State
from models.values.errors import Refused
from storage.book.settings import OfficeNames
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


def printed(document: ReturnDocument, names: OfficeNames | None = None) -> bytes:
    head = ReturnHead("", document.period, document.revision, document.cutoff, State.SEALED, document.made_at)
    forms = matrices(sealed_sheets(head, document), document.unit, names or OfficeNames())
    return writing.write_pdf(forms, made_at=datetime.fromisoformat(document.made_at), title="x")


@contextmanager
def drawing_more(more: Drawing) -> Iterator[None]:
    """Whatever is drawn under the first page of each form is drawn too."""

    class Painter(FormPainter):
        def _draw_blocks(self, blocks: Any, top: float) -> None:
            super()._draw_blocks(blocks, top)
            if self.canvas.getPageNumber() == 1:
                more(self)

    kept = writing.FormPainter
    writing.FormPainter = Painter  # type: ignore[misc]
    try:
        yield
    finally:
        writing.FormPainter = kept  # type: ignore[misc]


def code(document: ReturnDocument, pdf: bytes) -> str:
    try:
        refuse_another_picture(document, pdf)
    except Refused as refusal:
        return f"{refusal.code} {refusal.details.get('what', '')}".strip()
    return ""


def test_the_print_of_the_data_is_the_same_picture(document: ReturnDocument) -> None:
    assert code(document, printed(document)) == ""


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=90) | st.sampled_from(
    [
        "UBND TỈNH LAI CHÂU",
        "Sở Kế hoạch và Đầu tư tỉnh Lai Châu, Phòng Đăng ký kinh doanh và Kinh tế tập thể, bộ phận tổng hợp",
        "ỦY BAN NHÂN DÂN XÃ TẢ PHÌN",
    ]
)


@given(names, names, names, names)
@example("", "0", "", "")
@examples(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
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
    with drawing_more(more):
        pdf = printed(document)
    assert code(document, pdf) == refused


def test_a_figure_in_the_place_of_another_is_seen(document: ReturnDocument) -> None:
    """The same texts in the same order, one of them moved by a line."""

    class Moved(FormPainter):
        def _draw_blocks(self, blocks: Any, top: float) -> None:
            draw = self.canvas.drawRightString
            self.canvas.drawRightString = lambda x, y, text: draw(x, y - 12 * (text == "44"), text)  # type: ignore[assignment,misc]
            super()._draw_blocks(blocks, top)
            self.canvas.drawRightString = draw  # type: ignore[method-assign]

    kept, writing.FormPainter = writing.FormPainter, Moved  # type: ignore[misc]
    try:
        pdf = printed(document)
    finally:
        writing.FormPainter = kept  # type: ignore[misc]
    assert code(document, pdf) == "PDF_TEXT_DIFFERS"


def test_pages_are_counted(document: ReturnDocument) -> None:
    fewer = replace(document, sheets=document.sheets[:-1])
    assert code(document, printed(fewer)) == "PDF_PAGES"
    assert code(fewer, printed(document)) == "PDF_PAGES"
    assert code(document, b"%PDF-1.7 nothing") == "PDF_SHAPE"
