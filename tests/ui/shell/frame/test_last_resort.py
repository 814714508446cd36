"""A bug of ours: one window, an assurance, a log without personal data."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.shell.frame import last_resort
from ui.shell.frame.last_resort import LastResort, describe, show_bug, watch


def bug() -> BaseException:
    try:
        raise KeyError("Lò Thị Mai, 012345678901")
    except KeyError as fault:
        return fault


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    yield
    if last_resort._Watch.window is not None:
        last_resort._Watch.window.close()
    last_resort._Watch.window = None


def test_the_description_names_the_place_and_no_value() -> None:
    told = describe(bug())
    assert "KeyError" in told and "test_last_resort.py" in told
    assert "Mai" not in told and "0123" not in told and str(Path.home()) not in told


def test_the_cause_is_named_too() -> None:
    try:
        raise RuntimeError("x") from bug()
    except RuntimeError as fault:
        assert "because of" in describe(fault) and "KeyError" in describe(fault)


def test_the_window_says_that_the_data_are_safe_and_folds_the_details(qtbot: QtBot, tmp_path: Path) -> None:
    window = LastResort(describe(bug()))
    qtbot.addWidget(window)
    assert any("Dữ liệu của bạn an toàn" in label.text() for label in window.findChildren(QLabel))
    assert window.details.isHidden()
    window._fold()
    assert not window.details.isHidden()
    window.save(tmp_path / "log.txt")
    text = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "KeyError" in text and "Qt 6." in text and "Mai" not in text


def test_a_log_that_cannot_be_written_stays_on_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = LastResort(describe(bug()))
    qtbot.addWidget(window)
    window.save(tmp_path / "nowhere" / "log.txt")
    assert not window.details.isHidden() and "KeyError" in window.details.toPlainText()


def test_two_bugs_open_one_window(qtbot: QtBot) -> None:
    show_bug(bug())
    first = last_resort._Watch.window
    show_bug(bug())
    assert last_resort._Watch.window is first and first is not None
    first.accept()
    assert last_resort._Watch.window is None


def test_what_nobody_caught_is_shown(qtbot: QtBot) -> None:
    end = watch()
    try:
        sys.excepthook(KeyError, bug(), None)
        assert last_resort._Watch.window is not None
        qWarning("a complaint of Qt")
        assert any("a complaint of Qt" in line for line in last_resort._REMEMBERED)
    finally:
        end()


def test_watching_ends_as_it_began(qtbot: QtBot) -> None:
    before = sys.excepthook
    end = watch()
    assert sys.excepthook is not before
    end()
    assert sys.excepthook is before


def test_a_bug_without_an_application_is_only_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(QApplication, "instance", lambda: None)
    show_bug(bug())
    assert last_resort._Watch.window is None and "KeyError" in caplog.text
