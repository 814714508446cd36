"""Field sheets: what is typed into the national system, what is lacking, what contradicts; by hand-made records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.sheets.field_sheets import field_sheet_matrix
from models.forms.files.field_sheets import field_sheet_of, field_sheets, read_field_sheet
from models.register.drafts import OrganisationDraft
from models.values.deadlines import Evidence
from models.values.errors import Damaged, Refused
from resources import ROOT
from storage.book import settings
from storage.book.book import Book
from storage.extracts.field_sheets import field_sheet, field_sheets_of
from storage.register import organisations, results
from tests.storage.received.sample_registers import member
from tests.storage.sample_returns import unit_book

MILLION = 1_000_000


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "commune.book") as made:
        yield made


def cooperative(book: Book, name: str = "HTX Chè", **more: Any) -> str:
    draft = OrganisationDraft(**{"kind": "cooperative", "name": name, "founded_on": "2019-01-01", **more})
    key = organisations.add(book, draft)
    organisations.set_capital(book, key, "2019-01-01", 500 * MILLION)
    return key


def test_every_kind_has_its_sheet_and_the_office_one() -> None:
    assert [one.form.code for one in field_sheets()] == ["VII1", "VII2", "VII3", "VII4"]
    for kind, code in (
        ("group", "VII1"),
        ("cooperative", "VII2"),
        ("credit_fund", "VII2"),
        ("union", "VII3"),
        ("", "VII4"),
    ):
        assert field_sheet_of(kind).form.code == code
    assert {one.form.evidence for one in field_sheets()} == {Evidence.RECONSTRUCTED}


def test_the_sheet_of_a_cooperative(book: Book) -> None:
    key, other = cooperative(book, address="Bản Hon"), cooperative(book, "HTX Khác")
    for number in range(3):
        member(book, key, f"Lò Thị {number}")
    member(book, other, "Vàng A Sử")
    figures = {
        "workers": 4,
        "profit": 40 * MILLION,
        "profit_after_tax": 50 * MILLION,
        "revenue": 900 * MILLION,
        "wages": 200 * MILLION,
    }
    results.put(book, key, "2026", figures)
    results.put(book, other, "2026", {"workers": 99})
    found = field_sheet(book, key, "2026")
    values = {line.code: line.value for line in found.lines}
    by_label = {line.label: line.value for line in found.lines}
    assert (by_label["Tên"], by_label["Địa chỉ trụ sở"], by_label["Điện thoại"]) == ("HTX Chè", "Bản Hon", "")
    assert [values[code] for code in ("B.1", "B.1.1", "C.1", "D.1", "Đ.1", "Đ.7", "D.3")] == [
        "3",
        "3",
        "4",
        "500",
        "900",
        "50,0",
        "",
    ]
    lacking = {line.label for line in found.lacking}
    assert {"Điện thoại", "Tổng tài sản", "Cán bộ quản lý"} <= lacking and "Tên" not in lacking
    assert "Hỗ trợ của Nhà nước đã nhận trong năm" not in lacking, "rare"
    contradictions = [(one.code, one.row) for one in found.findings]
    assert ("PART_ABOVE_WHOLE", "Đ.4") in contradictions  # 50 after tax of 40
    assert "MEMBERS_BELOW_LEAST" in [code for code, _ in contradictions]  # 3 of at least 5


def test_the_sheet_of_the_office_counts_its_register(book: Book) -> None:
    keys = [cooperative(book), cooperative(book, "HTX Mới", founded_on="2026-02-01")]
    found = field_sheets_of(book, ["", *keys], "2026")
    values = {line.code: line.value for line in found[0].lines}
    assert [values[code] for code in ("A.1", "A.2", "A.5", "C.1")] == ["2", "1", "1.000", ""]
    assert [one.name for one in found] == ["", "HTX Chè", "HTX Mới"]


def test_paper_says_that_it_is_no_return_and_what_is_lacking(book: Book) -> None:
    found = field_sheet(book, cooperative(book), "2026")
    unit, names = settings.named(settings.unit_of(book)), settings.office_names(book)
    printed = field_sheet_matrix(found, unit, names)
    assert "không phải báo cáo" in printed.notes[0]
    assert (
        printed.notes[1]
        == f"Đã có {found.expected - len(found.lacking)} trên {found.expected} trường thông tin."
    )
    row = next(row for row in printed.rows if row.cells[1].text == "Điện thoại")
    assert row.cells[4].text == "còn thiếu"
    assert not any("dựng lại" in text for text in printed.notes), "that stands on the screen alone"


def test_an_organisation_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
        field_sheet(book, "nobody", "2026")


@pytest.mark.parametrize(
    ("old", "new"),
    [('path = "name"', 'way = "name"'), ("kinds = [", "kinds = [1, "), ('from = "members"', 'from = "gold"')],
)
def test_a_sheet_that_is_not_sound_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (ROOT / "field_sheets" / "VII-2.toml").read_text(encoding="utf-8")
    path = tmp_path / "VII-2.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Damaged, match="FORM_DEFINITION"):
        read_field_sheet(path)
