"""Imports of the desktop read no source for the sake of spellings that the program does not use."""

import subprocess
import sys

from resources import ROOT

SCRIPT = """
from ui.imports import spare_sources
spare_sources()
import linecache, PySide6.QtCore
import sqlalchemy.orm, ui.shell.frame.window
print(sum("sqlalchemy" in name for name in linecache.cache if not name.startswith("<")))
"""


def test_no_source_is_read_when_a_module_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT.parent,
        timeout=60,
    )
    assert int(done.stdout) == 0


def test_no_module_asks_for_other_spellings_of_qt() -> None:
    modules = (ROOT.parent / "ui").rglob("*.py")
    assert not [path for path in modules if "__feature__" in path.read_text(encoding="utf-8")]
