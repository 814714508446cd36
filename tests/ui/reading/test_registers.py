"""The page of the registers that units sent: lists by kind and unit, a record with its links, the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from storage.received import receiving
from tests.storage.received.sample_registers import PERIOD
from tests.ui.keyboard import press
from tests.ui.reading.province import FIRST, ONE, SECOND, TWO, province_book
from tests.ui.screens.frame import page, quiet
from ui.reading.finding import RegisterFinder
from ui.reading.register import RegisterView
from ui.screens.consolidation.registers import RegistersPage
from ui.shell.frame.window import Window


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with province_book(tmp_path) as found:
        yield found


def view_of(qtbot: QtBot, window: Window, **target: object) -> RegisterView:
    found = page(qtbot, window, "registers", **target)
    assert isinstance(found, RegistersPage)
    assert found.view is not None
    return found.view


def rows(view: RegisterView, columns: int = 2) -> list[tuple[str, ...]]:
    assert view.list is not None
    model = view.list.table.model()
    return [tuple(model.index(row, at).data() for at in range(columns)) for row in range(model.rowCount())]


def test_lists_of_all_units_narrow_by_unit_and_kind(qtbot: QtBot, window: Window) -> None:
    view = view_of(qtbot, window)
    assert view.kinds.text() == "Tổ chức (2)"
    assert rows(view) == [("HTX Chè Tam Đường", FIRST.title), ("HTX Lúa Bình Lư", SECOND.title)]
    view.units.setText(SECOND.title)
    view.units.returnPressed.emit()
    quiet(qtbot, window)
    assert rows(view) == [("HTX Lúa Bình Lư", SECOND.title)]
    view.kinds.setText("thanh vien")
    view.kinds.returnPressed.emit()
    quiet(qtbot, window)
    assert rows(view) == [("Tẩn A Sài", SECOND.title)]


def test_a_record_opens_leads_further_and_closes_back(qtbot: QtBot, window: Window) -> None:
    view = view_of(qtbot, window, table="memberships")
    assert view.list is not None
    view.list.table.setFocus()
    press(qtbot, window, "Return")
    assert view.record is not None
    assert view.record.held_by.text() == f"Do {FIRST.title} gửi"
    organisation = next(iter(view.lists["memberships"].table.list_rows.here()))
    view.open("organisations", str(organisation.kept["organisation.id"]))
    assert view.record.title.text() == ONE
    press(qtbot, window, "Escape")
    assert view.record.title.text() == "Lò Văn Pao"
    press(qtbot, window, "Escape")
    quiet(qtbot, window)
    assert view.stack.currentWidget() is view.list


def test_a_withdrawn_package_leaves_the_lists(qtbot: QtBot, window: Window, book: Book) -> None:
    view_of(qtbot, window)
    first = next(one for one in receiving.received(book) if one.unit[1] == FIRST.code)
    receiving.withdraw(book, first.sha256)
    quiet(qtbot, window)
    view = view_of(qtbot, window)
    assert rows(view, 1) == [("HTX Lúa Bình Lư",)]


def test_finding_anywhere_leads_into_the_registers(qtbot: QtBot, window: Window, book: Book) -> None:
    view_of(qtbot, window)
    finder = RegisterFinder()
    finder.places(book, "bi")
    (place,) = finder.places(book, "binh lu")
    assert place.text == "HTX Lúa Bình Lư" and place.page == "registers"
    assert dict(place.target)["period"] == PERIOD
    view = view_of(qtbot, window, **dict(place.target))
    assert view.record is not None and view.record.title.text() == TWO


def test_an_empty_list_of_the_own_book_leads_there(qtbot: QtBot, window: Window) -> None:
    for key in ("cooperatives", "members", "debts", "products"):
        found = page(qtbot, window, key)
        offer = found.list._empty.offer  # type: ignore[attr-defined]
        assert offer.text() == "Xem sổ các đơn vị"
    offer.click()
    quiet(qtbot, window)
    assert window.page is not None and window.page.key == "registers"
