"""Fields: kept on leaving, refused in their place, understood in the way people type here."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_in
from ui.pieces.inputs import fields
from ui.pieces.inputs.fields import (
    DateField,
    InputField,
    MoneyField,
    NumberField,
    SecretField,
    TextField,
)
from ui.pieces.inputs.group import FieldGroup
from ui.pieces.inputs.longer import LongTextField, TickField

TODAY = date(2026, 11, 21)


class Desk(QWidget):
    """Fields on a shown window, and what they said."""

    def __init__(self, *made: InputField) -> None:
        super().__init__()
        self.said: list[Any] = []
        column = QVBoxLayout(self)
        column.addWidget(FieldGroup("Nhóm", made))
        for field in made:
            field.committed.connect(self.said.append)


_OPEN: list[Desk] = []
"""The desk of the running test, kept alive while it runs."""


def shown(qtbot: QtBot, *made: InputField) -> Desk:
    desk = Desk(*made)
    _OPEN[:] = [desk]
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitExposed(desk)
    desk.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desk)
    made[0].setFocus()
    return desk


def test_a_text_is_kept_on_leaving_and_only_if_it_changed(qtbot: QtBot) -> None:
    name, other = TextField("Tên"), TextField("Khác")
    desk = shown(qtbot, name, other)
    type_in(name.line, "  HTX   Dền Thàng ")
    other.setFocus()
    assert desk.said == ["HTX Dền Thàng"] and name.line.text() == "HTX Dền Thàng"
    name.setFocus()
    other.setFocus()
    assert desk.said == ["HTX Dền Thàng"]


def test_a_text_is_kept_while_the_person_pauses(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "REST", 30)
    name = TextField("Tên")
    desk = shown(qtbot, name)
    type_in(name.line, "HTX ")
    qtbot.waitUntil(lambda: desk.said == ["HTX"], timeout=1000)
    assert name.line.text() == "HTX ", "what is being typed is not touched"


def test_fields_are_kept_within_a_second() -> None:
    assert fields.REST < 1000


def test_enter_walks_on_and_shift_enter_back(qtbot: QtBot) -> None:
    made = [TextField("Một"), NumberField("Hai"), DateField("Ba")]
    shown(qtbot, *made)
    QTest.keyClick(made[0].line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is made[1].line
    QTest.keyClick(made[1].line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is made[2].line
    QTest.keyClick(made[2].line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is made[1].line


@pytest.mark.parametrize(
    ("typed", "value", "written"),
    [("1234567", 1234567, "1.234.567"), ("1.234", 1234, "1.234"), ("", None, ""), ("０１２", 12, "12")],
)
def test_numbers_as_typed_here(qtbot: QtBot, typed: str, value: int | None, written: str) -> None:
    field = NumberField("Số")
    shown(qtbot, field)
    field.line.setText(typed)
    assert field.commit() and field.value() == value and field.line.text() == written


@pytest.mark.parametrize(
    ("typed", "part"), [("abc", "abc"), ("1,5", "thập phân"), ("-1", "nhỏ hơn"), ("1,234.5", "1,234.5")]
)
def test_a_number_is_refused_in_its_place(qtbot: QtBot, typed: str, part: str) -> None:
    field = NumberField("Số")
    desk = shown(qtbot, field)
    field.set_value(7)
    field.line.setText(typed)
    assert not field.commit()
    assert part in field.refusal.text() and not field.refusal.isHidden()
    assert field.line.text() == typed, "what was typed stays to be mended"
    assert field.value() == 7 and desk.said == []
    assert field.editor.accessibleDescription() == field.refusal.text()
    field.line.setText("8")
    assert field.commit() and field.refusal.isHidden() and desk.said == [8]


def test_money_is_typed_in_millions_and_held_in_dong(qtbot: QtBot) -> None:
    field = MoneyField("Vốn điều lệ", unit="triệu đồng")
    desk = shown(qtbot, field)
    field.line.setText("3.500,5")
    field.commit()
    assert desk.said == [3_500_500_000]
    field.set_value(1_215_000_000)
    assert field.line.text() == "1.215"


@pytest.mark.parametrize(
    ("typed", "written"), [("5/3", "05/03/2026"), ("050325", "05/03/2025"), ("05/03/2025", "05/03/2025")]
)
def test_days_become_whole(qtbot: QtBot, typed: str, written: str) -> None:
    field = DateField("Ngày", today=lambda: TODAY)
    shown(qtbot, field)
    field.line.setText(typed)
    assert field.commit() and field.line.text() == written


def test_half_a_day_is_not_kept_before_the_field_is_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "REST", 20)
    field, other = DateField("Ngày", today=lambda: TODAY), TextField("Khác")
    desk = shown(qtbot, field, other)
    type_in(field.line, "5/3")
    qtbot.wait(80)
    assert desk.said == []
    type_in(field.line, "/2024")
    other.setFocus()
    assert desk.said == [date(2024, 3, 5)]


def test_the_day_that_no_calendar_has(qtbot: QtBot) -> None:
    field = DateField("Ngày", today=lambda: TODAY)
    shown(qtbot, field)
    field.line.setText("31/2")
    assert not field.commit() and "31/2" in field.refusal.text()


def test_what_the_book_refused_is_offered_again(qtbot: QtBot) -> None:
    field = TextField("Mã số thuế")
    desk = shown(qtbot, field)
    field.line.setText("123")
    field.commit()
    field.refuse("Mã số thuế cần 10 chữ số.")
    assert field.refused
    field.commit()
    assert desk.said == ["123", "123"], "the same text is not silently taken for kept"


def test_emptying_what_is_required_is_refused_and_the_old_value_stays(qtbot: QtBot) -> None:
    field = TextField("Tên", required=True)
    desk = shown(qtbot, field)
    field.set_value("HTX Dền Thàng")
    field.line.clear()
    assert not field.commit()
    assert field.value() == "HTX Dền Thàng" and desk.said == [] and "Tên" in field.refusal.text()


def test_walking_through_an_empty_form_says_nothing(qtbot: QtBot) -> None:
    made = [
        TextField("a"),
        NumberField("b"),
        DateField("c"),
        LongTextField("d"),
        TickField("e"),
        TextField("f"),
    ]
    desk = shown(qtbot, *made)
    for field in made:
        field.setFocus()
    assert desk.said == []


def test_zero_is_a_value_and_blank_is_none(qtbot: QtBot) -> None:
    field = NumberField("Số")
    desk = shown(qtbot, field)
    field.line.setText("0")
    field.commit()
    field.line.clear()
    field.commit()
    assert desk.said == [0, None]


def test_a_value_from_the_book_is_not_said_back(qtbot: QtBot) -> None:
    made = [TextField("a"), NumberField("b"), DateField("c"), LongTextField("d"), TickField("e")]
    desk = shown(qtbot, *made)
    for field, value in zip(made, ["x", 5, TODAY, "một\nhai", True], strict=True):
        field.set_value(value)
        assert field.commit() and field.value() == value
    assert desk.said == []


def test_a_tick_is_kept_at_once(qtbot: QtBot) -> None:
    field = TickField("Là thành viên Liên minh")
    desk = shown(qtbot, field)
    field.tick.click()
    assert desk.said == [True]


def test_a_password_is_taken_exactly_as_typed(qtbot: QtBot) -> None:
    field = SecretField("Mật khẩu")
    desk = shown(qtbot, field)
    field.line.setText("  hai  dấu ")
    field.commit()
    assert desk.said == ["  hai  dấu "] and field.line.displayText() != field.line.text()


def test_labels_lead_to_their_fields(qtbot: QtBot) -> None:
    field = NumberField("Thành viên", unit="người", hint="Người và tổ chức", required=True)
    shown(qtbot, field)
    assert field.label.buddy() is field.line
    assert field.line.accessibleName() == "Thành viên (người)"
    assert "bắt buộc" in [child.text() for child in field.findChildren(type(field.label))]


def test_a_group_has_two_columns_only_where_there_is_room(qtbot: QtBot) -> None:
    made = [TextField("Một"), TextField("Hai")]
    desk = shown(qtbot, *made)
    desk.resize(500, 400)
    QApplication.processEvents()
    assert made[0].x() == made[1].x() and made[1].y() > made[0].y()
    desk.resize(1000, 400)
    QApplication.processEvents()
    assert made[0].y() == made[1].y() and made[1].x() > made[0].x()
