"""A row that goes on in the next line."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.filters import Filter, FilterChips


def test_what_finds_no_room_goes_into_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, across=10, down=5)
    labels = [QLabel(holder) for _ in range(4)]
    for one in labels:
        one.setFixedSize(100, 20)
        flow.addWidget(one)
    labels[1].hide()
    assert flow.heightForWidth(320) == 20
    assert flow.heightForWidth(319) == 45
    assert flow.heightForWidth(10) == 70
    holder.resize(319, 45)
    holder.show()
    qtbot.waitExposed(holder)
    assert [one.pos().toTuple() for one in labels if one.isVisible()] == [(0, 0), (110, 0), (0, 25)]
    holder.resize(400, 32)
    assert [one.pos().toTuple() for one in labels if one.isVisible()] == [(0, 6), (110, 6), (220, 6)]


def test_chips_are_never_cut(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chips = FilterChips()
    column = QVBoxLayout(page)
    column.addWidget(chips)
    column.addStretch(1)
    chips.show_filters([Filter(str(at), "Vướng nợ, chưa giải thể được", 1000 * at) for at in range(6)])
    page.resize(600, 400)
    page.show()
    qtbot.waitExposed(page)
    pills = list(chips._pills.values())
    assert all(pill.width() >= pill.sizeHint().width() for pill in pills)
    assert pills[-1].y() > pills[0].y()
    assert chips.height() >= pills[-1].geometry().bottom()
