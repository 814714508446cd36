"""Rows from Excel into any kind of record: previewed, mended by keyboard, kept in one step, reported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from exports.tables.files import read_table
from models.register.texts.blocks import Block
from models.values.cells.copied import copied_cells
from models.values.outcomes import Outcome
from storage.book.book import Book
from storage.history import changes
from storage.history.changes import ChangeLine
from storage.register import debts, members
from storage.register.imports.headings import known_headings
from storage.register.imports.rows import Imported, import_rows
from storage.register.lists import lists
from tests.exports.tables.foreign.making import saved, sheet, text, xlsx
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, settle, shown
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register.importing import panel as importing
from ui.register.importing.panel import ImportPanel
from ui.screens.debts.page import DebtsPage
from ui.screens.members.page import MembersPage
from ui.shell.frame.window import Window
from ui.shell.work import Stopped, Work

MEMBERS = (
    "Danh sách thành viên\n"
    "Họ tên\tNăm sinh\tHợp tác xã\tLoại thành viên\tVốn góp (tr.đ)\tCột lạ\n"
    "Vàng A Páo\t1985\tHTX Chè Tam Đường\tchính thức\t12\tx\n"
    "Lò Thị Ún\t1980\tHTX Chuối Đèo Hoa\tchính thức\t45\ty\n"
    "Giàng A Sử\t31/02/1990\tHTX Chè Tam Đường\tchính thức\t5\tz\n"
    "Tổng cộng\t\t\t\t62\t\n"
)


class Desk:
    """The import of a page with a hand on its keyboard."""

    def __init__(self, qtbot: QtBot, window: Window, page: MembersPage | DebtsPage) -> None:
        self.qtbot, self.window, self.page = qtbot, window, page

    @property
    def panel(self) -> ImportPanel:
        return self.page.importing

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.page.list.table.setFocus()
        press(self.qtbot, self.window, "Ctrl+V")
        settle(self.qtbot, self.window)

    def type(self, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        grid = self.panel.grid
        type_in(grid.viewport(), text[0])
        line = next(one for one in grid.viewport().findChildren(QLineEdit) if one.isVisible())
        type_in(line, text[1:])
        QTest.keyClick(line, end)
        settle(self.qtbot, self.window)

    def outcomes(self) -> list[str]:
        return [effect.outcome.value for effect in self.panel.model.effects.values()]


@pytest.fixture
def place(qtbot: QtBot, register: Register) -> Iterator[Desk]:
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        yield Desk(qtbot, window, page)


def test_members_are_previewed_in_colours_and_words(place: Desk) -> None:
    place.paste(MEMBERS)
    assert place.page.is_importing and place.outcomes() == ["new", "changed", "refused"]
    model = place.panel.model
    assert model.remark(4) == "Vốn góp: 40.000.000 đồng → 45.000.000 đồng"
    assert "31/02/1990" in model.remark(5)
    grounds = {key: model.ground(key) for key in (("3", "person"), ("4", "capital"), ("5", "person.birth"))}
    assert list(grounds.values()) == ["green", "amber", "red"] and model.ground(("4", "person")) == ""
    assert [chip.text() for chip in place.panel.counts.chips.values()] == [
        "1 thêm mới",
        "1 cập nhật",
        "",
        "1 không nhận",
    ]
    assert place.panel.keep.text() == "Ghi 2 dòng vào sổ"


def works(book: Book) -> list[ChangeLine]:
    """The changes of records; that a layout is remembered is a change of a setting."""
    return [line for line in changes.recent(book) if line.tables != {"settings"}]


def test_the_keyboard_begins_at_the_cell_in_the_way_and_mending_it_is_enough(
    place: Desk, register: Register
) -> None:
    place.paste(MEMBERS)
    panel = place.panel
    assert panel.model.address(panel.grid.currentIndex()) == ("5", "person.birth")
    place.type("28/02/1990")
    assert place.outcomes() == ["new", "changed", "new"]
    before = len(works(register.book))
    panel.take()
    settle(place.qtbot, place.window)
    assert place.page.front is place.page.list
    assert len(works(register.book)) == before + 1, "one change"
    assert len(members.members_of(register.book, register.che)) == 2
    assert place.page.undo()
    assert members.members_of(register.book, register.che) == []


def test_good_rows_are_kept_and_the_refused_stay_to_be_mended(place: Desk, register: Register) -> None:
    place.paste(MEMBERS)
    place.panel.take()
    settle(place.qtbot, place.window)
    assert place.page.is_importing and place.outcomes() == ["refused"]
    assert len(members.members_of(register.book, register.che)) == 1
    press(place.qtbot, place.window, "F4")
    place.type("1990")
    assert place.outcomes() == ["new"]
    place.panel.take()
    settle(place.qtbot, place.window)
    assert len(members.members_of(register.book, register.che)) == 2


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_refused_is_saved_with_rows_and_reasons_and_can_be_read_again(
    place: Desk, tmp_path: Path, ending: str
) -> None:
    place.paste(MEMBERS)
    place.panel.write_report(tmp_path / f"sai{ending}")
    settle(place.qtbot, place.window)
    head, row, *aside = read_table(tmp_path / f"sai{ending}").rows
    assert head[:4] == ["Dòng số", "Lý do", "Họ tên", "Năm sinh"]
    assert row[0] == "5" and "31/02/1990" in row[1] and row[2] == "Giàng A Sử"
    row[3] = "1990"
    assert [line[0] for line in aside] == ["6", ""], "the total and the column left aside are in it too"
    place.panel.read([head, row, *aside])
    settle(place.qtbot, place.window)
    assert place.outcomes() == ["new"]


def test_a_heading_that_was_not_understood_is_assigned_and_remembered(
    place: Desk, register: Register
) -> None:
    block = MEMBERS.replace("Vốn góp (tr.đ)", "Phần hùn")
    place.paste(block)
    assert set(place.panel.choices.fields) == {"Phần hùn", "Cột lạ"}
    assert place.panel.model.remark(4) == ""
    field = place.panel.choices.fields["Phần hùn"]
    field.editor.setText("Vốn góp")  # type: ignore[attr-defined]
    assert field.commit()
    settle(place.qtbot, place.window)
    assert "45.000.000 đồng" in place.panel.model.remark(4)
    assert known_headings(register.book, "memberships") == {"Phần hùn": "capital"}
    place.panel.read(copied_cells(block))
    settle(place.qtbot, place.window)
    assert "capital" in {column.path for column in place.panel.model.block.columns}


def test_assigning_a_heading_keeps_what_was_mended(place: Desk) -> None:
    place.paste(MEMBERS)
    place.type("1990")
    place.panel.assign("Cột lạ", "certificate")
    settle(place.qtbot, place.window)
    assert place.panel.model.text(("5", "person.birth")) == "1990"
    assert place.panel.model.text(("5", "certificate")) == "z"
    assert place.outcomes() == ["new", "changed", "new"]


def test_a_required_field_that_no_column_has_gets_one_and_is_filled_down(place: Desk) -> None:
    place.paste(
        "Họ tên\tNăm sinh\tHợp tác xã\nVàng A Páo\t1985\tHTX Chè Tam Đường\nSùng A Tủa\t1986\tHTX Chè Tam Đường\n"
    )
    assert place.outcomes() == ["refused", "refused"]
    grid = place.panel.grid
    assert place.panel.model.address(grid.currentIndex()) == ("2", "kind")
    place.type("chính thức")
    assert place.outcomes() == ["new", "refused"]
    grid.go_to(("2", "kind"))
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(place.qtbot, place.window)
    assert place.outcomes() == ["new", "new"]


def test_what_the_table_does_not_say_is_given_to_all_rows_at_once(place: Desk) -> None:
    place.paste(
        "Họ tên\tNăm sinh\tHợp tác xã\n"
        "Vàng A Tính\t1985\tHTX Chè Tam Đường\nLò Thị Lả\t1980\tHTX Chuối Đèo Hoa\n"
    )
    every = place.panel.every_row
    assert place.outcomes() == ["refused", "refused"] and every.isVisible() and list(every.fields) == ["kind"]
    place.panel.model.mend({("3", "kind"): "liên kết góp vốn"})
    settle(place.qtbot, place.window)
    every.fields["kind"].type_in("Thành viên chính thức")
    settle(place.qtbot, place.window)
    assert place.outcomes() == ["new", "new"] and every.isVisible()
    said = [row.texts["kind"] for row in place.panel.model.rows]
    assert said == ["Thành viên chính thức", "liên kết góp vốn"], "what a row says itself stays"
    every.fields["kind"].type_in("Thành viên liên kết không góp vốn")
    settle(place.qtbot, place.window)
    assert place.panel.model.rows[0].texts["kind"] == "Thành viên liên kết không góp vốn"
    place.panel.take()
    settle(place.qtbot, place.window)
    assert not place.panel.every_row.isVisible()


def test_a_stopped_keeping_leaves_nothing(
    place: Desk, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.paste(MEMBERS)

    def stop(_work: Work) -> None:
        raise Stopped

    monkeypatch.setattr(Work, "check", stop)
    place.panel.take()
    settle(place.qtbot, place.window)
    assert members.members_of(register.book, register.che) == []
    assert place.panel.keep.isEnabled() and place.panel.model.counts()[Outcome.NEW] == 1


def test_a_block_without_headings_is_refused_above_the_page(place: Desk) -> None:
    place.page.paste()
    place.panel.read([["a", "b"], ["c", "d"]])
    assert place.window.notice.isVisible()
    assert (
        "tiêu đề" in place.window.notice.sentence.text() and "Vốn góp" in place.window.notice.sentence.text()
    )


def test_where_no_heading_is_understood_their_meaning_is_asked_for(place: Desk) -> None:
    place.page.paste()
    place.panel.read(
        [["Ai", "Sinh", "Của đâu", "Là gì"], ["Vàng A Páo", "1985", "HTX Chè Tam Đường", "chính thức"]]
    )
    assert (
        set(place.panel.choices.fields) == {"Ai", "Sinh", "Của đâu", "Là gì"}
        and place.panel.choices.fold.opened
    )
    for heading, path in (
        ("Ai", "person"),
        ("Sinh", "person.birth"),
        ("Của đâu", "organisation"),
        ("Là gì", "kind"),
    ):
        place.panel.assign(heading, path)
        settle(place.qtbot, place.window)
    assert place.outcomes() == ["new"]


def test_a_table_file_is_read_beside_the_window(place: Desk, tmp_path: Path) -> None:
    file = tmp_path / "danh sách.csv"
    file.write_text("Họ tên;Năm sinh;HTX;Loại\n", encoding="utf-8")
    file.write_text(MEMBERS.partition("\n")[2].replace("\t", ";"), encoding="utf-8")
    place.page.paste()
    place.panel.read_file(file)
    settle(place.qtbot, place.window)
    settle(place.qtbot, place.window)
    assert place.outcomes() == ["new", "changed", "refused"]


def test_debts_are_brought_in_on_their_own_page(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "debts", DebtsPage) as (window, page):
        place = Desk(qtbot, window, page)
        place.paste(
            "Hợp tác xã\tLoại chủ nợ\tChủ nợ\tSố hợp đồng\tNgày vay\n"
            "HTX Chè Tam Đường\tngân hàng\tAgribank\tHĐ 7\t05/03/2025\n"
        )
        assert page.title() == "Dán danh sách nợ" and place.outcomes() == ["new"]
        before = lists.count(register.book, "debts")
        place.panel.take()
        settle(qtbot, window)
        assert lists.count(register.book, "debts") == before + 1
        assert debts  # the register's own module reads it


def test_of_a_long_block_only_the_mended_rows_are_rehearsed(
    place: Desk, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", 2)
    asked: list[int] = []

    def counted(book: Book, table: str, block: Block, **how: Any) -> Imported:
        asked.append(len(block.rows))
        return import_rows(book, table, block, **how)

    monkeypatch.setattr(importing, "import_rows", counted)
    place.paste(MEMBERS)
    place.type("1990")
    assert place.outcomes() == ["new", "changed", "new"] and asked == [3, 1]
    place.panel.take()
    settle(place.qtbot, place.window)
    assert asked == [3, 1, 3] and len(members.members_of(register.book, register.che)) == 2


def test_the_sheet_the_rows_set_aside_and_a_wrong_total_are_said_over_the_preview(
    place: Desk, tmp_path: Path
) -> None:
    """One member of 5 million; the total says 6. The hidden sheet of last year is not read."""
    rows = [MEMBERS.split("\n")[1].split("\t"), ["Lò Thị Ún", "1980"], ["Tổng cộng"]]
    at = next(at for at, heading in enumerate(rows[0]) if "Vốn" in heading)
    for line, amount in ((rows[1], "5"), (rows[2], "6")):
        line += [""] * (at + 1 - len(line))
        line[at] = amount
    written = "".join(
        f'<row r="{down}">{"".join(text(f"{chr(65 + across)}{down}", cell) for across, cell in enumerate(row))}</row>'
        for down, row in enumerate(rows, 1)
    )
    book = xlsx({"cũ": sheet(written), "mới": sheet(written)}, states={"cũ": "hidden"})
    place.panel.read_file(saved(tmp_path, "tv.xlsx", book))
    settle(place.qtbot, place.window)
    said = place.panel.notes.text().split("\n")
    assert len(said) == 4 and "“mới”" in said[0] and "cũ" in said[1] and "dòng 3" in said[2]
    assert "6" in said[3] and "5" in said[3]
    assert len(place.panel.model.rows) == 1
    place.panel.start_anew()
    assert place.panel.notes.isHidden()


def test_amounts_of_another_order_are_asked_about_before_they_are_kept(place: Desk) -> None:
    place.paste(MEMBERS.replace("\t12\t", "\t12000000\t").replace("\t45\t", "\t45000000\t"))
    assert "1.000 lần" in place.panel.notes.text()
    place.panel.take()
    question = next(one for one in place.panel.findChildren(ConfirmPanel) if one.isVisible())
    question.reject()
    settle(place.qtbot, place.window)
    assert len(lists.keys(place.page.context.opened, "memberships")) == 1
    place.panel.take()
    next(one for one in place.panel.findChildren(ConfirmPanel) if one.isVisible()).act.click()
    settle(place.qtbot, place.window)
    assert len(lists.keys(place.page.context.opened, "memberships")) == 2
