"""The report matrix of a period: what stands on paper, from sheets that were worked out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exports.paper.matrices import matrices, matrix
from models.forms.loader import PUBLISHED
from models.office.names import OfficeNames
from models.returns.document import ReturnDocument, UnitName
from models.values.periods import PeriodCalendar
from models.values.quantities import parse_number
from models.values.targets import parse_target
from storage.book import settings
from storage.book.book import Book
from storage.returns import period_days, returns, sealing
from storage.returns.sheets import PeriodSheets, period_sheets, sealed_sheets
from tests.storage.sample_returns import DAY, fill, unit_book

PERIOD = "2026-Q3"


@pytest.fixture
def commune(tmp_path: Path) -> Book:
    made = unit_book(tmp_path / "commune.book")
    fill(made, PERIOD, "B01", {"I.1": 44, "I.1.1": 22, "I.5": 18590, "I.2": 0})
    return made


def unit(book: Book) -> UnitName:
    return settings.named(settings.unit_at(book, DAY))


def test_every_form_has_its_matrix_in_the_order_of_codes(commune: Book) -> None:
    made = matrices(period_sheets(commune, PERIOD), unit(commune), OfficeNames())
    assert [one.form for one in made] == ["B01", "B02", "B04"]
    assert all(one.draft and one.landscape for one in made)


def test_figures_stand_in_the_row_of_their_code_as_they_are_printed(commune: Book) -> None:
    made = matrix(period_sheets(commune, PERIOD), "B01", unit(commune), OfficeNames())
    texts = {row.cells[0].text: [cell.text for cell in row.cells] for row in made.rows}
    assert (
        "44" in texts["I.1"] and "22" in texts["I.1.1"] and "18.590" in texts["I.5"] and "0" in texts["I.2"]
    )
    assert not {"44", "22", "0"} & set(texts["I.1.2"])
    assert all(len(row.cells) == len(made.columns) for row in made.rows)


def test_the_letterhead_says_the_offices_own_names_or_the_words_of_the_layout(commune: Book) -> None:
    found = period_sheets(commune, PERIOD)
    plain = matrix(found, "B01", unit(commune), OfficeNames()).letterhead
    own = OfficeNames("Văn phòng xã", "Sở Tài chính", "Lò Văn Páo", "Vàng Thị Lan")
    named = matrix(found, "B01", unit(commune), own).letterhead
    assert "PHONG THỔ" in plain.office and plain.parent_office == ""
    assert (named.office, named.parent_office) == ("VĂN PHÒNG XÃ", "SỞ TÀI CHÍNH")
    assert (named.signer_left, named.signer_right) == ("Lò Văn Páo", "Vàng Thị Lan")
    assert plain.place_date.startswith("Phong Thổ,") and "2026" in plain.place_date
    assert plain.subtitle == "Quý III/2026; số liệu tính đến ngày 30/9/2026"


def test_the_days_are_those_of_the_books_calendar(commune: Book) -> None:
    period_days.choose(commune, PeriodCalendar.STATE)
    subtitle = matrix(period_sheets(commune, PERIOD), "B01", unit(commune), OfficeNames()).letterhead.subtitle
    assert "(từ 15/6/2026 đến 14/9/2026)" in subtitle


def notes(paper: PeriodSheets, form: str, unit: UnitName) -> set[str]:
    """The notes under one printed form."""
    printed = matrix(paper, form, unit, OfficeNames())
    return {cell.note for row in printed.rows for cell in row.cells if cell.note}


def test_a_total_over_blank_sectors_is_printed_with_what_is_missing(commune: Book) -> None:
    """7 and 3 operate in two sectors; the 6 cooperatives of trade are not split."""
    fill(commune, "2026-Q3", "B01", {"I.1": 19, "I.1.1": 13})
    fill(commune, "2026-Q3", "B02", {"agriculture:I.1": 9, "agriculture:I.1.1": 7, "agriculture:I.1.2": 2})
    fill(commune, "2026-Q3", "B02", {"transport:I.1": 4, "transport:I.1.1": 3, "transport:I.1.2": 1})
    fill(commune, "2026-Q3", "B02", {"trade:I.1": 6})
    draft = notes(period_sheets(commune, "2026-Q3"), "B02", unit(commune))
    assert draft == {
        "Đang hoạt động, tổng cộng: chỉ cộng các phần có số; chưa có số của: Thương mại, dịch vụ",
        "Ngừng hoạt động, tổng cộng: chỉ cộng các phần có số; chưa có số của: Thương mại, dịch vụ",
    }
    sealed = sealing.seal(commune, "2026-Q3")
    assert sealed.document.incomplete("B02") == {("total:I.1.1", "actual"), ("total:I.1.2", "actual")}
    assert notes(period_sheets(commune, "2026-Q3"), "B02", unit(commune)) == draft
    older = replace(sealed.document, extra={})
    assert notes(sealed_sheets(sealed.head, older, PUBLISHED), "B02", unit(commune)) == set()


def test_a_target_is_printed_as_it_was_typed(commune: Book) -> None:
    head = fill(commune, "2026-Q3", "B01", {"I.1": 45})
    target = parse_target("trên 45", parse_number)
    returns.give(commune, head.id, "B01", [returns.TypedFigure("I.1", "plan", target)])
    for _ in range(2):
        printed = matrix(period_sheets(commune, "2026-Q3"), "B01", unit(commune), OfficeNames())
        at = [column.key for column in printed.columns].index("plan")
        cell = next(row for row in printed.rows if row.key == "I.1").cells[at]
        assert (cell.text, cell.value) == ("trên 45", None)
        if period_sheets(commune, "2026-Q3").frozen is None:
            sealing.seal(commune, "2026-Q3")


def sealed_document_of(extra: dict[str, Any]) -> ReturnDocument:
    """A document without figures that carries these fields beside the known ones."""
    name = UnitName("commune", "03549", None, "")
    return ReturnDocument(name, name, "2026-Q3", date(2026, 9, 30), 1, 1, "", "", "", (), extra=extra)


def test_what_a_foreign_document_lists_wrongly_is_not_shown() -> None:
    document = sealed_document_of({"incomplete": {"B02": [["a"], 3, ["a", "b"]], "B01": 1}, "targets": [1]})
    assert document.incomplete("B02") == {("a", "b")}
    assert document.incomplete("B01") == frozenset()
    assert document.targets("B01") == {}
