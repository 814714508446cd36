"""The first start: four questions, walked by keyboard, nothing lost on the way back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.values.errors import Refused
from models.values.periods import PeriodCalendar
from storage.book.book import Book
from tests.ui.keyboard import type_in
from ui.shell.context import Context
from ui.shell.start import opening
from ui.shell.start.assistant import Assistant, Calls, NewBookRequest
from ui.shell.work import Lane, Work


class Office:
    """Stands in for what is done with the answers."""

    def __init__(self) -> None:
        self.plans: list[NewBookRequest] = []
        self.opened: list[Path] = []
        self.trouble: Refused | None = None

    def open_book(self, path: Path, _person: str) -> Book:
        if self.trouble:
            raise self.trouble
        self.opened.append(path)
        return cast(Book, "the book")

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
    made = Assistant(Context(lane), Calls(office.open_book, opening.open_copy, office.make_book))
    qtbot.addWidget(made)
    made.show()
    yield made
    lane.close()


def to_the_person(assistant: Assistant, day: date = date(2026, 11, 21)) -> None:
    assistant.book.new.click()
    assistant.unit.on.set_value(day)
    assistant.unit.search.setText("xa phong tho")
    assistant.unit.look()
    assistant.unit.found.setCurrentRow(0)
    assistant.forward()


def test_from_the_first_question_to_the_book(
    qtbot: QtBot, assistant: Assistant, office: Office, tmp_path: Path
) -> None:
    opened: list[Any] = []
    assistant.opened.connect(opened.append)
    to_the_person(assistant)
    type_in(assistant.person.name.line, "Lò Thị Mai")
    assistant.person.file.set_value(str(tmp_path / "phong-tho"))
    assistant.forward()
    type_in(assistant.key.secret.line, "mật khẩu dài")
    type_in(assistant.key.again.line, "mật khẩu dài")
    assistant.forward()
    qtbot.waitUntil(lambda: bool(opened))
    plan = office.plans[0]
    assert (plan.unit.code, plan.person, plan.key) == (
        "03388",
        "Lò Thị Mai",
        "make",
    ) or plan.unit.name == "Phong Thổ"
    assert plan.calendar is PeriodCalendar.STATE, "a People's Committee counts from the 15th to the 14th"
    assert plan.path == tmp_path / "phong-tho.book" and plan.password == "mật khẩu dài"


def test_an_office_that_is_no_state_body_counts_by_calendar_months(
    qtbot: QtBot, assistant: Assistant, office: Office, tmp_path: Path
) -> None:
    opened: list[Any] = []
    assistant.opened.connect(opened.append)
    to_the_person(assistant)
    type_in(assistant.person.name.line, "Lò Thị Mai")
    assistant.person.counting.set_value(PeriodCalendar.CALENDAR.value)
    assistant.person.file.set_value(str(tmp_path / "lien-minh"))
    assistant.forward()
    assistant.key.later.click()
    assistant.forward()
    qtbot.waitUntil(lambda: bool(opened))
    assert office.plans[0].calendar is PeriodCalendar.CALENDAR


def test_a_former_district_is_found_on_its_day(assistant: Assistant) -> None:
    assistant.book.new.click()
    assistant.unit.on.set_value(date(2020, 12, 31))
    assistant.unit.search.setText("huyen phong tho")
    assistant.unit.look()
    assert assistant.unit.chosen is not None and assistant.unit.chosen.code == "109"
    assistant.unit.on.set_value(date(2026, 1, 1))
    assistant.unit.look()
    assert assistant.unit.chosen is None


def test_nothing_goes_on_without_an_answer(assistant: Assistant) -> None:
    assistant.book.new.click()
    assistant.forward()
    assert assistant.stack.currentIndex() == 1 and "chọn đơn vị" in assistant.refusal.text()
    to_the_person(assistant)
    assistant.person.name.line.clear()
    assistant.forward()
    assert assistant.stack.currentWidget() is assistant.person and assistant.refusal.text()


def test_going_back_loses_nothing(assistant: Assistant) -> None:
    to_the_person(assistant)
    type_in(assistant.person.name.line, "Lò Thị Mai")
    assistant.backward()
    assistant.forward()
    assert assistant.person.name.line.text() == "Lò Thị Mai"


def test_the_proposed_file_has_no_accents(assistant: Assistant) -> None:
    to_the_person(assistant)
    assert assistant.person.path().name.startswith("xa-phong-tho-")
    assert assistant.person.path().name.isascii()


def test_a_file_that_exists_is_not_written_over(assistant: Assistant, tmp_path: Path) -> None:
    to_the_person(assistant)
    (tmp_path / "old.book").write_bytes(b"x")
    type_in(assistant.person.name.line, "Lò Thị Mai")
    assistant.person.file.set_value(str(tmp_path / "old"))
    assistant.forward()
    assert assistant.stack.currentWidget() is assistant.person and "Đã có tệp" in assistant.refusal.text()


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


def test_a_book_that_cannot_be_opened_says_why(
    qtbot: QtBot, assistant: Assistant, office: Office, tmp_path: Path
) -> None:
    office.trouble = Refused("DATE_IMPOSSIBLE", text="31/2")
    assistant.open_file(tmp_path / "old.book")
    qtbot.waitUntil(lambda: "31/2" in assistant.refusal.text())
    assert assistant.isEnabled() and assistant.isVisible()


def test_enter_in_the_list_goes_on(assistant: Assistant) -> None:
    assistant.book.new.click()
    assistant.unit.search.setText("huyen")
    assistant.unit.on.set_value(date(2020, 12, 31))
    assistant.unit.look()
    QTest.keyClick(assistant.unit.search, Qt.Key.Key_Down)
    assert assistant.unit.chosen is not None
    assistant.unit.found.itemActivated.emit(assistant.unit.found.currentItem())
    assert assistant.stack.currentWidget() is assistant.person


def test_the_language_is_asked_first(assistant: Assistant) -> None:
    wanted: list[str] = []
    assistant.language_wanted.connect(wanted.append)
    assistant.book.language._pills["en"].click()
    assert wanted == ["en"]


def test_the_level_narrows_the_units(assistant: Assistant) -> None:
    assistant.book.new.click()
    assistant.unit.on.set_value(date(2020, 12, 31))
    assistant.unit.search.setText("phong tho")
    assert assistant.unit.levels._pills[""].isChecked()
    assistant.unit.levels._pills["district"].click()
    assert [unit.level for unit in [assistant.unit.chosen] if unit] == ["district"]
    assistant.unit.levels._pills[""].click()
    assert assistant.unit.found.count() > 1
