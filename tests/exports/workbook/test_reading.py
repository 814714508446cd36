"""Hostile workbooks, each named for its sin, and the refusal that is expected."""

import io
import time
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.workbook import reading
from exports.workbook.checking import check_package_workbook
from exports.workbook.reading import Parts, open_workbook, opened_once, read_sheet, scanned_form
from exports.workbook.scanning import SheetCell
from models.values.errors import Refused
from models.values.messages import sentence
from tests.exports.workbook_samples import (
    changed,
    document,
    extended,
    package_workbook,
    put_together,
    taken_apart,
)

GOOD = package_workbook()
FORM, FIGURES, REGISTER = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3))
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
CAPITAL = '<c r="C2"><v>1500000000</v></c>'
OUTSIDE = (
    '<Relationship Id="x1" Type="http://x/relationships/{}" Target="{}" TargetMode="{}"/></Relationships>'
)


def sheet_change(old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(GOOD, REGISTER, old, new)


def book_change(old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(GOOD, BOOK, old, new)


def added(part: str, content: bytes = b"x") -> Callable[[], bytes]:
    return lambda: extended(GOOD, **{part: content})


def without(part: str) -> bytes:
    return put_together({name: content for name, content in taken_apart(GOOD).items() if name != part})


def with_doctype(part: str) -> bytes:
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text = taken_apart(GOOD)[part].decode()
    start = text.index("?>") + 2 if text.startswith("<?xml") else 0
    return extended(GOOD, **{part: (text[:start] + doctype + text[start:]).encode()})


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    return changed(GOOD, RELATIONS, "</Relationships>", OUTSIDE.format(kind, target, mode))


def macro_enabled() -> bytes:
    return changed(
        GOOD,
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in taken_apart(GOOD).items():
            archive.writestr(name, content + b" " * 60_000_000 if name == REGISTER else content)
    return packed.getvalue()


def duplicate_part() -> bytes:
    packed = io.BytesIO(GOOD)
    with zipfile.ZipFile(packed, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(REGISTER, b"<worksheet/>")
    return packed.getvalue()


ROW_2 = '<row r="2">'
HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "formula in a data cell": ("XLSX_FORMULA", sheet_change(CAPITAL, '<c r="C2"><f>1+1</f><v>2</v></c>')),
    "shared formula": ("XLSX_FORMULA", sheet_change(CAPITAL, '<c r="C2"><f t="shared" si="0"/><v>2</v></c>')),
    "formula in the printed form": (
        "XLSX_FORMULA",
        lambda: changed(GOOD, FORM, "<v>1234567</v>", "<f>SUM(A1)</f><v>1234567</v>"),
    ),
    "text like a formula without its mark": (
        "XLSX_TEXT_LIKE_FORMULA",
        sheet_change('<c r="B5" s="2"', '<c r="B5"'),
    ),
    "macro part": ("XLSX_MACRO", added("xl/vbaProject.bin")),
    "macro sheet": ("XLSX_MACRO", added("xl/macrosheets/sheet1.xml")),
    "macro content type": ("XLSX_MACRO", macro_enabled),
    "external link part": ("XLSX_EXTERNAL_LINK", added("xl/externalLinks/externalLink1.xml")),
    "DDE link": (
        "XLSX_DDE",
        added(
            "xl/externalLinks/externalLink1.xml", b'<externalLink><ddeLink ddeService="cmd"/></externalLink>'
        ),
    ),
    "external relation": ("XLSX_EXTERNAL_LINK", lambda: relation("worksheet", "http://evil/", "External")),
    "external reference": (
        "XLSX_EXTERNAL_LINK",
        book_change("<sheets>", "<externalReferences/><sheets>"),
    ),
    "drawing": ("XLSX_PART", added("xl/drawings/drawing1.xml")),
    "relation to a control": ("XLSX_PART", lambda: relation("control", "ctrl.xml", "Internal")),
    "hidden sheet": ("XLSX_HIDDEN_SHEET", book_change('name="dk-people"', 'name="dk-people" x="1"')),
    "very hidden sheet": (
        "XLSX_HIDDEN_SHEET",
        book_change(
            'name="dk-people" sheetId="4" state="visible"', 'name="dk-people" sheetId="4" state="veryHidden"'
        ),
    ),
    "sheet that no name leads to": ("XLSX_HIDDEN_SHEET", added("xl/worksheets/sheet9.xml", b"<worksheet/>")),
    "sheet names equal but for case": ("XLSX_SHEET_NAMES", book_change('"dk-people"', '"DK-Cooperatives"')),
    "hidden row": ("XLSX_HIDDEN_CELLS", sheet_change(ROW_2, '<row r="2" hidden="1">')),
    "row without height": ("XLSX_HIDDEN_CELLS", sheet_change(ROW_2, '<row r="2" ht="0" customHeight="1">')),
    "hidden column": (
        "XLSX_HIDDEN_CELLS",
        sheet_change("<sheetData>", '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'),
    ),
    "rows hidden by default": (
        "XLSX_HIDDEN_CELLS",
        sheet_change("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '),
    ),
    "far column": (
        "XLSX_FAR_CELL",
        sheet_change("</row></sheetData>", '<c r="XFD6"><v>1</v></c></row></sheetData>'),
    ),
    "far row": (
        "XLSX_FAR_CELL",
        sheet_change("</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
    ),
    "row given twice": ("XLSX_DUPLICATE_ROW", sheet_change('<row r="3">', ROW_2)),
    "rows out of order": ("XLSX_DUPLICATE_ROW", sheet_change('<row r="3">', '<row r="1">')),
    "cell given twice": ("XLSX_DUPLICATE_CELL", sheet_change(CAPITAL, CAPITAL * 2)),
    "cell of another row": ("XLSX_DUPLICATE_CELL", sheet_change('<c r="C2">', '<c r="C9">')),
    "two values in a cell": (
        "XLSX_DUPLICATE_CELL",
        sheet_change(CAPITAL, '<c r="C2"><v>1500000000</v><v>7</v></c>'),
    ),
    "value outside a cell": ("XLSX_XML", sheet_change(CAPITAL, CAPITAL + "<v>7</v>")),
    "cell outside a row": ("XLSX_XML", sheet_change("</row></sheetData>", '</row><c r="D6"/></sheetData>')),
    "cell in a cell": ("XLSX_XML", sheet_change(CAPITAL, f'<c r="C2">{CAPITAL}</c>')),
    "two tables in a sheet": ("XLSX_XML", sheet_change("</sheetData>", "</sheetData><sheetData/>")),
    "text in a number": ("XLSX_XML", sheet_change("<v>1500000000</v>", "<v>much</v>")),
    "endless number": ("XLSX_XML", sheet_change("<v>1500000000</v>", "<v>1E999999</v>")),
    "error value": ("XLSX_CELL_TYPE", sheet_change('<c r="C2">', '<c r="C2" t="e">')),
    "string that is not there": ("XLSX_XML", sheet_change('<c r="C2">', '<c r="C2" t="s">')),
    "element of another namespace": (
        "XLSX_ELEMENT",
        sheet_change(CAPITAL, '<c xmlns="http://elsewhere" r="C2"><v>1500000000</v></c>'),
    ),
    "hyperlinks": ("XLSX_ELEMENT", sheet_change("</sheetData>", "</sheetData><hyperlinks/>")),
    "conditional format": (
        "XLSX_ELEMENT",
        sheet_change("</sheetData>", "</sheetData><conditionalFormatting/>"),
    ),
    "extension": ("XLSX_ELEMENT", sheet_change("</sheetData>", "</sheetData><extLst/>")),
    "processing instruction": ("XLSX_ELEMENT", sheet_change("<sheetData>", "<?run me?><sheetData>")),
    "defined name": (
        "XLSX_DEFINED_NAME",
        book_change("<definedNames>", '<definedNames><definedName name="Auto_Open">A1</definedName>'),
    ),
    "document type in a sheet": ("XLSX_DTD", lambda: with_doctype(REGISTER)),
    "document type in the book": ("XLSX_DTD", lambda: with_doctype(BOOK)),
    "broken sheet": ("XLSX_XML", sheet_change("</sheetData>", "")),
    "broken book": ("XLSX_XML", book_change("<sheets>", "")),
    "another encoding": (
        "XLSX_XML",
        lambda: extended(GOOD, **{REGISTER: taken_apart(GOOD)[REGISTER].decode().encode("utf-16")}),
    ),
    "part missing": ("XLSX_PART_MISSING", lambda: without(REGISTER)),
    "book missing": ("XLSX_PART_MISSING", lambda: without(BOOK)),
    "part given twice": ("XLSX_ZIP", duplicate_part),
    "bomb": ("XLSX_ZIP", zip_bomb),
    "no archive": ("XLSX_ZIP", lambda: b"nothing"),
    "truncated": ("XLSX_ZIP", lambda: GOOD[:-100]),
}
HOSTILE["hidden sheet"] = (
    "XLSX_HIDDEN_SHEET",
    book_change(
        'name="dk-people" sheetId="4" state="visible"', 'name="dk-people" sheetId="4" state="hidden"'
    ),
)


@given(
    st.sampled_from(sorted(taken_apart(GOOD))),
    st.integers(0, 10**6),
    st.integers(0, 40),
    st.binary(max_size=12),
)
@settings(max_examples=150, deadline=None)
def test_damage_anywhere_is_either_harmless_or_refused(part: str, at: int, length: int, put: bytes) -> None:
    parts = taken_apart(GOOD)
    content = parts[part]
    at %= len(content)
    parts[part] = content[:at] + put + content[at + length :]
    told = check_package_workbook(document(), {"bieu.xlsx": put_together(parts)})
    assert told is None or told.code.startswith("XLSX_")


def read_all(data: bytes) -> dict[str, list[list[SheetCell]]]:
    parts = open_workbook(data)
    return {name: read_sheet(parts, name) for name in parts.sheets}


@pytest.mark.parametrize("row", ["9" * 5000, "-1", "\u0663", "2.0", ""])
def test_a_row_number_that_is_none(row: str) -> None:
    with pytest.raises(Refused, match=r"XLSX_(DUPLICATE_ROW|FAR_CELL)"):
        read_all(changed(GOOD, REGISTER, ROW_2, f'<row r="{row}">'))


@pytest.mark.parametrize("sin", HOSTILE)
def test_it_is_refused(sin: str) -> None:
    code, build = HOSTILE[sin]
    workbook = build()
    with pytest.raises(Refused) as caught:
        read_all(workbook)
    assert caught.value.code == code
    told = check_package_workbook(document(), {"bieu.xlsx": workbook})
    assert told is not None
    assert told.code == code
    for language in ("vi", "en"):
        text = sentence(code, told.details, language)
        assert "{" not in text
        assert text != code


def test_openpyxl_sees_what_the_strict_reader_sees() -> None:
    theirs = openpyxl.load_workbook(io.BytesIO(GOOD))
    for name, rows in read_all(GOOD).items():
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                other = theirs[name].cell(at, column).value
                assert (other or None) == (value or None) or "_x" in str(other) or value == 0


def blown_up(workbook: bytes, part: str, rows: int) -> bytes:
    """So many rows with one far cell each in place of the rows of a sheet: little to pack, much to make room for."""
    parts = taken_apart(workbook)
    text = parts[part].decode()
    start, end = text.index("<sheetData>") + len("<sheetData>"), text.index("</sheetData>")
    far = "".join(f'<row r="{at}"><c r="DX{at}"/></row>' for at in range(1, rows + 1))
    parts[part] = (text[:start] + far + text[end:]).encode()
    return put_together(parts)


@pytest.mark.parametrize("part", [FORM, REGISTER])
def test_room_for_blank_cells_is_bounded(part: str) -> None:
    workbook = blown_up(GOOD, part, 20_000)
    started = time.perf_counter()
    told = check_package_workbook(document(), {"bieu.xlsx": workbook})
    assert told is not None and told.code == "XLSX_TOO_LARGE"
    assert time.perf_counter() - started < 2


def test_the_printed_sheets_share_their_bound() -> None:
    """Many sheets of a size that one alone may have."""
    parts = taken_apart(blown_up(GOOD, FORM, 1_000))
    book, relations = parts[BOOK].decode(), parts[RELATIONS].decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for at in range(20, 24):
        parts[f"xl/worksheets/sheet{at}.xml"] = parts[FORM]
        sheet = f'<sheet xmlns:r="{office}" name="x{at}" sheetId="{at}" r:id="y{at}"/>'
        book = book.replace("</sheets>", f"{sheet}</sheets>")
        relation = (
            f'<Relationship Id="y{at}" Type="{office}/worksheet" Target="/xl/worksheets/sheet{at}.xml"/>'
        )
        relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
    parts[BOOK], parts[RELATIONS] = book.encode(), relations.encode()
    told = check_package_workbook(document(), {"bieu.xlsx": put_together(parts)})
    assert told is not None and (told.code, told.details["sheet"]) == ("XLSX_TOO_LARGE", "x20")


def test_a_workbook_is_opened_once_for_all_who_look_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bytes] = []

    def open_one(data: bytes) -> Parts:
        opened.append(data)
        return open_workbook(data)

    monkeypatch.setattr(reading, "open_workbook", open_one)
    read, other = opened_once(), changed(GOOD, REGISTER, CAPITAL, CAPITAL)
    assert read(GOOD) is read(GOOD)
    assert check_package_workbook(document(), {"bieu.xlsx": GOOD}, read) is None
    assert opened == [GOOD]
    assert read(other) is not read(GOOD)


def test_a_form_that_was_read_within_a_wide_bound_is_read_anew_within_a_narrow_one() -> None:
    parts = open_workbook(GOOD)
    name = next(iter(parts.sheets))
    wide = scanned_form(parts, name, 1_000)
    assert scanned_form(parts, name, 2_000) is wide
    with pytest.raises(Refused, match="XLSX_TOO_LARGE"):
        scanned_form(parts, name, 3)


def test_shared_strings_without_end() -> None:
    parts = taken_apart(GOOD)
    many = b"<si><t/></si>" * 2_000_001
    space = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    parts["xl/sharedStrings.xml"] = space + many + b"</sst>"
    told = check_package_workbook(document(), {"bieu.xlsx": put_together(parts)})
    assert told is not None and told.code in ("XLSX_TOO_LARGE", "XLSX_ZIP")
