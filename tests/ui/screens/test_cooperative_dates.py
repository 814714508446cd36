"""Dated fields of a cooperative's profile: since when a changed value holds, and what it was before."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.history import changes
from storage.register import organisations
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import COMMUNES, Register, put, settle, shown
from ui.register.form.dated import DatedUnder
from ui.screens.cooperatives.page import CooperativesPage
from ui.shell.frame.window import Window

Seat = tuple[Window, CooperativesPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as opened:
        yield opened


def under(page: CooperativesPage, field: str) -> DatedUnder:
    return page.record.profile.record.under(field)


def told_values(below: DatedUnder) -> list[str]:
    return [text.text() for text, _ in below.past]


def test_a_change_of_a_known_value_asks_since_when_on_one_line(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    page.open(register.che)
    settle(qtbot, window)
    field, below = page.record.profile.record["sector"], under(page, "sector")
    assert not below.isVisible()
    put(field, "Thương mại, dịch vụ")
    field.commit()
    settle(qtbot, window)
    assert below.since.isVisible() and below.since.line.text() == "30/09/2026"
    assert told_values(below) == ["Trồng trọt, từ đầu", "Thương mại, dịch vụ, từ 30/09/2026"]
    assert organisations.get(register.book, register.che, date(2026, 9, 29)).values["sector"] == "crops"
    assert not under(page, "law").isVisible()


def test_another_day_is_typed_by_keyboard_and_is_a_step_of_its_own(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    page.open(register.che)
    settle(qtbot, window)
    field, below = page.record.profile.record["sector"], under(page, "sector")
    field.editor.setFocus()
    put(field, "Thương mại, dịch vụ")
    press(qtbot, window, "Return")
    settle(qtbot, window)
    assert QApplication.focusWidget() is below.since.line
    below.since.line.selectAll()
    type_in(below.since.line, "1/7/2026")
    press(qtbot, window, "Tab")
    settle(qtbot, window)
    assert QApplication.focusWidget() is below.since.always
    assert told_values(below)[1] == "Thương mại, dịch vụ, từ 01/07/2026"
    titles = [line.title for line in changes.recent(register.book, 2)]
    assert titles == ["VALUE_REDATED", "ORGANISATION_CHANGED"]
    press(qtbot, window, "Ctrl+Z")
    settle(qtbot, window)
    assert told_values(below)[1] == "Thương mại, dịch vụ, từ 30/09/2026"
    below.since.always.setFocus()
    press(qtbot, window, "Ctrl+Z")
    settle(qtbot, window)
    assert not below.isVisible() and field.value() == "crops"


def test_it_was_always_so_leaves_no_earlier_value(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.che)
    settle(qtbot, window)
    field, below = page.record.profile.record["sector"], under(page, "sector")
    put(field, "Thương mại, dịch vụ")
    field.commit()
    settle(qtbot, window)
    below.since.always.click()
    settle(qtbot, window)
    assert not below.isVisible()
    assert organisations.get(register.book, register.che, date(2020, 1, 1)).values["sector"] == "trade"


def test_a_day_that_cannot_be_is_refused_on_the_line(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.che)
    settle(qtbot, window)
    field, below = page.record.profile.record["sector"], under(page, "sector")
    put(field, "Thương mại, dịch vụ")
    field.commit()
    settle(qtbot, window)
    for typed in ("31/2/2026", "1/10/2026"):
        below.since.line.setText(typed)
        below.since.line.editingFinished.emit()
        settle(qtbot, window)
        assert below.since.refusal.isVisible(), typed
    assert organisations.get(register.book, register.che).dated[-1].on == "2026-09-30"


def test_an_earlier_value_is_taken_out(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    organisations.update(register.book, register.che, "sector", "trade", date(2022, 1, 1))
    organisations.update(register.book, register.che, "sector", "livestock", date(2024, 1, 1))
    page.open(register.che)
    settle(qtbot, window)
    below = under(page, "sector")
    assert not below.since.isVisible() and len(told_values(below)) == 3
    below.past[2][1].click()
    settle(qtbot, window)
    assert told_values(below) == ["Trồng trọt, từ đầu", "Thương mại, dịch vụ, từ 01/01/2022"]
    assert page.record.profile.record["sector"].value() == "trade"


def test_a_blank_that_becomes_known_asks_nothing(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.che)
    settle(qtbot, window)
    field = page.record.profile.record["alliance_member"]
    put(field, "Có")
    field.commit()
    settle(qtbot, window)
    assert not under(page, "alliance_member").isVisible()
    put(field, "Không")
    field.commit()
    settle(qtbot, window)
    assert under(page, "alliance_member").since.isVisible()


def test_a_commune_asks_too(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    page.open(register.che)
    settle(qtbot, window)
    field = page.record.profile.record["commune"]
    put(field, COMMUNES[1].title)
    field.commit()
    settle(qtbot, window)
    assert under(page, "commune").since.isVisible()
    assert told_values(under(page, "commune"))[0].startswith(COMMUNES[0].title)


def test_the_history_says_a_dated_change_in_one_line(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    organisations.update(register.book, register.che, "sector", "trade", date(2026, 7, 1))
    organisations.update(register.book, register.che, "sector", "livestock", date(2021, 1, 1))
    page.open(register.che, "past")
    settle(qtbot, window)
    part = page.record.part("past")
    lines = part.past.lines  # type: ignore[attr-defined]
    assert (lines[1].what, lines[1].before) == ("Lĩnh vực", "Trồng trọt")
    assert lines[1].after == "Thương mại, dịch vụ, từ 01/07/2026"
    assert lines[0].after == "Lĩnh vực · Chăn nuôi · 01/01/2021"
    assert not [line for line in lines[2:] if "theo thời gian" in line.what]
