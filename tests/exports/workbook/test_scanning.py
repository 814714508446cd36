"""The scan of a worksheet: values of plain cells, and a refusal with its place for everything else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.workbook.format import MAIN_NAMESPACE, decoded
from exports.workbook.scanning import scan_sheet, scan_strings
from models.values.errors import Refused


def part(inside: str, root: str = "worksheet") -> bytes:
    return f'<{root} xmlns="{MAIN_NAMESPACE}">{inside}</{root}>'.encode()


def rows(inside: str) -> bytes:
    return part(f"<sheetData>{inside}</sheetData>")


def test_numbers_texts_and_gaps_come_out_in_their_places() -> None:
    found = scan_sheet(
        rows(
            '<row r="2"><c r="B2"><v>12</v></c><c r="D2" t="s"><v>1</v></c></row>'
            '<row><c><v>2.50</v></c><c t="b"><v>1</v></c><c t="inlineStr"><is><t>Lò</t></is></c></row>'
        ),
        "Biểu 1",
        ("không", "Vàng"),
    )
    assert found == [[], [None, 12, None, "Vàng"], [Decimal("2.50"), 1, "Lò"]]


@given(st.integers(-(10**17), 10**17), st.integers(1, 400))
def test_a_whole_number_is_whole_wherever_it_stands(number: int, row: int) -> None:
    found = scan_sheet(rows(f'<row r="{row}"><c><v>{number}</v></c></row>'), "s")
    assert len(found) == row and found[-1] == [number] and type(found[-1][0]) is int


@pytest.mark.parametrize(
    ("inside", "code", "details"),
    [
        ('<row><c r="A1"><f>1+1</f><v>2</v></c></row>', "XLSX_FORMULA", {"cell": "A1"}),
        ('<row r="2"/><row r="2"/>', "XLSX_DUPLICATE_ROW", {"row": "2"}),
        ('<row><c r="B1"/><c r="A1"/></row>', "XLSX_DUPLICATE_CELL", {"cell": "A1"}),
        ('<row><c r="A1"/><c r="A1"/></row>', "XLSX_DUPLICATE_CELL", {"cell": "A1"}),
        ('<row r="1"><c r="A2"/></row>', "XLSX_DUPLICATE_CELL", {"cell": "A2"}),
        ("<row><c><v>1</v><v>2</v></c></row>", "XLSX_DUPLICATE_CELL", {"cell": "A1"}),
        ('<row hidden="1"/>', "XLSX_HIDDEN_CELLS", {"where": "row 1"}),
        ('<row ht="0"/>', "XLSX_HIDDEN_CELLS", {"where": "row 1"}),
        ('<row r="2000000"/>', "XLSX_FAR_CELL", {"cell": "A2000000"}),
        ('<row><c r="ZZZ1"/></row>', "XLSX_FAR_CELL", {"cell": "ZZZ1"}),
        ('<row><c t="e"><v>#N/A</v></c></row>', "XLSX_CELL_TYPE", {"cell": "A1", "kind": "e"}),
        ('<row><c t="s"><v>2</v></c></row>', "XLSX_XML", {"what": "string 2"}),
        ('<row><c t="s"><v>-1</v></c></row>', "XLSX_XML", {"what": "string -1"}),
        ("<row><c><v>1e50</v></c></row>", "XLSX_XML", {"what": "number in A1"}),
        ("<row><c><v>nan</v></c></row>", "XLSX_XML", {"what": "number in A1"}),
        ("<row><c><v>một</v></c></row>", "XLSX_XML", {"what": "number in A1"}),
        ('<row><c t="str"><v>=1+1</v></c></row>', "XLSX_TEXT_LIKE_FORMULA", {"cell": "A1"}),
        ('<row><hyperlink ref="A1"/></row>', "XLSX_ELEMENT", {"element": "hyperlink"}),
    ],
)
def test_what_is_no_plain_table_is_refused_with_its_place(
    inside: str, code: str, details: dict[str, str]
) -> None:
    with pytest.raises(Refused) as caught:
        scan_sheet(rows(inside), "Biểu 1", ("a", "b"))
    assert caught.value.code == code
    assert caught.value.details["sheet"] == "Biểu 1"
    assert {key: caught.value.details[key] for key in details} == details


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ('<cols><col min="3" hidden="1"/></cols>', "XLSX_HIDDEN_CELLS"),
        ('<cols><col min="3" width="0"/></cols>', "XLSX_HIDDEN_CELLS"),
        ('<sheetFormatPr zeroHeight="1"/>', "XLSX_HIDDEN_CELLS"),
        ("<sheetData/>", "XLSX_XML"),
        ("<row/>", "XLSX_XML"),
    ],
)
def test_hidden_columns_and_a_second_table_are_refused(shown: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        scan_sheet(part(shown + "<sheetData/>"), "s")


def test_columns_and_rows_that_are_shown_pass() -> None:
    shown = '<cols><col min="3" hidden="0" width="9"/></cols><sheetFormatPr defaultRowHeight="15"/>'
    assert scan_sheet(part(shown + '<sheetData><row ht="12" hidden="false"/></sheetData>'), "s") == [[]]


def test_a_text_that_is_marked_as_text_may_look_like_a_formula() -> None:
    cell = rows('<row><c s="3" t="str"><v>=1+1</v></c></row>')
    assert scan_sheet(cell, "s", quoted=frozenset([3])) == [["=1+1"]]
    with pytest.raises(Refused, match="XLSX_TEXT_LIKE_FORMULA"):
        scan_sheet(cell, "s", quoted=frozenset([2]))


def test_blank_cells_count_before_there_is_room_for_them() -> None:
    far = rows('<row r="3"><c r="C3"><v>1</v></c></row>')
    assert scan_sheet(far, "s", most=6) == [[], [], [None, None, 1]]
    with pytest.raises(Refused, match="XLSX_TOO_LARGE") as caught:
        scan_sheet(far, "s", most=5)
    assert caught.value.details["rows"] == 6


@pytest.mark.parametrize(
    "data",
    [b"<!DOCTYPE a><worksheet/>", b'<!DOCTYPE a [<!ENTITY x "y">]><worksheet/>'],
)
def test_a_document_type_is_refused_before_it_is_read(data: bytes) -> None:
    with pytest.raises(Refused, match="XLSX_DTD"):
        scan_sheet(data, "s")


@pytest.mark.parametrize("data", [b"", b"<a", "<a/>".encode("utf-16"), b"\0<a/>"])
def test_what_is_no_xml_in_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="XLSX_XML"):
        scan_sheet(data, "s")


def test_shared_strings_are_plain_and_in_their_order() -> None:
    plain = part("<si><t>Lò</t></si><si><t/></si><si><t>a_x000D_b_x41</t></si>", "sst")
    assert scan_strings(plain) == ["Lò", "", "a\rb_x41"]
    with pytest.raises(Refused, match="XLSX_ELEMENT"):
        scan_strings(part("<si><r><t>Lò</t></r></si>", "sst"))
    assert decoded("_x0041__x0042_") == "AB"
