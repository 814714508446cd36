"""A folder to lay files into: remembered on this machine, with the sticks that are plugged in offered below."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from exports.files.carrying import Drive, removable_drives
from models.values.quantities import format_number
from ui import settings
from ui.pieces.inputs.fields import TextField
from ui.pieces.text import button, clear

MEBIBYTE = 1024 * 1024


class FolderChoice(QWidget):
    """`name`: under which the folder is remembered; `words` say what is laid there."""

    changed = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self._words, self._name = words, name
        self.field = TextField(words, chars=64)
        self.line = self.field.line
        self._sticks = QVBoxLayout()
        self._sticks.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(button(self.tr("Choose\u2026"), self._ask), 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(self._sticks)
        self.field.committed.connect(lambda path: settings.remember(self._name, path))
        self.line.textChanged.connect(lambda _: self.changed.emit())

    def propose(self, fallback: str = "", drives: Sequence[Drive] | None = None) -> None:
        """Propose the folder used last and offer the sticks; one that can only be read is of no use."""
        self.field.set_value(self.line.text() or settings.text(self._name) or fallback)
        clear(self._sticks)
        for drive in removable_drives() if drives is None else drives:
            if not drive.read_only:
                free = format_number(drive.free // MEBIBYTE)
                words = self.tr("Stick {name}: {free} MB free").format(name=drive.name, free=free)
                self._sticks.addWidget(button(words, partial(self.take, drive.path), kind="link"))

    def take(self, folder: Path) -> None:
        """Choose a folder."""
        self.line.setText(str(folder))
        self.field.commit()

    def _ask(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self._words, self.line.text()):
            self.take(Path(chosen))

    def folder(self) -> Path | None:
        """The folder that is meant, None where nothing is typed."""
        self.field.commit()
        typed = self.line.text().strip()
        return Path(typed).expanduser() if typed else None

    def refuse(self, sentence: str) -> None:
        """Say under the field why nothing could be laid there."""
        self.field.refuse(sentence)
