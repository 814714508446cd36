"""What a book knows about itself: its unit on any day, its named values, the names on its paper."""

from datetime import date
from pathlib import Path

import pytest

from models.values.errors import Damaged, Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.history import changes
from tests.storage.sample_returns import DAY, unit_book


def test_a_named_value_is_kept_as_one_change_and_has_a_default(book: Book) -> None:
    assert settings.read(book, "office") == ""
    assert settings.read(book, "office", "UBND xã") == "UBND xã"
    settings.write(book, "office", "UBND xã Phong Thổ")
    settings.write(book, "office", "UBND xã Mường So")
    assert settings.read(book, "office", "UBND xã") == "UBND xã Mường So"
    with book.read_session() as session:
        assert settings.get(session, "parent_office", "x") == "x"
    assert changes.change_line(book, 1).title == "SETTING_CHANGED"


def test_the_names_on_paper_are_read_together(book: Book) -> None:
    for name in ("office", "parent_office", "signer_left", "signer_right"):
        settings.write(book, name, name.upper())
    names = settings.office_names(book)
    assert (names.office, names.parent_office) == ("OFFICE", "PARENT_OFFICE")
    assert (names.signer_left, names.signer_right) == ("SIGNER_LEFT", "SIGNER_RIGHT")


def test_a_book_is_of_one_unit_and_one_without_is_damaged(tmp_path: Path, book: Book) -> None:
    commune = unit_book(tmp_path / "commune.book")
    assert settings.unit_of(commune) == unit_on("03549", DAY, "commune")
    with pytest.raises(Damaged, match="BOOK_WITHOUT_UNIT"):
        settings.unit_of(book)


def test_a_book_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "commune.book"
    unit_book(path).close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="BOOK_EXISTS"):
        unit_book(path)
    assert path.read_bytes() == before


def test_a_province_goes_on_across_the_reform_and_a_district_does_not(tmp_path: Path) -> None:
    old, new = date(2025, 6, 30), date(2025, 7, 1)
    province = unit_book(tmp_path / "12.book", "12", old)
    assert settings.unit_at(province, old) == settings.unit_of(province) == unit_on("12", old)
    assert settings.unit_at(province, new) == unit_on("12", new)
    assert settings.unit_at(unit_book(tmp_path / "new.book", "12", new), old) == unit_on("12", old)
    district = unit_book(tmp_path / "109.book", "109", old)
    assert settings.unit_at(district, new) == settings.unit_of(district)


def test_a_return_goes_to_the_unit_above_on_its_day() -> None:
    old, new = date(2025, 6, 30), date(2025, 7, 1)
    assert settings.recipient(unit_on("109", old), old).code == "12"
    assert settings.recipient(unit_on("03549", new, "commune"), new).code == "12"
    ministry = settings.recipient(unit_on("12", new), new)
    assert (ministry.level, ministry.code, ministry.valid_from, ministry.name) == ("country", "00", None, "")
