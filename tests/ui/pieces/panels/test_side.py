"""The panel at the side: beside the page on a wide window, laid over it on a small one, gone when it is left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.pieces.panels.side import STRIP, SidePanel


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    made.line = QLineEdit()  # type: ignore[attr-defined]
    made.side = SidePanel("Chi tiết", closable=True)  # type: ignore[attr-defined]
    made.inner = QLineEdit()  # type: ignore[attr-defined]
    row.addWidget(made.line, 1)  # type: ignore[attr-defined]
    row.addWidget(made.side)  # type: ignore[attr-defined]
    made.side.show_content(made.inner)  # type: ignore[attr-defined]
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.line.setFocus()  # type: ignore[attr-defined]
    return made


def test_a_small_window_keeps_its_width_and_shows_a_strip(page: QWidget) -> None:
    side, line = page.side, page.line  # type: ignore[attr-defined]
    assert side.is_over and side.width() == STRIP and side.handle.isVisible() and side.sheet.isHidden()
    assert line.width() > 500
    side.handle.click()
    assert side.sheet.isVisible() and side.sheet.parentWidget() is page
    assert side.sheet.geometry().right() == page.width() - 1 and side.sheet.width() == side.whole_width
    assert line.width() > 500, "nothing under it moves"
    assert side.sheet.isAncestorOf(QApplication.focusWidget())


def test_it_folds_up_when_the_keyboard_goes_elsewhere_and_with_esc(page: QWidget) -> None:
    side = page.side  # type: ignore[attr-defined]
    side.unfold()
    page.inner.setFocus()  # type: ignore[attr-defined]
    assert side.sheet.isVisible(), "within it one may move"
    page.line.setFocus()  # type: ignore[attr-defined]
    assert side.sheet.isHidden() and side.isVisible()
    side.unfold()
    QTest.keyClick(page.inner, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert side.sheet.isHidden() and page.line.hasFocus(), "back where one was"  # type: ignore[attr-defined]


def test_on_a_wide_window_it_stands_beside_and_esc_closes_it(page: QWidget) -> None:
    side = page.side  # type: ignore[attr-defined]
    page.resize(1200, 400)
    assert not side.is_over and side.width() == side.whole_width and side.sheet.isVisible()
    assert side.handle.isHidden() and side.sheet.parentWidget() is side
    page.inner.setFocus()  # type: ignore[attr-defined]
    page.line.setFocus()  # type: ignore[attr-defined]
    assert side.sheet.isVisible(), "beside the page it stays"
    page.inner.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(page.inner, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert side.isHidden()
