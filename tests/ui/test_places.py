"""Ctrl+K beside the register: forms, periods, settings, actions; what was used last, and what to try."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.returns import returns
from tests.ui.screens.commune import PERIOD, commune_book, opened, page_of, settle
from ui.places import places
from ui.shell.frame.jump import Jump


def test_forms_periods_settings_and_actions_are_found_without_accents(qtbot: QtBot, tmp_path: Path) -> None:
    with commune_book(tmp_path) as book:
        returns.open_return(book, PERIOD)
        found = {
            text: places(book, text) for text in ("bieu 4", "quy iii/2026", "khoa ky", "them no", "xyz", " ")
        }
    assert ("reports", (("form", "B04"),)) in [(one.page, one.target) for one in found["bieu 4"]]
    assert [(one.page, one.target) for one in found["quy iii/2026"]][-1] == ("reports", (("period", PERIOD),))
    assert [(one.page, one.target) for one in found["khoa ky"]] == [("settings", (("part", "key"),))]
    assert [(one.page, one.target) for one in found["them no"]] == [("debts", (("new", True),))]
    assert found["xyz"] == found[" "] == []


def test_what_was_used_last_comes_first_and_no_hit_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path, organisations=2)) as window:
        window.jump()
        jump = next(one for one in window.findChildren(Jump))
        QTest.keyClicks(jump.field, "no")
        jump.search("khong co gi nhu the")
        assert "Ctrl+N" in jump.found.item(0).text()
        QTest.keyClick(jump.field, Qt.Key.Key_Return)
        assert jump.chosen is None and jump.isVisible(), "nothing is taken where nothing was found"
        jump.search("an toan")
        QTest.keyClick(jump.field, Qt.Key.Key_Return)
        assert window.page is window.pages["safety"]
        window.jump()
        assert window.findChildren(Jump)[-1].found.item(0).text().startswith("An toàn dữ liệu")


def test_the_forms_are_walked_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path, organisations=2)) as window:
        page = page_of(qtbot, window, "reports", period=PERIOD, form="B01")
        workspace = page.workspace  # type: ignore[attr-defined]
        QTest.keyClick(workspace.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert workspace.form == "B02"
        for _ in range(2):
            QTest.keyClick(workspace.grid, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
        assert workspace.form == sorted(workspace.paper.sheets)[-1]


def test_the_next_sitting_begins_at_the_record_or_the_cell(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path, organisations=2)) as window:
        book = window.context.opened
        (first, *_) = lists.keys(book, "organisations", ListFilter())
        page_of(qtbot, window, "cooperatives", organisation=first)
        window.keep_place()
        page_of(qtbot, window, "debts")
        window.open_where_stopped()
        settle(qtbot, window)
        assert window.page is window.pages["cooperatives"] and window.page.place() == {"organisation": first}
        page = page_of(qtbot, window, "reports", period=PERIOD, form="B01", row="I.2", column="actual")
        there = page.place()
        assert there == {"period": PERIOD, "form": "B01", "row": "I.2", "column": "actual"}
        window.keep_place()
        window.forget_pages()
        window.open_where_stopped()
        settle(qtbot, window)
        assert window.page is not None and window.page.place() == there
