"""Sheets of records by keyboard: typed, pasted, filled down, compared with the period before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.register.catalogue import RECORDS
from models.values.outcomes import Outcome
from storage.history import changes
from storage.register import debts, members, organisations, results
from storage.register.records.store import add
from storage.register.sheets import sheet_fields
from tests.storage.samples import add_samples
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import MILLION, Register, settle, shown
from ui.grid.pasting import GridKey
from ui.register.importing.panel import ImportPanel
from ui.register.page import RegisterPage
from ui.register.sheet.panel import SheetPanel
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.debts.page import DebtsPage
from ui.screens.members.page import MembersPage
from ui.shell.frame.window import Window

PERIOD, BEFORE = "2026-Q3", "2026-Q2"
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """The sheet of a page with a hand on its keyboard."""

    def __init__(self, qtbot: QtBot, window: Window, page: RegisterPage) -> None:  # type: ignore[type-arg]
        self.qtbot, self.window, self.page = qtbot, window, page
        button = next(one for one in window.findChildren(QPushButton) if one.text() == page.sheet_title())
        button.click()
        settle(qtbot, window)

    @property
    def panel(self) -> SheetPanel:
        return self.page.sheet

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.panel.grid, key, modifier)
        settle(self.qtbot, self.window)

    def type(self, key: GridKey, text: str) -> None:
        assert self.panel.grid.go_to(key)
        type_in(self.panel.grid.viewport(), text[0])
        line = self.editor()
        type_in(line, text[1:])
        QTest.keyClick(line, Key.Key_Return)
        settle(self.qtbot, self.window)

    def editor(self) -> QLineEdit:
        return next(one for one in self.panel.grid.viewport().findChildren(QLineEdit) if one.isVisible())

    def paste(self, key: GridKey, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        assert self.panel.grid.go_to(key)
        self.press(Key.Key_V, CONTROL)

    def current(self) -> GridKey | None:
        return self.panel.model.address(self.panel.grid.currentIndex())


@pytest.fixture
def place(qtbot: QtBot, register: Register) -> Iterator[Desk]:
    """The results of the period: two cooperatives operate, one of them gave figures for the period before."""
    results.put(register.book, register.chuoi, BEFORE, {"workers": 7, "revenue": 1_200_500_000, "profit": 5})
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        desk = Desk(qtbot, window, page)
        desk.panel.start(PERIOD)
        yield desk


def values(register: Register, key: str) -> dict[str, int | None]:
    return dict(results.get(register.book, key, PERIOD).values)


def test_the_lines_are_who_operates_and_the_head_counts_the_gaps(place: Desk, register: Register) -> None:
    assert place.page.is_sheet and place.page.title() == "Bảng kết quả"
    assert list(place.panel.model.keys) == [register.che, register.chuoi]
    assert place.panel.gaps.text() == "còn 32 ô trống"
    assert place.panel.model.index(0, 0).data() == "HTX Chè Tam Đường"
    place.type((register.che, "workers"), "12")
    assert place.panel.gaps.text() == "còn 31 ô trống"


def test_what_is_typed_is_kept_at_once_and_enter_walks_down(place: Desk, register: Register) -> None:
    place.type((register.che, "revenue"), "1.200,5")
    assert values(register, register.che)["revenue"] == 1_200_500_000
    assert place.current() == (register.chuoi, "revenue")
    assert place.panel.model.text((register.che, "revenue")) == "1.200,5"
    place.type((register.che, "workers"), "0")
    assert values(register, register.che)["workers"] == 0, "blank is not zero"
    assert place.panel.model.text((register.chuoi, "workers")) == ""


def test_a_refused_text_stays_in_its_cell_with_the_reason(place: Desk, register: Register) -> None:
    place.type((register.che, "workers"), "3")
    place.type((register.che, "workers_women"), "4")
    assert not place.panel.grid.refusal.isHidden() and "4" in place.panel.grid.refusal.words.text()
    assert values(register, register.che)["workers_women"] is None
    line = place.editor()
    line.clear()
    type_in(line, "2")
    QTest.keyClick(line, Key.Key_Return)
    assert values(register, register.che)["workers_women"] == 2


def test_a_block_is_shown_first_and_kept_as_one_step(place: Desk, register: Register) -> None:
    before = len(changes.recent(register.book))
    place.paste((register.che, "workers"), "12\t3\nnhiều\t4\n")
    outcomes = {key: one.outcome for key, one in place.panel.model.pasted.items()}
    assert outcomes == {
        (register.che, "workers"): Outcome.NEW,
        (register.che, "workers_new"): Outcome.NEW,
        (register.chuoi, "workers"): Outcome.REFUSED,
        (register.chuoi, "workers_new"): Outcome.NEW,
    }
    assert not place.panel.bar.isHidden() and len(changes.recent(register.book)) == before
    place.press(Key.Key_Return)
    assert len(changes.recent(register.book)) == before + 1
    assert (
        values(register, register.che)["workers"] == 12
        and values(register, register.chuoi)["workers_new"] == 4
    )
    refused = (register.chuoi, "workers")
    assert place.panel.model.refused[refused][0] == "nhiều"
    place.panel.grid.go_to(refused)
    assert "nhiều" in place.panel.line._whole
    assert place.page.undo()
    settle(place.qtbot, place.window)
    assert values(register, register.che)["workers"] is None and not place.panel.model.text(
        (register.che, "workers")
    )


def test_undo_drops_a_block_that_is_only_shown(place: Desk, register: Register) -> None:
    place.paste((register.che, "workers"), "12\n")
    assert place.page.undo()
    assert not place.panel.model.pasted and place.panel.bar.isHidden()
    assert values(register, register.che)["workers"] is None


def test_fill_down_delete_and_the_sum_of_the_selection(place: Desk, register: Register) -> None:
    place.type((register.che, "workers"), "12")
    place.panel.grid.go_to((register.che, "workers"))
    place.press(Key.Key_Down, SHIFT)
    place.press(Key.Key_D, CONTROL)
    assert values(register, register.chuoi)["workers"] == 12
    assert place.panel.line._whole == "Đã chọn 2 ô · cộng 24"
    place.press(Key.Key_Delete)
    assert (
        values(register, register.chuoi)["workers"] is None
        and values(register, register.che)["workers"] is None
    )


def test_the_period_before_stands_beside_and_is_taken_over_by_a_key(place: Desk, register: Register) -> None:
    model, panel = place.panel.model, place.panel
    workers, revenue, profit = ((register.chuoi, name) for name in ("workers", "revenue", "profit"))
    assert model.aside(workers) == ""
    panel.before.click()
    assert (model.aside(workers), model.aside(revenue)) == ("7", "1.200,5")
    panel.grid.go_to(workers)
    panel.grid.selectRow(model.place(workers).row())
    press(place.qtbot, place.window, "Ctrl+L")
    settle(place.qtbot, place.window)
    assert values(register, register.chuoi)["revenue"] == 1_200_500_000
    place.type(profit, "2")
    place.type((register.che, "workers"), "1")
    marks = [model.ground(key) for key in (workers, profit, (register.che, "workers"))]
    assert marks == ["computed", "blue", "green"]
    assert "như kỳ trước" in model.tip(workers) and "0,000005" in model.tip(profit)


def test_a_block_with_names_goes_to_the_records_that_it_names(place: Desk, register: Register) -> None:
    block = (
        "Tên HTX\tLao động\tDoanh thu (đồng)\n"
        "HTX Chuối Đèo Hoa\t9\t1500000000\nHTX Chè Tam Đường\t8\t\nHTX Lạ\t1\t\n"
    )
    place.paste((register.che, "workers"), block)
    assert place.page.is_importing and place.page.title() == "Bảng kết quả"
    panel = place.page._import_of("results")
    assert [effect.outcome.value for effect in panel.model.effects.values()] == ["new", "new", "refused"]
    panel.take()
    settle(place.qtbot, place.window)
    chuoi, che = values(register, register.chuoi), values(register, register.che)
    assert (chuoi["workers"], chuoi["revenue"], che["workers"]) == (9, 1_500_000_000, 8)
    press(place.qtbot, place.window, "Esc")
    assert place.page.front is place.panel and place.panel.model.text((register.chuoi, "workers")) == "9"


def test_another_period_is_another_sheet(place: Desk, register: Register) -> None:
    place.panel.periods._take(BEFORE)
    assert place.panel.model.text((register.chuoi, "workers")) == "7"


def test_the_window_leads_to_the_sheet_of_a_period(place: Desk, register: Register) -> None:
    place.page.go_back()
    place.window.context.go_to("cooperatives", results=BEFORE)
    assert place.page.is_sheet and place.panel.period == BEFORE


def test_escape_comes_back_to_the_list(place: Desk) -> None:
    place.press(Key.Key_Escape)
    assert place.page.front is place.page.list


def test_members_are_filled_as_a_sheet(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        desk = Desk(qtbot, window, page)
        (key,) = desk.panel.model.keys
        assert [desk.panel.model.index(0, at).data() for at in (0, 1)] == ["Lò Thị Ún", "HTX Chuối Đèo Hoa"]
        desk.paste((key, "capital"), "41,5\tGCN 7\n")
        desk.press(Key.Key_Return)
        (row,) = members.members_of(register.book, register.chuoi)
        assert row.capital == 41_500_000
        assert desk.panel.model.text((key, "certificate")) == "GCN 7"


def test_debts_are_filled_as_a_sheet(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "debts", DebtsPage) as (window, page):
        desk = Desk(qtbot, window, page)
        desk.type((register.bank, "due_on"), "1/2/2027")
        card = debts.get(register.book, register.bank)
        assert card.values["due_on"] == "2027-02-01" and card.principal == 350 * MILLION
        desk.type((register.bank, "creditor_kind"), "xyz")
        assert not desk.panel.grid.refusal.isHidden()


def test_every_kind_with_a_sheet_is_shown_and_filled_by_the_same_panel(
    qtbot: QtBot, register: Register
) -> None:
    add(register.book, "products", {"organisation_id": register.che, "name": "Chè xanh", "group": "beverage"})
    officer = {"organisation_id": register.che, "person_id": register.person, "position": "director"}
    add(register.book, "managers", officer)
    with register.book.change("FILLED") as session:
        add_samples(
            register.book, session, {"organisations": register.che, "people": register.person}, each=1
        )
    with shown(qtbot, register.book, "members", MembersPage) as (_, page):
        for table in (record.table for record in RECORDS if record.sheet):
            panel = SheetPanel(page.context, table)
            qtbot.addWidget(panel)
            panel.start()
            model = panel.model
            assert model.rowCount(), table
            assert model.columnCount() == model.frozen + len(sheet_fields(table)), table
            shown_there = [model.index(0, at).data() for at in range(model.columnCount())]
            assert all(isinstance(text, str) for text in shown_there), table
            key = model.address(model.index(0, model.frozen))
            assert key is not None and model.offer(key, model.edited(key)) == "", table


def test_the_group_of_a_debt_is_shown_in_words_and_pasted_as_it_was_copied(
    qtbot: QtBot, register: Register
) -> None:
    debts.update(register.book, register.bank, "group_code", "4")
    with shown(qtbot, register.book, "debts", DebtsPage) as (window, page):
        desk = Desk(qtbot, window, page)
        model = desk.panel.model
        (other,) = [key for key in model.keys if key != register.bank]
        assert (model.text((register.bank, "group_code")), model.text((other, "group_code"))) == (
            "Nhóm 4",
            "",
        )
        desk.paste((other, "group_code"), model.text((register.bank, "group_code")))
        desk.panel.settle_paste(True)
        settle(qtbot, window)
        assert debts.get(register.book, other).values["group_code"] == "4"
        desk.type((other, "group_code"), "khó thu")
        assert not desk.panel.grid.refusal.isHidden(), "a class of the tax office is none of a bank"
        assert "Nhóm 5" in desk.panel.grid.refusal.words.text()
        assert debts.get(register.book, other).values["group_code"] == "4"


def test_officers_are_a_sheet_beside_that_of_members(qtbot: QtBot, register: Register) -> None:
    """A line says who and where; Enter at the end of a column stays in it; what is typed is one undo."""
    officer = {"organisation_id": register.che, "person_id": register.person, "position": "director"}
    add(register.book, "managers", officer)
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        desk = Desk(qtbot, window, page)
        turn = page.secondary()[1]
        assert turn.text == "Bảng cán bộ quản lý"
        turn.act()
        settle(qtbot, window)
        model = desk.panel.model
        assert (page.title(), model.frozen) == ("Bảng cán bộ quản lý", 2)
        (key,) = model.keys
        desk.type((key, "training_level"), "đại học")
        assert model.text((key, "training_level")).startswith("Đại học")
        assert desk.current() == (key, "training_level"), "Enter at the end of a column does not leave it"
        assert page.undo()
        settle(qtbot, window)
        assert model.text((key, "training_level")) == ""
        assert page.secondary()[1].text == "Bảng thành viên"


def test_entries_of_debts_come_from_excel_beside_debts(qtbot: QtBot, register: Register) -> None:
    card = debts.get(register.book, register.bank)
    owner, creditor = organisations.get(register.book, card.organisation_id).name, card.values["creditor"]
    head = "debt.organisation\tdebt.creditor\ton\tkind\tSố tiền (triệu đồng)"
    with shown(qtbot, register.book, "debts", DebtsPage) as (window, page):
        page.paste()
        settle(qtbot, window)
        turn = page.secondary()[-1]
        assert turn.text == "Dán phát sinh của các khoản nợ"
        QGuiApplication.clipboard().setText(f"{head}\n{owner}\t{creditor}\t01/09/2026\tprincipal_paid\t1,5\n")
        turn.act()
        settle(qtbot, window)
        panel = next(one for one in page.findChildren(ImportPanel) if one.table == "debt_entries")
        assert (page.title(), panel.keep.text()) == (turn.text, "Ghi 1 dòng vào sổ")
        assert page.secondary()[-1].text == "Dán các khoản nợ"
        panel.take()
        settle(qtbot, window)
    assert debts.get(register.book, register.bank).principal == card.principal - 1_500_000


def test_the_usual_span_of_a_column_is_said_while_a_cell_is_filled(place: Desk, register: Register) -> None:
    for quarter, workers in enumerate((5, 6, 7, 8), start=1):
        results.put(register.book, register.che, f"2025-Q{quarter}", {"workers": workers})
    place.panel.start(PERIOD)
    assert place.panel.grid.go_to((register.che, "workers"))
    assert "thường từ 5 đến 8" in place.panel.line.toolTip() or "thường từ 5 đến 8" in place.panel.line.text()
