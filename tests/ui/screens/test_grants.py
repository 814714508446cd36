"""Pages of support and funding, and the offer of national programmes, by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.values.units import units_with_code
from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import MILLION, Register, settle, shown
from ui.pieces.tables.empty import EmptyState
from ui.register.form.draft import DraftForm
from ui.register.kind.children import ChildrenPart
from ui.screens.programmes.funding import FundingPage
from ui.screens.programmes.grants import GrantsPage
from ui.screens.programmes.programmes import ProgrammesPage
from ui.shell.frame.window import Window
from ui.shell.pages import PAGES

Seat = tuple[Window, GrantsPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "grants", GrantsPage) as opened:
        yield opened


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def fill_in(qtbot: QtBot, window: Window, *texts: str) -> None:
    for text in texts:
        type_in(focused(), text)
        press(qtbot, window, "Return")


def test_both_stand_beside_the_programmes() -> None:
    within = [entry.key for entry in PAGES if entry.within == "programmes"]
    assert within[within.index("grants") + 1] == "funding"


def test_a_grant_is_added_with_its_amounts_without_the_mouse(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    fill_in(
        qtbot, window, "Nhà kho chè", "ket cau ha tang", "hop tac xa", "Chè Tam", "", "", "2026", "da phe"
    )
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    assert page.card is not None
    wanted = {
        "content": "infrastructure",
        "beneficiary": "cooperative",
        "organisation_id": register.che,
        "year": 2026,
        "state": "approved",
    }
    assert {name: page.card.values[name] for name in wanted} == wanted
    page.open(page.card.id, "grant_amounts")
    part = page.record.front
    assert isinstance(part, ChildrenPart)
    part.table.setFocus()
    press(qtbot, window, "Ins")
    fill_in(qtbot, window, "giai ngan", "ngan sach tinh", "150", "15/3/2026")
    form = page.record.edit.findChild(DraftForm)
    assert form is not None
    form.act.setFocus()
    press(qtbot, window, "Return")
    settle(qtbot, window)
    (made,) = lists.keys(register.book, "grant_amounts")
    kept = cards.get_card(register.book, "grant_amounts", made).values
    assert (kept["step"], kept["source"], kept["amount"], kept["year"]) == (
        "disbursed",
        "province",
        150 * MILLION,
        2026,
    )
    (row,) = lists.page(register.book, "support_grants", [page.card.id], ("disbursed",))
    assert row["disbursed"] == 150 * MILLION


def test_where_a_grant_benefits_is_chosen_by_name(qtbot: QtBot, seat: Seat, register: Register) -> None:
    _, page = seat
    values = {"beneficiary": "household", "beneficiary_name": "Hộ ông A", "content": "training"}
    key = store.add(register.book, "support_grants", {"name": "A", "state": "planned", "year": 2026} | values)
    page.open(key)
    (unit,) = (one for one in units_with_code("03388") if one.valid_to is None and one.level == "commune")
    field = page.record.fields["commune_code"]
    type_in(field.editor, unit.title)
    field.commit()
    kept = cards.get_card(register.book, "support_grants", key).values
    assert (kept["commune_code"], kept["commune_from"]) == (unit.code, unit.key[2])


def test_a_funding_line_is_added_without_the_mouse(qtbot: QtBot, register: Register) -> None:
    store.add(register.book, "programmes", {"name": "Nông thôn mới", "programme_kind": "policy"})
    with shown(qtbot, register.book, "funding", FundingPage) as (window, page):
        press(qtbot, window, "Ctrl+N")
        fill_in(
            qtbot,
            window,
            "Tập huấn",
            "Nông thôn",
            "",
            "dao tao",
            "ngan sach tinh",
            "2026",
            "300",
            "200",
            "150",
        )
        page.adding.form.act.setFocus()
        press(qtbot, window, "Return")
        assert page.card is not None
        (row,) = lists.page(register.book, "funding_lines", [page.card.id], ("unmet", "unspent"))
        assert (row["unmet"], row["unspent"]) == (100 * MILLION, 50 * MILLION)


def test_an_empty_page_offers_the_national_programmes(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "programmes", ProgrammesPage) as (window, page):
        empty = page.list.findChild(EmptyState)
        assert empty is not None
        empty.offer.setFocus()
        press(qtbot, window, "Space")
        settle(qtbot, window)
        assert len(lists.keys(register.book, "programmes")) == 4
        assert page.list.table.rows.keys
