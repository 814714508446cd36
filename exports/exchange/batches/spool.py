"""Where the bytes of a batch wait until they are received: in memory while they are few, then in a file.

A province opens 3,321 packages at once, a gigabyte. The file has no name, or loses it with the program, however that
ends; it lies beside the book, which will hold the same packages.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from models.values.errors import Unavailable

IN_MEMORY = 32 * 1024 * 1024
"""Bytes of a batch up to which no file is made."""


@dataclass(frozen=True, slots=True)
class StoredBytes:
    """Bytes that wait in a spool; they can be read as long as this lives."""

    size: int
    _spool: "Spool" = field(repr=False)
    _place: int = 0

    def read(self) -> bytes:
        """The bytes. Unavailable BATCH_NOT_KEPT where the file under them is gone."""
        return self._spool._read(self._place, self.size)


class Spool:
    """One batch; folder: where its file is made once it is needed (None: where the system keeps such files)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(folder) if folder else None)  # noqa: SIM115 - lives with its batch
        self._end = 0
        self._lock = Lock()

    def keep(self, data: bytes) -> StoredBytes:
        """Put these bytes behind all others. Unavailable BATCH_NOT_KEPT: the disk is full, the folder not writable."""
        with self._lock:
            place = self._end
            try:
                self._file.seek(place)
                self._file.write(data)
            except OSError as fault:
                raise Unavailable("BATCH_NOT_KEPT", why=fault.strerror or str(fault)) from fault
            self._end += len(data)
        return StoredBytes(len(data), self, place)

    def _read(self, place: int, size: int) -> bytes:
        with self._lock:
            try:
                self._file.seek(place)
                data = self._file.read(size)
            except OSError as fault:
                raise Unavailable("BATCH_NOT_KEPT", why=fault.strerror or str(fault)) from fault
        if len(data) != size:
            raise Unavailable("BATCH_NOT_KEPT", why="")
        return data

    def __del__(self) -> None:
        self._file.close()
