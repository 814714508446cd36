"""A fault in a method that Qt calls is told and does not end the process."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from typing import Generic, TypeVar
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from ui.shell.frame.overrides import guard_overrides

Row = TypeVar("Row")

class Before(QWidget):
    def closeEvent(self, event):
        fail()

def fail():
    {fault}

application = QApplication([])
gone = QStackedWidget()
gone.deleteLater()
application.processEvents()
application.sendPostedEvents(None, 52)
guard_overrides()

class After(QWidget, Generic[Row]):
    def closeEvent(self, event):
        fail()

class Later(After[str]):
    rows: After[int]

assert Later.__orig_bases__ == (After[str],)
sys.excepthook = lambda kind, fault, trace: print("told", kind.__name__, flush=True)
windows = [Before(), After()]
for window in windows:
    window.show()
    QTimer.singleShot(0, window.close)
QTimer.singleShot(50, application.quit)
application.exec()
print("alive", flush=True)
"""


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ('int("x")', "ValueError"),
        ("[][1]", "IndexError"),
        ("gone.count()", "RuntimeError"),
        ('{{}}["x"]', "KeyError"),
    ],
)
def test_a_fault_of_c_code_in_an_override_is_told(fault: str, kind: str) -> None:
    script = SCRIPT.format(fault=fault.replace("{{}}", "{}"))
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert (ran.returncode, ran.stdout.split("\n")) == (0, [f"told {kind}", f"told {kind}", "alive", ""]), (
        ran.stderr
    )
