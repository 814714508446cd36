"""Pages that share a noun of the rail, linked records chosen by name, and what belongs to a record, by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, put, settle, shown
from ui.register.form.draft import DraftForm
from ui.register.kind.children import ChildrenPart
from ui.screens.programmes.programmes import ProgrammesPage
from ui.shell.frame.window import Window

Seat = tuple[Window, ProgrammesPage]


@pytest.fixture
def resolution(register: Register) -> str:
    return store.add(
        register.book,
        "documents",
        {"name": "13/2019/NQ-HĐND", "document_kind": "resolution", "issued_on": "2019-07-23"},
    )


@pytest.fixture
def seat(qtbot: QtBot, register: Register, resolution: str) -> Iterator[Seat]:
    with shown(qtbot, register.book, "programmes", ProgrammesPage) as opened:
        yield opened


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_pages_of_one_noun_stand_beside_each_other(qtbot: QtBot, seat: Seat) -> None:
    window, _ = seat
    assert window.beside.isVisible() and window.beside.current == "programmes"
    window.beside.chosen.emit("documents")
    settle(qtbot, window)
    assert window.page is window.pages["documents"] and window.beside.current == "documents"
    assert window.rail.buttons["programmes"].isChecked() and "documents" not in window.rail.buttons
    window.open_page("debts")
    assert not window.beside.isVisible()


def test_a_record_stands_without_the_row_of_pages(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(store.add(register.book, "programmes", {"name": "A", "programme_kind": "policy"}))
    settle(qtbot, window)
    assert not window.beside.isVisible()
    press(qtbot, window, "Escape")
    settle(qtbot, window)
    assert window.beside.isVisible()


def test_a_programme_is_added_with_the_document_it_rests_on(
    qtbot: QtBot, seat: Seat, register: Register, resolution: str
) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    for text in ("Chính sách hỗ trợ HTX", "chinh sach", "tinh", "", "13/2019", "2019", "2025"):
        type_in(focused(), text)
        press(qtbot, window, "Return")
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    assert page.card is not None
    kept = {name: page.card.values[name] for name in ("programme_kind", "programme_level", "document_id")}
    assert kept == {"programme_kind": "policy", "programme_level": "province", "document_id": resolution}
    assert (page.card.values["first_year"], page.card.values["last_year"]) == (2019, 2025)
    assert page.record.fields["document_id"].line.text() == "13/2019/NQ-HĐND"  # type: ignore[attr-defined]


def test_a_year_is_four_digits_and_years_are_in_order(qtbot: QtBot, seat: Seat, register: Register) -> None:
    _, page = seat
    key = store.add(
        register.book, "programmes", {"name": "A", "programme_kind": "policy", "first_year": 2021}
    )
    page.open(key)
    for text, refused in (("25", True), ("2020", True), ("2.025", True), ("2025", False)):
        put(page.record.fields["last_year"], text)
        page.record.fields["last_year"].commit()
        assert page.record.fields["last_year"].refused is refused, text
    assert cards.get_card(register.book, "programmes", key).values["last_year"] == 2025


def test_components_are_added_changed_taken_out_and_taken_back(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    key = store.add(register.book, "programmes", {"name": "Nông thôn mới", "programme_kind": "policy"})
    page.open(key, "programme_components")
    part = page.record.front
    assert isinstance(part, ChildrenPart)
    part.table.setFocus()
    press(qtbot, window, "Ins")
    type_in(focused(), "Nội dung 03")
    form = page.record.edit.findChild(DraftForm)
    assert form is not None
    form.act.setFocus()
    press(qtbot, window, "Return")
    settle(qtbot, window)
    (made,) = lists.keys(register.book, "programme_components")
    assert cards.get_card(register.book, "programme_components", made).values["programme_id"] == key
    assert [row.cells[0].text for row in part.rows.values()] == ["Nội dung 03"]
    part.table.setFocus()
    press(qtbot, window, "Del")
    settle(qtbot, window)
    assert not part.rows and not lists.keys(register.book, "programme_components")
    page.setFocus()
    press(qtbot, window, "Ctrl+Z")
    settle(qtbot, window)
    assert list(part.rows) == [made]
