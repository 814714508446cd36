"""The list of any kind on a real book: rows by the page, columns, copying, files, and whatever a book can hold."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from models.register.catalogue import RECORDS, record_of
from storage.book.book import Book
from storage.history import changes
from storage.register import debts, organisations
from storage.register.lists.columns import ListColumns, all_paths
from storage.register.lists.lists import ListFilter
from tests.exports.tables.test_lists import HOSTILE, add_many, spoil
from tests.ui.keyboard import press
from tests.ui.screens.register import Register, make_register, settle, wait
from ui import settings
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register.lists.reading import Listed, listed
from ui.register.lists.record_list import BIN, RecordList
from ui.shell.frame.window import Window


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = make_register(tmp_path)
    yield made
    made.book.close()


@pytest.fixture
def empty(qtbot: QtBot, register: Register) -> Iterator[Window]:
    """A shown window that holds the book and no page."""
    made = Window()
    qtbot.addWidget(made)
    made.context.hold(register.book)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def shown(qtbot: QtBot, window: Window, table: str) -> RecordList:
    """A list of a kind, read, in the window."""
    made = RecordList(window.context, table)
    if (former := window.takeCentralWidget()) is not None:
        former.setParent(window)  # its pages are still asked when the window is closed
    window.setCentralWidget(made)
    made.show()
    made.read()
    settle(qtbot, window)
    return made


def names(made: RecordList, column: int = 0) -> list[str]:
    rows = (made.table.rows.row_at(at) for at in range(len(made.table.rows.keys)))
    return [row.cells[column].text for row in rows if row is not None]


def test_every_kind_is_listed_in_every_order(qtbot: QtBot, empty: Window) -> None:
    for table in (kind.table for kind in RECORDS):
        made = shown(qtbot, empty, table)
        number = len(made.table.rows.keys)
        for path in record_of(table).columns:
            for descending in (False, True):
                made.sort(path, descending)
                settle(qtbot, empty)
                assert len(made.table.rows.keys) == number, (table, path)
        made.show_paths(all_paths(table))
        settle(qtbot, empty)
        assert len(made.table.rows.keys) == number, table
        assert len(made.table.rows.columns) == len(all_paths(table)), table
        made.grab()


def test_hostile_values_are_shown_as_they_are(qtbot: QtBot, empty: Window, register: Register) -> None:
    add_many(register.book, list(HOSTILE))
    made = shown(qtbot, empty, "organisations")
    made.show_paths(all_paths("organisations"))
    settle(qtbot, empty)
    model, tips = made.table.rows, []
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in Qt.ItemDataRole:
                model.data(model.index(row, column), role)
            tips.append(model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole) or "")
    marked = [tip for tip in tips if "<b>" in tip or "<img" in tip]
    assert not marked and any("&lt;b&gt;big" in tip for tip in tips)
    assert max(map(len, tips)) < 1200
    made.grab()
    made.table.selectAll()
    made.copy(False)
    settle(qtbot, empty)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(HOSTILE) + 4
    assert {line.count("\t") for line in lines} == {len(model.columns) - 1}


def test_a_spoilt_book_is_shown_all_the_same(qtbot: QtBot, empty: Window, register: Register) -> None:
    rows = {kind.table: spoil(register.book, kind.table) for kind in RECORDS}
    for table in rows:
        made = shown(qtbot, empty, table)
        made.show_paths(all_paths(table))
        settle(qtbot, empty)
        model = made.table.rows
        assert model.rowCount() == rows[table], table
        for row in range(rows[table]):
            for column in range(model.columnCount()):
                for role in Qt.ItemDataRole:
                    model.data(model.index(row, column), role)
        made.grab()


def test_rows_arrive_by_the_page_beside_the_window(
    qtbot: QtBot, empty: Window, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_many(register.book, [f"Hợp tác xã số {at:04d}" for at in range(700)])
    looking, threads = Book.read_rows, set[int]()

    @contextmanager
    def noted(book: Book) -> Iterator[Any]:
        threads.add(threading.get_ident())
        with looking(book) as look:
            yield look

    monkeypatch.setattr(Book, "read_rows", noted)
    made = shown(qtbot, empty, "organisations")
    assert len(made.table.rows.keys) == 703
    last = made.table.rows.keys[-1]
    assert made.table.list_rows.known(last) is None, "only what is in sight was read"
    made.table.scrollToBottom()
    wait(qtbot, lambda: made.table.list_rows.known(last) is not None)
    row = made.table.rows.row_at(702)
    assert row is not None and row.id == last
    made.table.selectAll()
    assert not made.table.horizontalHeader().selectionModel().hasSelection(), "it would ask for every row"
    made.copy(False)
    settle(qtbot, empty)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 704 and lines[0].startswith("Tên\tMã số thuế")
    assert threads and threading.get_ident() not in threads


def test_no_list_of_any_kind_works_on_the_thread_of_the_window(
    qtbot: QtBot, empty: Window, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every question is asked while whoever reads the book is stopped: it returns, and nothing is read here."""
    looking, go_on, window = Book.read_rows, threading.Event(), threading.get_ident()
    here: list[str] = []
    waited = threading.Event()

    @contextmanager
    def stopped(book: Book) -> Iterator[Any]:
        if threading.get_ident() == window:
            here.append(kind.table)
        elif not go_on.wait(20):
            waited.set()
        with looking(book) as look:
            yield look

    for kind in RECORDS:
        made = shown(qtbot, empty, kind.table)
        with monkeypatch.context() as patched:
            patched.setattr(Book, "read_rows", stopped)
            made.read()
            for path in made.paths:
                made.sort(path, path == made.paths[0])
            made.bar.setText("an")
            for preset in (*kind.presets, BIN):
                made.views.current = preset
                made.read()
            made.show_paths(all_paths(kind.table))
            made.table.scrollToBottom()
            made.copy(False)
            made.grab()
            assert here == [] and not waited.is_set(), kind.table
            go_on.set()
            settle(qtbot, empty)
        assert here == [], kind.table
        go_on.clear()


