"""The printed return, read back by other tools than the one that wrote it."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from exports.paper.archival import named_places
from exports.paper.pdf import write_pdf
from models.forms.matrix import MatrixRow, ReportMatrix
from models.values.errors import Refused
from tests.exports.paper.samples import MADE_AT, cell, debts, sectors, summary
from tests.programs import program


def printed(matrices: Sequence[ReportMatrix], **attachments: bytes) -> bytes:
    return write_pdf(
        matrices,
        made_at=MADE_AT,
        title="Báo cáo năm 2020",
        attachments={f"{name}.json": content for name, content in attachments.items()},
    )


def page_texts(pdf: bytes) -> list[str]:
    """Text of each page with runs of white space made one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_head_title_and_figures_are_on_the_paper() -> None:
    text = " ".join(page_texts(printed([summary(landscape=False)])))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "TỔNG HỢP TÌNH HÌNH PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ NĂM 2020" in text
    assert "Phong Thổ, ngày 05 tháng 01 năm 2021" in text
    matrix = summary()
    for row in matrix.rows:
        for figure in row.cells[3:9]:
            assert figure.text in text
    assert "Ô để trống là không có số liệu" in text


def test_the_head_of_the_table_is_on_every_page() -> None:
    pages = page_texts(printed([summary(), sectors()]))
    assert len(pages) > 6
    assert sum("STT" in page for page in pages) == len(pages)
    assert all("Ước thực hiện" in page or "Phi nông nghiệp" in page for page in pages)


def test_each_form_counts_its_own_pages_from_the_second() -> None:
    pages = page_texts(printed([summary(), sectors()]))
    firsts = [at for at, page in enumerate(pages) if "Độc lập" in page]
    assert len(firsts) == 2
    for start, end in ((firsts[0], firsts[1]), (firsts[1], len(pages))):
        assert [re.match(r"\d+ ", page) is not None for page in pages[start:end]] == [False] + [True] * (
            end - start - 1
        )
        assert [page.split()[0] for page in pages[start + 1 : end]] == [
            str(number) for number in range(2, end - start + 1)
        ]


@pytest.mark.parametrize("rows", range(3, 30))
def test_the_signatures_are_never_alone(rows: int) -> None:
    matrix = summary(rows=rows)
    last = page_texts(printed([matrix]))[-1]
    assert "Nguyễn Đức Hiệp" in last
    for row in matrix.rows[-3:]:
        assert row.cells[1].text.split()[-1] in last


def test_long_notes_do_not_push_the_signatures_off() -> None:
    matrix = replace(debts(), notes=tuple(f"Ghi chú số {number}. " + "dài " * 60 for number in range(60)))
    pages = page_texts(printed([matrix]))
    assert len(pages) > 2
    assert "Nguyễn Đức Hiệp" in pages[-1]
    assert "Ghi chú số 59." in pages[-1]


def test_a_row_taller_than_a_page_is_continued() -> None:
    words = " ".join(f"chữ{number}" for number in range(3000))
    row = MatrixRow("x", (cell("9"), cell(words), cell(1)), 1)
    matrix = replace(debts(), rows=(*debts().rows, row))
    pages = page_texts(printed([matrix]))
    text = " ".join(pages)
    assert len(pages) > 3
    assert all(f"chữ{number}" in text for number in (0, 1500, 2999))


def test_a_form_without_rows_or_signatures_is_still_a_page() -> None:
    bare = replace(
        debts(), rows=(), letterhead=replace(debts().letterhead, sign_left=(), sign_right=(), office="")
    )
    pages = page_texts(printed([bare]))
    assert len(pages) == 1
    assert "CỘNG HÒA" not in pages[0]


def test_the_reason_of_a_figure_is_a_numbered_note() -> None:
    text = " ".join(page_texts(printed([summary()])))
    assert "(1) Theo báo cáo của Chi cục Thuế" in text
    assert text.count("Theo báo cáo của Chi cục Thuế") == 1


def test_a_draft_says_so_on_every_page() -> None:
    draft = page_texts(printed([summary(draft=True)]))
    assert all("NHÁP" in page for page in draft)
    assert not any("NHÁP" in page for page in page_texts(printed([summary()])))


def test_same_input_same_bytes_and_another_moment_other_bytes() -> None:
    forms = [summary(), sectors(), debts()]
    first = printed(forms, data=b"{}")
    assert first == printed(forms, data=b"{}")
    later = write_pdf(forms, made_at=MADE_AT + timedelta(seconds=1), title="Báo cáo năm 2020")
    assert first != later


def test_it_declares_itself_an_archival_document() -> None:
    with pikepdf.open(BytesIO(printed([debts()], data=b'{"a":1}'))) as pdf:
        assert pdf.check_pdf_syntax() == []
        packet = bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8")
        assert "<pdfaid:part>3</pdfaid:part>" in packet
        assert "2026-11-21T08:05:09+07:00" in packet
        assert "Báo cáo năm 2020" in packet
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261121080509+07'00'"
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"
        associated = pdf.Root.AF[0]
        assert (str(associated.AFRelationship), str(associated.UF)) == ("/Data", "data.json")
        assert len(pdf.trailer.ID) == 2


def test_attachments_come_back_unchanged() -> None:
    with pikepdf.open(BytesIO(printed([debts()], data=b'{"a":1}'))) as pdf:
        attached = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert attached == {"data.json": b'{"a":1}'}


def test_every_font_is_embedded_and_is_tinos(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(printed([summary(), debts()]))
    with pikepdf.open(file) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        for name, font in fonts.items():
            assert "Tinos" in name
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


@pytest.mark.needs("pdffonts")
def test_pdffonts_finds_every_font_embedded(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(printed([summary(), debts()]))
    listed = subprocess.run(
        [program("pdffonts"), str(file)], capture_output=True, text=True, check=True
    ).stdout
    rows = listed.splitlines()[2:]
    assert rows
    assert all("Tinos" in row and row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_nothing_stands_outside_the_margins() -> None:
    document = pypdfium2.PdfDocument(printed([sectors(), summary(landscape=False)]))
    try:
        for page in document:
            width, height = page.get_size()
            for item in page.get_objects():
                left, bottom, right, top = item.get_bounds()
                assert left >= 30 * 72 / 25.4 - 1
                assert right <= width - 15 * 72 / 25.4 + 1
                assert bottom >= 20 * 72 / 25.4 - 1
                assert top <= height - 9 * 72 / 25.4
    finally:
        document.close()


def test_paper_without_forms_is_refused() -> None:
    with pytest.raises(Refused, match="PAPER_WITHOUT_FORMS"):
        write_pdf([], made_at=MADE_AT, title="x")


def test_the_room_for_the_signature_is_named_below_its_post() -> None:
    pdf = printed([summary(), debts()])
    places = named_places(pdf)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for form in ("B01", "B04"):
            place = places[f"signature-{form}"]
            left, low, right, high = place.edges
            page = document[place.page].get_textpage()
            inside = page.get_text_bounded(left, low + 2, right, high - 2)
            above = page.get_text_bounded(left, high, right, high + 60)
            assert not inside.strip()
            assert "CHỦ TỊCH" in above
    finally:
        document.close()
