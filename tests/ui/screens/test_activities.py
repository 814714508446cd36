"""Activities with what belongs to them, tasks and those who steer, by keyboard."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.values.units import unit_on
from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, put, settle, shown, wait
from ui.register.form.draft import DraftForm
from ui.register.kind.children import ChildrenPart
from ui.screens.activities.activities import ActivitiesPage
from ui.screens.activities.steering import SteeringPage
from ui.screens.activities.tasks import TasksPage
from ui.shell.frame.window import Window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_each(qtbot: QtBot, window: Window, *texts: str) -> None:
    for text in texts:
        type_in(focused(), text)
        press(qtbot, window, "Return")


def stored(register: Register, table: str, key: str, *names: str) -> list[Any]:
    values = cards.get_card(register.book, table, key).values
    return [values[name] for name in names]


def test_an_activity_is_added_in_a_commune_and_its_commune_is_changed(
    qtbot: QtBot, register: Register
) -> None:
    with shown(qtbot, register.book, "activities", ActivitiesPage) as (window, page):
        assert (page.title(), window.beside.current) == ("Hoạt động", "activities")
        press(qtbot, window, "Ctrl+N")
        type_each(qtbot, window, "Luật Hợp tác xã", "pho bien", "5/3/2026", "", "Nhà văn hóa", "Phong Tho")
        page.adding.form.act.setFocus()
        press(qtbot, window, "Return")
        assert page.card is not None
        key, place = page.card.id, ("commune_code", "commune_from")
        names = ("activity_kind", "first_day", "venue", *place)
        kept = ["law_class", "2026-03-05", "Nhà văn hóa", "03549", "2025-07-01"]
        assert stored(register, "activities", key, *names) == kept
        field = page.record.fields["commune_code"]
        assert field.typed() == "Xã Phong Thổ" and field.value() == unit_on("03549", date(2026, 9, 30))
        put(field, "Khong Lao")
        field.commit()
        assert stored(register, "activities", key, *place) == ["03583", "2025-07-01"]
        page.setFocus()
        press(qtbot, window, "Ctrl+Z")
        wait(qtbot, lambda: field.typed() == "Xã Phong Thổ")
        assert stored(register, "activities", key, *place) == ["03549", "2025-07-01"]


def test_who_took_part_is_written_in_a_tab_of_the_activity(qtbot: QtBot, register: Register) -> None:
    key = store.add(register.book, "activities", {"name": "Tập huấn", "activity_kind": "training"})
    with shown(qtbot, register.book, "activities", ActivitiesPage) as (window, page):
        page.open(key, "activity_participants")
        settle(qtbot, window)
        part = page.record.front
        assert isinstance(part, ChildrenPart)
        press(qtbot, window, "Ins")
        settle(qtbot, window)
        type_each(qtbot, window, "Thành viên", "60", "61")
        form = next(one for one in window.findChildren(DraftForm) if one.isVisible())
        form.act.setFocus()
        press(qtbot, window, "Return")
        assert "61 người" in form.refusal.text() or form.fields["persons"].refused
        assert not lists.count(register.book, "activity_participants")
        put(form.fields["persons"], "40")
        form.act.setFocus()
        press(qtbot, window, "Return")
        wait(qtbot, lambda: len(part.table.rows.keys) == 1)
        press(qtbot, window, "Escape")
        page.go_back()
        settle(qtbot, window)
        row = page.list.table.list_rows.row_at(0)
        assert row is not None and [cell.text for cell in row.cells][4:6] == ["60", "40"]


def test_a_task_is_done_and_undone(qtbot: QtBot, register: Register) -> None:
    values = {"name": "Rà soát nợ thuế", "agency": "Chi cục Thuế", "due_on": "2026-09-01"}
    key = store.add(register.book, "tasks", values)
    with shown(qtbot, register.book, "tasks", TasksPage) as (window, page):
        assert window.rail.buttons["activities"].isChecked() and window.beside.current == "tasks"
        page.activate({"view": "overdue"})
        wait(qtbot, lambda: page.list.table.list_rows.keys == [key])
        page.list.take_focus()
        press(qtbot, window, "Return")
        fields = page.record.fields
        put(fields["done_on"], "30/8/2026")
        fields["done_on"].commit()
        assert fields["done_on"].refused
        put(fields["task_state"], "Đã hoàn thành")
        fields["task_state"].commit()
        fields["done_on"].commit()
        assert stored(register, "tasks", key, "task_state", "done_on") == ["done", "2026-08-30"]
        page.go_back()
        wait(qtbot, lambda: page.list.table.list_rows.keys == [])


def test_an_officer_is_added_and_those_without_handover_are_listed(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "steering", SteeringPage) as (window, page):
        press(qtbot, window, "Ctrl+N")
        type_each(
            qtbot, window, "Lò Văn Páo", "phu trach", "Chuyên viên", "Phòng Kinh tế", "0990 123 456", "k"
        )
        page.adding.form.act.setFocus()
        press(qtbot, window, "Return")
        assert page.card is not None
        names = ("steering_body", "phone", "full_time")
        assert stored(register, "steering_members", page.card.id, *names) == ["officer", "0990123456", 0]
        store.change(register.book, "steering_members", page.card.id, "to_on", "2026-07-01")
        page.activate({"view": "without_handover"})
        wait(qtbot, lambda: len(page.list.table.list_rows.keys) == 1)