def test_what_was_shown_stays_until_it_is_read_anew(qtbot: QtBot, empty: Window, register: Register) -> None:
    made = shown(qtbot, empty, "organisations")
    made.table.select_key(register.chuoi)
    organisations.update(register.book, register.chuoi, "name", "Hợp tác xã Ánh Dương")
    made.read()
    assert "HTX Chuối Đèo Hoa" in names(made), "the rows before stand there while they are read"
    settle(qtbot, empty)
    assert names(made)[0] == "HTX Ánh Dương"
    assert made.table.current_key() == register.chuoi, "the current row is still the same record"


def test_the_answer_to_the_last_question_counts(qtbot: QtBot, empty: Window, register: Register) -> None:
    made = shown(qtbot, empty, "organisations")
    for chosen in ("stopped", "operating", "ended", "stopped"):
        made.views.current = chosen
        made.read()
    settle(qtbot, empty)
    assert list(made.table.rows.keys) == [register.ngung]
    made.views.current = BIN
    made.read()
    settle(qtbot, empty)
    assert list(made.table.rows.keys) == []
    assert made._stack.currentWidget() is not made.table


def test_the_beginning_of_a_narrowed_list_is_shown_before_all_of_it_is_known(
    qtbot: QtBot, empty: Window, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shown(qtbot, empty, "organisations")
    go_on = threading.Event()

    def late(book: Book, columns: ListColumns, chosen: ListFilter) -> Listed:
        go_on.wait(5)
        return listed(book, columns, chosen)

    monkeypatch.setattr("ui.register.lists.record_list.listed", late)
    made.bar.setText("chuoi")
    wait(qtbot, lambda: names(made) == ["HTX Chuối Đèo Hoa"])
    assert not go_on.is_set()
    go_on.set()
    settle(qtbot, empty)
    assert names(made) == ["HTX Chuối Đèo Hoa"]


def test_an_answer_to_a_list_that_is_gone_is_dropped(qtbot: QtBot, empty: Window) -> None:
    made = shown(qtbot, empty, "debts")
    answered: list[str] = []
    made.listed = lambda number: answered.append("gone")  # type: ignore[method-assign]
    made.read()
    delete(made)
    settle(qtbot, empty)
    assert answered == [] and not isValid(made)
    again = shown(qtbot, empty, "debts")
    assert len(again.table.rows.keys) == 2, "the next list is answered as before"


def test_filters_have_their_counts(qtbot: QtBot, empty: Window, register: Register) -> None:
    made = shown(qtbot, empty, "debts")
    assert made.counts.presets == {"owing": 2, "overdue": 2, "stopped": 1, "settled": 0}
    assert made.counts.chips == {"bank": 2}
    debts.remove(register.book, register.bank)
    made.bar.setText("chuối")
    settle(qtbot, empty)
    wait(qtbot, lambda: made.counts.all == 1)
    assert made.counts.binned == 0, "the one in the bin is of another organisation"


def test_columns_are_chosen_and_remembered(qtbot: QtBot, empty: Window) -> None:
    made = shown(qtbot, empty, "debts")
    chooser = made.choose_columns()
    qtbot.addWidget(chooser)
    first = chooser.items.item(0)
    assert (first.text(), first.checkState()) == ("Tổ chức", Qt.CheckState.Checked)
    first.setCheckState(Qt.CheckState.Unchecked)
    chooser.search.setText("hop dong, ho so")
    seen = [chooser.items.item(at) for at in range(chooser.items.count())]
    (found,) = [item for item in seen if not item.isHidden()]
    found.setCheckState(Qt.CheckState.Checked)
    chooser.items.setCurrentItem(found)
    for _ in range(chooser.items.currentRow()):
        chooser._move(-1)
    chooser.accept()
    settle(qtbot, empty)
    assert made.table.rows.columns[0].key == "contract"
    assert sorted(names(made)) == ["120/HĐTD", "350/HĐTD"]
    again = shown(qtbot, empty, "debts")
    assert again.paths == made.paths and "organisation" not in again.paths
    again.show_paths(record_of("debts").columns)
    assert settings.text("columns/debts") == ""


def test_a_list_without_columns_cannot_be_wished_for(qtbot: QtBot, empty: Window) -> None:
    chooser = shown(qtbot, empty, "people").choose_columns()
    qtbot.addWidget(chooser)
    for at in range(chooser.items.count()):
        chooser.items.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert not chooser.take.isEnabled()
    chooser.reject()


def test_widths_fit_are_remembered_by_column_and_reset(qtbot: QtBot, empty: Window) -> None:
    made = shown(qtbot, empty, "organisations")
    fitted = [made.table.columnWidth(at) for at in range(len(made.table.rows.columns))]
    assert sum(fitted) <= made.table.viewport().width() + 2
    made.table.setColumnWidth(1, 333)
    again = shown(qtbot, empty, "organisations")
    assert abs(again.table.columnWidth(1) - 333) <= 1
    again.show_paths(("tax_code", "name"))
    settle(qtbot, empty)
    assert abs(again.table.columnWidth(0) - 333) <= 1, "the width is of the column, wherever it stands"
    again.table.reset_widths()
    assert again.table.columnWidth(0) < 333


def test_the_menu_copies_a_cell(qtbot: QtBot, empty: Window) -> None:
    made = shown(qtbot, empty, "organisations")
    made.table.setCurrentIndex(made.table.rows.index(1, 1))
    made.table.open_menu(QPoint(5, 5))
    menu = next(one for one in made.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:5] == ["Mở", "Sao chép các dòng", "Sao chép ô", "Chọn cột…", "Chỉnh độ rộng cột"]
    next(action for action in menu.actions() if action.text() == "Sao chép ô").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "6200012345"


def test_ctrl_c_copies_rows_with_their_headings(qtbot: QtBot, empty: Window) -> None:
    made = shown(qtbot, empty, "debts")
    made.table.setFocus()
    made.table.clearSelection()  # a Ctrl that an earlier test left pressed would add to it
    made.table.selectRow(1)
    press(qtbot, empty, "Ctrl+C")
    settle(qtbot, empty)
    heading, row = QGuiApplication.clipboard().text().split("\n")
    assert heading.split("\t")[:3] == ["Tổ chức", "Loại nợ", "Chủ nợ"]
    assert row.split("\t")[:2] == ["HTX Vận tải Ma Li Pho", "Ngân hàng"]


def test_a_list_is_written_as_it_is_seen(qtbot: QtBot, empty: Window, tmp_path: Path) -> None:
    made = shown(qtbot, empty, "debts")
    made.views.current = "stopped"
    made.show_paths(("organisation", "balance"))
    target = tmp_path / "no.csv"
    made.export.save_as(target)
    settle(qtbot, empty)
    assert target.read_text("utf-8-sig").splitlines() == [
        "Tổ chức,Còn nợ (đồng)",
        "Hợp tác xã Vận tải Ma Li Pho,350000000",
    ]


def test_a_list_is_shown_on_paper(qtbot: QtBot, empty: Window) -> None:
    made = shown(qtbot, empty, "debts")
    made.export.show_paper()
    settle(qtbot, empty)
    preview = made.export.paper.preview
    assert preview is not None and preview.pages.count == 1
    preview.close()


def test_numbers_in_full_are_asked_about_and_kept_in_the_history(
    qtbot: QtBot, empty: Window, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "nguoi.xlsx"
    monkeypatch.setattr(
        "ui.register.lists.exporting.QFileDialog.getSaveFileName", lambda *_: (str(target), "")
    )
    made = shown(qtbot, empty, "people")
    menu = QMenu(made)
    made.export.fill(menu)
    next(one for one in menu.actions() if one.text() == "Kèm số định danh đầy đủ…").trigger()
    asked = next(one for one in made.findChildren(ConfirmPanel) if one.isVisible())
    assert not target.exists()
    asked.accept()
    settle(qtbot, empty)
    wait(qtbot, target.exists)
    assert changes.recent(register.book, 1)[0].title == "LIST_UNMASKED"
    plain = QMenu(made)
    made.show_paths(("name",))
    made.export.fill(plain)
    assert "Kèm số định danh đầy đủ…" not in [one.text() for one in plain.actions()]
