"""The development fund by keyboard: debts taken up from the ledgers, a loan chosen by its debt, one to a member."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.register.drafts import DebtDraft, EntryDraft
from storage.register import debts
from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import MILLION, Register, put, settle, shown, wait
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register.form.draft import DraftForm
from ui.register.kind.children import ChildrenPart
from ui.register.kind.part import KindPart
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.programmes.certificates import CertificatesPage
from ui.screens.programmes.funds import FundLoansPage, FundsPage
from ui.screens.programmes.projects import ProjectsPage
from ui.shell.frame.window import Window

Seat = tuple[Window, FundLoansPage]


@pytest.fixture
def debt(register: Register) -> str:
    drawn = EntryDraft(on="2026-02-01", kind="principal_drawn", amount=120 * MILLION)
    draft = DebtDraft(creditor_kind="alliance_fund", contract="77/HĐTD", entries=(drawn,))
    return debts.add(register.book, register.che, draft)


@pytest.fixture
def fund(register: Register) -> str:
    return store.add(register.book, "funds", {"name": "Quỹ hỗ trợ HTX", "fund_state": "lending"})


@pytest.fixture
def seat(qtbot: QtBot, register: Register, fund: str, debt: str) -> Iterator[Seat]:
    with shown(qtbot, register.book, "fund_loans", FundLoansPage) as opened:
        yield opened


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_debts_of_the_ledgers_become_loans_and_go_again(
    qtbot: QtBot, register: Register, fund: str, debt: str
) -> None:
    with shown(qtbot, register.book, "funds", FundsPage) as (window, page):
        page.open(fund)
        wanted = len(_untaken(register))
        (action,) = page.record_actions()
        action.act()
        panel = next(one for one in page.findChildren(ConfirmPanel) if one.isVisible())
        assert panel.windowTitle() == f"Lấy {wanted} khoản nợ làm khoản vay của Quỹ này?"
        panel.act.click()
        settle(qtbot, window)
        part = page.record.front
        assert isinstance(part, ChildrenPart) and len(part.rows) == wanted
        page.record_actions()[0].act()
        settle(qtbot, window)
        assert not [one for one in page.findChildren(ConfirmPanel) if one.isVisible()]
        page.setFocus()
        press(qtbot, window, "Ctrl+Z")
        settle(qtbot, window)
        assert lists.count(register.book, "fund_loans") == 0


def _untaken(register: Register) -> list[str]:
    found = lists.page(register.book, "debts", list(lists.keys(register.book, "debts")), ["creditor_kind"])
    return [str(one["id"]) for one in found if one["creditor_kind"] == "alliance_fund"]


def test_a_loan_is_the_debt_of_the_cooperative_that_is_typed(
    qtbot: QtBot, seat: Seat, register: Register, debt: str
) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    for text in ("quy ho tro", "tam duong", "", "", "Mua chè búp"):
        type_in(focused(), text)
        press(qtbot, window, "Return")
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    card = page.card
    assert card is not None and card.values["debt_id"] == debt
    assert page.title() == "Hợp tác xã Chè Tam Đường"
    assert page.note() == "đã cho vay 120, đã trả 0, dư nợ 120 tr.đ"
    field = page.record.fields["debt_id"]
    assert field.line.text() == "Hợp tác xã Chè Tam Đường · 77/HĐTD"  # type: ignore[attr-defined]
    put(page.record.fields["amount"], "5")
    page.record.fields["amount"].commit()
    assert page.record.fields["amount"].refused
    (open_debt,) = page.record_actions()
    open_debt.act()
    settle(qtbot, window)
    assert window.page is window.pages["debts"]


def test_a_loan_to_a_member_has_its_repayments_here(
    qtbot: QtBot, seat: Seat, register: Register, fund: str
) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    for text in ("quy ho tro", "", "Lò Văn A", "thanh vien", "", "9/HĐ", "60", "1/2/2026", "1/2/2027"):
        type_in(focused(), text)
        press(qtbot, window, "Return")
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    card = page.card
    assert card is not None and card.values["amount"] == 60 * MILLION and page.record_actions() == ()
    page.open(card.id, "fund_repayments")
    part = page.record.front
    assert isinstance(part, ChildrenPart)
    repaid = {"loan_id": card.id, "on": "2026-05-01", "repayment_kind": "paid", "amount": 20 * MILLION}
    store.add(register.book, "fund_repayments", repaid)
    settle(qtbot, window)
    wait(qtbot, lambda: len(part.rows) == 1)
    found = lists.page(register.book, "fund_loans", [card.id], ["balance"])
    assert found[0]["balance"] == 40 * MILLION


def test_who_is_related_is_typed_beside_the_fund(qtbot: QtBot, register: Register, fund: str) -> None:
    with shown(qtbot, register.book, "funds", FundsPage) as (window, page):
        page.open(fund, "fund_relations")
        part = page.record.front
        assert isinstance(part, ChildrenPart)
        part.take_focus()
        press(qtbot, window, "Ins")
        for text in ("tam duong", "", "nguoi quan ly", "", "Lò Văn A"):
            type_in(focused(), text)
            press(qtbot, window, "Return")
        (form,) = [one for one in page.findChildren(DraftForm) if one.isVisible()]
        form.act.setFocus()
        press(qtbot, window, "Return")
        settle(qtbot, window)
        wait(qtbot, lambda: len(part.rows) == 1)
        (key,) = lists.keys(register.book, "fund_relations")
        (found,) = lists.page(
            register.book, "fund_relations", [key], ["organisation", "borrower_relation", "related_borrower"]
        )
        assert found["organisation"] == "Hợp tác xã Chè Tam Đường"
        assert (found["borrower_relation"], found["related_borrower"]) == ("manager", "Lò Văn A")


def test_an_organisation_lists_its_certificates_and_adds_one(qtbot: QtBot, register: Register) -> None:
    values = {"organisation_id": register.che, "name": "Chè Shan", "certificate_kind": "vietgap"}
    key = store.add(register.book, "certificates", values)
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.open(register.che, "certificates")
        part = page.record.front
        assert isinstance(part, KindPart) and part.table.rows.keys == [key]
        press(qtbot, window, "Return")
        opened = window.page
        assert isinstance(opened, CertificatesPage) and opened.title() == "Chè Shan"
        assert window.beside.current == "certificates" and not window.beside.isVisible()
        window.open_page("cooperatives")
        part.take_focus()
        press(qtbot, window, "Ins")
        assert opened.adding.form.fields["organisation_id"].value() == register.che


def test_a_chain_is_added_with_who_leads_it(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "projects", ProjectsPage) as (window, page):
        press(qtbot, window, "Ctrl+N")
        for text in ("Chuỗi chè", "chuoi", "dang thuc hien", "tam duong", "", "Chè", "45,25", "120"):
            type_in(focused(), text)
            press(qtbot, window, "Return")
        page.adding.form.act.setFocus()
        press(qtbot, window, "Return")
        assert page.card is not None
        kept = {
            name: page.card.values[name]
            for name in ("project_state", "organisation_id", "area", "households")
        }
        assert kept == {
            "project_state": "running",
            "organisation_id": register.che,
            "area": 4525,
            "households": 120,
        }
        assert cards.get_card(register.book, "chain_projects", page.card.id).called == "Chuỗi chè"
