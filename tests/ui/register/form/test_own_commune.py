"""A commune's own book proposes its commune wherever one is asked; a province's book proposes none."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from models.values.units import unit_on
from storage.book.settings import create_book, unit_of
from storage.register.communes import own_commune
from tests.ui.screens.commune import commune_book, opened, settle
from ui.register.form.fields import CommuneField


def test_its_commune_stands_in_every_new_record(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    unit = unit_of(book)
    with opened(qtbot, book) as window:
        for page in ("cooperatives", "activities", "communes"):
            window.open_page(page, {"new": True})
            settle(qtbot, window)
            assert window.page is not None
            found = [one for one in window.page.findChildren(CommuneField) if one.isVisible()]
            assert found and all(one.value() == unit for one in found), page


def test_a_province_has_none(tmp_path: Path) -> None:
    with create_book(tmp_path / "lai-chau.book", unit_on("12", date(2026, 9, 30))) as book:
        assert own_commune(book) is None
