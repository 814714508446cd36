"""The page of debts on a real book: balances follow the movements."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from storage.register import debts, standings
from storage.register.doubts import held_by_debt
from tests.ui.keyboard import press
from tests.ui.screens.register import MILLION, Register, put, settle, shown, wait
from ui.register.form.draft import DraftForm
from ui.screens.debts.listing import HELD
from ui.screens.debts.page import DebtsPage
from ui.shell.frame.window import Window

Seat = tuple[Window, DebtsPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "debts", DebtsPage) as opened:
        yield opened


def texts(page: DebtsPage) -> list[list[str]]:
    rows = page.list.table.rows
    found = [rows.row_at(at) for at in range(len(rows.keys))]
    return [[column.text(row) for column in rows.columns] for row in found if row is not None]


def test_the_list_shows_balances_and_days_overdue(seat: Seat) -> None:
    _, page = seat
    assert [row[0] for row in texts(page)] == ["HTX Chuối Đèo Hoa", "HTX Vận tải Ma Li Pho"]
    assert texts(page)[1][4:] == ["01/06/2022", "350", "0", "350", "1.582"]
    assert page.note() == "2 khoản, dư nợ 470 tr.đ đến 30/09/2026"


def test_the_keyboard_is_in_the_table_when_its_rows_arrive(seat: Seat) -> None:
    _, page = seat
    assert page.window().focusWidget() is page.list.table and page.list.table.current_key() is not None


def test_balances_are_those_of_the_chosen_day(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    put(page.list.day, "1/1/2020")
    page.list.day.commit()
    settle(qtbot, window)
    assert texts(page) == []
    put(page.list.day, "02/06/2020")
    page.list.day.commit()
    settle(qtbot, window)
    assert [row[7:] for row in texts(page)] == [["120", ""], ["350", ""]]


def test_the_balance_follows_the_movements(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.bank)
    for kind, day, amount in (
        ("Phát sinh lãi, tiền chậm nộp", "31/12/2021", "17,5"),
        ("Trả nợ gốc", "15/03/2022", "50"),
    ):
        page.record_entry()
        form = page.record.edit.findChildren(DraftForm)[-1]
        put(form.fields["kind"], kind)
        put(form.fields["on"], day)
        put(form.fields["amount"], amount)
        assert form.submit()
        settle(qtbot, window)
    steps = list(page.record.entries.rows.values())
    assert [(step.principal // MILLION, step.interest) for step in steps] == [
        (350, 0),
        (350, 17_500_000),
        (300, 17_500_000),
    ]
    assert page.note().startswith("gốc 300 + lãi 17,5 = 317,5 tr.đ")
    page.undo()
    wait(qtbot, lambda: len(page.record.entries.rows) == 2)


def test_paying_more_than_is_owed_is_refused_at_the_amount(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.bank)
    page.record_entry()
    form = page.record.edit.findChildren(DraftForm)[-1]
    put(form.fields["kind"], "Trả nợ gốc")
    put(form.fields["amount"], "351")
    assert not form.submit()
    assert "1.000.000" in form.fields["amount"].refusal.text()
    assert len(debts.get(register.book, register.bank).entries) == 1


def test_a_group_of_another_scheme_is_not_offered(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.bank, "fields")
    field = page.record.debt_fields.group
    put(field, "nhom 5")
    field.commit()
    assert debts.get(register.book, register.bank).values["group_code"] == "5"
    put(field, "khó thu")
    field.commit()
    assert field.refused


def test_a_due_day_before_the_beginning_is_refused(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.bank, "fields")
    field = page.record.debt_fields.record["due_on"]
    put(field, "1/1/2019")
    field.commit()
    assert field.refused
    assert debts.get(register.book, register.bank).values["due_on"] == "2022-06-01"


def test_a_new_debt_opens_with_its_first_movement(seat: Seat, register: Register) -> None:
    window, page = seat
    window.context.go_to("debts", new_for=register.che)
    fields = page.adding.form.fields
    assert fields["organisation"].value() == register.che
    put(fields["creditor_kind"], "thue")
    fields["creditor_kind"].commit()
    put(fields["group_code"], "kho thu")
    put(fields["started_on"], "1/4/2026")
    put(fields["principal"], "12,25")
    assert page.adding.form.submit()
    card = page.card
    assert card is not None
    kept = (card.principal, card.values["group_scheme"], card.values["group_code"])
    assert kept == (12_250_000, "tax_management", "hard")


def test_whose_debts_keep_them_from_being_dissolved(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.list.views._choose(HELD)
    settle(qtbot, window)
    rows = list(page.list.held.rows.values())
    assert [row.held.id for row in rows] == [register.ngung]
    assert (rows[0].held.stopped_since, rows[0].held.total) == ("2023-01-10", 350 * MILLION)
    texts = {column.key: column.text(rows[0]) for column in page.list.held.table.rows.columns}
    assert texts["clock"] == "Đủ căn cứ thu hồi từ 10/01/2024"
    assert texts["next"] == "chưa làm bước nào"


def test_the_list_of_those_held_is_shown_as_it_is_printed(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    page.list.views._choose(HELD)
    settle(qtbot, window)
    page.list.held.print.click()
    settle(qtbot, window)
    preview = page.list.held.paper.preview
    assert preview is not None and preview.isVisible()
    preview.close()


def test_files_of_those_held_have_the_debts_of_those_that_stopped(
    qtbot: QtBot, seat: Seat, tmp_path: Path
) -> None:
    window, page = seat
    page.list.views._choose(HELD)
    page.list.show_paths(("organisation", "balance"))
    page.list.export.save_as(tmp_path / "no.csv")
    settle(qtbot, window)
    lines = (tmp_path / "no.csv").read_text("utf-8-sig").splitlines()
    assert lines[1:] == ["Hợp tác xã Vận tải Ma Li Pho,350000000"]


def test_the_clock_after_revocation(register: Register) -> None:
    standings.record_event(register.book, register.ngung, "revoked", date(2026, 6, 1))
    running = held_by_debt.held(register.book, date(2026, 9, 30))[0]
    assert (running.clock, running.clock_on) == ("CLOCK_SIX_MONTHS_RUN", date(2026, 12, 1))
    over = held_by_debt.held(register.book, date(2026, 12, 1))[0]
    assert over.clock == "CLOCK_SIX_MONTHS_OVER"


def test_deleting_a_debt_is_asked_and_undone(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.list.table.setFocus()
    page.list.table.select_key(register.bank)
    press(qtbot, window, "Del")
    next(one for one in page.findChildren(QDialog) if one.isVisible()).accept()
    wait(qtbot, lambda: len(texts(page)) == 1)
    page.list.table.setFocus()
    press(qtbot, window, "Ctrl+Z")
    wait(qtbot, lambda: len(texts(page)) == 2)


def test_search_and_sorting(qtbot: QtBot, seat: Seat) -> None:
    _, page = seat
    page.list.bar.setText("ma li pho")
    wait(qtbot, lambda: [row[0] for row in texts(page)] == ["HTX Vận tải Ma Li Pho"])
    page.list.bar.setText("120/hd")
    wait(qtbot, lambda: [row[0] for row in texts(page)] == ["HTX Chuối Đèo Hoa"])
    page.list.bar.setText("")
    wait(qtbot, lambda: len(texts(page)) == 2)
    page.list.sort("balance", True)
    wait(qtbot, lambda: [row[7] for row in texts(page)] == ["350", "120"])
    page.list.sort("balance", False)
    wait(qtbot, lambda: [row[7] for row in texts(page)] == ["120", "350"])


def test_the_home_page_leads_to_one_kind_of_creditor(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    window.context.go_to("debts", creditor_kind="bank")
    settle(qtbot, window)
    assert page.list.kinds.current == "bank"
    assert len(texts(page)) == 2


def test_a_thrown_debt_waits_in_the_bin(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.remove(register.bank)
    page.list.views._choose("bin")
    settle(qtbot, window)
    assert [row[0] for row in texts(page)] == ["HTX Vận tải Ma Li Pho"]
    page.open(register.bank)
    chip = page.chip()
    assert chip is not None and chip.text == "trong thùng rác"
    page.restore(register.bank)
    page.go_back()
    settle(qtbot, window)
    assert texts(page) == []
