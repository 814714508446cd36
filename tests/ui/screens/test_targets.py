"""The page of targets, with the keyboard alone, and the table of their results."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.register.lists import lists
from storage.register.records import cards, store
from tests.storage.sample_returns import fill
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, settle, shown, wait
from ui.screens.targets.page import TargetsPage
from ui.shell.frame.window import Window

Seat = tuple[Window, TargetsPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    """In 2025 45 cooperatives operate."""
    fill(register.book, "2025", "B01", {"I.1.1": 45})
    with shown(qtbot, register.book, "targets", TargetsPage) as opened:
        yield opened


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def operating(register: Register) -> str:
    return store.add(
        register.book,
        "targets",
        {
            "name": "HTX đang hoạt động",
            "measured_in": "htx",
            "wording": "trên 45",
            "horizon": 2025,
            "result_form": "B01",
            "result_row": "I.1.1",
        },
    )


def test_a_target_is_added_as_it_is_worded(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    press(qtbot, window, "Ctrl+N")
    fields = page.adding.form.fields
    for name, text in (
        ("name", "HTX mới"),
        ("measured_in", "HTX"),
        ("wording", "25 trở lên"),
        ("horizon", "2030"),
    ):
        fields[name].editor.setFocus()
        type_in(focused(), text)
        press(qtbot, window, "Return")
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    card = page.card
    assert card is not None
    assert (card.values["bound"], card.values["calculation"], card.values["horizon"]) == (2500, "level", 2030)
    field = page.record.fields["wording"]
    field.editor.setFocus()
    type_in(focused(), "nhiều hơn")
    press(qtbot, window, "Return")
    assert field.refused
    assert cards.get_card(register.book, "targets", card.id).values["wording"] == "25 trở lên"


def test_the_empty_page_offers_the_plan_and_adds_it(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    settle(qtbot, window)
    nothing = page.list.nothing()
    assert nothing.offer.text() == "Thêm chỉ tiêu của KH 994/KH-UBND"
    page.list.offer_wanted.emit()
    wait(qtbot, lambda: len(lists.keys(register.book, "targets")) == 56)
    page.add_plan("DA-PHONG-THO-2021")
    assert len(lists.keys(register.book, "targets")) == 68


def test_the_table_of_results(qtbot: QtBot, seat: Seat, register: Register, tmp_path: Path) -> None:
    window, page = seat
    key = operating(register)
    page.show_results()
    results = page.results
    wait(qtbot, lambda: results.table.rows.keys == (key,))
    row = results._shown[key]
    assert [column.text(row) for column in results.table.rows.columns] == [
        "HTX đang hoạt động",
        "",
        "HTX",
        "2025",
        "trên 45",
        "45",
        "100,0",
        "0",
        "Không đạt",
    ]
    assert results.said.text() == "HTX đang hoạt động: B01, dòng I.1.1, Năm 2025, nháp."
    assert page.title() == "Chỉ tiêu – kết quả – chênh lệch"
    results.verdicts.chosen.emit("not_reached")
    results.write(tmp_path / "t.xlsx")
    wait(qtbot, lambda: (tmp_path / "t.xlsx").exists())
    assert page.print_preview()
    wait(qtbot, lambda: results.preview is not None)
    assert results.preview is not None
    results.preview.accept()
    results.table.setFocus()
    press(qtbot, window, "Return")
    wait(qtbot, lambda: page.card is not None and page.card.id == key)
    press(qtbot, window, "Escape")
    assert page.front is page.list


def test_the_cell_of_a_result_is_chosen_from_lists(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    key = operating(register)
    page.open(key)
    settle(qtbot, window)
    fields = page.record.fields
    form, row, column = (fields[f"result_{part}"] for part in ("form", "row", "column"))
    assert form.typed().startswith("B01 \u00b7 Biểu 1") and row.typed() == "I.1.1 \u00b7 Đang hoạt động"
    column.type_in("ước cả năm \u00b7 estimate")
    row.type_in("Nộp ngân sách nhà nước")
    kept = cards.get_card(register.book, "targets", key).values
    assert (kept["result_row"], kept["result_column"]) == ("I.9", "estimate")
    row.type_in("i.2")  # a code may be typed, in small letters too
    assert cards.get_card(register.book, "targets", key).values["result_row"] == "I.2"
    row.type_in("vốn")  # several rows
    assert row.refused and cards.get_card(register.book, "targets", key).values["result_row"] == "I.2"
    column.type_in("")
    row.type_in("")
    form.type_in("B04")
    row.type_in("TỔNG SỐ NỢ")
    kept = cards.get_card(register.book, "targets", key).values
    assert (kept["result_form"], kept["result_row"]) == ("B04", "T")
