"""Ctrl+K beside the register: forms, periods, settings, actions; what was used last, and what to try."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.returns import returns
from tests.ui.screens.commune import PERIOD, commune_book, opened, page_of, settle
from tests.ui.screens.frame import opened as shown
from tests.ui.screens.register import make_register
from tests.ui.screens.world import make_world
from ui.places import help_places, places
from ui.register.form.finding import places as records
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


def test_units_debts_chapters_and_fields_are_found(qtbot: QtBot, tmp_path: Path) -> None:
    chapter = next(one.target for one in help_places("giai trinh va bien nhan"))
    assert chapter == (("chapter", "14-giai-trinh-bien-nhan"),)
    (section,) = help_places("ma hoa goi")
    assert section.target == (("chapter", "06-kiem-tra-ky-gui"), ("section", "Mã hóa gói"))
    assert (("field", "people.personal_number"),) in [one.target for one in help_places("so dinh danh")]
    for folder in ("register", "world"):
        (tmp_path / folder).mkdir()
    register = make_register(tmp_path / "register")
    with register.book as book:
        owed = [one for one in records(book, "ngan hang nong nghiep") if one.page == "debts"]
        assert [one.note for one in owed] == [
            "Khoản nợ · HTX Chuối Đèo Hoa",
            "Khoản nợ · HTX Vận tải Ma Li Pho",
        ]
        assert places(book, "tam duong") == []
    with make_world(tmp_path / "world").open() as province:
        (unit,) = (one for one in places(province, "tam duong") if one.page == "consolidation")
        window = shown(qtbot, province)
        window.open_page(unit.page, dict(unit.target))
        qtbot.waitUntil(lambda: not window.lane.jobs)
        assert window.page.units.table.current_key() == dict(unit.target)["unit"]  # type: ignore[union-attr]
        window.close()


def test_the_handbook_opens_at_its_section_and_a_field_says_what_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path)) as window:
        page = page_of(qtbot, window, "help", chapter="06-kiem-tra-ky-gui", section="Mã hóa gói")
        assert page.text.textCursor().block().text() == "Mã hóa gói"  # type: ignore[attr-defined]
        page.text.anchorClicked.emit(QUrl("13-khoa.md"))  # type: ignore[attr-defined]
        assert page.chapter == "13-khoa"  # type: ignore[attr-defined]
        assert page.find_words("token") and not page.find_words("không có chữ này")  # type: ignore[attr-defined]
        window.open_page("help", {"field": "people.personal_number"})
        shown = page.text.toPlainText()  # type: ignore[attr-defined]
        assert "Số định danh" in shown and "mỗi lần mở xem được ghi vào lịch sử" in shown
        assert page.place() == {"field": "people.personal_number"}
