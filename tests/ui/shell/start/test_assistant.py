"""A new book: four questions, walked by keyboard, nothing lost on the way back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.office.names import OfficeNames
from models.values.errors import Refused
from models.values.periods import PeriodCalendar
from storage.book.book import Book
from tests.ui.keyboard import type_in
from ui.shell.context import Context
from ui.shell.start.assistant import Assistant, Calls, NewBookRequest
from ui.shell.work import Lane, Work


class Office:
    """Stands in for what is done with the answers."""

    def __init__(self) -> None:
        self.plans: list[NewBookRequest] = []
        self.trouble: Refused | None = None

    def open_book(self, path: Path, _person: str) -> Book:
        return cast(Book, "the book")

    def make_practice(self, path: Path, _person: str) -> Book:
        return cast(Book, "the practice book")

    def make_book(self, plan: NewBookRequest, _work: Work) -> Book:
        if self.trouble:
            raise self.trouble
        self.plans.append(plan)
        return cast(Book, "the book")


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def assistant(qtbot: QtBot, office: Office) -> Iterator[Assistant]:
    def broken(fault: BaseException) -> None:
        raise fault

    lane = Lane(broken, lambda _: None)
    made = Assistant(Context(lane), Calls(office.open_book, office.make_book, office.make_practice))
    qtbot.addWidget(made)
    made.show()
    yield made
    lane.close()


def to_the_people(assistant: Assistant, day: date = date(2026, 11, 21)) -> None:
    assistant.show_step(0)
    assistant.unit.on.set_value(day)
    assistant.unit.search.setText("xa phong tho")
    assistant.unit.look()
    assistant.unit.found.setCurrentRow(0)
    assistant.forward()


def to_the_file(assistant: Assistant, file: Path | None = None) -> None:
    to_the_people(assistant)
    assistant.people.name.set_value("Lò Thị Mai")
    assistant.people.signer.set_value("Vàng A Chính")
    assistant.forward()
    if file is not None:
        assistant.file.file.set_value(str(file))


def test_from_the_first_question_to_the_book(
    qtbot: QtBot, assistant: Assistant, office: Office, tmp_path: Path
) -> None:
    opened: list[Any] = []
    assistant.opened.connect(opened.append)
    to_the_file(assistant, tmp_path / "phong-tho")
    assistant.forward()
    assert "Vàng A Chính" in assistant.key.make.text(), "whose key it will be is said before it is made"
    type_in(assistant.key.secret.line, "mật khẩu dài")
    type_in(assistant.key.again.line, "mật khẩu dài")
    assistant.forward()
    qtbot.waitUntil(lambda: bool(opened))
    plan = office.plans[0]
    assert (plan.unit.name, plan.person, plan.key) == ("Phong Thổ", "Lò Thị Mai", "make")
    assert plan.names == OfficeNames(signer_left="Lò Thị Mai", signer_right="Vàng A Chính")
    assert plan.calendar is PeriodCalendar.STATE, "a People's Committee counts from the 15th to the 14th"
    assert plan.path == tmp_path / "phong-tho.book" and plan.password == "mật khẩu dài"


def test_who_signs_is_asked_apart_and_never_is_the_clerk(assistant: Assistant) -> None:
    to_the_people(assistant)
    assistant.people.name.set_value("Lò Thị Mai")
    assistant.forward()
    assert assistant.stack.currentWidget() is assistant.people and "người ký" in assistant.refusal.text()
    type_in(assistant.people.signer.line, "Vàng A Chính")
    assert not assistant.refusal.text(), "what was mended is not scolded any more"


def test_a_deputy_signs_in_place_of_the_head_of_the_registry(assistant: Assistant) -> None:
    to_the_people(assistant)
    people = assistant.people
    people.kind.type_in("Cơ quan đăng ký kinh doanh cấp xã (con dấu riêng)")
    people.authority.type_in("KT.: cấp phó ký thay")
    assert people.signer_position.isVisibleTo(people)
    assert "KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG" in people.lines.text()
    people.signer_position.type_in("Phó Trưởng phòng Kinh tế")
    assert (people.names().kind, people.names().authority) == ("registry", "KT")


def test_one_enter_is_one_step(assistant: Assistant, tmp_path: Path) -> None:
    to_the_file(assistant, tmp_path / "a")
    assistant.file.counting.line.setFocus()
    QTest.keyClick(assistant.file.counting.line, Qt.Key.Key_Return)
    assert assistant.stack.currentWidget() is assistant.key
    assert "8" in assistant.key.length.text(), "the rule is told before it is broken"
    assistant.key.secret.set_value("mật khẩu dài")
    assistant.key.again.set_value("khác")
    assistant.key.again.line.setFocus()
    QTest.keyClick(assistant.key.again.line, Qt.Key.Key_Return)
    assert assistant.stack.currentWidget() is assistant.key and "không giống" in assistant.refusal.text()


def test_an_office_that_is_no_state_body_counts_by_calendar_months(
    qtbot: QtBot, assistant: Assistant, office: Office, tmp_path: Path
) -> None:
    opened: list[Any] = []
    assistant.opened.connect(opened.append)
    to_the_file(assistant, tmp_path / "lien-minh")
    assistant.file.counting.set_value(PeriodCalendar.CALENDAR.value)
    assistant.forward()
    assistant.key.later.click()
    assistant.forward()
    qtbot.waitUntil(lambda: bool(opened))
    assert office.plans[0].calendar is PeriodCalendar.CALENDAR


def test_a_former_district_is_found_on_its_day(assistant: Assistant) -> None:
    assistant.unit.on.set_value(date(2020, 12, 31))
    assistant.unit.search.setText("huyen phong tho")
    assistant.unit.look()
    assert assistant.unit.chosen is not None and assistant.unit.chosen.code == "109"
    assistant.unit.on.set_value(date(2026, 1, 1))
    assistant.unit.look()
    assert assistant.unit.chosen is None


def test_nothing_goes_on_without_an_answer(assistant: Assistant) -> None:
    assistant.forward()
    assert assistant.stack.currentIndex() == 0 and "chọn đơn vị" in assistant.refusal.text()


def test_going_back_loses_nothing(assistant: Assistant) -> None:
    to_the_file(assistant)
    assistant.backward()
    assistant.backward()
    assistant.forward()
    assert assistant.people.name.line.text() == "Lò Thị Mai"


def test_the_proposed_file_has_no_accents(assistant: Assistant) -> None:
    to_the_file(assistant)
    assert assistant.file.path().name.startswith("xa-phong-tho-")
    assert assistant.file.path().name.isascii()


def test_a_file_that_exists_is_not_written_over(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "old.book").write_bytes(b"x")
    to_the_file(assistant, tmp_path / "old")
    assistant.forward()
    assert assistant.stack.currentWidget() is assistant.file and "Đã có tệp" in assistant.refusal.text()


@pytest.mark.parametrize(
    ("first", "second", "part"),
    [("ngắn", "ngắn", "8"), ("đủ dài rồi", "khác hẳn", "không giống")],
)
def test_passwords_are_checked(assistant: Assistant, first: str, second: str, part: str) -> None:
    assistant.key.secret.set_value(first)
    assistant.key.again.set_value(second)
    assert part in assistant.key.missing()


def test_a_key_can_wait_or_be_taken_from_a_file(assistant: Assistant, tmp_path: Path) -> None:
    key = assistant.key
    key.later.setChecked(True)
    assert key.missing() == "" and key.wish() == "later" and key.password() == ""
    key.take.setChecked(True)
    assert key.missing() and key.wish() == "import"
    (tmp_path / "key.p12").write_bytes(b"x")
    key.chosen_file.set_value(str(tmp_path / "key.p12"))
    assert key.missing() == "" and key.file() == tmp_path / "key.p12"


def test_a_book_that_cannot_be_made_says_why(
    qtbot: QtBot, assistant: Assistant, office: Office, tmp_path: Path
) -> None:
    office.trouble = Refused("DATE_IMPOSSIBLE", text="31/2")
    to_the_file(assistant, tmp_path / "old")
    assistant.forward()
    assistant.key.later.click()
    assistant.forward()
    qtbot.waitUntil(lambda: "31/2" in assistant.refusal.text())
    assert assistant.isEnabled() and assistant.isVisible()


def test_enter_in_the_list_goes_on_once(assistant: Assistant) -> None:
    assistant.unit.search.setText("huyen")
    assistant.unit.on.set_value(date(2020, 12, 31))
    assistant.unit.look()
    QTest.keyClick(assistant.unit.search, Qt.Key.Key_Return)
    assert assistant.unit.chosen is not None and assistant.stack.currentWidget() is assistant.unit
    QTest.keyClick(assistant.unit.found, Qt.Key.Key_Return)
    assert assistant.stack.currentWidget() is assistant.people and not assistant.refusal.text()
