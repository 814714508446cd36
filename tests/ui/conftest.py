"""Every test here runs on a real window without a display, with its own settings, in Vietnamese unless it says."""

import os
from collections.abc import Iterator
from pathlib import Path

from models.values.dates import VIETNAM

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.samples import ENTRIES
from ui.desktop import dress
from ui.language import language
from ui.pieces import moments
from ui.shell.frame.window import Window
from ui.theme.look import look
from ui.theme.style import style_sheet


@pytest.fixture(autouse=True)
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings in a folder of their own; Vietnamese, light, on a machine in Vietnam."""
    monkeypatch.setattr(moments, "ZONE", VIETNAM)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    if not _is_dressed():
        dress("vi", "light")
    yield
    qapp.processEvents()
    for left in qapp.topLevelWidgets():
        left.close()
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _is_dressed() -> bool:
    """Whether the application wears Vietnamese and light, and no test changed its font or style sheet by hand."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    worn = (language(), look.appearance, look.scale, application.styleSheet(), QLocale().name())
    return worn == ("vi", "light", 100, style_sheet(look.palette, 100), "vi_VN")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A shown window with the sample pages."""
    made = Window(ENTRIES)
    made.show()
    qtbot.waitExposed(made)
    qtbot.addWidget(made)
    yield made
    made.close()
