"""Lists as workbook, text and paper: what is shown, masked and escaped, opened again by other readers."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import insert, text

from exports.tables.files import read_table
from exports.tables.lists import SUFFIXES, write_list
from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Count, Flag, Link, Money, Year
from models.register.tables.organisations import Organisation
from models.register.texts.search_keys import search_keys
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.register.lists.columns import all_paths, default_paths
from storage.register.lists.lists import ListFilter
from tests.ui.screens.register import MILLION, Register, make_register

HOSTILE = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "<b>big</b><img src='x'>",
    "a\tb\x0bc\x1bd\u2028e\ufffe",
    "x" * 5000,
    'he said "no", twice;\nand left',
    "_x000D_",
    "\u202egnirts",
)
by_suffix = pytest.mark.parametrize("suffix", SUFFIXES)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = make_register(tmp_path)
    yield made
    made.book.close()


def sheet_rows(path: Path) -> list[tuple[Any, ...]]:
    workbook = openpyxl.load_workbook(path)
    return [tuple(cell.value for cell in row) for row in workbook.worksheets[0].iter_rows()]


def csv_rows(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def pdf_texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def add_many(book: Book, names: list[str]) -> None:
    """Organisations without events, as rows."""
    with book.change("ORGANISATION_ADDED", name="many") as session:
        session.execute(
            insert(Organisation),
            [
                {
                    "id": f"{at:032x}",
                    "kind": "cooperative",
                    "name": name,
                    "deleted": 0,
                    "aliases": "",
                    "no_tax_code_reason": "",
                    **dict.fromkeys(("address", "village", "email", "representative", "note"), name),
                    **search_keys("organisations", {"name": name, "kind": "cooperative", "aliases": ""}),
                }
                for at, name in enumerate(names, start=1)
            ],
        )


def spoil(book: Book, table: str) -> int:
    """Write a hostile text into every column of text of every row, past all rules; the number of rows."""
    kind = record_of(table)
    own = [field for field in kind.fields if not isinstance(field.kind, Link | Count | Flag | Money | Year)]
    free = [field for field in own if not any(field.name in names for names in kind.unique)]
    with book.change("ORGANISATION_CHANGED", id="all", field="name") as session:
        rows = [key for (key,) in session.execute(text(f"SELECT id FROM {table}"))]
        for at, key in enumerate(rows):
            for number, field in enumerate(free):
                session.execute(
                    text(f'UPDATE {table} SET "{field.name}" = :value WHERE id = :id'),
                    {"value": HOSTILE[(at + number) % len(HOSTILE)], "id": key},
                )
    return len(rows)


@by_suffix
@pytest.mark.parametrize("table", [kind.table for kind in RECORDS])
def test_a_spoilt_book_is_written_all_the_same(
    register: Register, tmp_path: Path, table: str, suffix: str
) -> None:
    rows = spoil(register.book, table)
    target = tmp_path / f"list{suffix}"
    assert write_list(register.book, table, None, all_paths(table)[:16], target) == rows


def test_a_workbook_holds_numbers_days_and_text(register: Register, tmp_path: Path) -> None:
    target = tmp_path / "debts.xlsx"
    paths = ["organisation", "due_on", "balance", "contract"]
    chosen = ListFilter(order=("-balance",), chip="bank", preset="owing")
    assert write_list(register.book, "debts", chosen, paths, target) == 2
    headings, first, second = sheet_rows(target)
    assert headings == ("Tổ chức", "Ngày đến hạn", "Còn nợ (đồng)", "Hợp đồng, hồ sơ")
    assert first == (
        "Hợp tác xã Vận tải Ma Li Pho",
        datetime(2022, 6, 1),  # noqa: DTZ001 - a day of a workbook has no zone
        350 * MILLION,
        "350/HĐTD",
    )
    assert second[2] == 120 * MILLION
    workbook = openpyxl.load_workbook(target)
    sheet, about = workbook.worksheets
    assert sheet["B2"].number_format == "dd/mm/yyyy" and sheet["C2"].number_format == "#,##0"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert {row[0].value: row[1].value for row in about.iter_rows()} == {
        "Danh sách": "Các khoản nợ",
        "Cơ quan": "Tỉnh Lai Châu",
        "Lọc theo": "Còn nợ, Loại chủ nợ: Ngân hàng, tổ chức tín dụng",
        "Đến ngày": datetime(2026, 9, 30),  # noqa: DTZ001
        "Số dòng": 2,
        "Đơn vị tính tiền": "đồng",
    }
    assert read_table(target).rows[1][3] == "350/HĐTD", "what is written can be read again by the program"


def test_text_follows_the_standard(register: Register, tmp_path: Path) -> None:
    target = tmp_path / "debts.csv"
    assert write_list(register.book, "debts", None, ["organisation", "due_on", "balance"], target) == 2
    assert csv_rows(target)[1] == ["Hợp tác xã Chuối Đèo Hoa", "01/06/2022", "120000000"]


def test_paper_has_head_count_and_headings_on_every_page(register: Register, tmp_path: Path) -> None:
    target = tmp_path / "list.PDF"
    add_many(register.book, [f"Hợp tác xã số {at:04d}" for at in range(1200)])
    chosen = ListFilter(text="hop tac xa", day=date(2026, 6, 30))
    assert write_list(register.book, "organisations", chosen, ["name", "debt", "founded_on"], target) == 1203
    pages = pdf_texts(target)
    assert len(pages) > 10
    assert all("Ngày thành lập" in page for page in pages)
    assert "TỔ CHỨC" in pages[0] and "TỔ CHỨC" not in pages[1]
    assert "Có “hop tac xa”; đến ngày 30/06/2026" in pages[0]
    assert "1.203 dòng; đơn vị tính tiền: triệu đồng" in pages[0]
    for at in (0, 600, 1199):
        assert sum(f"HTX số {at:04d}" in page for page in pages) == 1
    document = pypdfium2.PdfDocument(target)
    width, height = document[0].get_size()
    document.close()
    assert width > height


@by_suffix
@pytest.mark.parametrize("table", [kind.table for kind in RECORDS])
def test_every_column_of_every_kind_is_written(
    register: Register, tmp_path: Path, table: str, suffix: str
) -> None:
    target = tmp_path / f"list{suffix}"
    write_list(register.book, table, None, all_paths(table)[:24], target, language="en")
    assert target.stat().st_size > 0


@by_suffix
def test_hostile_texts_are_only_texts(register: Register, tmp_path: Path, suffix: str) -> None:
    add_many(register.book, list(HOSTILE))
    target = tmp_path / f"list{suffix}"
    paths = ["name", "address", "village", "email", "representative", "note"]
    assert write_list(register.book, "organisations", None, paths, target) == len(HOSTILE) + 3
    if suffix == ".csv":
        cells = [cell for row in csv_rows(target) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert "'=cmd|'/C calc'!A0" in cells
    if suffix == ".xlsx":
        workbook = openpyxl.load_workbook(target)
        found = [cell for row in workbook.worksheets[0].iter_rows(min_row=2) for cell in row if cell.value]
        assert {cell.data_type for cell in found} == {"s"}
        formula = next(cell for cell in found if str(cell.value).startswith("=cmd"))
        assert formula.quotePrefix and "x" * 5000 in {cell.value for cell in found}
    if suffix == ".pdf":
        assert "<b>big</b>" in "".join(pdf_texts(target))


@by_suffix
def test_personal_numbers_are_masked(register: Register, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"list{suffix}"
    write_list(register.book, "people", None, ["name", "personal_number"], target)
    written = {
        ".xlsx": lambda: str(sheet_rows(target)),
        ".csv": lambda: target.read_text("utf-8"),
        ".pdf": lambda: "".join(pdf_texts(target)),
    }[suffix]()
    assert "•••••••••234" in written and "012180001234" not in written
    assert not [line for line in changes.recent(register.book, 5) if line.title == "LIST_UNMASKED"]


def test_numbers_in_full_are_kept_in_the_history(register: Register, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    write_list(register.book, "people", None, ["name", "personal_number"], target, reveal=True)
    assert csv_rows(target)[1] == ["Lò Thị Ún", "012180001234"]
    newest = changes.recent(register.book, 1)[0]
    assert (newest.title, newest.details) == ("LIST_UNMASKED", {"list": "people", "rows": 1})
    assert "012180001234" not in str(newest)
    write_list(register.book, "people", None, ["name"], target, reveal=True)
    assert changes.recent(register.book, 1)[0].id == newest.id, "a list without the numbers unmasks nothing"


def test_sensitive_data_leave_only_in_chosen_columns(register: Register, tmp_path: Path) -> None:
    target = tmp_path / "members.csv"
    assert "person.ethnic_group" not in default_paths("memberships")
    write_list(register.book, "memberships", None, (), target)
    assert "Dân tộc" not in csv_rows(target)[0]
    write_list(register.book, "memberships", None, ["person", "person.ethnic_group"], target)
    assert csv_rows(target)[0] == ["Người", "Dân tộc"]


def test_another_kind_of_file_is_refused(register: Register, tmp_path: Path) -> None:
    target = tmp_path / "debts.docx"
    with pytest.raises(Refused, match="LIST_FILE_KIND"):
        write_list(register.book, "debts", None, (), target)
    assert not target.exists()


class StopError(Exception):
    """Asked to stop."""


@by_suffix
def test_a_stopped_list_leaves_the_older_file(register: Register, tmp_path: Path, suffix: str) -> None:
    add_many(register.book, [f"Hợp tác xã số {at:04d}" for at in range(1200)])
    target = tmp_path / f"list{suffix}"
    target.write_text("older")
    told = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise StopError

    with pytest.raises(StopError):
        write_list(register.book, "organisations", None, ["name"], target, progress=progress)
    assert told == [(0, 1203), (500, 1203)]
    assert target.read_text() == "older" and not list(tmp_path.glob("*.unfinished"))
