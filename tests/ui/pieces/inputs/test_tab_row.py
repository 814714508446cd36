"""Tabs in one row: what finds no room waits in a menu, and the tab in front is always in sight."""

from pytestqt.qtbot import QtBot

from ui.pieces.inputs.filters import Filter, TabRow

TABS = [Filter(str(at), f"Mục số {at}") for at in range(12)]


def row_of(qtbot: QtBot, width: int) -> TabRow:
    row = TabRow()
    qtbot.addWidget(row)
    row.show_filters(TABS, "0")
    row.resize(width, 40)
    row.show()
    return row


def test_what_finds_no_room_waits_in_the_menu(qtbot: QtBot) -> None:
    row = row_of(qtbot, 500)
    shown = [key for key, pill in row._pills.items() if pill.isVisible()]
    waiting = [one.text() for one in row.waiting.actions()]
    assert 1 < len(shown) < len(TABS) and len(shown) + len(waiting) == len(TABS)
    assert waiting[-1] == "Mục số 11" and row.more.text() == f"Thêm ({len(waiting)})"


def test_a_tab_of_the_menu_comes_in_sight_when_it_is_chosen(qtbot: QtBot) -> None:
    row = row_of(qtbot, 500)
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.waiting.actions()[-1].trigger()
    assert heard == ["11"] and row.current == "11"
    assert row._pills["11"].isVisible() and row._pills["11"].isChecked()
    row.show_filters(TABS, "3")
    assert row._pills["3"].isVisible()


def test_with_room_for_all_there_is_no_menu(qtbot: QtBot) -> None:
    row = row_of(qtbot, 2000)
    assert row.more.isHidden() and all(pill.isVisible() for pill in row._pills.values())
