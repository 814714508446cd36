"""Words that an input method composes: nothing typed is lost or doubled, whatever happens in the middle of a word."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from storage.register import organisations
from tests.ui.keyboard import compose, compose_end, press, type_in
from tests.ui.screens.register import Register, settle, shown, wait
from ui.pieces.inputs import fields
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import InputField, TextField
from ui.register.sheet.panel import SheetPanel
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.members.page import MembersPage
from ui.shell.frame.window import Window

Seat = tuple[Window, CooperativesPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as opened:
        yield opened


def show(qtbot: QtBot, field: InputField) -> None:
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.editor.setFocus()


def test_a_field_is_kept_in_the_middle_of_a_word_without_touching_it(
    qtbot: QtBot, seat: Seat, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pause between two words keeps the first; what the book then shows leaves the space and the second alone."""
    monkeypatch.setattr(fields, "REST", 30)
    window, page = seat
    page.open(register.chuoi)
    line = page.record.profile.record["village"].editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    compose(line, "Bả")
    compose_end(line, "Bản ")
    compose(line, "Đè")
    wait(qtbot, lambda: organisations.get(register.book, register.chuoi).values["village"] == "Bản")
    settle(qtbot, window)
    compose_end(line, "Đèo")
    assert line.text() == "Bản Đèo"
    press(qtbot, window, "Return")
    assert organisations.get(register.book, register.chuoi).values["village"] == "Bản Đèo"


def test_reading_the_page_again_leaves_the_word_in_hand(qtbot: QtBot, seat: Seat, register: Register) -> None:
    """Another change of the book, by an undo or by work that ends, does not take letters away."""
    window, page = seat
    page.open(register.chuoi)
    line = page.record.profile.record["village"].editor
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    compose_end(line, "Bản ")
    compose(line, "Đè")
    organisations.update(register.book, register.chuoi, "phone", "0912345678")
    settle(qtbot, window)
    compose_end(line, "Đèo")
    assert line.text() == "Bản Đèo"


def test_letters_are_put_again_with_their_accents(qtbot: QtBot) -> None:
    """Unikey types a letter, takes letters back and types them again."""
    name = TextField("Tên")
    show(qtbot, name)
    type_in(name.line, "HTX Chuoi")
    compose_end(name.line, "uối", replaced=3)
    assert name.line.text() == "HTX Chuối"
    assert name.commit() and name.value() == "HTX Chuối"


def test_decomposed_letters_are_kept_composed(qtbot: QtBot) -> None:
    name = TextField("Tên")
    show(qtbot, name)
    compose_end(name.line, "Che\u0300")
    assert name.commit() and name.value() == "Ch\u00e8"


def test_a_choice_narrows_by_composed_words(qtbot: QtBot) -> None:
    field = ChoiceField("Lĩnh vực", [Option("nn", "Nông nghiệp"), Option("xd", "Xây dựng")])
    show(qtbot, field)
    compose(field.line, "xâ")
    compose_end(field.line, "xây")
    assert field.line._words.stringList() == ["Xây dựng"]
    assert field.commit() and field.value() == "xd"


def test_a_search_takes_a_composed_word_once(qtbot: QtBot, seat: Seat) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+F")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    compose(line, "chuố")
    compose_end(line, "chuối")
    wait(qtbot, lambda: len(page.list.table.rows.keys) == 1)
    compose_end(line, " đèo")
    settle(qtbot, window)
    assert line.text() == "chuối đèo" and len(page.list.table.rows.keys) == 1


def editor(panel: SheetPanel) -> QLineEdit:
    return next(one for one in panel.grid.viewport().findChildren(QLineEdit) if one.isVisible())


def test_the_first_composed_letter_in_a_cell_is_part_of_the_word(qtbot: QtBot, register: Register) -> None:
    """The cell is not being edited yet: the letter that opens it is neither lost nor typed twice."""
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        page.show_sheet()
        settle(qtbot, window)
        panel = page.sheet
        key = (panel.model.keys[0], "certificate")
        assert panel.grid.go_to(key)
        for words in ("s", "sổ"):
            compose(QApplication.focusWidget() or panel.grid, words)
        compose_end(QApplication.focusWidget() or panel.grid, "sổ ")
        line = editor(panel)
        assert QApplication.focusWidget() is line
        compose(line, "đo")
        compose_end(line, "đỏ")
        assert line.text() == "sổ đỏ"
        press(qtbot, window, "Return")
        settle(qtbot, window)
        assert panel.model.text(key) == "sổ đỏ"


def test_a_block_that_is_shown_before_it_is_kept_takes_no_composed_letters(
    qtbot: QtBot, register: Register
) -> None:
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        page.show_sheet()
        settle(qtbot, window)
        panel = page.sheet
        key = (panel.model.keys[0], "certificate")
        QGuiApplication.clipboard().setText("GCN 7")
        assert panel.grid.go_to(key)
        press(qtbot, window, "Ctrl+V")
        settle(qtbot, window)
        assert panel.model.pasted
        compose(panel.grid, "s")
        compose_end(panel.grid, "sổ")
        assert not [one for one in panel.grid.viewport().findChildren(QLineEdit) if one.isVisible()]
        press(qtbot, window, "Return")
        settle(qtbot, window)
        assert panel.model.text(key) == "GCN 7"
