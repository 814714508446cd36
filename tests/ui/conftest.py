"""Every test here runs on a real window without a display, with its own settings, in Vietnamese unless it says."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from models.values.dates import VIETNAM

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import sealed
from tests.ui.samples import ENTRIES
from ui.desktop import dress
from ui.pieces import moments
from ui.shell.frame.window import Window


@pytest.fixture(autouse=True)
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings in a folder of their own; Vietnamese, light, on a machine in Vietnam."""
    monkeypatch.setattr(moments, "ZONE", VIETNAM)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    dress("vi", "light")
    gc.disable()
    yield
    qapp.processEvents()
    for left in qapp.topLevelWidgets():
        left.close()
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if next(_tests) % COLLECTED_EVERY == 0:
        gc.collect()
        gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def remembered_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a return is printed and signed into is made once a process."""
    sealed.remember(monkeypatch)


COLLECTED_EVERY = 8
_tests = count(1)
"""What a test leaves behind is collected here and never while one runs: a worker's thread that happens to collect
would destroy widgets and notifiers of the window's thread."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A shown window with the sample pages."""
    made = Window(ENTRIES)
    made.show()
    qtbot.waitExposed(made)
    qtbot.addWidget(made)
    yield made
    made.close()
