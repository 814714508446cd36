"""Sheets of .xlsx as the eye sees them, down to what other programs write."""

import pytest

from exports.tables.foreign.archives import ForeignArchive
from exports.tables.foreign.grids import SheetCells, TableFaultError, seen
from exports.tables.foreign.xlsx import XlsxWorkbook
from tests.exports.tables.foreign.making import archive, sheet, text, xlsx


def first(data: bytes) -> SheetCells:
    workbook = XlsxWorkbook(ForeignArchive(data))
    return workbook.sheet(workbook.names[0])


def rows(data: bytes) -> dict[int, list[str]]:
    return seen(first(data)).rows


def one(cell: str, *formats: str) -> str:
    """The text of the only cell of a sheet."""
    return rows(xlsx({"a": sheet(f'<row r="1">{cell}</row>')}, formats=formats)).get(0, [""])[0]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1"><v>44</v></c>', "44"),
        ('<c r="A1"><v>45.300000000000004</v></c>', "45,3"),
        ('<c r="A1"><v>4.4E1</v></c>', "44"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="d"><v>2020-12-31</v></c>', "31/12/2020"),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', "=SUM(B1:B9)"),
        ('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', "=SUM(B1:B9)"),
        ('<c r="A1"><f t="shared" si="0"/><v/></c>', "="),
        ('<c r="A1"><f>22+22</f><v>44</v></c>', "44"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "a"),
        ('<c r="A1" t="str"><f>A2</f></c>', "=A2"),
        ('<c r="A1" s="1"><v>0.2777</v></c>', "27,77%"),
        ('<c r="A1" s="9"><v>0.2777</v></c>', "0,2777"),
        ("<c><v>44</v></c>", "44"),
        ('<c r="A1"/>', ""),
        (text("A1", "=1+1"), "'=1+1"),
        (text("A1", "a_x000D_b"), "a\rb"),
    ],
)
def test_a_cell_is_what_the_eye_sees(cell: str, shown: str) -> None:
    assert one(cell, "0.00%") == shown


def test_a_shared_text_is_all_of_its_runs_without_its_reading() -> None:
    strings = "<si><r><t>act</t></r><r><t>ual</t></r><rPh><t>x</t></rPh></si>"
    data = xlsx({"a": sheet('<row><c t="s"><v>0</v></c></row>')}, strings=strings)
    assert rows(data) == {0: ["actual"]}
    with pytest.raises(TableFaultError, match="TABLE_FILE_DAMAGED"):
        rows(xlsx({"a": sheet('<row><c t="s"><v>1</v></c></row>')}, strings=strings))


def test_hidden_and_merged_are_known() -> None:
    data = xlsx(
        {
            "a": sheet(
                f'<row r="1">{text("A1", "x")}{text("B1", "1")}{text("D1", "secret")}</row>'
                f'<row r="2">{text("B2", "2")}</row><row r="3" hidden="1">{text("B3", "3")}</row>',
                '<cols><col min="4" max="5" hidden="1"/></cols>',
                '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
            )
        }
    )
    found = seen(first(data))
    assert found.rows == {0: ["x", "1"], 1: ["x", "2"]}
    assert (found.hidden_rows, found.hidden_columns, found.merged) == (1, 1, 1)


def test_days_of_1904_and_hidden_sheets() -> None:
    cell = '<row r="1"><c r="A1" s="1"><v>42400</v></c></row>'
    data = xlsx(
        {"a": sheet(cell), "b": sheet("")},
        formats=("dd/mm/yyyy",),
        states={"b": "veryHidden"},
        book='<workbookPr date1904="1"/>',
    )
    workbook = XlsxWorkbook(ForeignArchive(data))
    assert rows(data) == {0: ["01/02/2020"]}
    assert (workbook.names, workbook.hidden) == (["a", "b"], ["b"])


@pytest.mark.parametrize(
    "rename",
    [
        {"xl/workbook.xml": "XL/Workbook.xml"},
        {"xl/worksheets/sheet0.xml": "xl\\worksheets\\sheet0.xml", "xl/workbook.xml": "xl\\workbook.xml"},
        {"xl/sharedStrings.xml": "xl/SharedStrings.xml"},
        {"_rels/.rels": "other.rels"},
    ],
)
def test_parts_go_by_their_relations_in_any_case_and_with_either_slash(rename: dict[str, str]) -> None:
    data = xlsx({"a": sheet('<row><c t="s"><v>0</v></c></row>')}, strings="<si><t>44</t></si>", rename=rename)
    assert rows(data) == {0: ["44"]}


@pytest.mark.parametrize(
    ("cell", "where"),
    [('<c r="XFE1"><v>1</v></c>', ""), ('<c r="A1"><v>x</v></c>', ""), ('<c r="A1"><v>1E999999</v></c>', "")],
)
def test_what_no_spreadsheet_holds_is_damage(cell: str, where: str) -> None:
    with pytest.raises(TableFaultError, match="TABLE_FILE_DAMAGED"):
        one(f"{cell}{where}")


@pytest.mark.parametrize(
    ("target", "code"),
    [("word/document.xml", "TABLE_FILE_NOT_TABLE"), ("xl/workbook.bin", "TABLE_FILE_OTHER_FORM")],
)
def test_other_kinds_of_office_files_are_named(target: str, code: str) -> None:
    relation = (
        f'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="{target}"/></Relationships>'
    )
    with pytest.raises(TableFaultError, match=code):
        XlsxWorkbook(ForeignArchive(archive({"_rels/.rels": relation, target: "<document/>"})))
