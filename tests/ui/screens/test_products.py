"""The page of OCOP products, with the keyboard alone: what every kind of record has by its entry of the catalogue."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.values.outcomes import Outcome
from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, put, settle, shown, wait
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register.form.finding import places
from ui.register.kind.part import KindPart
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.products.page import ProductsPage
from ui.shell.frame.window import Window
from ui.shell.pages import PAGES

Seat = tuple[Window, ProductsPage]


def product(register: Register, owner: str = "", **more: Any) -> str:
    values = {"organisation_id": owner or register.che, "name": "Trà Shan tuyết", "group": "beverage"}
    return store.add(register.book, "products", values | {"stars": 4, "certified_on": "2025-03-01"} | more)


@pytest.fixture
def tea(register: Register) -> str:
    return product(register)


@pytest.fixture
def seat(qtbot: QtBot, register: Register, tea: str) -> Iterator[Seat]:
    with shown(qtbot, register.book, "products", ProductsPage) as opened:
        yield opened


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def texts(page: ProductsPage) -> list[list[str]]:
    rows = page.list.table.list_rows
    found = [rows.row_at(at) for at in range(len(rows.keys))]
    return [[cell.text for cell in row.cells] for row in found if row is not None]


def test_it_stands_in_the_rail_after_the_debts() -> None:
    keys = [entry.key for entry in PAGES]
    assert keys[keys.index("products") - 1] == "debts"


def test_the_list_shows_whose_it_is_and_how_long_it_is_valid(seat: Seat) -> None:
    _, page = seat
    assert texts(page) == [
        ["Trà Shan tuyết", "HTX Chè Tam Đường", "Đồ uống", "4", "", "01/03/2025", "01/03/2028", "518"]
    ]
    assert (page.title(), page.note()) == ("Sản phẩm OCOP", "1 trong sổ")


def test_a_product_is_added_without_the_mouse(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    for text in ("Chuối Đèo", "Chuối sấy dẻo", "thuc pham", "3", "12/QĐ-UBND", "5/4/2026"):
        type_in(focused(), text)
        press(qtbot, window, "Return")
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    card = page.card
    assert card is not None and card.of == ("Hợp tác xã Chuối Đèo Hoa",)
    kept = {name: card.values[name] for name in ("name", "group", "stars", "certificate", "valid_to")}
    assert kept == {
        "name": "Chuối sấy dẻo",
        "group": "food",
        "stars": 3,
        "certificate": "12/QĐ-UBND",
        "valid_to": "2029-04-05",
    }
    assert page.title() == "Chuối sấy dẻo"
    press(qtbot, window, "Escape")
    settle(qtbot, window)
    assert page.front is page.list and len(texts(page)) == 2


def test_a_draft_is_offered_again(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    page.adding.form.fields["name"].editor.setFocus()
    type_in(focused(), "Chuối")
    press(qtbot, window, "Escape")
    press(qtbot, window, "Ctrl+N")
    press(qtbot, window, "Return")
    assert page.adding.form.fields["name"].value() == "Chuối"


def test_each_field_is_kept_when_it_is_left_and_a_refusal_stands_beside_it(
    qtbot: QtBot, seat: Seat, register: Register, tea: str
) -> None:
    window, page = seat
    page.list.take_focus()
    press(qtbot, window, "Return")
    fields = page.record.fields
    fields["score"].editor.setFocus()
    type_in(focused(), "82,5")
    press(qtbot, window, "Return")
    put(fields["stars"], "6")
    fields["stars"].commit()
    put(fields["valid_to"], "1/1/2020")
    fields["valid_to"].commit()
    values = cards.get_card(register.book, "products", tea).values
    assert (values["score"], values["stars"], values["valid_to"]) == (825, 4, "2028-03-01")
    assert fields["stars"].refused and fields["valid_to"].refused and not fields["score"].refused


def test_what_was_done_is_undone_done_again_and_in_the_history(
    qtbot: QtBot, seat: Seat, register: Register, tea: str
) -> None:
    window, page = seat
    page.open(tea)
    put(page.record.fields["stars"], "5")
    page.record.fields["stars"].commit()
    page.setFocus()
    press(qtbot, window, "Ctrl+Z")
    assert cards.get_card(register.book, "products", tea).values["stars"] == 4
    wait(qtbot, lambda: page.record.fields["stars"].value() == 4)
    page.setFocus()
    press(qtbot, window, "Ctrl+Y")
    assert cards.get_card(register.book, "products", tea).values["stars"] == 5
    press(qtbot, window, "Ctrl+PgDown")
    settle(qtbot, window)
    lines = page.record.front.past.lines
    assert (lines[0].what, lines[0].before, lines[0].after) == ("Sản phẩm OCOP: Số sao", "4", "5")
    assert lines[-1].after == "Trà Shan tuyết · 4"


def test_del_asks_and_the_bin_gives_back(qtbot: QtBot, seat: Seat, tea: str) -> None:
    window, page = seat
    page.list.take_focus()
    press(qtbot, window, "Del")
    panel = next(one for one in page.findChildren(ConfirmPanel) if one.isVisible())
    assert panel.windowTitle() == "Xóa Trà Shan tuyết · 4?"
    panel.act.click()
    settle(qtbot, window)
    assert texts(page) == []
    page.activate({"view": "bin"})
    settle(qtbot, window)
    assert len(texts(page)) == 1
    page.open(tea)
    chip = page.chip()
    assert chip is not None and chip.text == "trong thùng rác"
    assert not page.record.fields["name"].isEnabled()
    next(act for act in page.secondary() if act.icon == "undo").act()
    wait(qtbot, lambda: page.card is not None and not page.card.deleted)


def test_the_search_of_the_page_and_its_filters(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    product(register, register.chuoi, name="Chuối sấy", group="food", certified_on="2022-01-01")
    settle(qtbot, window)
    press(qtbot, window, "Ctrl+F")
    assert focused() is page.list.bar
    type_in(focused(), "tuyet")
    wait(qtbot, lambda: [row[0] for row in texts(page)] == ["Trà Shan tuyết"])
    page.list.bar.clear()
    page.activate({"view": "ended"})
    wait(qtbot, lambda: [row[0] for row in texts(page)] == ["Chuối sấy"])


def test_an_organisation_lists_its_products_and_adds_one(qtbot: QtBot, register: Register, tea: str) -> None:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.open(register.che, "products")
        part = page.record.front
        assert isinstance(part, KindPart)
        assert part.table.rows.keys == [tea]
        press(qtbot, window, "Return")
        products = window.page
        assert isinstance(products, ProductsPage) and products.title() == "Trà Shan tuyết"
        assert products.where() == ("Sản phẩm OCOP", "HTX Chè Tam Đường")
        window.open_page("cooperatives")
        part.take_focus()
        press(qtbot, window, "Ins")
        fields = products.adding.form.fields
        assert fields["organisation_id"].value() == register.che
        assert fields["organisation_id"].typed() == "Hợp tác xã Chè Tam Đường"
        press(qtbot, window, "Escape")
        assert not products.adding.form.band.is_offering


def test_ctrl_k_opens_it(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    window.context.finders[:] = [lambda text: places(register.book, text)]
    window.open_page("debts")
    press(qtbot, window, "Ctrl+K")
    type_in(focused(), "tra shan")
    press(qtbot, window, "Return")
    assert window.page is page and page.title() == "Trà Shan tuyết"


def test_an_empty_book_says_what_belongs_here(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "products", ProductsPage) as (window, page):
        settle(qtbot, window)
        assert not lists.count(register.book, "products")
        words = page.list.nothing()
        assert "Mỗi xã một sản phẩm" in " ".join(
            one.text() for one in words.findChildren(QWidget) if hasattr(one, "text")
        )


def test_rows_from_excel_become_products(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    text = "Tên sản phẩm\tHợp tác xã\tNhóm\tSố sao\nChuối sấy\tHTX Chuối Đèo Hoa\tThực phẩm\t3\nMật ong\tHTX Lạ\t\t9\n"
    QGuiApplication.clipboard().setText(text)
    page.list.table.setFocus()
    press(qtbot, window, "Ctrl+V")
    settle(qtbot, window)
    assert (page.title(), page.where()) == ("Dán sản phẩm OCOP", ("Sản phẩm OCOP",))
    outcomes = [effect.outcome for effect in page.importing.model.effects.values()]
    assert outcomes == [Outcome.NEW, Outcome.REFUSED]
    page.importing.keep.click()
    wait(qtbot, lambda: len(lists.keys(register.book, "products")) == 2)


def test_products_are_filled_in_as_a_sheet(qtbot: QtBot, seat: Seat, register: Register, tea: str) -> None:
    window, page = seat
    next(act for act in page.secondary() if act.text == "Dạng bảng").act()
    settle(qtbot, window)
    assert page.is_sheet and page.title() == "Bảng sản phẩm OCOP"
    page.sheet.fill({(tea, "stars"): "5"})
    wait(qtbot, lambda: cards.get_card(register.book, "products", tea).values["stars"] == 5)
    page.sheet.fill({(tea, "stars"): "6"})
    settle(qtbot, window)
    assert cards.get_card(register.book, "products", tea).values["stars"] == 5
