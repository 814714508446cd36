"""A group of fields has as many columns as there is room for, also where the room becomes less."""

from pytestqt.qtbot import QtBot

from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.group import FieldGroup, scrolled


def test_beside_a_panel_that_opens_later_no_field_is_out_of_sight(qtbot: QtBot) -> None:
    group = FieldGroup("Tên và đăng ký", [TextField(f"Mục {at}", chars=40) for at in range(6)])
    area = scrolled(group)
    qtbot.addWidget(area)
    area.resize(1100, 500)
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: group.fields[1].x() > group.fields[0].x())
    area.resize(620, 500)
    qtbot.waitUntil(lambda: group.width() <= area.viewport().width())
    qtbot.waitUntil(lambda: group.fields[1].x() == group.fields[0].x())
    assert all(one.geometry().right() <= area.viewport().width() for one in group.fields)
