"""What is typed into a form for something new is there again, however the form was left."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from storage.book.journal import lines_of_record
from storage.register import members, organisations
from storage.register.lists import lists
from storage.register.records import unfinished
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, put, shown, wait
from ui.register.form.draft import DraftForm
from ui.register.form.joining import JoinForm
from ui.register.form.unfinished import SOON
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.debts.page import DebtsPage
from ui.shell.frame.window import Window

Seat = tuple[Window, DebtsPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "debts", DebtsPage) as opened:
        yield opened


def stored(register: Register, table: str = "debts", owner: str = "") -> dict[str, str]:
    found = unfinished.get(register.book, table, owner)
    return {name: text for name, text in found.texts.items() if text} if found else {}


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def begun(qtbot: QtBot, seat: Seat) -> DraftForm:
    """A form for a new debt with a creditor and a day that is none."""
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    form = page.adding.form
    form.fields["creditor"].editor.setFocus()
    type_in(focused(), "Ngân hàng Chính sách")
    form.fields["started_on"].editor.setFocus()
    type_in(focused(), "31/02/2026")
    form.fields["contract"].editor.setFocus()
    return form


TYPED = {"creditor": "Ngân hàng Chính sách", "started_on": "31/02/2026"}


def test_it_is_kept_within_a_second_while_the_field_still_has_the_keyboard(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    page.adding.form.fields["creditor"].editor.setFocus()
    for letter in "Ngân":
        type_in(focused(), letter)
        qtbot.wait(SOON // 3)  # typing does not put it off
    assert stored(register)["creditor"].startswith("N")
    qtbot.waitUntil(lambda: stored(register) == {"creditor": "Ngân"}, timeout=1000)


def test_leaving_a_field_keeps_even_what_is_refused(qtbot: QtBot, seat: Seat, register: Register) -> None:
    form = begun(qtbot, seat)
    assert form.fields["started_on"].refused
    assert stored(register) == TYPED


@pytest.mark.parametrize("keys", ["Escape", "Ctrl+N", "Ctrl+2"])
def test_it_is_offered_again_after(qtbot: QtBot, seat: Seat, register: Register, keys: str) -> None:
    window, _ = seat
    form = begun(qtbot, seat)
    type_in(focused(), "12/HĐTD")
    press(qtbot, window, keys)
    window.open_page("debts")
    press(qtbot, window, "Ctrl+N")
    assert form.band.isVisible() and "09:00" in form.band.words.text()
    assert not form.fields["creditor"].isEnabled()
    assert focused() is form.band.resume_button
    press(qtbot, window, "Return")
    assert {name: field.typed() for name, field in form.fields.items() if field.typed()} == {
        **TYPED,
        "contract": "12/HĐTD",
    }
    assert form.fields["started_on"].refused and form.fields["creditor"].isEnabled()
    assert not form.band.isVisible()


def test_it_is_offered_in_another_window_after_the_program_was_closed(
    qtbot: QtBot, register: Register
) -> None:
    with shown(qtbot, register.book, "debts", DebtsPage) as seat:
        begun(qtbot, seat)
        type_in(focused(), "12")
    with shown(qtbot, register.book, "debts", DebtsPage) as (_, page):
        page.add()
        page.adding.form.band.resume()
        assert page.adding.form.fields["contract"].value() == "12"


def test_the_record_takes_the_place_of_its_draft(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    window.context.go_to("debts", new_for=register.che)
    form = page.adding.form
    for name, text in {
        "creditor_kind": "thue",
        "group_code": "kho thu",
        "started_on": "1/4/2026",
        "principal": "12,25",
    }.items():
        put(form.fields[name], text)
        form.fields[name].commit()
    form.band.flush()
    assert stored(register)["principal"] == "12,25"
    before = lists.count(register.book, "debts")
    assert form.submit()
    assert stored(register) == {} and lists.count(register.book, "debts") == before + 1
    page.add()
    assert not form.band.is_offering


def test_a_form_that_the_program_filled_is_no_draft(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    window.context.go_to("debts", new_for=register.che)
    qtbot.wait(SOON + 100)
    press(qtbot, window, "Escape")
    assert stored(register) == {}
    assert not page.adding.form.band.is_offering


def test_what_is_emptied_again_is_no_draft(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    form = page.adding.form
    put(form.fields["creditor"], "x")
    form.band.flush()
    assert stored(register)
    put(form.fields["creditor"], "")
    form.band.flush()
    assert not stored(register)


def test_discarding_asks_nothing_and_can_be_taken_back(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, _ = seat
    form = begun(qtbot, seat)
    press(qtbot, window, "Escape")
    press(qtbot, window, "Ctrl+N")
    form.band.discard_button.click()
    assert stored(register) == {} and form.fields["creditor"].isEnabled()
    back = next(one for one in window.notice.findChildren(type(form.act)) if one.text() == "Lấy lại")
    back.click()
    assert stored(register) == TYPED and form.band.is_offering and window.notice.isHidden()


def test_leaving_without_keeping_can_be_taken_back(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    form = begun(qtbot, seat)
    form.leave.click()
    assert page.front is page.list and stored(register) == {}
    back = next(one for one in window.notice.findChildren(type(form.act)) if one.text() == "Lấy lại")
    back.click()
    assert stored(register) == TYPED
    press(qtbot, window, "Ctrl+N")
    assert form.band.is_offering


def test_while_another_writes_it_waits_without_stopping_the_window(
    qtbot: QtBot, seat: Seat, register: Register
) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    put(page.adding.form.fields["creditor"], "x")
    with Book.open(register.book.path) as other, other.change("BUSY"):
        page.adding.form.band.flush()
        assert stored(register) == {} and window.notice.isHidden()
    wait(qtbot, lambda: stored(register) == {"creditor": "x"})


def test_each_organisation_has_drafts_of_its_own(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        for key, amount in ((register.chuoi, "700"), (register.che, "")):
            page.open(key, "capital")
            part: object = page.record.front
            part.ask_capital()  # type: ignore[attr-defined]
            form = page.record.edit.findChildren(DraftForm)[-1]
            assert not form.band.is_offering
            put(form.fields["amount"], amount)
            press(qtbot, window, "Escape")
        assert stored(register, "charter_capitals", register.chuoi)["amount"] == "700"
        assert not stored(register, "charter_capitals", register.che)
        assert organisations.get(register.book, register.chuoi).capital == 480_000_000


def test_a_known_person_is_still_known_when_the_draft_goes_on(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.open(register.che, "members")
        page.record.front.ask_member()
        form = page.record.edit.findChildren(JoinForm)[-1]
        put(form.form.fields["name"], "Lò Thị Ún")
        form.form.fields["name"].commit()
        form.offers.findChildren(type(form.form.act))[0].click()
        put(form.form.fields["capital"], "20")
        press(qtbot, window, "Escape")
        page.record.front.ask_member()
        form = page.record.edit.findChildren(JoinForm)[-1]
        form.form.band.resume()
        assert form.person == register.person and form.form.fields["name"].isHidden()
        assert form.form.submit()
        assert [row.person_id for row in members.members_of(register.book, register.che)] == [register.person]


def test_no_draft_is_in_the_history(qtbot: QtBot, seat: Seat, register: Register) -> None:
    begun(qtbot, seat)
    with register.book.read_session() as session:
        assert not lines_of_record(session, "drafts", "")
        assert not seat[1].undo() or stored(register) == TYPED


CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from storage.book.book import Book
from tests.ui.keyboard import type_in
from ui.shell.frame.window import Window

app = QApplication([])
book = Book.open(Path(sys.argv[1]))
window = Window()
window.context.hold(book)
window.show()
window.open_page("debts")
window.new_record()
line = window.page.adding.form.fields["creditor"].line
left = list("Ngân hàng Chính sách xã hội")

def letter():
    type_in(line, left.pop(0))

typing = QTimer(interval=60)
typing.timeout.connect(letter)
typing.start()
QTimer.singleShot(1500, lambda: os.kill(os.getpid(), signal.SIGKILL))
app.exec()
"""


def test_killed_while_typing_the_draft_is_there(register: Register) -> None:
    root = Path(__file__).parents[4]
    environment = {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, str(register.book.path)], env=environment, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    text = stored(register)["creditor"]
    assert len(text) >= 5 and "Ngân hàng Chính sách xã hội".startswith(text)
