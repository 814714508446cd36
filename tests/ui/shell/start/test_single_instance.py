"""A file that is opened while the program runs goes to the running window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from ui.shell.start import single_instance
from ui.shell.start.single_instance import Desk, hand

HAND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from ui.shell.start.single_instance import hand
sys.exit(0 if hand([Path(name) for name in sys.argv[2:]], sys.argv[1]) else 3)
"""


def handed_by_another_program(where: str, *paths: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    arguments = [sys.executable, "-c", HAND, where, *map(str, paths)]
    return subprocess.Popen(arguments, env=environment)


@pytest.fixture
def where(tmp_path: Path) -> str:
    return str(tmp_path / "so")


def test_another_program_hands_its_files_over(qtbot: QtBot, where: str, tmp_path: Path) -> None:
    desk = Desk(where=where)
    assert desk.listen()
    file = tmp_path / "gói của xã.asice"
    with qtbot.waitSignal(desk.handed, timeout=20000) as said:
        other = handed_by_another_program(where, file)
    assert said.args == [[file]]
    assert other.wait(20) == 0
    desk.close()


def test_without_a_window_nobody_takes_the_files(qtbot: QtBot, where: str, tmp_path: Path) -> None:
    assert not hand([tmp_path / "x.asice"], where)


def test_the_first_window_keeps_the_place(qtbot: QtBot, where: str) -> None:
    first, second = Desk(where=where), Desk(where=where)
    assert first.listen() and not second.listen()
    first.close()
    assert second.listen()
    second.close()


def test_the_place_of_a_crashed_program_is_taken(qtbot: QtBot, where: str) -> None:
    Path(where).write_bytes(b"")
    desk = Desk(where=where)
    assert desk.listen()
    desk.close()


def test_only_absolute_paths_in_a_short_message_are_believed(tmp_path: Path) -> None:
    assert single_instance._files(b"no json") == [] and single_instance._files(b'{"a": 1}') == []
    told = json.dumps(["x.asice", 7, str(tmp_path / "y.asice")]).encode()
    assert single_instance._files(told) == [tmp_path / "y.asice"]


def test_a_message_without_an_end_is_cut_off(qtbot: QtBot, where: str) -> None:
    desk = Desk(where=where)
    desk.listen()
    socket = QLocalSocket()
    socket.connectToServer(where)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(b"x" * (single_instance.MOST_BYTES + 10))
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    desk.close()
    QLocalServer.removeServer(where)


def test_the_place_is_of_this_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if sys.platform != "win32":
        assert Path(single_instance.place()).parent == tmp_path
    before = single_instance.place()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert single_instance.place() != before
