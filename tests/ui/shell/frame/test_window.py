"""The frame: one page at a time, reached by keys, told what changed, and quiet about what went well."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.values.errors import Refused, Unavailable
from tests.ui.keyboard import press, type_in
from tests.ui.samples import FormPage, ListPage
from ui import settings
from ui.shell.context import Facts
from ui.shell.frame.jump import Jump
from ui.shell.frame.shortcuts import KEYS, KeyList
from ui.shell.frame.window import Window
from ui.theme.look import look


@pytest.fixture
def list_page(window: Window) -> ListPage:
    window.open_page("cooperatives")
    page = window.page
    assert isinstance(page, ListPage)
    return page


def test_a_page_is_built_when_first_opened_and_kept(window: Window) -> None:
    assert window.pages == {}
    window.open_page("members")
    first = window.page
    window.open_page("cooperatives")
    window.open_page("members")
    assert window.page is first and set(window.pages) == {"members", "cooperatives"}


def test_the_head_says_what_where_and_in_which_state(window: Window, list_page: ListPage) -> None:
    assert window.head.title.text() == "Hợp tác xã"
    assert window.head.where.toolTip() == "Xã Phong Thổ › Quý III/2026"
    assert window.head.chip.text() == "Nháp" and window.head.chip.property("chip") == "blue"
    assert window.windowTitle() == "Hợp tác xã › Xã Phong Thổ › Quý III/2026 · Nháp · Sổ HTX"
    assert window.head.primary is not None and window.head.primary.text() == "Thêm hợp tác xã"


@pytest.mark.parametrize("modifier", ["Alt", "Ctrl"])
def test_numbers_open_pages(qtbot: QtBot, window: Window, list_page: ListPage, modifier: str) -> None:
    press(qtbot, window, f"{modifier}+3")
    assert isinstance(window.page, FormPage)
    press(qtbot, window, f"{modifier}+2")
    assert window.pages["cooperatives"] is list_page and window.stack.currentWidget() is list_page
    assert window.rail.buttons["cooperatives"].isChecked()


def test_arrows_walk_the_rail(qtbot: QtBot, window: Window, list_page: ListPage) -> None:
    window.rail.buttons["cooperatives"].setFocus()
    press(qtbot, window, "Down")
    assert QApplication.focusWidget() is window.rail.buttons["members"]


def test_the_keys_reach_the_page(qtbot: QtBot, window: Window, list_page: ListPage) -> None:
    list_page.told.clear()
    for keys in ("F4", "F5", "Ctrl+Z", "Ctrl+Return"):
        press(qtbot, window, keys)
    assert list_page.told == ["problem", frozenset(), "undo", "primary"]
    press(qtbot, window, "Ctrl+F")
    assert QApplication.focusWidget() is list_page.bar


def test_ctrl_z_in_a_text_field_undoes_the_typing(qtbot: QtBot, window: Window, list_page: ListPage) -> None:
    list_page.bar.take()
    type_in(list_page.bar, "phong")
    list_page.told.clear()
    press(qtbot, window, "Ctrl+Z")
    assert list_page.bar.text() == "" and list_page.told == []


def test_every_verb_of_the_key_table_is_one_of_the_window(window: Window) -> None:
    assert all(callable(getattr(window, key.verb)) for key in KEYS if key.verb)
    assert len({key.keys for key in KEYS}) == len(KEYS)


def test_f1_shows_every_key_in_vietnamese(qtbot: QtBot, window: Window) -> None:
    shown = KeyList(window)
    qtbot.addWidget(shown)
    assert all(key.meaning != key.source for key in KEYS)


def test_the_keyboard_is_where_the_page_wants_it(window: Window, list_page: ListPage) -> None:
    assert QApplication.focusWidget() is list_page.table


def test_a_change_refreshes_the_page_in_front_now_and_the_others_when_opened(
    window: Window, list_page: ListPage
) -> None:
    window.open_page("members")
    form = window.page
    assert isinstance(form, FormPage)
    list_page.told.clear()
    window.context.changed("members")
    window.context.changed("debts")
    assert form.seen == [frozenset({"members"}), frozenset({"debts"})] and list_page.told == []
    window.open_page("cooperatives")
    assert list_page.told == [{}, frozenset({"members", "debts"})]


def test_going_somewhere_hands_over_the_target(window: Window, list_page: ListPage) -> None:
    window.context.go_to("cooperatives", organisation="abc")
    assert list_page.told[-1] == {"organisation": "abc"}


def test_leaving_a_page_keeps_the_field_in_hand(qtbot: QtBot, window: Window) -> None:
    window.open_page("members")
    form = window.page
    assert isinstance(form, FormPage)
    type_in(form.name.line, "Lò Thị Mai")
    press(qtbot, window, "Alt+2")
    assert form.kept == ["Lò Thị Mai"]


def test_ctrl_s_keeps_the_field_and_stays_in_it(qtbot: QtBot, window: Window) -> None:
    window.open_page("members")
    form = window.page
    assert isinstance(form, FormPage)
    type_in(form.name.line, "Lò Thị Mai")
    press(qtbot, window, "Ctrl+S")
    assert form.kept == ["Lò Thị Mai"] and QApplication.focusWidget() is form.name.line


def test_saved_is_said_quietly(window: Window) -> None:
    window.context.changed()
    assert window.status.kept.text().startswith("Đã lưu ")
    assert QApplication.activeModalWidget() is None


def test_the_quiet_lines_show_the_facts(window: Window) -> None:
    window.context.show_facts(Facts("Xã Phong Thổ", "Sao lưu 16:40", "Kỳ: Quý III/2026", "", receives=False))
    assert window.rail.unit.text() == "Xã Phong Thổ"
    assert window.status.facts.text() == "Sao lưu 16:40   ·   Kỳ: Quý III/2026"
    assert window.rail.buttons["receive"].isHidden()
    window.context.show_facts(Facts(receives=True))
    assert not window.rail.buttons["receive"].isHidden()


def test_a_refusal_is_told_above_the_page_and_goes_with_it(window: Window, list_page: ListPage) -> None:
    window.context.tell(Refused("DATE_IMPOSSIBLE", text="31/2"))
    assert "31/2" in window.notice.sentence.text() and not window.notice.isHidden()
    assert window.notice.property("card") == "amber"
    window.open_page("members")
    assert window.notice.isHidden()


def test_failing_surroundings_can_be_tried_again(window: Window) -> None:
    tried: list[int] = []
    window.context.tell(Unavailable("DISK_FULL"), lambda: tried.append(1))
    buttons = [
        button.text() for button in window.notice.findChildren(type(window.head.primary or window.strip.stop))
    ]
    assert "Thử lại" in buttons and window.notice.property("card") == "red"


def test_an_action_that_cannot_be_done_says_why(window: Window, list_page: ListPage) -> None:
    texts = {button.text(): button for button in window.head.findChildren(type(window.strip.stop))}
    assert not texts["Dán từ Excel"].isEnabled()
    assert texts["Dán từ Excel"].toolTip() == "Chưa chép gì"


def test_the_search_bar_survives_new_actions(window: Window, list_page: ListPage) -> None:
    list_page.bar.setText("phong")
    window.open_page("members")
    window.open_page("cooperatives")
    list_page.head_changed.emit()
    assert list_page.bar.text() == "phong" and list_page.bar.isVisible()


def test_ctrl_k_goes_to_a_page_without_accents(qtbot: QtBot, window: Window, list_page: ListPage) -> None:
    press(qtbot, window, "Ctrl+K")
    jump = next(child for child in window.children() if isinstance(child, Jump))
    type_in(jump.field, "thanh vien")
    assert jump.found.count() == 1
    QTest.keyClick(jump.field, Qt.Key.Key_Return)
    assert isinstance(window.page, FormPage)


def test_the_window_opens_where_one_stopped(window: Window, list_page: ListPage) -> None:
    assert settings.text("window/page") == "cooperatives"
    assert window.known("cooperatives") == "cooperatives" and window.known("gone") == "cooperatives"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_nothing_is_wider_than_the_window(window: Window, list_page: ListPage, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert window.width() == size[0]
    for button in window.rail.buttons.values():
        assert button.sizeHint().width() <= button.width()
    assert window.head.primary is not None
    corner = window.head.primary.mapTo(window, window.head.primary.rect().bottomRight())
    assert corner.x() < window.width()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nouns_of_the_rail_are_never_cut(window: Window, list_page: ListPage, scale: int) -> None:
    look.wear("light", scale)
    QApplication.processEvents()
    for button in window.rail.buttons.values():
        button.setChecked(True)
        QApplication.processEvents()
        assert button.sizeHint().width() <= button.width()
    look.wear("light")


def test_forgetting_pages_begins_anew(window: Window, list_page: ListPage) -> None:
    window.forget_pages()
    assert window.pages == {} and window.stack.currentWidget() is window.start
    window.open_page("cooperatives")
    assert window.page is not list_page


def test_where_there_is_little_room_the_title_gives_way_and_not_the_buttons(
    qtbot: QtBot, window: Window, list_page: ListPage
) -> None:
    head, name = window.head, "Hợp tác xã nông nghiệp"
    window.resize(1366, 768)
    head.title.say(name)
    qtbot.waitUntil(lambda: head.title.text() == name)
    head.setFixedWidth(780)
    qtbot.waitUntil(lambda: head.title.text().endswith("\u2026"))
    assert name.startswith(head.title.text().removesuffix("\u2026")) and name in head.title.toolTip()
    assert head.primary is not None and head.primary.width() >= head.primary.sizeHint().width()


def test_the_keyboard_never_falls_to_the_rail(qtbot: QtBot, window: Window, list_page: ListPage) -> None:
    field = QLineEdit(list_page)
    field.show()
    field.setFocus()
    field.hide()
    assert not window.rail.isAncestorOf(QApplication.focusWidget() or window)
    window.rail.buttons["members"].setFocus()
    assert window.rail.buttons["members"].hasFocus(), "one can still go there"


def test_only_what_is_seen_is_dressed_anew(window: Window, list_page: ListPage) -> None:
    window.open_page("members")
    front = window.stack.currentWidget()
    assert front is not None
    look.wear("dark")
    assert front.styleSheet() == window.rail.styleSheet() != "" and list_page.styleSheet() == ""
    window.open_page("cooperatives")
    assert list_page.styleSheet() == front.styleSheet(), "a page puts it on when it comes to the front"
    look.wear("light")
    assert list_page.styleSheet() == window.rail.styleSheet() == ""
    window.open_page("members")
    assert front.styleSheet() == ""
