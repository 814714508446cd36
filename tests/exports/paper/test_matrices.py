"""The report matrix of a period: what stands on paper, from sheets that were worked out."""

from pathlib import Path

import pytest

from exports.paper.matrices import matrices, matrix
from models.returns.document import UnitName
from storage.book import settings
from storage.book.book import Book
from storage.book.settings import OfficeNames
from storage.returns.sheets import period_sheets
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
    assert "30/9/2026" in plain.subtitle
