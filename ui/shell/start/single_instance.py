"""A file that is opened while the program runs is handed to the running window instead of a second one."""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

MOST_BYTES = 64 * 1024
"""Longest message that is read."""

MOST_FILES = 50
WAIT = 500
"""Milliseconds that the other side is given to answer."""

_TAKEN = b"taken\n"


def place() -> str:
    """The name of the meeting place: one for each person on this machine, in their own folder where there is one."""
    name = f"so-htx-{hashlib.sha256(str(Path.home()).encode()).hexdigest()[:16]}"
    private = os.environ.get("XDG_RUNTIME_DIR", "")
    if sys.platform != "win32" and private and Path(private).is_dir():
        return str(Path(private) / name)
    return name


def hand(paths: Sequence[Path], where: str = "") -> bool:
    """Hand files to a window that is running; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(where or place())
    if not socket.waitForConnected(WAIT):
        return False
    told = json.dumps([str(path.resolve()) for path in paths[:MOST_FILES]]).encode() + b"\n"
    socket.write(told)
    socket.flush()
    answered = socket.waitForReadyRead(WAIT * 4) and bytes(socket.readAll().data()) == _TAKEN
    socket.disconnectFromServer()
    return answered


class Desk(QObject):
    """Listens for files while the window is open. Another program window that listens already keeps the place."""

    handed = Signal(list)  # of Path

    def __init__(self, parent: QObject | None = None, where: str = "") -> None:
        super().__init__(parent)
        self._where = where or place()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        self._talks: list[_Talk] = []

    def listen(self) -> bool:
        """Take the place unless somebody answers there; one that a crashed program left behind is cleared away."""
        probe = QLocalSocket()
        probe.connectToServer(self._where)
        if probe.waitForConnected(WAIT):
            probe.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._where)
        return self._server.listen(self._where)

    def close(self) -> None:
        """Leave the place."""
        self._server.close()
        for talk in self._talks:
            talk.socket.blockSignals(True)
            talk.socket.abort()
            talk.socket.deleteLater()
        self._talks.clear()

    def _meet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._talks.append(_Talk(socket))
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._part)

    def _part(self) -> None:
        """Let go of those that are gone."""
        for talk in [one for one in self._talks if one.gone]:
            self._talks.remove(talk)
            talk.socket.deleteLater()

    def _read(self) -> None:
        for talk in list(self._talks):
            talk.heard += bytes(talk.socket.readAll().data())
            if len(talk.heard) > MOST_BYTES:
                talk.socket.abort()
            elif talk.heard.endswith(b"\n"):
                found, talk.heard = _files(talk.heard), b""
                talk.socket.write(_TAKEN)
                talk.socket.flush()
                if found:
                    self.handed.emit(found)


@dataclass(eq=False)
class _Talk:
    """One program that hands files over, and what it said so far."""

    socket: QLocalSocket
    heard: bytes = b""

    @property
    def gone(self) -> bool:
        return self.socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


def _files(told: bytes) -> list[Path]:
    """The files in a message; nothing where it is none of ours."""
    try:
        names = json.loads(told)
    except ValueError:
        return []
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names[:MOST_FILES] if isinstance(name, str) and Path(name).is_absolute()]
