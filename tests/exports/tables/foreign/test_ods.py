"""Sheets of .ods as the eye sees them."""

import pytest

from exports.tables.foreign.archives import ForeignArchive
from exports.tables.foreign.grids import SeenSheet, TableFaultError, TableTooLargeError, seen
from exports.tables.foreign.ods import OdsWorkbook
from tests.exports.tables.foreign.making import archive, ods

STYLES = (
    '<number:number-style style:name="N1"><number:number number:min-integer-digits="10"/></number:number-style>'
    '<number:number-style style:name="N2"><number:number number:display-factor="1000000"/></number:number-style>'
    '<number:percentage-style style:name="N3"><number:number number:decimal-places="2"/></number:percentage-style>'
    '<style:style style:name="zeros" style:data-style-name="N1"/>'
    '<style:style style:name="scaled" style:data-style-name="N2"/>'
    '<style:style style:name="percent" style:data-style-name="N3"/>'
    '<style:style style:name="below" style:parent-style-name="scaled"/>'
    '<style:style style:name="out"><style:table-properties table:display="false"/></style:style>'
)


def opened(rows: str, about: str = "") -> SeenSheet:
    data = ods(f'<table:table table:name="a"{about}>{rows}</table:table>', STYLES)
    return seen(OdsWorkbook(ForeignArchive(data)).sheet("a"))


def one(cell: str) -> str:
    return opened(f"<table:table-row>{cell}</table:table-row>").rows.get(0, [""])[0]


def number(value: str, kind: str = "float", more: str = "", words: str = "x") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}>'
        f"<text:p>{words}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number("45.300000000000004"), "45,3"),
        (number("0.2777", "percentage", words="27,77%"), "27,77%"),
        (number("0.27774", "percentage", 'table:style-name="percent"'), "27,77%"),
        (number("50090000000", more='table:style-name="scaled"'), "50090"),
        (number("50090000000", more='table:style-name="below"'), "50090"),
        (number("100109106", more='table:style-name="zeros"'), "0100109106"),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "TRUE"),
        ('<table:table-cell office:value-type="date" office:date-value="2020-12-31"/>', "31/12/2020"),
        ('<table:table-cell table:formula="of:=SUM([.B1])"/>', "=SUM([.B1])"),
        (
            '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p>'
            "<office:annotation><text:p>note</text:p></office:annotation></table:table-cell>",
            "a  b\nc",
        ),
        (
            '<table:table-cell office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>',
            "#DIV/0!",
        ),
    ],
)
def test_a_cell_is_what_the_eye_sees(cell: str, shown: str) -> None:
    assert one(cell) == shown


def test_repeated_blank_cells_take_no_room_and_repeated_texts_are_bounded() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16383"/>'
    far = f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    found = opened(f"{far}<table:table-row>{cell}</table:table-row>")
    assert found.rows == {1048575: ["x"]}
    with pytest.raises(TableTooLargeError):
        opened(f'<table:table-row table:number-rows-repeated="9000000">{cell}</table:table-row>')


def test_hidden_rows_columns_sheets_and_merged_cells() -> None:
    columns = '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>'
    cell = '<table:table-cell office:value-type="string" {}><text:p>{}</text:p></table:table-cell>'
    rows = (
        f"<table:table-row>{cell.format('table:number-rows-spanned=' + chr(34) + '2' + chr(34), 'x')}"
        f"{cell.format('', '1')}{cell.format('', 'secret')}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{cell.format('', '2')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cell.format("", "y")}</table:table-row>'
    )
    found = opened(columns + rows)
    assert found.rows == {0: ["x", "1"], 1: ["x", "2"]}
    assert (found.hidden_rows, found.hidden_columns, found.merged) == (1, 1, 1)
    data = ods('<table:table table:name="a" table:style-name="out"/><table:table table:name="b"/>', STYLES)
    assert OdsWorkbook(ForeignArchive(data)).hidden == ["a"]


def test_a_locked_or_other_document_is_refused() -> None:
    locked = {"content.xml": "<a/>", "META-INF/manifest.xml": "<m><encryption-data/></m>"}
    with pytest.raises(TableFaultError, match="TABLE_FILE_PASSWORD"):
        OdsWorkbook(ForeignArchive(archive(locked)))
    with pytest.raises(TableFaultError, match="TABLE_FILE_NOT_TABLE"):
        OdsWorkbook(ForeignArchive(archive({"content.xml": "<a/>"})))
