"""Hostile workbooks, in packages that everybody signed nevertheless."""

from collections.abc import Callable

from tests.exports.hostile import package
from tests.exports.hostile_files.good import Rows, files, good_workbook, judged
from tests.exports.workbook_samples import changed, extended

REGISTER, BOOK, FORM = "xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"
CAPITAL = '<c r="C2"><v>1500000000</v></c>'
DDE = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'


def holding(workbook: Callable[[], bytes]) -> Callable[[], str]:
    return lambda: judged(package(files(workbook=workbook())))


def edited(part: str, old: str, new: str) -> Callable[[], str]:
    return holding(lambda: changed(good_workbook(), part, old, new))


def added(name: str, content: bytes) -> Callable[[], str]:
    return holding(lambda: extended(good_workbook(), **{name: content}))


def unmarked(row: int) -> Callable[[], str]:
    """The mark that makes a text of it is taken off."""
    return edited(REGISTER, f'<c r="B{row}" s="2"', f'<c r="B{row}"')


def hidden(state: str) -> Callable[[], str]:
    name = 'name="dk-cooperatives"'
    return edited(BOOK, f'{name} sheetId="3" state="visible"', f'{name} sheetId="3" state="{state}"')


ROWS: Rows = {
    "the workbook shows another figure than the data": (
        "XLSX_DIFFERS",
        edited(REGISTER, "<v>1500000000</v>", "<v>1500000001</v>"),
    ),
    "a printed form in the workbook shows another figure": (
        "XLSX_DIFFERS",
        edited(FORM, "<v>12</v>", "<v>999</v>"),
    ),
    "a number format that shows something else": (
        "XLSX_STYLE",
        edited("xl/styles.xml", 'numFmtId="3"', 'numFmtId="9"'),
    ),
    "white letters in the workbook": (
        "XLSX_STYLE",
        edited("xl/styles.xml", '<color theme="1"/>', '<color rgb="FFFFFFFF"/>'),
    ),
    "a formula in a data cell": (
        "XLSX_FORMULA",
        edited(REGISTER, CAPITAL, '<c r="C2"><f>1500000000+0</f><v>1500000000</v></c>'),
    ),
    "a text beginning with =": ("XLSX_TEXT_LIKE_FORMULA", unmarked(3)),
    "a text beginning with +": ("XLSX_TEXT_LIKE_FORMULA", unmarked(4)),
    "a text beginning with -": ("XLSX_TEXT_LIKE_FORMULA", unmarked(5)),
    "a text beginning with @": ("XLSX_TEXT_LIKE_FORMULA", unmarked(6)),
    "a macro": ("XLSX_MACRO", added("xl/vbaProject.bin", b"x")),
    "a DDE link": ("XLSX_DDE", added("xl/externalLinks/externalLink1.xml", DDE)),
    "a link to another workbook": (
        "XLSX_EXTERNAL_LINK",
        added("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    ),
    "a hidden sheet": ("XLSX_HIDDEN_SHEET", hidden("hidden")),
    "a very hidden sheet": ("XLSX_HIDDEN_SHEET", hidden("veryHidden")),
    "a cell in the last column": (
        "XLSX_FAR_CELL",
        edited(REGISTER, "</row></sheetData>", '<c r="XFD6"><v>1</v></c></row></sheetData>'),
    ),
    "a cell in the last row": (
        "XLSX_FAR_CELL",
        edited(
            REGISTER,
            "</sheetData>",
            '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>',
        ),
    ),
    "a row given twice": ("XLSX_DUPLICATE_ROW", edited(REGISTER, '<row r="3">', '<row r="2">')),
    "sheet names equal but for case": ("XLSX_SHEET_NAMES", edited(BOOK, '"B01"', '"DK-Cooperatives"')),
    "a document type in a sheet": (
        "XLSX_DTD",
        edited(REGISTER, "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
    ),
}
