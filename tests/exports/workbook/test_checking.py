"""Whether the workbook of a package says what its data say: by bytes where it can, else cell by cell."""

import pytest

from exports.workbook import checking
from exports.workbook.checking import check_package_workbook
from models.values.messages import sentence
from tests.exports.workbook.test_reading import BOOK, CAPITAL, FIGURES, GOOD, REGISTER
from tests.exports.workbook_samples import changed, document, put_together, taken_apart


def test_the_good_one_is_accepted_with_shared_strings_too() -> None:
    assert check_package_workbook(document(), {"bieu.xlsx": GOOD}) is None
    parts = taken_apart(GOOD)
    parts["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>id-1</t></si></sst>'
    )
    text = parts[REGISTER].decode()
    inline = '<c r="A2" t="inlineStr"><is><t>id-1</t></is></c>'
    assert inline in text
    parts[REGISTER] = text.replace(inline, '<c r="A2" t="s"><v>0</v></c>').encode()
    assert check_package_workbook(document(), {"bieu.xlsx": put_together(parts)}) is None


def test_a_sheet_that_was_written_differently_is_compared_by_value() -> None:
    workbook = changed(GOOD, REGISTER, CAPITAL, '<c r="C2" s="1"><v>1.5E9</v></c>')
    assert check_package_workbook(document(), {"bieu.xlsx": workbook}) is None


@pytest.mark.parametrize(
    ("part", "old", "new", "cell", "shown", "meant"),
    [
        (REGISTER, "<v>1500000000</v>", "<v>1500000001</v>", "C2", "1500000001", "1500000000"),
        (REGISTER, CAPITAL, "", "C2", "", "1500000000"),
        (REGISTER, "Mường So", "Mường Sò", "B2", "Hợp tác xã Mường Sò", "Hợp tác xã Mường So"),
        (
            REGISTER,
            "</row></sheetData>",
            '</row><row r="7"><c r="A7"><v>1</v></c></row></sheetData>',
            "A7",
            "1",
            "",
        ),
        (FIGURES, "37.80", "37.8", "D2", "37.8", "37.80"),
        (REGISTER, ">capital<", ">Capital<", "C1", "Capital", "capital"),
        (
            REGISTER,
            CAPITAL,
            '<c r="C2" t="inlineStr"><is><t>1500000000</t></is></c>',
            "C2",
            "1500000000",
            "1500000000",
        ),
    ],
)
def test_the_first_difference_is_named(
    part: str, old: str, new: str, cell: str, shown: str, meant: str
) -> None:
    told = check_package_workbook(document(), {"bieu.xlsx": changed(GOOD, part, old, new)})
    assert told is not None
    assert (told.code, told.details["cell"]) == ("XLSX_DIFFERS", cell)
    assert (told.details["workbook"], told.details["data"]) == (shown, meant)
    assert cell in sentence(told.code, told.details)


def test_a_missing_or_an_unknown_data_sheet_is_named() -> None:
    told = check_package_workbook(
        document(), {"bieu.xlsx": changed(GOOD, BOOK, '"dk-people"', '"dk-nobody"')}
    )
    assert told is not None
    assert (told.code, told.details["sheet"]) == ("XLSX_SHEET_MISSING", "dk-people")
    more = changed(GOOD, BOOK, 'name="B04"', 'name="dk-more"')
    told = check_package_workbook(document(), {"bieu.xlsx": more})
    assert told is not None
    assert (told.code, told.details["sheet"]) == ("XLSX_SHEET_UNKNOWN", "dk-more")
    told = check_package_workbook(document(), {})
    assert told is not None
    assert told.code == "XLSX_MISSING"


def test_the_short_way_needs_the_mark_of_text_in_the_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = changed(GOOD, "xl/styles.xml", 'quotePrefix="1"', 'quotePrefix="0"')
    told = check_package_workbook(document(), {"bieu.xlsx": workbook})
    assert told is not None
    assert told.code == "XLSX_TEXT_LIKE_FORMULA"
    monkeypatch.setattr(checking, "sheet_xml", lambda sheet: b"")
    assert check_package_workbook(document(), {"bieu.xlsx": GOOD}) is None
