"""The page of cooperatives on a real book, worked by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from models.values.cells.copied import copied_cells
from storage.history import changes
from storage.register import members, organisations, results, standings
from storage.register.doubts.organisation_doubts import doubts
from storage.register.lists import lists
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import COMMUNES, MILLION, Register, put, settle, shown, wait
from ui.register.form.draft import DraftForm
from ui.register.form.joining import JoinForm
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.cooperatives.people import MembersPart
from ui.screens.cooperatives.results import ResultsPart
from ui.shell.frame.window import Window

Seat = tuple[Window, CooperativesPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as opened:
        yield opened


def names(page: CooperativesPage) -> list[str]:
    rows = page.list.table.rows
    return [
        page.list.table.rows.columns[0].text(row) for at in range(len(rows.keys)) if (row := rows.row_at(at))
    ]


def test_the_list_shows_each_with_its_figures(seat: Seat) -> None:
    _, page = seat
    assert names(page) == ["HTX Chè Tam Đường", "HTX Chuối Đèo Hoa", "HTX Vận tải Ma Li Pho"]
    row = page.list.table.rows.row_at(2)
    assert row is not None
    texts = [column.text(row) for column in page.list.table.rows.columns]
    assert texts[4:] == ["Ngừng, vướng nợ", "0", "900", "350", "—"]
    assert page.note() == "3 tổ chức · 2 đang hoạt động · 1 ngừng, 1 vướng nợ"


def test_search_needs_no_accents(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+F")
    type_in(QApplication.focusWidget() or page, "chuoi deo")
    wait(qtbot, lambda: names(page) == ["HTX Chuối Đèo Hoa"])
    press(qtbot, window, "Esc")
    wait(qtbot, lambda: len(names(page)) == 3)


def test_chips_narrow_the_list(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    page.list.states._choose("held_by_debt")
    settle(qtbot, window)
    assert names(page) == ["HTX Vận tải Ma Li Pho"]
    page.list.states._choose("all")
    page.list.kinds._choose("group")
    settle(qtbot, window)
    assert names(page) == []


def test_a_header_sorts(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    page.list.sort("capital", True)
    settle(qtbot, window)
    assert names(page)[0] == "HTX Chè Tam Đường"
    page.list.sort("debt", True)
    settle(qtbot, window)
    assert names(page)[0] == "HTX Vận tải Ma Li Pho"


def test_enter_opens_and_escape_comes_back_to_its_place(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.list.table.setFocus()
    press(qtbot, window, "Down")
    press(qtbot, window, "Return")
    assert page.title() == "HTX Chuối Đèo Hoa"
    press(qtbot, window, "Esc")
    assert page.front is page.list
    assert page.list.table.current_key() == register.chuoi


def test_a_field_is_kept_when_it_is_left(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.chuoi)
    field = page.record.profile.record["village"]
    field.editor.setFocus()
    type_in(field.editor, "Bản Đèo")
    press(qtbot, window, "Return")
    assert organisations.get(register.book, register.chuoi).values["village"] == "Bản Đèo"
    newest = changes.recent(register.book, 1)[0]
    assert (newest.title, newest.actor) == ("ORGANISATION_CHANGED", "Vàng Thị Lan")


def test_a_taken_name_is_refused_beside_its_field(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.che)
    field = page.record.profile.record["name"]
    field.write("HTX chuối đèo hoa")
    field.commit()
    assert field.refused
    assert "trùng" in field.refusal.text()
    assert organisations.get(register.book, register.che).name == "Hợp tác xã Chè Tam Đường"
    field.write("HTX Chè Tả Lèng")
    field.commit()
    assert not field.refused
    assert organisations.get(register.book, register.che).name == "HTX Chè Tả Lèng"


def test_an_impossible_date_is_refused_beside_its_field(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.chuoi)
    field = page.record.profile.record["registered_on"]
    put(field, "31/02/2020")
    field.commit()
    assert "31/02/2020" in field.refusal.text()
    put(field, "1/2/2018")
    field.commit()
    assert field.refused, "it is before the founding"
    assert organisations.get(register.book, register.chuoi).values["registered_on"] is None


def test_a_doubtful_tax_code_is_kept_and_noted(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.chuoi)
    field = page.record.profile.record["tax_code"]
    field.write("123")
    field.commit()
    assert organisations.get(register.book, register.chuoi).values["tax_code"] == "123"
    page.record.show_organisation(register.chuoi)
    assert "123" in field.hint.text() or "chữ số" in field.hint.text()
    assert any("TAX_CODE" in one for one in _doubts(page))


def _doubts(page: CooperativesPage) -> list[str]:
    card = page.card
    assert card is not None
    shown_there = {one.finding.sentence for one in page.record.findings.cards}
    found = doubts(page.context.opened, card.id)
    assert len(shown_there) == len({one.code for one in found})
    return [one.code for one in found]


def test_an_event_changes_the_state(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.che)
    chip = page.chip()
    assert chip is not None and chip.text == "Đang hoạt động"
    page.record_event()
    fields = _draft(page).fields
    put(fields["event"], "tam ngung")
    put(fields["on"], "01/09/2026")
    assert _draft(page).submit()
    wait(qtbot, lambda: (found := page.chip()) is not None and found.text == "Ngừng hoạt động")
    assert standings.events(register.book, register.che)[-1].event == "suspended"
    settle(qtbot, window)


def _draft(page: CooperativesPage) -> DraftForm:
    found = page.record.edit.findChildren(DraftForm)
    return found[-1]


def test_an_event_before_the_founding_is_refused_at_its_day(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.chuoi)
    page.record_event()
    form = _draft(page)
    put(form.fields["event"], "tam ngung")
    put(form.fields["on"], "01/01/2001")
    assert not form.submit()
    assert "05/03/2019" in form.fields["on"].refusal.text()
    assert len(standings.events(register.book, register.chuoi)) == 1


def test_what_is_lacking_is_asked_for_in_a_draft(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    assert page.front == page.adding
    assert not page.adding.form.submit()
    assert page.adding.form.fields["name"].refused
    press(qtbot, window, "Esc")
    assert page.stack.currentIndex() == 0


def test_a_new_one_is_added_and_opens(seat: Seat, register: Register) -> None:
    _, page = seat
    page.add()
    fields = page.adding.form.fields
    put(fields["name"], "HTX Mắc ca  Sìn Hồ")
    put(fields["commune"], COMMUNES[1].title)
    put(fields["founded_on"], "050326")
    put(fields["capital"], "1.234,5")
    assert page.adding.form.submit()
    card = page.card
    assert card is not None
    assert (card.name, card.capital) == ("HTX Mắc ca Sìn Hồ", 1_234_500_000)
    assert card.values["commune_code"] == COMMUNES[1].code
    assert card.events[0].on == "2026-03-05"


def test_a_known_name_is_refused_in_the_draft(seat: Seat) -> None:
    _, page = seat
    page.add()
    fields = page.adding.form.fields
    put(fields["name"], "HTX Chè Tam Đường")
    put(fields["commune"], COMMUNES[1].title)
    assert not page.adding.form.submit()
    assert fields["name"].refused


def test_delete_asks_throws_into_the_bin_and_is_undone(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.list.table.setFocus()
    page.list.table.select_key(register.che)
    press(qtbot, window, "Del")
    asked = [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert asked and "Chè Tam Đường" in asked[0].windowTitle()
    asked[0].accept()
    wait(qtbot, lambda: "HTX Chè Tam Đường" not in names(page))
    page.list.table.setFocus()
    press(qtbot, window, "Ctrl+Z")
    wait(qtbot, lambda: "HTX Chè Tam Đường" in names(page))
    press(qtbot, window, "Ctrl+Y")
    wait(qtbot, lambda: "HTX Chè Tam Đường" not in names(page))
    page.list.states._choose("bin")
    settle(qtbot, window)
    assert names(page) == ["HTX Chè Tam Đường"]
    page.restore(register.che)
    wait(qtbot, lambda: not organisations.get(register.book, register.che).deleted)


def test_undoing_the_addition_leaves_the_open_record(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    page.add()
    put(page.adding.form.fields["name"], "HTX Tạm")
    put(page.adding.form.fields["commune"], COMMUNES[1].title)
    assert page.adding.form.submit()
    settle(qtbot, window)
    assert page.undo()
    wait(qtbot, lambda: page.front is page.list)
    assert "HTX Tạm" not in names(page)


def test_a_member_who_is_known_elsewhere_stays_one_person(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.che, "members")
    part = page.record.part("members")
    assert isinstance(part, MembersPart)
    part.ask_member()
    form = page.record.edit.findChildren(JoinForm)[-1]
    put(form.form.fields["name"], "lo thi un")
    form.form.fields["name"].commit()
    assert not form.offers.isHidden()
    buttons = form.offers.findChildren(QPushButton)
    offered = next(one for one in buttons if one.text() == "Đúng, chọn người này")
    offered.click()
    assert form.form.submit()
    found = members.members_of(register.book, register.che)
    assert [row.person_id for row in found] == [register.person]


def test_results_are_kept_for_the_chosen_period(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.che, "results")
    part = page.record.part("results")
    assert isinstance(part, ResultsPart)
    field = part.record["workers"]
    put(field, "12")
    field.commit()
    put(part.record["workers_women"], "13")
    part.record["workers_women"].commit()
    kept = results.get(register.book, register.che, part.periods.period).values
    assert (kept["workers"], kept["workers_women"]) == (12, None)
    assert part.record["workers_women"].refused
    part.show_sheet()
    settle(qtbot, window)
    assert part.paper.preview is not None and "[R]" in part.paper.preview.windowTitle()
    part.paper.preview.close()


def test_the_history_tells_from_what_to_what(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    organisations.update(register.book, register.che, "sector", "trade")
    page.open(register.che, "past")
    settle(qtbot, window)
    part = page.record.part("past")
    line = part.past.lines[0]  # type: ignore[attr-defined]
    assert (line.who, line.what, line.before) == ("Vàng Thị Lan", "Lĩnh vực", "Trồng trọt")
    assert line.after == "Thương mại, dịch vụ, từ 30/09/2026"


BLOCK = (
    "DANH SÁCH HỢP TÁC XÃ\n"
    "STT\tTên HTX\tMã số thuế\tXã, phường\tLĩnh vực\tVốn điều lệ (tr.đ)\n"
    f"1\tHTX Ong Mật\t6200099999\t{COMMUNES[0].name}\tchan nuoi\t1.200,5\n"
    "2\tHTX Chè Tam Đường\t6200023451\t\t\t2.500\n"
    "3\tHTX Chuối Đèo Hoa\t6200012345\t\ttrồng trọt\t480\n"
    "4\tHTX Sai\t\tKhông Có Xã Này\t\t\n"
    "5\tHTX Hỏng\t6.2E+09\t\t\t\n"
    "6\t\t\t\t\t1\n"
    "\tTổng cộng\t\t\t\t9.999\n"
    "Tổng cộng:\t\t\t\t\t9.999\n"
)


def test_a_pasted_block_is_shown_before_it_is_kept(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    QGuiApplication.clipboard().setText(BLOCK)
    page.paste()
    model = page.importing.model
    wait(qtbot, lambda: model.effects)
    assert [effect.outcome.value for effect in model.effects.values()] == [
        "new",
        "changed",
        "same",
        "refused",
        "refused",
        "refused",
    ]
    assert model.remark(8).startswith("Cần nhập"), "nothing stood there that is kept"
    assert len(lists.keys(register.book, "organisations")) == 3, "nothing is kept yet"
    assert "2.000.000.000 đồng → 2.500.000.000 đồng" in model.remark(4)
    page.importing.take()
    wait(qtbot, lambda: page.done.isVisible())
    settle(qtbot, window)
    assert len(lists.keys(register.book, "organisations")) == 4
    assert organisations.get(register.book, register.che).capital == 2500 * MILLION
    newest = next(one for one in changes.recent(register.book, 2) if one.title != "SETTING_CHANGED")
    assert newest.title == "RECORDS_IMPORTED", "beside it the layout is remembered"
    assert newest.details == {"table": "organisations", "added": 1, "changed": 1}
    assert page.is_importing and [row.number for row in model.rows] == [6, 7, 8], "the refused ones stay"
    assert page.undo()
    assert len(lists.keys(register.book, "organisations")) == 3
    assert organisations.get(register.book, register.che).capital == 2000 * MILLION


def test_pasting_the_same_again_changes_nothing(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    page.paste()
    for _ in range(2):
        page.importing.read(copied_cells(BLOCK))
        settle(qtbot, window)
        last = {outcome.value: number for outcome, number in page.importing.model.counts().items()}
        if last["new"]:
            page.importing.take()
            settle(qtbot, window)
    assert (last["new"], last["changed"], last["same"]) == (0, 0, 3)


def test_the_list_takes_a_block_by_keyboard(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    QGuiApplication.clipboard().setText("Tên HTX\tMã số thuế\nHTX Quế\t6200077777\n")
    page.list.table.setFocus()
    press(qtbot, window, "Ctrl+V")
    settle(qtbot, window)
    assert page.is_importing and page.title() == "Dán danh sách tổ chức"
    press(qtbot, window, "Esc")
    assert page.front is page.list


def test_the_window_goes_to_an_organisation_from_elsewhere(seat: Seat, register: Register) -> None:
    window, page = seat
    window.context.go_to("cooperatives", organisation=register.ngung, part="debts")
    assert page.title() == "HTX Vận tải Ma Li Pho"
    assert page.record.tabs.current == "debts"


def test_the_home_page_leads_to_one_sector_and_back(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    window.context.go_to("cooperatives", sector="agriculture")
    settle(qtbot, window)
    assert names(page) == ["HTX Chè Tam Đường", "HTX Chuối Đèo Hoa"]
    assert page.list.sector_chip.text() == "Lĩnh vực: Nông nghiệp ✕"
    page.list.sector_chip.click()
    settle(qtbot, window)
    assert len(names(page)) == 3
    window.context.go_to("cooperatives", state="held_by_debt")
    settle(qtbot, window)
    assert names(page) == ["HTX Vận tải Ma Li Pho"]


def test_the_home_page_leads_to_pasting(seat: Seat) -> None:
    window, page = seat
    QGuiApplication.clipboard().clear()
    window.context.go_to("cooperatives", paste=True)
    assert page.title() == "Dán danh sách tổ chức"


def test_a_name_much_like_a_known_one_is_noted_while_adding(seat: Seat) -> None:
    _, page = seat
    page.add()
    put(page.adding.name, "htx che tam")
    page.adding.name.commit()
    assert "Hợp tác xã Chè Tam Đường" in page.adding.name.hint.text()
    assert not page.adding.name.refused


def test_opening_a_record_leaves_one_window_and_the_keyboard_in_it(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    window.activateWindow()
    page.open(register.chuoi)
    settle(qtbot, window)
    assert not page.list.bar.isVisible()
    wait(qtbot, lambda: QApplication.focusWidget() is page.record.profile.record["name"].editor)
    press(qtbot, window, "Tab")
    assert QApplication.focusWidget() is page.record.profile.record["kind"].editor
    page.go_back()
    assert page.list.bar.isVisible()


def test_the_tabs_are_walked_by_keyboard(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.chuoi)
    for expected in ("standing", "capital", "members"):
        press(qtbot, window, "Ctrl+PgDown")
        assert page.record.tabs.current == expected
    press(qtbot, window, "Ctrl+PgUp")
    press(qtbot, window, "Ctrl+PgUp")
    assert page.record.tabs.current == "standing"
    assert page.primary() is not None
    press(qtbot, window, "Ins")
    assert page.record.entering
    assert page.primary() is None, "Ctrl+Enter must not begin anew over what is being typed"
    press(qtbot, window, "Esc")
    assert not page.record.entering
    assert page.front == page.record
