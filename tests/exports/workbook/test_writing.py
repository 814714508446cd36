"""Workbooks as other readers see them."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from exports.workbook.checking import check_package_workbook
from exports.workbook.data import _cell_end, _rows_xml
from exports.workbook.format import cell_address, column_letters
from exports.workbook.reading import open_workbook, read_sheet
from exports.workbook.writing import write_package_workbook, write_report_workbook
from models.returns.document import Cell, RegisterTable, ReturnDocument
from models.values.errors import Refused
from tests.exports.paper.samples import MADE_AT, debts, sectors, summary
from tests.exports.workbook_samples import ROWS, document, package_workbook, taken_apart

REPORT = write_report_workbook([summary(draft=True), sectors(), debts(), debts()], made_at=MADE_AT)


def test_forms_are_sheets_with_numbers_as_numbers() -> None:
    workbook = openpyxl.load_workbook(BytesIO(REPORT))
    assert workbook.sheetnames == ["B01", "B02", "B04", "B04 (2)"]
    sheet = workbook["B01"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    row = next(row for row in values if row[1] == "Tổng số hợp tác xã")
    assert row[3:9] == [232, 237, 116, 235, 101.25, 99.87]
    texts = {value for row in values for value in row}
    assert {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BẢN NHÁP", "Biểu 1", "Nguyễn Đức Hiệp"} <= texts


def test_number_formats_show_thousands_decimals_and_the_mark_of_a_note() -> None:
    sheet = openpyxl.load_workbook(BytesIO(REPORT))["B01"]
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row}
    assert {"#,##0", "#,##0.00", '#,##0" (1)"'} <= formats


def test_the_page_is_a4_with_repeated_head_and_page_number() -> None:
    workbook = openpyxl.load_workbook(BytesIO(REPORT))
    sheet = workbook["B01"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert workbook["B04"].page_setup.orientation == "portrait"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$9:$11"
    assert sheet.cell(9, 1).value == "STT"
    assert sheet.freeze_panes == "C12"
    header: Any = sheet.HeaderFooter
    assert header.oddHeader.center.text == "&P"
    assert header.differentFirst
    assert {
        cell.font.name for row in sheet.iter_rows(min_row=1, max_row=3) for cell in row if cell.value
    } == {"Times New Roman"}


def test_grouped_headings_are_merged() -> None:
    sheet = openpyxl.load_workbook(BytesIO(REPORT))["B02"]
    by_text = {
        str(sheet.cell(area.min_row, area.min_col).value): (area.size["rows"], area.size["columns"])
        for area in sheet.merged_cells.ranges
    }
    assert by_text["Chia theo lĩnh vực"] == (1, 11)
    assert by_text["Nông nghiệp"] == (1, 5)
    assert by_text["STT"] == (3, 1)


def test_same_input_same_bytes_whatever_the_clock_says() -> None:
    assert package_workbook() == package_workbook()
    core = taken_apart(REPORT)["docProps/core.xml"].decode()
    assert core.count("2026-11-21T01:05:09Z") == 2
    later = write_report_workbook([debts()], made_at=MADE_AT + timedelta(days=1))
    assert later != write_report_workbook([debts()], made_at=MADE_AT)


def test_calamine_reads_the_data_sheets() -> None:
    workbook = CalamineWorkbook.from_filelike(BytesIO(package_workbook()))
    assert workbook.sheet_names == ["B04", "so-lieu", "dk-cooperatives", "dk-people"]
    figures = workbook.get_sheet_by_name("so-lieu").to_python()
    assert figures[0] == ["form", "row", "column", "value", "origin", "reason"]
    assert figures[1] == ["B04", "I.1", "actual", "37.80", "given", "Số liệu của thuế"]
    assert figures[2][3] == "-12"
    assert figures[3][3] == ""
    register = workbook.get_sheet_by_name("dk-cooperatives").to_python()
    assert register[1][:3] == ["id-1", "Hợp tác xã Mường So", 1_500_000_000]
    assert register[4][2] == str(10**17)


def test_text_that_looks_like_a_formula_stays_text_and_is_marked() -> None:
    sheet = openpyxl.load_workbook(BytesIO(package_workbook()))["dk-cooperatives"]
    for row, text in ((4, "+84 912 345 678"), (5, "=1+1"), (6, "@SUM(A1)")):
        cell = sheet.cell(row, 2)
        assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", True)
    assert not sheet.cell(2, 2).quotePrefix


def test_what_is_written_is_read_back_exactly() -> None:
    rows = read_sheet(open_workbook(package_workbook()), "dk-cooperatives")
    assert rows[0] == ["id", "name", "capital", "note"]
    for wanted, found in zip(ROWS, rows[1:], strict=True):
        shown = [str(value) if value == 10**17 else value for value in wanted]
        assert found + [None] * (4 - len(found)) == shown


texts = st.text(
    st.characters(codec="utf-8") | st.sampled_from("=+-@&<>\"'_x00 \t\r\n\x00\x1f\ufffe"),
    max_size=30,
)
cells = st.none() | texts | st.integers(-(10**18), 10**18)


@given(st.lists(st.tuples(cells, cells, cells), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_register_survives_the_workbook(rows: list[tuple[Cell, Cell, Cell]]) -> None:
    data = document(tuple(rows), ("a", "b", "c"))
    workbook = write_package_workbook(data, (), made_at=MADE_AT)
    assert check_package_workbook(data, {"bieu.xlsx": workbook}) is None
    found = read_sheet(open_workbook(workbook), "dk-cooperatives")[1:]
    for wanted, read in zip(rows, found, strict=True):
        shown = [str(v) if isinstance(v, int) and abs(v) >= 10**15 else v for v in wanted]
        assert read + [None] * (3 - len(read)) == shown


plain = st.lists(st.none() | st.text("abĐ 0_x|=&é", max_size=6), max_size=6)
columns = (
    plain | st.lists(st.none() | st.integers(-(10**16), 10**16), max_size=6) | st.lists(cells, max_size=6)
)


@given(columns, columns)
@settings(max_examples=300, deadline=None)
def test_rows_are_written_as_their_cells_one_by_one(first: list[Cell], second: list[Cell]) -> None:
    rows = list(zip(first, second, strict=False))
    one_by_one = []
    for at, row in enumerate(rows, start=2):
        cells = [
            f'<c r="{letter}{at}{_cell_end(value)}'
            for letter, value in zip("AB", row, strict=True)
            if value is not None
        ]
        one_by_one.append(f'<row r="{at}">{"".join(cells)}</row>')
    assert _rows_xml(rows) == one_by_one


def with_register(**tables: RegisterTable) -> ReturnDocument:
    base = document()
    return ReturnDocument(
        **{name: getattr(base, name) for name in base.__dataclass_fields__ if name != "register"},
        register=tables,
    )


@pytest.mark.parametrize("names", [("People", "people"), ("a/b",), ("x" * 40,)])
def test_table_names_that_cannot_name_sheets_are_refused(names: tuple[str, ...]) -> None:
    data = with_register(**{name: RegisterTable(("id",), ()) for name in names})
    with pytest.raises(Refused, match="XLSX_SHEET_NAMES"):
        write_package_workbook(data, (), made_at=MADE_AT)


def test_a_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(Refused, match="XLSX_TEXT_TOO_LONG"):
        package_workbook(document((("id", "x" * 40_000, 1, None),)))


def test_a_workbook_of_no_form_is_refused() -> None:
    with pytest.raises(Refused, match="PAPER_WITHOUT_FORMS"):
        write_report_workbook([], made_at=MADE_AT)


def test_columns_are_lettered_as_spreadsheets_do() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
    assert cell_address(7, 28) == "AB7"
