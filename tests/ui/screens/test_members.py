"""The page of members on a real book."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.register.drafts import ManagerDraft, PersonDraft
from storage.history import changes
from storage.register import managers, members
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, put, settle, shown, wait
from ui.register.form.draft import DraftForm
from ui.register.form.fields import NationalityField, field_for
from ui.register.history import value_words
from ui.screens.members.page import MembersPage
from ui.shell.frame.window import Window

Seat = tuple[Window, MembersPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "members", MembersPage) as opened:
        yield opened


def texts(page: MembersPage, row: int = 0) -> list[str]:
    found = page.list.table.rows.row_at(row)
    assert found is not None
    return [column.text(found) for column in page.list.table.rows.columns]


def test_numbers_are_masked_in_the_list(seat: Seat) -> None:
    _, page = seat
    assert texts(page) == [
        "Lò Thị Ún",
        "1980",
        "Nữ",
        "",
        "•••••••••234",
        "HTX Chuối Đèo Hoa",
        "Chính thức",
        "40",
        "05/03/2019",
    ]
    assert page.note() == "1 thành viên · 0 đã ra khỏi"


def test_search_needs_no_accents_and_finds_numbers(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+F")
    type_in(QApplication.focusWidget() or page, "un lo")
    wait(qtbot, lambda: len(page.list.table.rows.keys) == 1)
    page.list.bar.setText("0121800")
    wait(qtbot, lambda: len(page.list.table.rows.keys) == 1)
    page.list.bar.setText("khong ai")
    wait(qtbot, lambda: not page.list.table.rows.keys)


def test_other_names_are_typed_and_found(qtbot: QtBot, seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.person)
    field = page.record.who.record["aliases"]
    put(field, "Ún Hoa; Lò Mí Ún")
    field.commit()
    assert members.get_person(register.book, register.person).values["aliases"] == "Ún Hoa; Lò Mí Ún"
    page.list.bar.setText("un hoa")
    wait(qtbot, lambda: len(page.list.table.rows.keys) == 1)
    page.list.bar.setText("un lan")
    wait(qtbot, lambda: not page.list.table.rows.keys)


def test_showing_a_number_is_kept_in_the_history(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.list.table.setFocus()
    press(qtbot, window, "Return")
    assert page.title() == "Lò Thị Ún"
    field = page.record.who.record["personal_number"]
    assert field.isHidden()
    page.record.who.show_number()
    assert not field.isHidden() and field.value() == "012180001234"
    newest = changes.recent(register.book, 1)[0]
    assert (newest.title, newest.details["person"]) == ("NUMBER_REVEALED", "Lò Thị Ún")
    page.open(register.person)
    settle(qtbot, window)


def test_a_doubtful_number_is_noted_not_refused(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.person)
    page.record.who.show_number()
    field = page.record.who.record["sex"]
    put(field, "nam")
    field.commit()
    page.record.show_person(register.person)
    assert members.get_person(register.book, register.person).values["sex"] == "male"
    assert page.record.who.record["personal_number"].hint.text() != ""


def test_nationality_is_shown_by_its_name_and_kept_by_its_code(qtbot: QtBot) -> None:
    field = field_for("people", "nationality")
    qtbot.addWidget(field)
    assert isinstance(field, NationalityField)
    field.set_value("VN")
    assert field.line.text() == "Việt Nam" and field.read() == "VN"
    field.line.setText("viet nam")
    assert field.read() == "VN"
    field.line.setText("Lào")
    assert field.read() == "Lào"
    assert value_words("people", "nationality", "VN") == "Việt Nam"


def test_a_birth_may_be_a_year_and_a_wrong_one_is_refused(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.person)
    field = page.record.who.record["birth"]
    for typed, kept in (("1981", "1981"), ("3/1981", "1981-03"), ("5/3/1981", "1981-03-05")):
        put(field, typed)
        field.commit()
        assert members.get_person(register.book, register.person).values["birth"] == kept
    put(field, "13/1981")
    field.commit()
    assert field.refused
    assert members.get_person(register.book, register.person).values["birth"] == "1981-03-05"


def test_a_person_joins_and_leaves(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.person)
    page.join()
    form = page.record.edit.findChildren(DraftForm)[-1]
    put(form.fields["organisation"], "Hợp tác xã Chè Tam Đường")
    assert form.submit()
    settle(qtbot, window)
    wait(qtbot, lambda: len(page.record.memberships.rows) == 2)
    assert page.note() == "đang là thành viên của 2 tổ chức"
    page.record.memberships.table.select_key(
        next(key for key, row in page.record.memberships.rows.items() if row.organisation_id == register.che)
    )
    page.record.memberships.ask_leave()
    form = page.record.edit.findChildren(DraftForm)[-1]
    put(form.fields["left_on"], "01/01/2001")
    assert not form.submit(), "nobody leaves before joining"
    put(form.fields["left_on"], "30/09/2026")
    assert form.submit()
    wait(qtbot, lambda: any(row.left_on for row in page.record.memberships.rows.values()))


def test_joining_twice_is_refused(seat: Seat, register: Register) -> None:
    _, page = seat
    page.open(register.person)
    page.join()
    form = page.record.edit.findChildren(DraftForm)[-1]
    put(form.fields["organisation"], "Hợp tác xã Chuối Đèo Hoa")
    assert not form.submit()
    assert "Lò Thị Ún" in form.fields["joined_on"].refusal.text()


def test_a_new_member_is_added_by_organisation_and_name(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    assert page.front is page.adding
    form = page.adding.form.form
    type_in(page.adding.organisation.line, "che tam")
    page.adding.organisation.commit()
    assert page.adding.organisation.value() == register.che
    put(form.fields["name"], "Sùng A Páo")
    assert form.submit()
    settle(qtbot, window)
    assert page.title() == "Sùng A Páo"
    assert [row.name for row in members.members_of(register.book, register.che)] == ["Sùng A Páo"]


def test_a_person_thrown_away_comes_back(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.person)
    page.ask_remove(register.person)
    next(one for one in page.findChildren(QDialog) if one.isVisible()).accept()
    wait(qtbot, lambda: page.front is page.list and not page.list.table.rows.keys)
    press(qtbot, window, "Ctrl+Z")
    wait(qtbot, lambda: len(page.list.table.rows.keys) == 1)


def test_managers_are_listed_with_their_offices(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    managers.add_manager(
        register.book, register.chuoi, register.person, ManagerDraft(position="director", insured=True)
    )
    managers.add_manager(
        register.book, register.che, PersonDraft(name="Giàng A Sử"), ManagerDraft(position="chair")
    )
    settle(qtbot, window)
    settle(qtbot, window)
    page.list.kinds._choose("officers")
    settle(qtbot, window)
    wait(qtbot, lambda: len(page.list.officers.table.rows.keys) == 2)
    page.list.bar.setText("giam doc khong co")
    wait(qtbot, lambda: not page.list.officers.table.rows.keys)
    page.list.bar.setText("chuoi deo")
    wait(qtbot, lambda: len(page.list.officers.table.rows.keys) == 1)
    page.list.officers.table.setFocus()
    page.list.officers.table.selectRow(0)
    press(qtbot, window, "Return")
    assert page.title() == "Lò Thị Ún"
