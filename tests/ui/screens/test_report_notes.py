"""The column of notes in the window: typed, walked, pasted, filled, undone, sealed and printed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exports.paper.seen import seen_pages
from exports.tables.files import read_table
from models.forms.definition import CellKey
from models.values.outcomes import Outcome
from storage.book.book import Book
from storage.returns import sealing, sheets
from tests.storage.offices import answer_warnings
from tests.ui.keyboard import type_in
from tests.ui.screens.commune import commune_book, opened, page_of, settle
from tests.ui.screens.test_reports import Desk
from ui.screens.reports import work

PERIOD = "2026"
FIRST: CellKey = ("I.1", "note")
SECOND: CellKey = ("I.1.1", "note")
WORDS = "Số của hai xã cũ cộng lại"
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class NotesDesk(Desk):
    """The form of a year, which has notes."""

    @property
    def book(self) -> Book:
        return self.window.context.opened

    def note(self, key: CellKey) -> str:
        return sheets.period_sheets(self.book, PERIOD).sheets["B01"][key].reason


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[NotesDesk]:
    book = commune_book(tmp_path)
    book.clock = lambda: datetime(2027, 1, 5, 9, tzinfo=UTC)
    with opened(qtbot, book) as window:
        yield NotesDesk(qtbot, window, PERIOD)


def test_words_are_kept_as_they_are_typed_and_the_cursor_goes_on(desk: NotesDesk) -> None:
    desk.type(FIRST, WORDS)
    assert desk.note(FIRST) == WORDS and desk.model.text(FIRST) == WORDS
    assert desk.model.address(desk.grid.currentIndex()) == SECOND
    assert desk.model.ground(FIRST) == "" and not desk.page.workspace.edits.lacks_reason(FIRST)
    desk.grid.go_to(FIRST)
    desk.press(Key.Key_F2)
    assert desk.editor().text() == WORDS
    QTest.keyClick(desk.editor(), Key.Key_End)
    type_in(desk.editor(), ", đã đối chiếu")
    QTest.keyClick(desk.editor(), Key.Key_Tab)
    assert desk.note(FIRST) == f"{WORDS}, đã đối chiếu"


def test_escape_leaves_a_note_and_delete_takes_it_away(desk: NotesDesk) -> None:
    desk.type(FIRST, WORDS)
    desk.type(FIRST, "khác", Key.Key_Escape)
    assert desk.note(FIRST) == WORDS
    desk.grid.go_to(FIRST)
    desk.press(Key.Key_Delete)
    assert desk.note(FIRST) == "" and desk.model.text(FIRST) == ""
    assert desk.page.undo() and desk.note(FIRST) == WORDS


def test_a_number_is_no_note_and_stays_in_its_cell_with_the_reason(desk: NotesDesk) -> None:
    desk.type(FIRST, "12")
    assert FIRST in desk.model.refused and desk.note(FIRST) == ""
    desk.type(FIRST, "12 hợp tác xã mới")
    assert FIRST not in desk.model.refused and desk.note(FIRST) == "12 hợp tác xã mới"


def test_notes_are_undone_and_done_again_one_by_one(desk: NotesDesk) -> None:
    desk.type(FIRST, WORDS)
    desk.type(FIRST, "Viết lại")
    desk.type(SECOND, "Dòng sau")
    for kept in ((WORDS, "Viết lại", "Dòng sau"), (WORDS, "Viết lại", ""), (WORDS, WORDS, "")):
        assert (desk.note(FIRST), desk.note(SECOND)) == kept[1:]
        assert desk.page.undo()
    assert (desk.note(FIRST), desk.model.text(FIRST)) == ("", "")
    assert desk.page.redo() and desk.page.redo()
    assert desk.note(FIRST) == "Viết lại"


def test_a_block_of_figures_and_notes_is_pasted_as_one_step(desk: NotesDesk) -> None:
    desk.type(SECOND, "Dòng sau")
    desk.grid.go_to(FIRST)
    QGuiApplication.clipboard().setText(f"{WORDS}\nDòng sau\n15\n\nGhi khác\n")
    desk.press(Key.Key_V, CTRL)
    outcomes = {key: one.outcome for key, one in desk.model.pasted.items()}
    assert outcomes == {
        FIRST: Outcome.NEW,
        SECOND: Outcome.SAME,
        ("I.1.2", "note"): Outcome.REFUSED,
        ("I.1.2.2", "note"): Outcome.NEW,
    }
    assert desk.note(FIRST) == ""
    desk.press(Key.Key_Return)
    assert [desk.note(key) for key in (FIRST, SECOND, ("I.1.2", "note"), ("I.1.2.2", "note"))] == [
        WORDS,
        "Dòng sau",
        "",
        "Ghi khác",
    ]
    assert desk.page.undo()
    assert (desk.note(FIRST), desk.note(SECOND)) == ("", "Dòng sau")


def test_a_note_is_copied_and_filled_down(desk: NotesDesk) -> None:
    desk.type(FIRST, WORDS)
    desk.grid.go_to(FIRST)
    desk.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == WORDS
    desk.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_D, CTRL)
    assert [desk.note(key) for key in (SECOND, ("I.1.2", "note"))] == [WORDS, WORDS]
    assert desk.page.undo() and desk.note(SECOND) == ""


def test_going_to_the_right_passes_notes_over(desk: NotesDesk) -> None:
    desk.grid.go_to(("I.1", "actual"))
    desk.press(Key.Key_Tab)
    assert (desk.model.address(desk.grid.currentIndex()) or ("", ""))[1] != "note"


def test_a_sealed_note_stays_and_is_seen_on_paper(desk: NotesDesk, tmp_path: Path) -> None:
    desk.type(FIRST, WORDS)
    answer_warnings(desk.book, PERIOD)
    sealing.seal(desk.book, PERIOD)
    page_of(desk.qtbot, desk.window, "today")
    desk.page = page_of(desk.qtbot, desk.window, "reports", period=PERIOD, form="B01")  # type: ignore[assignment]
    assert desk.model.text(FIRST) == WORDS and not desk.model.editable
    desk.grid.go_to(FIRST)
    desk.press(Key.Key_Delete)
    type_in(desk.grid.viewport(), "x")
    assert desk.note(FIRST) == WORDS
    assert desk.page.print_preview()
    settle(desk.qtbot, desk.window)
    printed = " ".join(text.text for page in seen_pages(desk.page.paper_view.pdf) for text in page.texts)
    assert WORDS.replace(" ", "") in printed.replace(" ", "")
    paper = desk.page.paper
    assert paper is not None
    workbook = work.save_workbook(desk.book, paper, ("B01",), tmp_path / "bieu.xlsx")
    assert any(WORDS in row for row in read_table(workbook).rows)
    QTest.keyClick(desk.page.paper_view, Key.Key_Escape)
    desk.page._reopen()
    settle(desk.qtbot, desk.window)
    desk.type(FIRST, "Lần sau")
    assert desk.note(FIRST) == "Lần sau"
