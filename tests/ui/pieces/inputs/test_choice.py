"""A choice: found without accents, refused when unknown, never changed by the wheel."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_in
from ui.pieces.inputs.choice import ChoiceField, Option

OPTIONS = [
    Option("nn", "Nông nghiệp"),
    Option("xd", "Xây dựng"),
    Option("dl", "Du lịch"),
    Option("dn", "Đan nón"),
]


@pytest.fixture
def field(qtbot: QtBot) -> ChoiceField:
    made = ChoiceField("Lĩnh vực", OPTIONS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "key"), [("nong", "nn"), ("NÔNG NGHIỆP", "nn"), ("dan non", "dn"), ("xay", "xd"), ("", "")]
)
def test_typed_without_accents(field: ChoiceField, typed: str, key: str) -> None:
    field.line.setText(typed)
    assert field.commit() and field.value() == key


@pytest.mark.parametrize("typed", ["n", "công nghiệp nặng"])
def test_what_is_not_in_the_list_is_refused(field: ChoiceField, typed: str) -> None:
    field.set_value("xd")
    field.line.setText(typed)
    assert not field.commit() and typed in field.refusal.text() and field.value() == "xd"


def test_typing_narrows_the_list(qtbot: QtBot, field: ChoiceField) -> None:
    type_in(field.line, "d")
    words = field.line._words.stringList()
    assert words[0].startswith(("D", "Đ")) and "Nông nghiệp" not in words


def test_the_wheel_changes_nothing(field: ChoiceField) -> None:
    field.set_value("xd")
    turn = QWheelEvent(
        QPointF(5, 5),
        field.line.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.line, turn)
    assert field.value() == "xd" and field.line.text() == "Xây dựng" and not turn.isAccepted()


def test_a_key_that_is_offered_no_more_shows_itself(field: ChoiceField) -> None:
    field.set_value("old")
    assert field.line.text() == "old"
    field.offer([*OPTIONS, Option("old", "Nghề cũ")])
    assert field.line.text() == "Nghề cũ"


def test_choosing_in_the_list_keeps_it(field: ChoiceField) -> None:
    said: list[str] = []
    field.committed.connect(said.append)
    field.line._took("Du lịch")
    assert said == ["dl"]
